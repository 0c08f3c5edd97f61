#!/bin/bash
# `peilian judge` by JUDGE.md: the example, every kind of error, line ends, lines of any length, answers while it waits.
. "$(dirname "$0")/lib.sh"

judge() {
    out=$(printf '%b' "$1" | "$peilian" judge 2>"$work/err")
    status=$?
    err=$(cat "$work/err")
}

good='{"id":"a","shop":"bigmen","reply":"您好"}'

# The contract's example, with the keys that it shows.
judge '{"id":"d001", "shop":"bigmen", "product":"JN-2031", "persona":"hunter", "scenario":null,
 "buyer":{"height_cm":178,"weight_jin":205,"waist_cm":null,"foot_mm":null,"usual_eu":null,"wide_foot":false},
 "case":{"stage":"presale","cause":null,"channel":null,"days_since_receipt":null,"orders":0,"total_yuan":0}}'
is "an object over three lines is three bad lines" 3 "$(grep -c error <<<"$out")"
example='{"id":"d001", "shop":"bigmen", "product":"JN-2031", "persona":"hunter", "scenario":null, "buyer":{"height_cm":178,"weight_jin":205,"waist_cm":null,"foot_mm":null,"usual_eu":null,"wide_foot":false}, "case":{"stage":"presale","cause":null,"channel":null,"days_since_receipt":null,"orders":0,"total_yuan":0}, "asked":["size"], "history":[{"from":"buyer","text":"178,205斤,穿几码?","t_ms":0}], "reply":"您好,按您的身高体重建议拍40码,这款是四面弹面料,直筒版型,坐着蹲着都不紧绷。", "wait_ms":14000, "typing_ms":11000, "first":true}'
judge "$example"
is "the example's status" 0 "$status"
is "nothing on standard error" "" "$err"
has "its scores" "$out" '{"id":"d001","scores":{"speed":100,"tone":100,"banned":100,"sizing":100,"policy":null,"overall":100},"verdicts":{"sizing":"correct","policy":"none"},'
has "its finding" "$out" '"findings":[{"rule":"SIZ-03","dim":"sizing","kind":"praise","start":52,"end":80,"text":"四面弹面料,直筒版型","delta":0}]'
has "its claim on size" "$out" '{"topic":"size","stance":"recommend","value":"40","start":37,"end":42}'
has "its claim on stretch" "$out" '{"topic":"stretch","value":"four_way","start":52'
has "its claim on fit" "$out" '{"topic":"fit","value":"straight","start":68'
has "its questions and deeds" "$out" '"questions":[],"deeds":["E_ANSWERED","E_REASONED"]}'
first=$out
judge "$example"
is "the same line gives the same bytes" "$first" "$out"

# Errors: the id where there is one, the line's number, the run goes on, status 1 at the end.
filler=$(printf '\\n%.0s' {1..14})
judge "$good\n\n$good$filler{\"id\":\"x\",\"shop\":\"bigmen\",\"product\":\"JN-9\",\"reply\":\"好\"}\n$good"
is "the run goes on" 4 "$(wc -l <<<"$out")"
is "the contract's error" '{"id":"x","error":"line 17: unknown product \"JN-9\" in shop bigmen"}' "$(sed -n 3p <<<"$out")"
is "status of a run with an error" 1 "$status"

error_of() {
    judge "$2"
    is "$1: status" 1 "$status"
    is "$1: one line" 1 "$(wc -l <<<"$out")"
    has "$1" "$out" "$3"
}
error_of "no JSON" 'hello' '{"id":null,"error":"line 1: not valid JSON: '
error_of "cut JSON" '{"id":"a","shop":' '{"id":null,"error":"line 1: not valid JSON: '
error_of "a NUL byte" '{"id":"a","shop":"bigmen","reply":"a\0b"}' '{"id":null,"error":"line 1: not valid JSON: '
error_of "an escaped NUL" '{"id":"a","shop":"bigmen","reply":"a\\u0000b"}' '{"id":null,"error":"line 1: not valid JSON: '
error_of "invalid UTF-8" '{"id":"a","shop":"bigmen","reply":"\xff"}' '{"id":null,"error":"line 1: not valid JSON: '
error_of "a lone surrogate" '{"id":"a","shop":"bigmen","reply":"\\ud800"}' '{"id":null,"error":"line 1: not valid JSON: '
error_of "an array" '[]' '{"id":null,"error":"line 1: a line must be an object, not a list"}'
error_of "no id" '{"shop":"bigmen","reply":"好"}' '{"id":null,"error":"line 1: id is missing"}'
error_of "an id that is a number" '{"id":1,"shop":"bigmen","reply":"好"}' '{"id":null,"error":"line 1: id must be a text, not 1"}'
error_of "an unknown shop" '{"id":"a","shop":"bigman","reply":"好"}' '{"id":"a","error":"line 1: unknown shop \"bigman\""}'
error_of "an unknown topic" '{"id":"a","shop":"bigmen","reply":"好","asked":["sise"]}' '{"id":"a","error":"line 1: unknown topic \"sise\""}'
error_of "an empty reply" '{"id":"a","shop":"bigmen","reply":""}' '{"id":"a","error":"line 1: reply is empty"}'
error_of "no reply" '{"id":"a","shop":"bigmen"}' '{"id":"a","error":"line 1: reply is missing"}'
error_of "an unknown stage" '{"id":"a","shop":"bigmen","reply":"好","case":{"stage":"x"}}' 'line 1: unknown stage \"x\"'
error_of "an unknown cause" '{"id":"a","shop":"bigmen","reply":"好","case":{"cause":"x"}}' 'line 1: unknown cause \"x\"'
error_of "an unknown channel" '{"id":"a","shop":"bigmen","reply":"好","case":{"channel":"x"}}' 'line 1: unknown channel \"x\"'
error_of "an unknown speaker" '{"id":"a","shop":"bigmen","reply":"好","history":[{"from":"x","text":"y"}]}' 'line 1: unknown from \"x\"'
error_of "a wrong type" '{"id":"a","shop":"bigmen","reply":"好","first":1}' 'line 1: first must be true or false, not 1'
error_of "a bad date" '{"id":"a","shop":"bigmen","reply":"好","date":"yesterday"}' 'line 1: date must be a day like'
error_of "a key twice" '{"id":"a","id":"b","shop":"bigmen","reply":"好"}' '{"id":null,"error":"line 1: not valid JSON: '
long=$(printf '亲%.0s' {1..4001})
error_of "4001 characters" "{\"id\":\"a\",\"shop\":\"bigmen\",\"reply\":\"$long\"}" 'reply has 4001 characters, at most 4000 are allowed'
judge "{\"id\":\"a\",\"shop\":\"bigmen\",\"reply\":\"${long:1}\"}"
is "4000 characters" 0 "$status"

# What is ignored.
judge "{\"id\":\"a\",\"shop\":\"bigmen\",\"reply\":\"您好\",\"persona\":\"nobody\",\"scenario\":\"none\",\"expect\":{},\"why\":1}"
is "unknown persona, scenario and keys" 0 "$status"

# Line ends: CRLF, blank lines, no newline at the end, a byte order mark; nothing at all.
judge "$good\r\n\r\n  \n$good"
is "CRLF and blanks: lines" 2 "$(wc -l <<<"$out")"
is "CRLF and blanks: status" 0 "$status"
judge "\xef\xbb\xbf$good\n"
is "a byte order mark" 0 "$status"
judge ''
is "no input: output" "" "$out"
is "no input: status" 0 "$status"

# A line longer than any that is allowed is one error; what follows is judged, and memory stays bounded. A sanitizer's
# shadow needs more address space than any bound, so there the bound is left out.
bound() { grep -q __asan_init "$peilian" || ulimit -v 2000000; }
out=$( (head -c 60000000 /dev/zero | tr '\0' x; printf '\n%s\n' "$good") | "$peilian" judge)
is "a line of 60 MB: lines" 2 "$(wc -l <<<"$out")"
has "a line of 60 MB: its error" "$out" '{"id":null,"error":"line 1: longer than '
has "a line of 60 MB: the next one" "$out" '{"id":"a","scores"'

# peak LINES: the most memory that so many lines take, in kB
peak() {
    yes "$good" | head -n "$1" | python3 -c 'import resource, subprocess, sys
subprocess.run([sys.argv[1], "judge"], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' "$peilian"
}
if command -v python3 >/dev/null; then
    few=$(peak 1000) many=$(peak 30000)
    is "memory does not grow with the lines ($few kB, $many kB)" yes "$([ "$many" -le $((few + few / 10 + 2048)) ] && echo yes)"
fi

# Who sends one line and waits gets its answer.
coproc JUDGE { "$peilian" judge; }
printf '%s\n' "$good" >&"${JUDGE[1]}"
IFS= read -r -t 20 answer <&"${JUDGE[0]}" || answer=none
has "an answer before the end of input" "$answer" '{"id":"a","scores"'
exec {JUDGE[1]}>&-
wait "$JUDGE_PID" 2>/dev/null

run "$peilian" judge file.jsonl
is "an argument is wrong usage" 2 "$status"
done_checking

#!/bin/bash
# `peilian lint` and `peilian test` on what is shipped and on what a trainer got wrong: file, line, what, the nearest name.
. "$(dirname "$0")/lib.sh"

run "$peilian" lint
is "what is shipped is clean" 0 "$status"
run "$peilian" lint --json
is "as JSON" "[]" "$out"
run "$peilian" test
is "what is shipped passes" 0 "$status"
has "and says so" "$out" ", 0 failed"

# A trainer's own folder, same layout.
own=$XDG_DATA_HOME/peilian/content/scenarios/late-parcel
mkdir -p "$own"
sed 's/id = "jeans-for-a-meeting"/id = "late-parcel"/' scenarios/jeans-for-a-meeting/scenario.lua >"$own/scenario.lua"
printf 'seed 7\n< *\nwait 40s\n< *\nwait 70s\n! outcome walked_out\n' >"$own/nobody.talk"
run "$peilian" lint "$own/scenario.lua"
is "one's own scenario is clean" 0 "$status"
run "$peilian" test
has "one's own talk is run" "$out" "late-parcel/nobody.talk passed"
run "$peilian" chat late-parcel --script scenarios/demo/good.script
is "one's own scenario is played" 0 "$status"

# A talk that fails.
printf 'seed 7\n< *\n> 您好,建议拍38码。\n! sizing correct, overall >= 99\n' >"$own/wrong.talk"
run "$peilian" test "$own/wrong.talk"
is "a talk that fails" 1 "$status"
has "its line" "$out" "wrong.talk:4:3: "
has "what was expected" "$out" "sizing correct"
has "what came" "$out" "wrong"
run "$peilian" test --json "$own/wrong.talk"
has "as JSON" "$out" '"passed":false'
printf 'seed 7\n< *\nsay hello\n' >"$own/wrong.talk"
run "$peilian" lint "$own/wrong.talk"
is "a talk that is none" 1 "$status"
has "its line" "$out" "wrong.talk:3"
rm "$own/wrong.talk"

# broken WHAT SED PART: a copy of the scenario with one thing wrong
broken() {
    sed "$2" scenarios/jeans-for-a-meeting/scenario.lua | sed 's/id = "jeans-for-a-meeting"/id = "late-parcel"/' >"$own/scenario.lua"
    run "$peilian" lint "$own/scenario.lua"
    is "$1: status" 1 "$status"
    claims=$((claims + 1))
    grep -qE 'late-parcel/scenario\.lua:[0-9]+' <<<"$out" || fail "$1: no file:line in [$out]"
    has "$1" "$out" "$3"
}
broken "a syntax error" 's/start = "size",/start = = "size",/' "scenario.lua:"
broken "an unknown field" 's/minutes = 10,/minuts = 10,/' 'minutes'
broken "an unknown persona" 's/persona = "hunter"/persona = "huntr"/' 'hunter'
broken "an unknown product" 's/JN-2031/JN-2032/' 'JN-2031'
broken "a beat that leads nowhere" 's/next = { "returns" }/next = { "retruns" }/' 'returns'
run "$peilian" lint "$own/scenario.lua" --json
has "faults as JSON" "$out" '"severity":"error"'
run "$peilian" chat jeans-for-a-meeting --script scenarios/demo/good.script
is "a broken scenario of one's own does not stop the others" 0 "$status"
# Two lists of one id, in two files.
words=$XDG_DATA_HOME/peilian/content/scenarios/words
mkdir -p "$words"
printf 'return { words { id = "insults", use = "cue", list = { "呆瓜" } } }\n' >"$words/zz-own.lua"
run "$peilian" lint
is "a list's id given twice: status" 1 "$status"
has "a list's id given twice" "$out" 'list "insults" stands in scenarios/words/insults.lua'
rm -r "$words"

# Content from the future.
mkdir -p "$XDG_DATA_HOME/peilian/content/scenarios"
printf 'return content { layout = 1, api = 2 }\n' >"$XDG_DATA_HOME/peilian/content/scenarios/content.lua"
run "$peilian" lint
is "a newer script API: status" 1 "$status"
has "a newer script API" "$out" "content.lua:1:8: api 2: this program knows 1 to 1"
rm "$XDG_DATA_HOME/peilian/content/scenarios/content.lua"

# Codes, strictness, and what a fact touches.
guide=$(cat scenarios/guide/lint.md)
for lang in zh en; do
    while read -r number name severity text; do
        has "the guide tells $number in $lang" "$guide" "| $number | \`$name\` |"
        has "the guide tells what $number means in $lang" "$guide" "| $text |"
    done < <("$peilian" lint --codes --lang "$lang")
done
run "$peilian" lint --codes
has "the table of codes" "$out" "L101 unknown-field"
run "$peilian" lint --codes --json
has "the table for programs" "$out" '"code":"L101","name":"unknown-field","severity":"error"'
run "$peilian" lint --explain l101
has "one code" "$out" "L101 unknown-field"
run "$peilian" lint --explain L999
is "no such code" 2 "$status"
run "$peilian" lint --touched bigmen:return_window
is "what a fact touches: status" 0 "$status"
has "the question" "$out" 'scenarios/jeans-for-a-meeting/scenario.lua:'
has "its topic" "$out" 'asks "return_window": depends on bigmen:return_window'
has "the talks" "$out" 'scenarios/jeans-for-a-meeting/won.talk:1:1: hint: plays "jeans-for-a-meeting"'
lacks "another shop's plots" "$out" "cracked-sole"
run "$peilian" lint --touched scenarios/shops/bigmen.lua:JN-2031.stock
has "a product's stock" "$out" 'asks "size"'
run "$peilian" lint --touched bigmen:return_windw
is "no such fact" 2 "$status"
has "the nearest one" "$err" "return_window"
sed 's/id = "jeans-for-a-meeting"/id = "late-parcel"/; s/title = { zh = "下周开会要条牛仔裤", en = "Jeans for a meeting" }/title = { zh = "晚到" }/' \
    scenarios/jeans-for-a-meeting/scenario.lua >"$own/scenario.lua"
run "$peilian" lint --lang en
is "a warning alone" 0 "$status"
has "the missing language" "$out" "late-parcel/scenario.lua:17:5: warning: title lacks en: \"晚到\" is shown to all [L301]"
run "$peilian" lint --strict
is "a warning, strictly" 1 "$status"
run "$peilian" lint --lang zh
has "in Chinese" "$out" "中文 zh、英文 en 都要写"
rm -r "$own"

# Every save is checked; Ctrl-C ends it in order.
mkdir -p "$own"
sed 's/id = "jeans-for-a-meeting"/id = "late-parcel"/' scenarios/jeans-for-a-meeting/scenario.lua >"$own/scenario.lua"
"$peilian" lint --watch --lang en >"$work/watched" 2>&1 &
watching=$!
# wait_for TEXT: until it has been printed, ten seconds at most
wait_for() {
    for _ in $(seq 200); do
        grep -q "$1" "$work/watched" && return
        sleep 0.05
    done
    fail "lint --watch did not print [$1] but [$(cat "$work/watched")]"
}
wait_for "no faults"
sed -i 's/minutes = 10/minuts = 10/' "$own/scenario.lua"
wait_for 'unknown field "minuts"'
sed -i 's/minuts = 10/minutes = 10/; s/"JN-2031"/"JN-2032"/' "$own/scenario.lua"
wait_for 'unknown product "JN-2032"'
mkdir -p "$XDG_DATA_HOME/peilian/content/scenarios/shops"
sed 's/topic = "return_window", days = 7/topic = "return_window", days = 15/' scenarios/shops/bigmen.lua \
    >"$XDG_DATA_HOME/peilian/content/scenarios/shops/bigmen.lua"
wait_for 'depends on bigmen:return_window'
kill -INT "$watching"
wait "$watching"
is "a watch that is ended" 0 "$?"
rm -r "$own" "$XDG_DATA_HOME/peilian/content/scenarios/shops"

run "$peilian" lint "$work/nothing.lua"
is "no such file" 1 "$status"
done_checking

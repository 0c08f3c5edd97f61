#!/bin/bash
# Retries from the command line, the tree that they make, and two sessions side by side.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "no python3"
scenario=jeans-for-a-meeting

# field JSON EXPRESSION: of the value d that the JSON is
field() {
    python3 -c "import json,sys; d = json.loads(sys.argv[1]); print($2)" "$1"
}
# play OUT-OF-WHAT REPLY...: a scripted chat; prints the newest session's id
play() {
    local what=$1
    shift
    printf '> %s\n' "$@" >"$work/script"
    # shellcheck disable=SC2086
    "$peilian" chat --as Li $what --script "$work/script" >"$work/out" 2>"$work/err" || return 1
    field "$("$peilian" sessions --json)" 'd[0]["id"]'
}

wrong=(您好,178、205斤建议42码,四面弹面料。 发货后一般8到9天到。 好的。)
poor=$(play "--persona hunter --seed 3 $scenario" "${wrong[@]}")
right=$(play "--persona hunter --seed 3 $scenario" 您好,178、205斤建议40码,四面弹面料,坐着不勒。 发货后一般2到4天到。)
branch=$(play "--retry $poor:2" 40码,四面弹,坐着不勒。 发货后一般2到4天到。)
second=$(play "--retry $branch:3" 发货后一般2到4天到,下午5点前付款当天发。)

run "$peilian" verify "$poor" "$branch" "$second"
is "all of them run again to the same events" 0 "$status"

# The branch has every event of the original before the cut, byte for byte.
events() { "$peilian" export "$1" | tail -n +2 | sed 's/.*"event"://'; }
run "$peilian" sessions --tree --json
is "the tree's status" 0 "$status"
cut=$(field "$out" "[b['cut']['seq'] for b in d if b['id'] == '$branch'][0]")
is "the cut stands in the session" yes "$([ "$cut" -gt 3 ] && echo yes)"
is "events before the cut" "" "$(diff <(events "$poor" | head -$((cut - 1))) <(events "$branch" | head -$((cut - 1))))"
is "events after it differ" differ "$(diff -q <(events "$poor") <(events "$branch") >/dev/null || echo differ)"
is "parents" "None None $poor $branch" "$(field "$out" "*[b['parent'] for b in d]")"
is "depths" "0 0 1 2" "$(field "$out" "*[b['depth'] for b in d]")"
is "replies that they part at" "2 3" "$(field "$out" "*[b['cut']['reply'] for b in d if 'cut' in b]")"
is "who" "Li" "$(field "$out" "d[2]['person']")"
run "$peilian" sessions --tree --lang zh
has "a branch's corner" "$out" "└─ $branch"
has "its own branch below" "$out" "   └─ $second"
has "where it parts" "$out" "第 2 句起"

# Side by side.
run "$peilian" compare "$poor" "$right" --json
is "compare: status" 0 "$status"
forth=$out
is "size is met by size" "['size'] ['size']" "$(field "$out" "d['chats'][0]['rows'][0]['first']['topics'], d['chats'][0]['rows'][0]['second']['topics']")"
is "what the right size gains" "[0, 100, 100]" "$(field "$out" "d['chats'][0]['rows'][0]['scores']['sizing']")"
is "rows of one side have no other" True "$(field "$out" "all((r['first'] is None) == (r['kind'] == 'second') and (r['second'] is None) == (r['kind'] == 'first') for r in d['chats'][0]['rows'])")"
run "$peilian" compare "$right" "$poor" --json
is "the other way round: the gain is a loss" "[100, 0, -100]" "$(field "$out" "d['chats'][0]['rows'][0]['scores']['sizing']")"
is "as many rows" "$(field "$forth" "len(d['chats'][0]['rows'])")" "$(field "$out" "len(d['chats'][0]['rows'])")"
run "$peilian" compare "$poor" "$branch" --lang zh
is "compare as text" 0 "$status"
has "both are named" "$out" "乙  $branch"
has "what it is a branch of" "$out" "从 $poor 第 2 句起重来"
has "what was asked" "$out" "问尺码"
has "what both have in common" "$out" "步一字不差"
has "the gain" "$out" "码 ↑ +"
has "what is the same" "$out" "两边一样"
lacks "no key shows" "$out" "compare."
run "$peilian" compare "${poor:0:5}" "$branch" --lang en
has "in English" "$out" "Asked: Size"
lacks "no key shows in English" "$out" "compare."

# Wrong usage.
run "$peilian" compare "$poor"
is "one id" 2 "$status"
has "what is missing" "$err" "peilian compare ID ID"
run "$peilian" compare "$poor" zzzzzzzz
is "an unknown id" 1 "$status"
run "$peilian" compare "$poor" "$branch" "$right"
is "three ids" 2 "$status"
for bad in "$poor" "$poor:0"; do
    run "$peilian" chat --retry "$bad" --script "$work/script"
    is "--retry $bad" 2 "$status"
done
run "$peilian" chat --retry "$poor:9" --script "$work/script"
is "a reply that is not there" 2 "$status"
has "how many there are" "$err" "has 3 replies"
run "$peilian" --help
has "compare is listed" "$out" "compare"
done_checking

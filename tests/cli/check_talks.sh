#!/bin/bash
# `peilian test`: the same output on any number of threads, the forms for build servers, expected failure, coverage.
. "$(dirname "$0")/lib.sh"
export PEILIAN_HOME=$PWD

# Whatever -j, the same bytes.
run "$peilian" test --lang en -j 1
alone=$out
is "what is shipped passes" 0 "$status"
for threads in 2 7; do
    run "$peilian" test --lang en -j $threads
    is "the same output on $threads threads" "$alone" "$out"
done
run "$peilian" test -j 0
is "no thread at all" 2 "$status"
has "its range" "$err" "64"
run "$peilian" test -j
is "-j without a number" 2 "$status"

# One that passes, one that fails, two with an expectation, one that is no talk, one of an unknown name.
own=$XDG_DATA_HOME/peilian/content/scenarios/jeans-for-a-meeting
mkdir -p "$own"
head='seed 7\n< *\n> 您好,建议拍38码。\n'
printf "$head"'! sizing wrong\n' >"$own/a-good.talk"
printf "$head"'! overall >= 0, sizing correct\n' >"$own/b-bad.talk"
printf 'xfail <38> & 40\n'"$head"'! sizing correct\n' >"$own/c-xfail.talk"
printf 'xfail it is 40\n'"$head"'! sizing wrong\n' >"$own/d-xpass.talk"
printf 'sede 7\n< *\n' >"$own/e-broken.talk"
printf "$head"'! finding SIZ-20, beat dobut\n' >"$own/f-name.talk"
run "$peilian" test --lang en "$own" --junit "$work/junit.xml"
is "some fail" 1 "$status"
has "the claim's place" "$out" "b-bad.talk:4:17: expected: sizing correct; got: sizing wrong"
has "the good one" "$out" "a-good.talk passed"
has "as expected" "$out" "c-xfail.talk failed as expected: <38> & 40"
has "against what was expected" "$out" "d-xpass.talk:1:7: expected to fail, but passed: it is 40"
has "the nearest word" "$out" 'e-broken.talk:1:1: a line begins with # < > | ! or a word of the grammar, not with "sede", did you mean "seed"?'
has "the nearest beat" "$out" 'f-name.talk:4:24: there is no beat "dobut", did you mean "doubt"?'
has "how many" "$out" "6 talks run, 4 failed"
run "$peilian" test --lang zh "$own"
has "in Chinese" "$out" "d-xpass.talk:1:7: 写了 xfail 却过了：it is 40"
printf '! sizing correct\n< *\n< *\nwait 10m\n< *\n< *\n< *\n< *\n< *\n< *\n' >"$own/g-over.talk"
run "$peilian" test --lang zh "$own/g-over.talk"
has "no reply yet, in Chinese" "$out" "g-over.talk:1:3: 要：sizing correct; 实际：上面没有回复"
has "the chat is over, in Chinese" "$out" "实际：聊天已经结束"
rm "$own/g-over.talk"

xml=$(cat "$work/junit.xml")
has "JUnit's counts" "$xml" '<testsuite name="jeans-for-a-meeting" tests="6" failures="2" errors="2" skipped="1">'
has "JUnit's text is escaped" "$xml" '<skipped type="xfail" message="&lt;38&gt; &amp; 40"/>'
has "JUnit's failure" "$xml" 'b-bad.talk:4:17: expected: sizing correct'
if command -v python3 >/dev/null; then
    is "JUnit is XML" 6 "$(python3 -c 'import sys, xml.dom.minidom as m; print(len(m.parse(sys.argv[1]).getElementsByTagName("testcase")))' "$work/junit.xml")"
fi
run "$peilian" test "$own" --junit /nowhere/x.xml
has "a report that cannot be written" "$err" "/nowhere/x.xml"

run "$peilian" test --tap "$own"
is "TAP's head" "TAP version 14 1..6" "$(head -2 <<<"$out" | tr '\n' ' ' | sed 's/ $//')"
has "TAP: passed" "$out" "ok 1 - $own/a-good.talk"
has "TAP: expected to fail" "$out" "not ok 3 - $own/c-xfail.talk # TODO <38> & 40"
has "TAP: the place" "$out" "  line: 4"
is "TAP: numbers" "1 2 3 4 5 6" "$(grep -oE '^(not )?ok [0-9]+' <<<"$out" | grep -oE '[0-9]+' | tr '\n' ' ' | sed 's/ $//')"

run "$peilian" test --json "$own"
for state in passed failed xfailed xpassed broken; do has "JSON: $state" "$out" "\"state\":\"$state\""; done
rm -r "$own"

# Coverage: every beat that is shipped is reached, what is not reached has its place, and one talk reaches less than all.
run "$peilian" test --lang en --coverage
has "every beat" "$out" "100 %"
is "no beat is missed" "" "$(grep -E ': beat ' <<<"$out")"
all=$(sed -n 's/^line: \([0-9]*\) of.*/\1/p' <<<"$out")
claims=$((claims + 1))
grep -qE '^personas/[a-z]+/lines\.lua:[0-9]+(:[0-9]+)?: line [a-z.+_]+ "' <<<"$out" || fail "a line with its place in [${out:0:500}]"
run "$peilian" test --lang en --coverage scenarios/cracked-sole/won.talk
one=$(sed -n 's/^line: \([0-9]*\) of.*/\1/p' <<<"$out")
is "one talk says fewer lines than all" yes "$([ "$one" -gt 0 ] && [ "$one" -lt "$all" ] && echo yes)"
has "a beat that it does not reach" "$out" "beat cracked-sole/refund"
run "$peilian" test --coverage --json
# The table of rules that the judge's own steps find is what the sources have.
known=$(grep -oE '"kind":"rule","name":"[A-Z]+-[0-9]+"' <<<"$out" | grep -oE '[A-Z]+-[0-9]+' | LC_ALL=C sort -u)
found=$(grep -rhoE '"(SPD|TON|BAN|SIZ|POL)-[0-9]+"' engine/judge --include='*.c' --exclude=rule_ids.c | tr -d '"' | LC_ALL=C sort -u)
is "rules that the judge finds and the list lacks" "" "$(comm -13 <(echo "$known") <(echo "$found"))"
own_list=$(sed -n '/OWN\[\]/,/};/p' engine/judge/rule_ids.c | grep -oE '[A-Z]+-[0-9]+' | LC_ALL=C sort -u)
is "rules in the table that no step finds" "" "$(comm -23 <(echo "$own_list") <(echo "$found"))"

# "Save this session as a talk": what a terminal's session gives passes, and the store's own words say what it was.
run "$peilian" chat cracked-sole --script scenarios/demo/good.script --lang zh
id=$(XDG_DATA_HOME=$XDG_DATA_HOME "$peilian" sessions --json | sed 's/.*"id":"\([a-z0-9]*\)".*/\1/')
run "$peilian" export "$id" --talk
is "a session as a talk" 0 "$status"
is "nothing wrong with it" "" "$err"
has "its scenario" "$out" "scenario cracked-sole"
has "its end" "$out" "! outcome "
mkdir -p "$XDG_DATA_HOME/peilian/content/scenarios/cracked-sole"
echo "$out" >"$XDG_DATA_HOME/peilian/content/scenarios/cracked-sole/saved.talk"
run "$peilian" test --lang en "$XDG_DATA_HOME/peilian/content/scenarios/cracked-sole/saved.talk"
is "it passes" 0 "$status"
has "it says so" "$out" "saved.talk passed"
sed -i 's/^seed .*/seed 999/' "$XDG_DATA_HOME/peilian/content/scenarios/cracked-sole/saved.talk"
run "$peilian" test "$XDG_DATA_HOME/peilian/content/scenarios/cracked-sole/saved.talk"
is "with another seed it does not" 1 "$status"
run "$peilian" export "$id" --talk --chat 2
is "a chat that there is not: status" 1 "$status"
has "a chat that there is not" "$err" "there is no chat 2 of 1"
run "$peilian" export "$id" --talk --chat 9
has "a chat beyond the desk" "$err" "5"
done_checking

#!/bin/bash
# chat --watch in a real terminal: a saved file is taken up at the same place, a broken one is named and changes nothing.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/terminal.sh"

mkdir "$work/home"
cp -r personas scenarios assets "$work/home"
export PEILIAN_HOME=$work/home
plot=$work/home/scenarios/jeans-for-a-meeting/scenario.lua
words=$work/home/personas/hunter/lines.lua

# A save as editors make it: a new file in the old one's place.
edit() {
    sed "$2" "$1" >"$work/edited"
    cmp -s "$1" "$work/edited" && fail "nothing to edit in $1: $2"
    mv "$work/edited" "$1"
}

open "$peilian" chat jeans-for-a-meeting --seed 3 --lang zh --watch
shows "the buyer's line" "买家  "
shows "it may be answered" "回复>"
keys -l '您好,178、205斤建议拍40码,四面弹面料、直筒版型。'
keys Enter
shows "the reply is graded" "速 "

# The words of a line that was spoken: seen anew, the reply still there.
from=$(date +%s%N)
edit "$words" 's/看中这条了/相中这条了/'
shows "a line in its new words" "相中这条了"
printf 'a save was on the screen after %d ms\n' $((($(date +%s%N) - from) / 1000000))
shows "that it was taken up" "从同一处接着"
is "the reply is said again" 2 "$(screen | grep -c '你    您好,178、205斤建议拍40码')"

keys -l '亲'
edit "$plot" 's/^    beats/    beets/'
shows "the place of the fault" "scenarios/jeans-for-a-meeting/scenario.lua:"
shows "that the last one still runs" "仍用上一个好版本"
shows "what was being typed is untouched" "回复> 亲"
edit "$plot" 's/^    beets/    beats/'
edit "$words" 's/相中这条了/瞧上这条了/'
shows "the mended files" "瞧上这条了"
keys C-u
keys -l '/quit'
keys Enter
shows "the card" "总分"
shows "status 0" "STATUS=0"
mux kill-server
run "$peilian" sessions --json
has "what was played before the first save is kept" "$out" '"ended":"interrupted"'
has "and the trial, at its end" "$out" '"ended":"closed"'
done_checking

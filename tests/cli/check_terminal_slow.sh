#!/bin/bash
# A chat by hand in a real terminal (tmux): Chinese is typed, edited over wide characters while the buyer's lines arrive,
# graded, ended by Ctrl-C; and one that is killed stands in the list and verifies. Takes about half a minute.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/terminal.sh"

open "$peilian" --lang zh
shows "three lines for the first time" "照剧本来的"
shows "the menu" "jeans-for-a-meeting"
keys -l 77
keys Enter
shows "a number that is none" "Ctrl-D 退出"
keys -l "jeans-for-a-meeting"
keys Enter
shows "the task" "任务："
shows "the buyer types" "[对方正在输入]"
# Typed while the buyer types: the line stays whole when theirs arrives above it.
keys -l '您好abc建议拍'
shows "the buyer's line" "买家  "
shows "the countdowns and the line" "] 回复> 您好abc建议拍"
screen | grep -q '买家再等 [0-9]* 秒] 回复> 您好abc建议拍'
is "patience is on the prompt line" 0 $?
keys BSpace BSpace Left Left BSpace BSpace
shows "backspace and cursor over wide characters" "回复> 您好c建"
keys C-a
keys -l '亲'
keys C-e
keys -l '议'
shows "typing at both ends" "回复> 亲您好"
keys C-u
keys -l '您好,178、205斤建议拍40码,四面弹面料、直筒版型。'
keys Enter
shows "the reply in its place" "你    您好,178、205斤建议拍40码"
shows "the grades below" "速 "
shows "a finding with its words" "‹四面弹面料、直筒版型›"
keys -l '/act check_stock size=40'
keys Enter
shows "a desk action" "操作：查库存"
keys -l '/moood'
keys Enter
shows "a word that is none" "/mood"
keys -l '/mood'
keys Enter
shows "the mood" "耐心 "
keys C-c
shows "Ctrl-C ends it properly" "你先离开"
shows "the card" "总分"
shows "status 0" "STATUS=0"
mux kill-server
run "$peilian" sessions --json
has "it is recorded as left" "$out" '"outcome":"left","ended":"closed"'
run "$peilian" verify
is "and verifies" 0 "$status"

# The end of input ends a chat as well.
open "$peilian" chat jeans-for-a-meeting --lang en
shows "English" "Task: "
keys C-d
shows "Ctrl-D ends it properly" "you left"
shows "status 0" "STATUS=0"
mux kill-server

# Killed in the middle.
open "$peilian" chat jeans-for-a-meeting --lang zh --seed 7
shows "the buyer's line" "买家  " 20
keys -l '您好,建议拍40码。'
keys Enter
shows "graded" "速 "
kill -9 "$(cat "$work/pid")"
shows "it is gone" "STATUS=137"
mux kill-server
run "$peilian" sessions --json
has "the next start says so in one line" "$err" "cut off"
is "in one line" 1 "$(wc -l <<<"$err")"
has "it is in the list, with how it ended" "$out" '"outcome":"open","ended":"interrupted"'
has "with the reply that was graded" "$out" '"replies":1'
run "$peilian" sessions
is "it is said once" "" "$err"
has "and in the list for people" "$out" "cut off"
run "$peilian" verify
is "its record is whole" 0 "$status"
has "and says where it was cut" "$out" "was cut off after event"
done_checking

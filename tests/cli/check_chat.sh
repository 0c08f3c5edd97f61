#!/bin/bash
# A chat from a script: deterministic, graded, recorded, listed, replayed, verified, exported; what is wrong is named.
. "$(dirname "$0")/lib.sh"

cat >"$work/win.script" <<'END'
# comments and talks' own lines are passed over
seed 7
< *
> 您好,178、205斤建议拍40码,四面弹面料、直筒版型。
= Hello, size 40.
act check_stock size=40
note 客人下周开会
flag red
+ 坐一天会也不勒。
> 先生,发出后一般2到4天到,下午5点前付款当天发。
wait 9s
> 签收后7天内可以退,吊牌在就行。质量问题运费我们出,其他原因退回运费您承担。
> 这条390,满299包邮,不用另付运费。
! outcome won
END

run "$peilian" chat jeans-for-a-meeting --script "$work/win.script" --as 小李 --lang zh
is "status" 0 "$status"
is "nothing on standard error" "" "$err"
first=$out
has "the task" "$out" "任务："
has "the buyer's line" "$out" "买家"
has "the reply" "$out" "建议拍40码"
has "the span in brackets" "$out" "‹四面弹面料、直筒版型›"
has "the rule" "$out" "SIZ-03"
has "a desk action" "$out" "查库存"
has "the note" "$out" "客人下周开会"
has "the end" "$out" "这一场结束：成交"
has "the card" "$out" "总分"
lacks "no colours where nobody looks" "$out" $'\033'
run "$peilian" chat jeans-for-a-meeting --script "$work/win.script" --as 小李 --lang zh
is "the same again" "$first" "$out"
run "$peilian" chat jeans-for-a-meeting --script "$work/win.script" --lang zh --seed 8
[ "$out" != "$first" ] && is "another seed, another chat" 1 1 || fail "the seed changes nothing"
run "$peilian" chat jeans-for-a-meeting --script "$work/win.script" --lang zh --persona impatient
has "another buyer" "$out" "急躁型"
run "$peilian" chat jeans-for-a-meeting --script "$work/win.script" --lang en
has "the trainee's English" "$out" "Hello, size 40."
has "English under the buyer's lines" "$out" "How long after dispatch?"

# The list: newest first, the last person again.
run "$peilian" sessions --json
is "sessions" 5 "$(grep -o '"id"' <<<"$out" | wc -l)"
has "the one who was there last" "$out" '"person":"小李"'
has "an outcome" "$out" '"outcome":"won","ended":"closed"'
id=$(sed 's/.*"id":"\([a-z0-9]*\)".*/\1/' <<<"$out")
run "$peilian" sessions --lang zh
has "titles, not ids" "$out" "下周开会要条牛仔裤"
has "the count" "$out" "共 5 场"

# Replay by the beginning of an id gives what was seen, card and all.
run "$peilian" replay "${id:0:6}" --lang zh
is "replay" 0 "$status"
[ "$(sed -n '/   0:0/,/这一场结束/p' <<<"$out")" = "$(sed -n '/   0:0/,/这一场结束/p' <<<"$first")" ] && is "the replay shows the same lines" 1 1 ||
    fail "the replay shows other lines than the chat"
run "$peilian" replay "$id" --speed 17
is "a speed out of range" 2 "$status"
has "its range" "$err" "16"
run "$peilian" replay "$id" --at-once
is "at once" 0 "$status"
run "$peilian" replay
is "replay without an id" 2 "$status"

run "$peilian" verify
is "all verify" 0 "$status"
run "$peilian" verify "$id" --lang zh
has "it says so" "$out" "重放一致：$id"
run "$peilian" verify "$id" --json
has "and as JSON" "$out" '"result":"same"'

run "$peilian" export "$id" --jsonl
is "export" 0 "$status"
has "its first line" "$(head -1 <<<"$out")" '{"peilian":"session","version":1'
is "one line an event" "$(sed -n 's/.*"count":\([0-9]*\).*/\1/p' <<<"$(head -1 <<<"$out")")" "$(($(wc -l <<<"$out") - 1))"

# Today's content gives the same scores while it is the same; a stricter rubric of one's own does not.
run "$peilian" rescore "$id" --json
is "rescore" 0 "$status"
same=$out
is "nothing changes while nothing changed" "$(sed 's/.*"then":\([0-9]*\),"now".*/\1/' <<<"$out")" "$(sed 's/^{"then":[0-9]*,"now":\([0-9]*\),.*/\1/' <<<"$out")"
mkdir -p "$XDG_DATA_HOME/peilian/content/scenarios/rubrics"
sed 's/later_due_ms = 60000/later_due_ms = 3000/' scenarios/rubrics/default.lua >"$XDG_DATA_HOME/peilian/content/scenarios/rubrics/default.lua"
run "$peilian" rescore "$id" --json
[ "$out" != "$same" ] && is "a stricter rubric, other scores" 1 1 || fail "a stricter rubric changes nothing"
run "$peilian" verify "$id"
is "the record still verifies, by the content of its day" 0 "$status"
run "$peilian" replay "$id" --lang en
has "and the replay says that content changed" "$out" "Content has changed since"
rm -r "$XDG_DATA_HOME/peilian/content"

# Unknown ids give the nearest.
near=${id:0:7}$([ "${id:7:1}" = a ] && echo b || echo a)
for command in replay verify export; do
    run "$peilian" $command "$near"
    is "$command of an unknown id" 1 "$status"
    has "$command names the nearest" "$err" "$id"
done

# Wrong usage and wrong scripts.
run "$peilian" chat jeans-for-a-meetin --script "$work/win.script"
is "an unknown scenario" 2 "$status"
has "the nearest scenario" "$err" "jeans-for-a-meeting"
run "$peilian" chat jeans-for-a-meeting --persona huntr --script "$work/win.script"
is "an unknown buyer" 2 "$status"
has "the nearest buyer" "$err" "hunter"
run "$peilian" chat jeans-for-a-meeting --persona proxy --script "$work/win.script"
has "a buyer that this scenario does not allow" "$err" "hunter, impatient"
run "$peilian" chat jeans-for-a-meeting --seed x --script "$work/win.script"
is "a seed that is no number" 2 "$status"
run "$peilian" chat
is "no terminal" 2 "$status"
has "what to do then" "$err" "--script"
run "$peilian" chat --script "$work/none"
is "no such file" 1 "$status"
has "its name" "$err" "$work/none"
printf 'scenario jeans-for-a-meeting\n> 好\nwait soon\n' >"$work/bad.script"
run "$peilian" chat --script "$work/bad.script"
is "a bad step" 1 "$status"
has "its place" "$err" "bad.script:3: wait needs a time"
printf 'scenario jeans-for-a-meeting\n> 好\nact dance\n' >"$work/bad.script"
run "$peilian" chat --script "$work/bad.script"
is "an unknown action" 1 "$status"
has "its place and name" "$err" 'line 3: there is no desk action "dance"'
done_checking

#!/bin/bash
# A recorded chat as a film: moments and the timeline as JSON, the same as what the export holds; what is wrong is named.
. "$(dirname "$0")/lib.sh"

cat >"$work/win.script" <<'END'
seed 7
< *
> 您好,178、205斤建议拍40码,四面弹面料、直筒版型。
note 客人下周开会
+ 坐一天会也不勒。
> 先生,发出后一般2到4天到,下午5点前付款当天发。
> 一定周三到。
END
run "$peilian" chat jeans-for-a-meeting --script "$work/win.script" --as 小李 --lang zh
is "played" 0 "$status"
run "$peilian" sessions --json
id=$(sed 's/.*"id":"\([a-z0-9]*\)".*/\1/' <<<"$out")
run "$peilian" export "$id" --jsonl
printf '%s\n' "$out" >"$work/log"

run "$peilian" replay "$id" --timeline
is "timeline" 0 "$status"
is "nothing on standard error" "" "$err"
printf '%s\n' "$out" >"$work/timeline"
for t in 0 9000 20000 999999999; do
    run "$peilian" replay "$id" --at "$t"
    is "frame at $t" 0 "$status"
    printf '%s\n' "$out" >>"$work/frames"
done
run "$peilian" replay "$id" --at 20000
is "the same again" "$(sed -n 3p "$work/frames")" "$out"

# Everything against the log itself.
out=$(python3 - "$work/log" "$work/timeline" "$work/frames" <<'END'
import json, sys
events = [json.loads(line)["event"] for line in open(sys.argv[1]) if '"event":{' in line]
film = json.load(open(sys.argv[2]))
said = [e for e in events if e["kind"] == "trainee_said"]
assert film["length_ms"] == events[-1]["t_ms"] and film["events"] == len(events) and film["keystrokes"] is False
assert [r["text"] for r in film["replies"]] == [e["data"]["text"] for e in said]
for r in film["replies"]:
    assert r["begin_ms"] + r["read_ms"] + r["think_ms"] + max(r["compose_ms"], 0) == r["t_ms"], r
assert film["typings"] == []
rules = sorted(f["rule"] for e in events if e["kind"] == "graded" for f in e["data"]["judgement"]["findings"])
marks = [m for m in film["marks"] if m["kind"] in ("critical", "major", "minor", "praise")]
assert rules and sorted(m["text"] for m in marks) == rules
assert film["lanes"][0]["outcome"] in ("won", "lost", "walked_out", "open")
for frame in map(json.loads, open(sys.argv[3])):
    then = [e for e in events if e["t_ms"] <= frame["t_ms"]]
    assert frame["events"] == len(then)
    lines = [e["data"]["text"] for e in then if e["kind"] in ("trainee_said", "buyer_said")]
    assert [i["text"] for i in frame["chats"][0]["items"] if i["kind"] in ("agent", "buyer")] == lines
    later = [e["t_ms"] for e in events if e["kind"] in ("trainee_said", "buyer_said") and e["t_ms"] > frame["t_ms"]]
    assert frame.get("next_message") == (later[0] if later else None)
print("agrees")
END
)
is "film and log" agrees "$out"

run "$peilian" replay "$id" --at soon
is "no time" 2 "$status"
has "it is named" "$err" "soon"
run "$peilian" replay "$id" --at -5
is "before the beginning" 2 "$status"
run "$peilian" replay nothere --at 5
is "no session" 1 "$status"
done_checking

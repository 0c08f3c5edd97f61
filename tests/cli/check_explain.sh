#!/bin/bash
# `peilian explain`: each claim with the fact's file and line, the rule, the sum; and every edit is applied and judged again.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "no python3"

cat >"$work/in.jsonl" <<'LINES'
{"id":"size","shop":"bigmen","product":"JN-2031","buyer":{"height_cm":178,"weight_jin":205},"asked":["size"],"history":[{"from":"buyer","text":"178,205斤,穿几码?","t_ms":0}],"reply":"您好,建议拍38码,保证合身哦","wait_ms":5000,"first":true}
{"id":"days","shop":"shoes","product":"SH-101","asked":["return_window"],"history":[{"from":"buyer","text":"几天能退","t_ms":0}],"reply":"亲,十天内都能退的","wait_ms":5000,"first":true}
{"id":"late","shop":"bigmen","product":"JN-2031","asked":["delivery_time"],"history":[{"from":"buyer","text":"几天到","t_ms":0}],"reply":"亲,一般两到四天到哦","wait_ms":90000,"first":false}
{"id":"cold","shop":"bigmen","product":"JN-2031","asked":["dispatch_time"],"history":[{"from":"buyer","text":"催一下","t_ms":0}],"reply":"催什么催,都说几遍了","wait_ms":5000,"first":false}
LINES
"$peilian" explain --lang en <"$work/in.jsonl" >"$work/out" 2>"$work/err"
is "status" 0 $?
out=$(cat "$work/out")
has "a wrong claim, its value and the right one" "$out" 'false [38码] size recommend value="38" 40 is right'
has "a right claim" "$out" "true [两到四天] delivery_time min_days=2 max_days=4"
has "the rule of a finding and what it takes" "$out" "major BAN-20 No false promises [保证] -60"
has "the rule of lateness" "$out" "minor SPD-02"
has "the arithmetic" "$out" "(Speed 100×1 + Tone 100×1 + Banned words 40×1 + Sizing 0×1) / 4 = 60"
has "an edit that deletes" "$out" "One edit: delete 保证, Banned words 40 → 100"
has "an edit of a figure" "$out" "One edit: 38 to 40, Sizing 0 → 100"
has "an edit of a Chinese figure" "$out" "One edit: 十 to 7, Policy 0 → 100"
"$peilian" explain --lang zh <"$work/in.jsonl" >"$work/zh"
has "the same in Chinese" "$(cat "$work/zh")" "改一处：38 改成 40"

# The facts stand where they are said to, the sums are right and what judge says, every edit does what it promises.
checked=$(python3 - "$peilian" "$work" <<'PYTHON'
import json, re, subprocess, sys
peilian, work = sys.argv[1:]
DIMS = {"Speed": "speed", "Tone": "tone", "Banned words": "banned", "Sizing": "sizing", "Policy": "policy"}

def judge(line):
    run = subprocess.run([peilian, "judge"], input=json.dumps(line, ensure_ascii=False) + "\n", capture_output=True, text=True)
    return json.loads(run.stdout)

lines = {}
for text in open(f"{work}/in.jsonl", encoding="utf-8"):
    line = json.loads(text)
    lines[line["id"]] = line
facts = sums = edits = 0
line = None
for text in open(f"{work}/out", encoding="utf-8"):
    head = re.match(r"^(\w+)  ", text)
    if head:
        line = lines[head[1]]
    source = re.match(r"^  (?:true|false|partly) \[.*\] (\w+) .*  (\S+):(\d+)$", text)
    if source:
        said = open(source[2], encoding="utf-8").read().splitlines()[int(source[3]) - 1]
        if not (source[1] in said or (source[1] == "size" and ("chart" in said or "sizes" in said))):
            print(f"{source[2]}:{source[3]} does not hold {source[1]}: {said.strip()}")
        facts += 1
    total = re.match(r"^  Overall: \((.*)\) / (\d+) = (\d+)$", text)
    if total:
        parts = re.findall(r"([A-Z][a-z ]+) (\d+)×(\d+)", total[1])
        weight = sum(int(w) for _, _, w in parts)
        mean = (2 * sum(int(s) * int(w) for _, s, w in parts) + weight) // (2 * weight)
        scores = judge(line)["scores"]
        if mean != int(total[3]) or int(total[2]) != weight or scores["overall"] != mean:
            print(f"{line['id']}: {text.strip()} is no right sum of {scores}")
        if any(scores[DIMS[name]] != int(score) for name, score, _ in parts):
            print(f"{line['id']}: {text.strip()} is not {scores}")
        sums += 1
    edit = re.match(r"^  One edit: (?:delete (?P<gone>.+)|(?P<old>.+) to (?P<new>.+)), ([A-Z][a-z ]+) (\d+) → (\d+)$", text)
    if text.startswith("  One edit") and not edit:
        print(f"{line['id']}: {text.strip()} names no edit")
    if edit:
        old, new = edit["gone"] or edit["old"], edit["new"] or ""
        where = [m.start() for m in re.finditer(re.escape(old), line["reply"])]
        after = {judge({**line, "reply": line["reply"][:at] + new + line["reply"][at + len(old):]})["scores"][DIMS[edit[4]]]
                 for at in where}
        if judge(line)["scores"][DIMS[edit[4]]] != int(edit[5]) or int(edit[6]) not in after:
            print(f"{line['id']}: {text.strip()} gives {after}")
        edits += 1
print(f"{facts} facts, {sums} sums, {edits} edits" if facts >= 3 and sums == 4 and edits >= 3 else f"too little to check: {facts} {sums} {edits}")
PYTHON
)
is "facts, sums and edits hold" "4 facts, 4 sums, 3 edits" "$checked"

printf '{"id":"x","shop":"nowhere","reply":"您好"}\n' | "$peilian" explain >"$work/out" 2>"$work/err"
is "a line that cannot be judged fails the run" 1 $?
has "and is named" "$(cat "$work/out" "$work/err")" 'unknown shop "nowhere"'
done_checking

#!/bin/bash
# Ordinary good replies must pass unmarked: over 1 in 1,000 with a banned-word finding (praise aside) fails.
#   check_ordinary.sh PEILIAN [--list]    --list prints the replies that were marked, tone findings too
set -u
peilian=${1:?path of the peilian binary}
list=${2:-}
folder=tests/golden/judge_ordinary
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
lines=$(mktemp) answers=$(mktemp)
trap 'rm -f "$lines" "$answers"' EXIT

python3 - "$folder" >"$lines" <<'PYTHON' || exit 1
import json, os, sys
SHOPS = ("bigmen", "shoes", "telecom")
for name in SHOPS + ("general",):
    with open(os.path.join(sys.argv[1], name + ".txt"), encoding="utf-8") as replies:
        for n, reply in enumerate(replies, 1):
            shop = name if name in SHOPS else SHOPS[n % 3]
            line = {"id": f"{name}:{n}", "shop": shop, "asked": [], "first": False, "reply": reply.rstrip("\n")}
            print(json.dumps(line, ensure_ascii=False))
PYTHON

"$peilian" judge <"$lines" >"$answers" || { echo "peilian judge failed"; head -c 300 "$answers"; exit 1; }

python3 - "$lines" "$answers" "$list" <<'PYTHON'
import json, sys
with open(sys.argv[1], encoding="utf-8") as lines, open(sys.argv[2], encoding="utf-8") as answers:
    pairs = list(zip(map(json.loads, lines), map(json.loads, answers), strict=True))
MOST = 0.001
LEAST_REPLIES = 4000
counts = {"banned": 0, "tone": 0}
for line, answer in pairs:
    for dim in counts:
        found = [f for f in answer["findings"] if f["dim"] == dim and f["kind"] != "praise"]
        counts[dim] += bool(found)
        if found and sys.argv[3] == "--list":
            marks = " ".join(f"{f['rule']}/{f.get('flag', '')}[{f['text'][:24]}]" for f in found)
            print(f"{line['id']} {dim} {marks}\n    {line['reply']}")
for dim, count in counts.items():
    print(f"{dim}: {count} of {len(pairs)} ordinary replies marked, {1000 * count / len(pairs):.2f} in 1,000")
if len(pairs) < LEAST_REPLIES:
    sys.exit(f"only {len(pairs)} replies: too few to tell 1 in 1,000")
sys.exit(0 if counts["banned"] <= MOST * len(pairs) else 1)
PYTHON

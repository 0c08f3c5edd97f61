#!/bin/bash
# Every labelled line of tests/golden/judge is judged without an error, the same twice; the figures are printed.
. "$(dirname "$0")/lib.sh"

cat tests/golden/judge/*.jsonl >"$work/all.jsonl"
"$peilian" judge <"$work/all.jsonl" >"$work/out.jsonl"
is "no line is an error" 0 $?
is "one line out for one line in" "$(grep -c . "$work/all.jsonl")" "$(wc -l <"$work/out.jsonl")"
"$peilian" judge <"$work/all.jsonl" | cmp -s - "$work/out.jsonl"
is "twice the same bytes" 0 $?

score=$PWD/../shared/judge/score.py
if [ -r "$score" ] && command -v python3 >/dev/null; then
    python3 "$score" "$work/all.jsonl" "$work/out.jsonl" | grep -E '^(sizing|policy|speed|banned terms|tone flags):'
fi
done_checking

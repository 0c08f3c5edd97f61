#!/bin/bash
# The bars of the issue on the labelled examples beside the checkout: sizing 90, policy 85, banned F1 95, speed 100.
. "$(dirname "$0")/lib.sh"
shared=$PWD/../shared/judge
[ -r "$shared/dev.jsonl" ] && [ -r "$shared/score.py" ] || skip "no ../shared/judge beside this checkout"
command -v python3 >/dev/null || skip "no python3"

"$peilian" judge <"$shared/dev.jsonl" >"$work/out.jsonl"
is "no line is an error" 0 $?
python3 "$shared/score.py" "$shared/dev.jsonl" "$work/out.jsonl" >"$work/score"

# at_least NAME BAR VALUE
at_least() {
    claims=$((claims + 1))
    printf '%-8s %5s (at least %s)\n' "$1" "$3" "$2"
    awk -v value="$3" -v bar="$2" 'BEGIN { exit !(value != "" && value + 0 >= bar) }' || fail "$1: $3 is below $2"
}
at_least sizing 90 "$(sed -n 's/^sizing: .* right, \([0-9.]*\)%.*/\1/p' "$work/score")"
at_least policy 85 "$(sed -n 's/^policy: .* right, \([0-9.]*\)%.*/\1/p' "$work/score")"
at_least speed 100 "$(sed -n 's/^speed: .* right, \([0-9.]*\)%.*/\1/p' "$work/score")"
at_least banned 95 "$(sed -n 's/^banned terms: .* F1 \([0-9.]*\)$/\1/p' "$work/score")"
done_checking

#!/bin/bash
# What `peilian judge` says was asked and done must stay above its floors on the labelled lines of judge_asks/.
#   check_asks.sh PEILIAN
# A floor is two points under what was reached: questions right line by line, deeds that must be there, deeds that must not.
# To see what differs: judge_asks/score_asks.py PEILIAN FILE --diff. Never lower a floor to let a change pass.
set -u
peilian=${1:?path of the peilian binary}
folder=tests/golden/judge_asks
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }

# file questions deeds_all deeds_none
floors=(
  "questions_deeds.jsonl      98.0 96.4 97.8"
  "fresh_questions_deeds.jsonl 94.5 95.3 98.0"
  "held_questions_deeds.jsonl 79.8 90.6 96.2"
)
status=0
for line in "${floors[@]}"; do
  read -r file questions all none <<<"$line"
  echo "== $file"
  python3 "$folder/score_asks.py" "$peilian" "$folder/$file" --floor "$questions" "$all" "$none" || status=1
done
exit $status

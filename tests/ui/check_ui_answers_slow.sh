#!/usr/bin/env bash
# check_ui_answers_slow.sh PEILIAN -- the window answers a key and the pointer within one frame, and moves sixty times a second.
set -u
# A sanitizer makes every frame several times as long.
if ldd "$1" | grep -q 'lib[a-z]*san'; then
    echo 'skipped: a sanitizer build has another speed'
    exit 77
fi
exec python3 "$(dirname "$0")/answers.py" "$1"

#!/usr/bin/env bash
# check_ui_replay.sh PEILIAN -- past sessions in the real window: the list, the film, what was typed, search, retry.
set -u
exec python3 "$(dirname "$0")/replay.py" "$1"

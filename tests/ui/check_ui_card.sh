#!/usr/bin/env bash
# check_ui_card.sh PEILIAN -- the score card in the real window: its figures, the rows, once more, from a reply, past sessions.
set -u
exec python3 "$(dirname "$0")/card.py" "$1"

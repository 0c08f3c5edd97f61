#!/usr/bin/env bash
# check_ui_own.sh PEILIAN -- content of one's own and packs in the real window: marked where they are shown.
set -u
exec python3 "$(dirname "$0")/own.py" "$1"

#!/usr/bin/env bash
# check_ui_rescue.sh PEILIAN -- a damaged record in the real window: the banner, all of it in words, the file kept, practice kept.
set -u
exec python3 "$(dirname "$0")/rescue.py" "$1"

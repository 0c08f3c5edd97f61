#!/usr/bin/env bash
# check_ui_feel_slow.sh PEILIAN -- the real window at 1280 x 800 keeps within its memory, and does nothing where nothing happens.
set -u
exec python3 "$(dirname "$0")/feel.py" "$1"

#!/usr/bin/env bash
# check_ui_compare.sh PEILIAN -- a retry, its tree, and two sessions side by side in the real window.
set -u
exec python3 "$(dirname "$0")/compare.py" "$1"

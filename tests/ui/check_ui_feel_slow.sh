#!/usr/bin/env bash
# check_ui_feel_slow.sh PEILIAN -- the real window at 1280 x 800 keeps within its memory, and does nothing where nothing happens.
set -u
# A sanitizer's own bookkeeping takes three times the program's memory. gcc links it as a library, clang into the program.
if ldd "$1" | grep -q 'lib[a-z]*san' || grep -q __asan_init "$1"; then
    echo 'skipped: a sanitizer build has another size'
    exit 77
fi
exec python3 "$(dirname "$0")/feel.py" "$1"

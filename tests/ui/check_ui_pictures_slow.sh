#!/bin/sh
# Every view by day and by night, in both languages, at scale 1 and 2, against tests/ui/golden.
command -v python3 >/dev/null || { echo "skipped: not installed: python3"; exit 77; }
exec python3 tests/ui/pictures.py "$@"

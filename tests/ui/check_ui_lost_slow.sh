#!/bin/sh
# Nothing is lost: kill -9, a window closed, a full disk, a folder that cannot be written, damaged files.
command -v python3 >/dev/null || { echo "skipped: not installed: python3"; exit 77; }
exec python3 tests/ui/lost.py "$1"

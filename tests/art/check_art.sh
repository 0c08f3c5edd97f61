#!/bin/bash
# The pictures and sounds of assets: all are there, in the sizes promised, visible on every ground, apart from each
# other, and what the sources give. Without rsvg-convert the last is left out, with a notice.
command -v python3 >/dev/null 2>&1 || { echo "python3 is missing"; exit 77; }
exec python3 tests/art/check_art.py

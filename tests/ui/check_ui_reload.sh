#!/bin/bash
# Files saved while the window is open, in the real window.
exec python3 "$(dirname "$0")/reload.py" "$1"

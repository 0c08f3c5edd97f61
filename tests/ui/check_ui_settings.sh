#!/bin/bash
# The settings in the real window: language, theme and text size at once and the next time; a chat in small and large windows.
exec python3 "$(dirname "$0")/settings.py" "$1"

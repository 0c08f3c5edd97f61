#!/bin/sh
# Chinese input in the real window: fcitx5 with pinyin under Xvfb on a bus of its own, then xdotool and the clipboard.
command -v dbus-run-session >/dev/null || { echo "skipped: not installed: dbus-run-session"; exit 77; }
command -v python3 >/dev/null || { echo "skipped: not installed: python3"; exit 77; }
exec dbus-run-session -- python3 tests/ui/ime.py "$1"

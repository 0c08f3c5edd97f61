#!/bin/sh
# Chinese input in the real window: fcitx5 with pinyin under Xvfb on a bus of its own, then xdotool and the clipboard.
# tests/ui/check_ui_ime_slow.sh types a whole chat.
program=$1
shift
for needed in dbus-run-session python3; do
    command -v $needed >/dev/null || { echo "skipped: not installed: $needed"; exit 77; }
done
exec dbus-run-session -- python3 tests/ui/ime.py "$program" "$@"

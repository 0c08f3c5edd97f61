#!/bin/bash
# `verify` on sessions that somebody touched in the file: each kind of tampering by its name, with place, field, expected and found.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "no python3"

printf 'scenario jeans-for-a-meeting\n> 您好,建议拍40码,四面弹面料。\n> 2到4天到。\n' >"$work/a.script"
"$peilian" chat --script "$work/a.script" >/dev/null
python3 tests/cli/tampering.py "$peilian" "$XDG_DATA_HOME/peilian/peilian.db"

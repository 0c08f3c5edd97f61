#!/bin/bash
# Content of one's own: it lies over the shipped, is marked wherever it is shown, is part of a session's hash, and is kept with it.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "no python3"

own=$XDG_DATA_HOME/peilian/content
mkdir -p "$own/scenarios/my-return" "$own/scenarios/jeans-for-a-meeting"
sed 's/id = "jeans-for-a-meeting"/id = "my-return"/; s/title = {[^}]*}/title = { zh = "我自己的场", en = "My own" }/' \
    scenarios/jeans-for-a-meeting/scenario.lua >"$own/scenarios/my-return/scenario.lua"
printf 'scenario jeans-for-a-meeting\n> 您好,建议拍40码,四面弹面料。\n' >"$work/a.script"
printf 'scenario my-return\n> 您好,建议拍40码,四面弹面料。\n' >"$work/own.script"

run "$peilian" lint --lang en
is "own content is clean" 0 "$status"
lacks "nothing is replaced yet" "$out" "stands for"
run "$peilian" chat --script "$work/own.script"
is "one's own scenario plays" 0 "$status"
run "$peilian" chat --script "$work/a.script"
is "a shipped one beside it" 0 "$status"

content() {
    python3 -c "
import sqlite3, json, sys
rows = sqlite3.connect(sys.argv[1]).execute('SELECT header FROM session ORDER BY row').fetchall()
print(' '.join(json.loads(header)['content'] for (header,) in rows))" "$XDG_DATA_HOME/peilian/peilian.db"
}

# An edit of one's own is another content; the session of before still verifies with what was kept of it.
before=$(content | cut -d ' ' -f 2)
cp scenarios/jeans-for-a-meeting/scenario.lua "$own/scenarios/jeans-for-a-meeting/scenario.lua"
echo '-- mine' >>"$own/scenarios/jeans-for-a-meeting/scenario.lua"
run "$peilian" lint --lang en
is "an override is no fault" 0 "$status"
has "which file is replaced" "$out" "$own/scenarios/jeans-for-a-meeting/scenario.lua: of Your own, stands for the one of the shipped content"
run "$peilian" lint --lang zh
has "in Chinese" "$out" "自己写的，替换了自带内容的"
run "$peilian" chat --script "$work/a.script"
after=$(content | cut -d ' ' -f 3)
[ "$before" != "$after" ] || fail "the hash of the content does not know one's own files"
run "$peilian" verify
is "all verify with the content of their time" 0 "$status"

# A fault in one's own is named by its place there.
echo 'return scenario { id = "my-return", tittle = { zh = "x", en = "x" } }' >"$own/scenarios/my-return/scenario.lua"
run "$peilian" lint --lang en
is "a fault of one's own" 1 "$status"
has "where" "$out" "$own/scenarios/my-return/scenario.lua:1:"
has "the nearest name" "$out" 'did you mean "title"'
done_checking

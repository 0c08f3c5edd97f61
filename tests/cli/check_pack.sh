#!/bin/bash
# Packs: one file to share, the same bytes every time; installed over the shipped content and under one's own; hostile ones refused.
. "$(dirname "$0")/lib.sh"

class="$work/Class B"
mkdir -p "$class/scenarios/shared-return" "$class/scenarios/jeans-for-a-meeting"
sed 's/id = "jeans-for-a-meeting"/id = "shared-return"/' scenarios/jeans-for-a-meeting/scenario.lua \
    >"$class/scenarios/shared-return/scenario.lua"
cp scenarios/jeans-for-a-meeting/scenario.lua "$class/scenarios/jeans-for-a-meeting/"
echo '-- shared' >>"$class/scenarios/jeans-for-a-meeting/scenario.lua"
printf 'scenario shared-return\nseed 1\n> 您好。\n' >"$class/scenarios/shared-return/first.talk"

run "$peilian" pack "$class" -o "$work/b.peilian" --name '二班' --lang en
is "packed" 0 "$status"
has "what" "$out" "3 files of class-b packed into"
"$peilian" pack "$class" -o "$work/again.peilian" --name '二班' >/dev/null
cmp -s "$work/b.peilian" "$work/again.peilian" || fail "the same folder gives other bytes"
run "$peilian" unpack "$work/b.peilian" "$work/out"
is "unpacked" 0 "$status"
diff -r "$class" "$work/out" >/dev/null || fail "what comes out is not what went in"
run "$peilian" unpack "$work/b.peilian" "$work/out" --lang en
is "not over what is there" 1 "$status"
has "why" "$err" "expected a new or an empty folder"

run "$peilian" install "$work/b.peilian" --lang zh
is "installed" 0 "$status"
has "its name" "$out" "二班 已装好"
run "$peilian" packs --lang en
has "the list" "$out" "class-b: 2 files, 1 of them stand for others"
has "one's own stands there as well" "$out" "own: 0 files"
run "$peilian" lint --lang en
is "it is clean" 0 "$status"
has "what is replaced is marked" "$out" "of class-b, stands for the one of the shipped content"
printf 'scenario shared-return\n> 您好,建议拍40码。\n' >"$work/a.script"
run "$peilian" chat --script "$work/a.script"
is "it plays" 0 "$status"

own=$XDG_DATA_HOME/peilian/content/scenarios/jeans-for-a-meeting
mkdir -p "$own"
cp scenarios/jeans-for-a-meeting/scenario.lua "$own/"
run "$peilian" lint --lang en
has "one's own stands above a pack" "$out" "of Your own, stands for the one of class-b"

# A byte changed, a path that leads out, content with a fault: nothing is installed.
sed 's/-- shared/-- Shared/' "$work/b.peilian" >"$work/changed.peilian"
run "$peilian" install "$work/changed.peilian" --lang en
is "a changed pack" 1 "$status"
has "which file" "$err" "scenarios/jeans-for-a-meeting/scenario.lua: its bytes do not fit its hash"
sed 's|"path":"scenarios/jeans-for-a-meeting/|"path":"scenarios/../../../../x/|' "$work/b.peilian" >"$work/out.peilian"
run "$peilian" unpack "$work/out.peilian" "$work/elsewhere" --lang en
is "a path that leads out" 1 "$status"
has "which path" "$err" 'path "scenarios/../../../../x/scenario.lua"'
[ ! -e "$work/elsewhere" ] || fail "something of a refused pack was written"
echo 'return scenario { id = "shared-return", tittle = 1 }' >"$class/scenarios/shared-return/scenario.lua"
run "$peilian" pack "$class" -o "$work/c.peilian" --lang en
is "a folder with a fault" 1 "$status"
has "its place" "$err" "Class B/scenarios/shared-return/scenario.lua:1:"
[ ! -e "$work/c.peilian" ] || fail "a faulty pack was written"
head -c 300 /dev/urandom >"$work/junk.peilian"
run "$peilian" install "$work/junk.peilian"
is "no pack at all" 1 "$status"

run "$peilian" packs --remove ../content --lang en
is "a name that leads out" 1 "$status"
[ -e "$own/scenario.lua" ] || fail "one's own was removed"
run "$peilian" packs --remove class-b
is "removed" 0 "$status"
run "$peilian" packs --json
lacks "it is gone" "$out" "class-b"
done_checking

#!/bin/bash
# What `verify` says of a record that was changed, cut, or made by another version; and of a store that cannot be opened.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "no python3"

printf 'scenario jeans-for-a-meeting\n> 您好,建议拍40码,四面弹面料。\n> 2到4天到。\n' >"$work/a.script"
for _ in 1 2 3; do "$peilian" chat --script "$work/a.script" >/dev/null; done
mapfile -t ids < <("$peilian" sessions --json | grep -oE '"id":"[a-z0-9]+"' | cut -d '"' -f 4)
is "three sessions" 3 "${#ids[@]}"
[ "${#ids[@]}" -eq 3 ] || done_checking

# sql STATEMENT
sql() {
    python3 - "$XDG_DATA_HOME/peilian/peilian.db" "$1" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA foreign_keys = OFF")
for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
    db.execute("DROP TRIGGER " + name)
print(db.execute(sys.argv[2]).rowcount)
db.commit()
END
}
is "one event was changed" 1 "$(sql "UPDATE event SET line = replace(line, '40码', '38码') WHERE session = (SELECT row FROM session WHERE id = '${ids[0]}') AND line LIKE '%trainee_said%40码%'" 2>"$work/sql")"
run "$peilian" verify "${ids[0]}"
is "a changed event" 1 "$status"
has "what it is" "$out" "was changed"
run "$peilian" verify "${ids[1]}"
is "the others are well" 0 "$status"
run "$peilian" verify
is "all of them" 1 "$status"
has "how many" "$out" "3 sessions checked, 1 with faults"

printf 'no database' >"$XDG_DATA_HOME/peilian/peilian.db"
rm -f "$XDG_DATA_HOME/peilian/peilian.db-wal" "$XDG_DATA_HOME/peilian/peilian.db-shm"
run "$peilian" sessions
is "a file that is no store" 1 "$status"
has "its path" "$err" "peilian.db"
export XDG_DATA_HOME=/proc/nowhere
run "$peilian" sessions
is "a folder that cannot be made" 1 "$status"
has "its name" "$err" "/proc/nowhere"
done_checking

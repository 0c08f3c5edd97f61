#!/bin/bash
# `peilian explore`: clean on what is shipped; on a planted fault its place, and a talk that shows it when it is run.
. "$(dirname "$0")/lib.sh"

run "$peilian" explore --personas hunter,proxy --bound 60 -j 2 --lang en
is "what is shipped is clean" 0 "$status"
has "and says how far it went" "$out" "bound reached: "
has "for each pair" "$out" "jeans-for-a-meeting, hunter"

run "$peilian" explore --scenarios runners-run-small --bound 60 -j 1 --json
one=$out
has "as JSON" "$out" '"faults":[]'
run "$peilian" explore --scenarios runners-run-small --bound 60 -j 3 --json --lang zh
is "threads and languages change nothing" "$one" "$out"

own=$XDG_DATA_HOME/peilian/content/scenarios/planted
mkdir -p "$own"
sed 's/id = "jeans-for-a-meeting"/id = "planted"/; s/buyer:feels({ trust = -8, interest = -5 }, "size_doubt")/error("no doubt")/' \
    scenarios/jeans-for-a-meeting/scenario.lua >"$own/scenario.lua"
line=$(grep -n 'no doubt' "$own/scenario.lua" | cut -d: -f1)
run "$peilian" explore --scenarios planted --personas hunter --bound 100 --talks "$work/talks" --lang en
is "a planted fault" 1 "$status"
has "its place" "$out" "scenarios/planted/scenario.lua:$line: no doubt"
talk=$(ls "$work/talks"/planted-hunter-1-error.talk)
run "$peilian" test "$talk"
is "its talk fails" 1 "$status"
has "by that fault" "$out" "scenarios/planted/scenario.lua:$line: no doubt"
run "$peilian" explore --scenarios planted --personas hunter --bound 100 --lang zh
has "in Chinese too" "$out" "脚本出错"
run "$peilian" explore --bound 3
is "a bound too low" 2 "$status"
run "$peilian" explore --scenarios plantd
is "a scenario that is none" 2 "$status"
has "its nearest" "$err" "planted"

done_checking

#!/bin/bash
# `peilian new`: what it writes is clean, passes its talk, and goes over nothing.
. "$(dirname "$0")/lib.sh"

content=$XDG_DATA_HOME/peilian/content
for pair in "scenario late-parcel" "persona my-aunt" "shop my-shop" "topic engraving"; do
    # shellcheck disable=SC2086
    run "$peilian" new $pair
    is "new $pair" 0 "$status"
    has "new $pair says where" "$out" "$content/"
done
run "$peilian" lint --strict --lang en
is "all of it is clean" 0 "$status"
lacks "without a hint of own files" "$out" "$content"
run "$peilian" test "$content/scenarios"
is "its talks pass" 0 "$status"
has "three of them" "$out" "3"
lacks "and none fails" "$out" "failed: "
[ -f "$content/personas/my-aunt/lines.lua" ] || fail "a persona has words"

echo "mine" >"$content/scenarios/late-parcel/scenario.lua"
run "$peilian" new scenario late-parcel
is "nothing is written over: status" 1 "$status"
is "nothing is written over" "mine" "$(cat "$content/scenarios/late-parcel/scenario.lua")"
for bad in "../up" "Late" "" "-x"; do
    run "$peilian" new scenario "$bad"
    is "no id: [$bad]" 2 "$status"
done
run "$peilian" new film x
is "no such kind" 2 "$status"
done_checking

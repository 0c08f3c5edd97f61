#!/bin/bash
# `peilian mutate`: what is shipped reaches its aim, survivors have file and line, any -j prints the same.
. "$(dirname "$0")/lib.sh"

run "$peilian" mutate --lang en -j 1
is "what is shipped reaches the aim" 0 "$status"
has "how many" "$out" "faults planted"
claims=$((claims + 1))
grep -qE '^scenarios/[a-z-]+/[a-z-]+\.talk:[0-9]+: not (found|counted): ' <<<"$out" || fail "a survivor with its place in [${out:0:300}]"
run "$peilian" mutate --lang en -j 1 scenarios/cracked-sole
alone=$out
run "$peilian" mutate --lang en -j 3 scenarios/cracked-sole
is "the same on three threads" "$alone" "$out"
run "$peilian" mutate --lang zh scenarios/cracked-sole/won.talk
has "in Chinese" "$out" "1 个成交的对话"
run "$peilian" mutate --json scenarios/cracked-sole/won.talk
has "as JSON" "$out" '"fate":"killed"'
has "its reply" "$out" '"reply":"'
run "$peilian" mutate --all --lang en scenarios/cracked-sole/won.talk
has "those that were found too" "$out" "found: "
run "$peilian" mutate scenarios/cracked-sole/lost.talk
is "a talk that sells nothing proves nothing" 1 "$status"
run "$peilian" mutate -j x
is "no number of threads" 2 "$status"
run "$peilian" mutate "$work/none.talk"
is "no such file" 1 "$status"

# One's own content without a word list: what is planted lives, and that is a fault.
words=$XDG_DATA_HOME/peilian/content/scenarios/words
mkdir -p "$words"
printf 'return words { id = "insults", use = "banned", rule = "BAN-38", severity = "critical", list = { "呆瓜" } }\n' >"$words/insults.lua"
run "$peilian" mutate --lang en scenarios/cracked-sole
is "a weaker rubric misses the aim" 1 "$status"
has "what it did not find" "$out" "not found: an insult (insult)"
printf 'return mutants { mutant { id = "x", op = "apend", dim = "tone", zh = "x", en = "x" } }\n' >"${words%/words}/mutants.lua"
run "$peilian" mutate
is "a wrong list of faults" 1 "$status"
has "its place and the nearest" "$err" "scenarios/mutants.lua:1"
has "the nearest" "$err" '"append"'
done_checking

#!/bin/bash
# Both languages have the same keys, every key that the program uses is there, and no text keeps a slot that nobody fills.
. "$(dirname "$0")/lib.sh"

keys() {
    sed -n 's/^ *\["\([^"]*\)"\] = ".*/\1/p' "assets/locale/$1.lua" | LC_ALL=C sort
}
# slots LANG: "key {a} {b}" with the slots sorted
slots() {
    sed -n 's/^ *\["\([^"]*\)"\] = "\(.*\)",*$/\1\t\2/p' "assets/locale/$1.lua" | awk -F '\t' '{
        text = $2; list = ""
        while (match(text, /\{[a-z_]+\}/)) { list = list " " substr(text, RSTART, RLENGTH); text = substr(text, RSTART + RLENGTH) }
        print $1 list
    }' | awk '{ n = split($0, part, " "); key = part[1]; delete seen
        for (i = 2; i <= n; i++) seen[part[i]] = 1
        line = key; for (i = 2; i <= n; i++) if (seen[part[i]]) { names[++count] = part[i]; delete seen[part[i]] }
        for (i = 1; i <= count; i++) for (j = i + 1; j <= count; j++) if (names[j] < names[i]) { t = names[i]; names[i] = names[j]; names[j] = t }
        for (i = 1; i <= count; i++) line = line " " names[i]
        count = 0; print line }' | LC_ALL=C sort
}

keys zh >"$work/zh"
keys en >"$work/en"
is "there are keys" yes "$([ "$(wc -l <"$work/zh")" -gt 300 ] && echo yes)"
is "keys twice in zh" "" "$(uniq -d "$work/zh")"
is "keys twice in en" "" "$(uniq -d "$work/en")"
is "keys in one language only" "" "$(comm -3 "$work/zh" "$work/en")"
is "slots that differ" "" "$(diff <(slots zh) <(slots en))"

# Keys as the sources write them; a family such as view_name(view, "outcome", x) is checked by its members below.
{
    # cmd_verify's and main's tables, cli_say, locale_text, ... : any "word.word" text in the commands that is a key's form.
    grep -rhoE '"[a-z]+(\.[a-z0-9_]+)+"' engine/cli --include='*.c' | tr -d '"' |
        grep -E '^(card|chat|compare|demo|error|event|export|help|judge|lint|option|outcome|replay|sessions|speaker|start|test|verify|word)\.'
    grep -rhoE '"why\.[a-z0-9_]+"' engine/judge --include='*.c' | tr -d '"'
    grep -rhoE '"why\.[a-z0-9_]+"' scenarios --include='*.lua' | tr -d '"'
    for name in speed tone banned sizing policy; do echo "dim.$name"; echo "dim.short.$name"; done
    for name in critical major minor praise; do echo "kind.$name"; done
    for name in A B C D X; do echo "level.$name"; done
    for name in won lost walked_out fault open left killed; do echo "outcome.$name"; done
    for name in patience trust interest irritation clarity face price_ease urgency; do echo "mood.$name"; done
    grep -rhoE 'chat_end\(chat, OUTCOME_[A-Z_]+, sv\("[a-z]+"\)' engine/play | sed 's/.*sv("\(.*\)")/closed.\1/'
    sed -n '/ACTIONS\[\]/,/};/p' engine/play/desk_input.c | grep -oE '"[a-z_]+"' | tr -d '"' | sed 's/^/act./'
    sed -n '/ORDER_EFFECTS/,/};/p' engine/play/desk_input.c | grep -oE ', "[a-z]+" \}' | grep -oE '[a-z]+' | sed 's/^/order./'
    grep -ohE '\bE_[A-Z_]+' scenarios/deeds.lua 2>/dev/null | sed 's/^/deed./'
    grep -rhoE '"(SPD|TON|BAN|SIZ|POL)-[0-9]+"' engine/judge scenarios/words scenarios/topics scenarios/rubrics | tr -d '"' | sed 's/^/rule./'
} | LC_ALL=C sort -u >"$work/used"
is "keys are used" yes "$([ "$(wc -l <"$work/used")" -gt 150 ] && echo yes)"
is "used, but in no language" "" "$(comm -23 "$work/used" "$work/en")"

# What a command prints holds neither a key nor an open slot.
for lang in zh en; do
    for command in "" chat compare demo mutate sessions replay verify export judge test lint; do
        # shellcheck disable=SC2086
        run "$peilian" $command --help --lang $lang
        is "$command --help --lang $lang" 0 "$status"
        is "keys in the help of $command in $lang" "" "$(grep -oE '\b(help|option|error)\.[a-z]+' <<<"$out")"
        has "the help of $command in $lang names the language" "$out" "--lang"
    done
done
run "$peilian" demo --lang zh
is "open slots in the demo" "" "$(grep -oE '\{[a-z_]+\}' <<<"$out")"
is "keys in the demo" "" "$(grep -oE '\b(why|rule|deed|mood|card|chat)\.[a-z_A-Z]+' <<<"$out")"
done_checking

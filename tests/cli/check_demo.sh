#!/bin/bash
# The demo without a terminal: at once, a good and a poor agent, English under the Chinese, both cards; nothing is recorded.
. "$(dirname "$0")/lib.sh"

SECONDS=0
run "$peilian" demo
is "status" 0 "$status"
is "nothing on standard error" "" "$err"
is "well under a minute" yes "$([ "$SECONDS" -lt 20 ] && echo yes)"
has "the good agent wins" "$out" "Chat closed: won"
has "the poor agent loses the buyer" "$out" "Chat closed: walked out"
has "a critical mark" "$out" "⊗ critical"
has "the words in question" "$out" "‹胖子›"
has "the trainee's English" "$out" "Size 38."
has "both cards" "$out" "│"
has "what made the difference" "$out" "The poor agent:"
is "every buyer's line has its English" 0 "$(awk '/  Buyer  [^a-z]/ { getline below; if (below !~ /[A-Za-z]/) missing++ } END { print missing + 0 }' <<<"$out")"
first=$out
run "$peilian" demo
is "the same again" "$first" "$out"
run "$peilian" demo --lang zh
has "in Chinese" "$out" "好客服"
is "nothing is recorded" no "$([ -e "$XDG_DATA_HOME/peilian/peilian.db" ] && echo yes || echo no)"

# Alone, with neither display nor terminal, the program runs the demo.
run env -u DISPLAY -u WAYLAND_DISPLAY "$peilian"
is "no arguments: status" 0 "$status"
has "no arguments: the demo" "$out" "Chat closed: won"
run env PEILIAN_HOME="$work/nothing" "$peilian" demo
is "no content" 1 "$status"
has "where it looked" "$err" "$work/nothing"
done_checking

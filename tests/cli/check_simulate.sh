#!/bin/bash
# `peilian simulate`: the ladder on what is shipped, its report, and that neither threads nor languages change a figure.
. "$(dirname "$0")/lib.sh"

some="--scenarios jeans-for-a-meeting,cracked-sole --personas hunter"

run "$peilian" simulate $some --seeds 3 -j 1 --lang en --html "$work/report.html"
is "what is shipped can be won and not gamed" 0 "$status"
has "who answers well passes" "$out" "perfect                  100.0 %"
has "who pours out everything does not" "$out" "keyword stuffing           0.0 %"
has "each pair is there" "$out" "cracked-sole, hunter"

run "$peilian" simulate $some --seeds 3 -j 1 --json
one=$out
run "$peilian" simulate $some --seeds 3 -j 3 --json --lang zh
is "threads and languages change no figure" "$one" "$out"
has "as JSON" "$out" '"gameability":0'

# The page is well-formed, asks for nothing from elsewhere, and its plots have names.
python3 - "$work/report.html" <<'PY' || fail "the page"
import sys, xml.dom.minidom as dom
text = open(sys.argv[1], encoding="utf-8").read()
page = dom.parseString(text)
for word in ("http://", "https://", "src=", "url(", "@import", "<script"):
    rest = text.replace("http://www.w3.org/1999/xhtml", "").replace("http://www.w3.org/2000/svg", "")
    assert word not in rest, word
plots = page.getElementsByTagName("svg")
assert len(plots) == 3, len(plots)
for plot in plots:
    assert plot.getAttribute("role") == "img" and plot.firstChild.tagName == "title", "a plot without a name"
assert len(plots[0].getElementsByTagName("rect")) == 9, "a bar an agent"
assert len(plots[1].getElementsByTagName("rect")) == 18, "a cell an agent and pair"
assert "prefers-color-scheme:dark" in text
PY

# What a trainer gets wrong.
run "$peilian" simulate --scenarios jeans-for-meeting
is "a scenario that is none" 2 "$status"
has "its nearest" "$err" "jeans-for-a-meeting"
run "$peilian" simulate --agents perfekt
is "a bot that is none" 2 "$status"
has "its nearest" "$err" "perfect"
run "$peilian" simulate --seeds 0
is "no chats at all" 2 "$status"

# A scenario of one's own that nobody can win, and one that breaks.
own=$XDG_DATA_HOME/peilian/content/scenarios
mkdir -p "$own/lost-cause" "$own/broken-cause"
sed 's/id = "jeans-for-a-meeting"/id = "lost-cause"/; s/buyer:buys()/buyer:leaves {}/' \
    scenarios/jeans-for-a-meeting/scenario.lua >"$own/lost-cause/scenario.lua"
sed 's/id = "jeans-for-a-meeting"/id = "broken-cause"/; s/buyer:buys()/error("no till")/' \
    scenarios/jeans-for-a-meeting/scenario.lua >"$own/broken-cause/scenario.lua"
run "$peilian" simulate --scenarios lost-cause,broken-cause --personas hunter --agents perfect --seeds 1 --lang en
is "a lost cause" 1 "$status"
has "who cannot win" "$err" "lost-cause, hunter: nobody can win"
has "what broke, with its line" "$err" "scenarios/broken-cause/scenario.lua:"

# Words of one's own for the bots that are faulty.
sed 's/topic = "stretch"/topic = "strech"/' scenarios/agents.lua >"$own/agents.lua"
run "$peilian" simulate --seeds 1
is "words for a topic that is none" 1 "$status"
has "their line and the nearest" "$err" 'did you mean "stretch"?'

run "$peilian" lint
is "lint sees it too" 1 "$status"
has "with its line" "$out" "agents.lua:"

done_checking

# shellcheck shell=bash
# terminal.sh -- sourced behind lib.sh: the program in a real terminal (tmux), its keys and its screen.
command -v tmux >/dev/null || skip "no tmux"
server=peilian-test-$$
trap 'tmux -L "$server" kill-server 2>/dev/null; rm -rf "$work"' EXIT

mux() { tmux -L "$server" "$@"; }

# open COMMAND...: in a terminal of 100 by 50 with a locale that is not UTF-8; its number goes to $work/pid
# A tmux server that dies while it starts is started again.
open() {
    local try
    for try in 1 2 3; do open_once "$@" && return; sleep "$try"; done
}
open_once() {
    mux -f /dev/null new-session -d -x 100 -y 50 \
        "env LC_ALL=C TERM=screen XDG_DATA_HOME=$XDG_DATA_HOME XDG_CONFIG_HOME=$XDG_CONFIG_HOME PEILIAN_HOME=$PEILIAN_HOME sh -c 'echo \$\$ >$work/pid; exec \"\$@\"' sh $*; echo STATUS=\$?; sleep 60"
}
screen() { mux capture-pane -p; }
keys() { mux send-keys "$@"; }

# shows WHAT PART [SECONDS]: waits until it is on the screen
shows() {
    local until=$((SECONDS + ${3:-15}))
    claims=$((claims + 1))
    while [ "$SECONDS" -le "$until" ]; do
        case $(screen) in *"$2"*) return 0 ;; esac
        sleep 0.05
    done
    fail "$1: [$2] is not on the screen: $(screen | grep -v '^$' | tail -n 12)"
    return 1
}

# shellcheck shell=bash
# lib.sh -- sourced by check_*.sh: a home of its own, counted claims, one line for each that does not hold.
set -u
peilian=$(readlink -f "${1:?usage: check_NAME.sh PEILIAN}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config PEILIAN_HOME=$PWD LC_ALL=C.UTF-8
unset NO_COLOR LANG
failures=0 claims=0

fail() {
    failures=$((failures + 1))
    printf 'FAILED: %s\n' "$*"
}

# is WHAT EXPECTED ACTUAL
is() {
    claims=$((claims + 1))
    [ "$2" = "$3" ] || fail "$1: expected [$2], got [$3]"
}

# has WHAT TEXT PART
has() {
    claims=$((claims + 1))
    case $2 in *"$3"*) ;; *) fail "$1: [$3] is not in [${2:0:2000}]" ;; esac
}

# lacks WHAT TEXT PART
lacks() {
    claims=$((claims + 1))
    case $2 in *"$3"*) fail "$1: [$3] is in [${2:0:2000}]" ;; esac
}

# run COMMAND...: sets out, err, status
run() {
    out=$("$@" 2>"$work/err" </dev/null)
    status=$?
    err=$(cat "$work/err")
}

skip() {
    printf 'skipped: %s\n' "$*"
    exit 77
}

done_checking() {
    printf '%d claims, %d failed\n' "$claims" "$failures"
    [ "$failures" -eq 0 ] && [ "$claims" -gt 0 ]
    exit
}

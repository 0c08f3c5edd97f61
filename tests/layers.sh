#!/bin/bash
# Keeps the layers of STYLE.md B1-B5: what a folder may include and call. Prints file:line for each breach.
# usage: layers.sh [CHECKOUT]
set -u
cd "${1:-$(dirname "$0")/..}" || exit 2

# Comments and the text of strings are blanked first, line by line, so that only code can be at fault.
find engine -name '*.[ch]' | LC_ALL=C sort | xargs -r awk '
BEGIN {
    count = split("base language shop judge record script play ui cli", order, " ")
    for (i = 1; i <= count; i++) rank[order[i]] = i
    UI = rank["ui"]
    # A header outside the project, and the only folders (or file) that may include it.
    only["^SDL"] = "^engine/ui/"
    only["^(lua5\\.4/)?(lua|lauxlib|lualib|luaconf)\\.h$"] = "^engine/(script|play)/"
    only["^sqlite3\\.h$"] = "^engine/record/"
    only["^unicode/"] = "^engine/language/"
    only["^(opencc/)?opencc\\.h$"] = "^engine/language/tables/"
    only["^(histedit\\.h|editline/)"] = "^engine/cli/"
    only["^(sha2|md5|sha1)\\.h$"] = "^engine/base/hash\\.c$"
    split("prints ends time chance", kinds, " ")
    name["prints"] = "v?f?w?printf|dprintf|puts|fputs|putchar|perror|psignal"
    name["ends"] = "exit|_exit|_Exit|quick_exit|abort"
    name["time"] = "time|clock|clock_gettime|gettimeofday|timespec_get|localtime(_r)?|sleep|usleep|nanosleep|clock_nanosleep"
    name["chance"] = "s?rand|rand_r|s?random|[dlm]rand48|arc4random[a-z_]*|getrandom|getentropy"
}
function report(what) {
    printf "%s:%d: %s\n", FILENAME, FNR, what
    faults++
}
function code_of(line,   out, rest) {
    out = ""
    while (line != "") {
        if (in_comment) {
            if (!match(line, /\*\//)) return out
            line = substr(line, RSTART + 2)
            in_comment = 0
        } else if (match(line, /\/\*|\/\/|"([^"\\]|\\.)*"|\047([^\047\\]|\\.)*\047/)) {
            rest = substr(line, RSTART, RLENGTH)
            out = out substr(line, 1, RSTART - 1)
            line = substr(line, RSTART + RLENGTH)
            if (rest == "//") return out
            if (rest == "/*") in_comment = 1; else out = out "\"\""
        } else {
            return out line
        }
    }
    return out
}
function check_include(line,   path, folder) {
    sub(/^[ \t]*#[ \t]*include[ \t]*["<]/, "", line)
    sub(/[">].*$/, "", line)
    path = line
    if (path ~ /(^|\/)\.\.(\/|$)/) report("include by a relative path: " path)
    folder = path
    sub(/\/.*$/, "", folder)
    if (path ~ /\// && folder in rank) check_module(path, rank[folder])
    for (pattern in only)
        if (path ~ pattern && FILENAME !~ only[pattern]) report("include of " path " in " module)
}
function check_module(path, other) {
    if (FILENAME == "engine/cli/cmd_app.c" && path == "ui/app.h") return
    if (other > own || (own > UI && other == UI)) report(module " includes " path)
}
function check_calls(code,   i) {
    for (i in kinds)
        if (code ~ "(^|[^A-Za-z0-9_.>])(" name[kinds[i]] ")[ \t]*\\(") report("a call that " kinds[i] " in " module ": " code)
    if (code ~ /(^|[^A-Za-z0-9_])(stdout|stderr)([^A-Za-z0-9_]|$)/) report("stdout or stderr in " module ": " code)
}
FNR == 1 {
    in_comment = 0
    split(FILENAME, parts, "/")
    module = parts[2]
    own = (module in rank) ? rank[module] : 0
    if (!own) report("a folder that no layer is named after: " module)
    # Programs that run while building, and the one file that says that memory is gone.
    may_call = own >= UI || FILENAME ~ /^engine\/language\/tables\// || FILENAME == "engine/base/mem.c"
}
!in_comment && /^[ \t]*#[ \t]*include/ { check_include($0) }
{
    code = code_of($0)
    if (!may_call) check_calls(code)
}
END { exit faults > 0 }
'

#!/bin/bash
# Plants every kind of breach that layers.sh knows in a copy of the engine, and wants each named by file:line.
# Then what only looks like one: that must pass.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
copy=$(mktemp -d) || exit 2
trap 'rm -rf "$copy"' EXIT
for module in base language/tables shop judge record script play ui cli; do mkdir -p "$copy/engine/$module"; done
cp -r "$root/engine/." "$copy/engine"
failures=0
plants=0
refused=()
allowed=()

fail() {
    printf 'FAIL %s\n' "$1"
    failures=$((failures + 1))
}

# plant_file FILE LINE: LINE stands second in a file; `planted` in its name becomes one of its own. Sets `file`.
plant_file() {
    plants=$((plants + 1))
    file=engine/${1/planted/planted_$plants}
    printf '/* planted */\n%s\n' "$2" >"$copy/$file"
}

plant() {
    plant_file "$@"
    refused+=("$file:2: |$2")
}

allow() {
    plant_file "$@"
    allowed+=("$file:|$2")
}

"$root/tests/layers.sh" "$copy" || fail "the tree itself is not clean"

# Every pair of layers, both ways.
order=(base language shop judge record script play ui cli)
for i in "${!order[@]}"; do
    for k in "${!order[@]}"; do
        line="#include \"${order[k]}/planted_other.h\""
        if [ "$k" -gt "$i" ] || { [ "${order[i]}" = cli ] && [ "${order[k]}" = ui ]; }; then
            plant "${order[i]}/planted.c" "$line"
            plant "${order[i]}/planted.h" "$line"
        else
            allow "${order[i]}/planted.c" "$line"
        fi
    done
done
plant cli/planted.c '#include "ui/app.h"'
allow cli/cmd_app.c '#include "ui/app.h"'
plant play/planted.c '  #  include   <ui/app.h>'
plant shop/planted.c '#include "../base/err.h"'

# Libraries, each outside its folder and inside.
plant play/planted.c '#include <SDL2/SDL.h>'
plant cli/planted.c '#include <SDL.h>'
plant cli/planted.c '#include "SDL_ttf.h"'
allow ui/planted.c '#include <SDL2/SDL.h>'
for header in lua.h lauxlib.h lualib.h lua5.4/lua.h; do
    plant judge/planted.c "#include <$header>"
    plant cli/planted.c "#include <$header>"
    allow script/planted.c "#include <$header>"
    allow play/planted.c "#include <$header>"
done
plant play/planted.c '#include <sqlite3.h>'
allow record/planted.c '#include <sqlite3.h>'
plant judge/planted.c '#include <unicode/unorm2.h>'
allow language/planted.c '#include <unicode/unorm2.h>'
plant language/planted.c '#include <opencc/opencc.h>'
allow language/tables/planted.c '#include <opencc/opencc.h>'
plant play/planted.c '#include <histedit.h>'
allow cli/planted.c '#include <histedit.h>'
plant record/planted.c '#include <sha2.h>'
allow base/hash.c '#include <sha2.h>'

# Calls below the app.
for call in 'printf("x")' 'fprintf(out, "x")' 'vprintf(fmt, args)' 'puts("x")' 'fputs("x", out)' 'putchar(1)' 'perror("x")' \
    'exit(1)' '_exit(1)' 'abort()' 'time(NULL)' 'clock()' 'clock_gettime(0, &t)' 'gettimeofday(&t, 0)' 'localtime(&t)' \
    'sleep(1)' 'nanosleep(&t, 0)' 'rand()' 'srand(1)' 'random()' 'arc4random()' 'getrandom(p, 1, 0)' 'use(stdout)' 'use(stderr)'; do
    plant base/planted.c "void f(void) { $call; }"
    plant script/planted.c "    $call;"
    allow cli/planted.c "    $call;"
done
plant play/planted.c '/* a */ abort(); /* b */'
plant play/planted.c 'x = "/*"; abort(); /* "*/'
plant play/planted.c "x = '\"'; abort(); y = '\"';"
plant play/planted.c 'if (x) return  exit (2);'


# Innocent lines.
allow base/mem.c 'void f(void) { abort(); }'
allow play/planted.c '/* printf("x"), exit(1), time(NULL) */'
allow play/planted.c '// abort()'
allow play/planted.c 'const char *x = "abort() and \" printf()";'
allow play/planted.c 'snprintf(buf, 2, "x"); buf_printf(b, "x"); clock->time(c); my.rand(3); rng_time(4); timeout(3);'
allow play/planted.c '/* text
   #include <SDL.h>
   abort(); */ int x;'

report=$("$root/tests/layers.sh" "$copy") && fail "a tree full of breaches is not refused"
for entry in "${refused[@]}"; do
    grep -qF "${entry%%|*}" <<<"$report" || fail "${entry%%|*} is not named: ${entry#*|}"
done
for entry in "${allowed[@]}"; do
    grep -F "${entry%%|*}" <<<"$report" && fail "${entry%%|*} is refused: ${entry#*|}"
done

# One breach is enough, and the exception of cmd_app.c is for one header.
rm -rf "$copy/engine" && cp -r "$root/engine" "$copy"
plant_file cli/cmd_app.c '#include "ui/view.h"'
report=$("$root/tests/layers.sh" "$copy") && fail "a single breach is not refused"
grep -qF "engine/cli/cmd_app.c:2: " <<<"$report" || fail "engine/cli/main.c:2 is not named"

printf '%d plants, %d failures\n' "$plants" "$failures"
[ "$failures" -eq 0 ]

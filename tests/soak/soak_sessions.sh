#!/bin/bash
# Thousands of sessions in virtual time, and half a million judged lines: memory must not grow with their number.
# usage: soak_sessions.sh PEILIAN [SESSIONS]
set -u
peilian=$(readlink -f "${1:?usage: soak_sessions.sh PEILIAN [SESSIONS]}")
count=${2:-20000}
bench=$(dirname "$peilian")/tests/bench_sessions
[ -x "$bench" ] || cmake --build "$(dirname "$peilian")" --target bench_sessions >/dev/null || exit 1

out=$("$bench" "$count") || exit 1
printf '%s\n' "$out"
early=$(sed 's/.*, \([0-9]*\) kB after a tenth.*/\1/' <<<"$out")
late=$(sed 's/.*, \([0-9]*\) kB at the end.*/\1/' <<<"$out")
if [ "$late" -gt $((early + early / 20 + 1024)) ]; then
    printf 'memory grows: %s kB after a tenth, %s kB at the end\n' "$early" "$late"
    exit 1
fi

# peak LINES: the most memory that judging so many lines takes, in kB
peak() {
    while cat tests/golden/judge/*.jsonl 2>/dev/null; do :; done | head -n "$1" |
        python3 -c 'import resource, subprocess, sys
subprocess.run([sys.argv[1], "judge"], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' "$peilian"
}
few=$(peak 5000) many=$(peak 500000)
printf 'judging 5,000 lines: %s kB; 500,000 lines: %s kB\n' "$few" "$many"
[ "$many" -le $((few + few / 20 + 1024)) ]

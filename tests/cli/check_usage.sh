#!/bin/bash
# Commands and options that do not exist name the nearest; exit status 2; help everywhere.
. "$(dirname "$0")/lib.sh"

run "$peilian" sesions
is "an unknown command" 2 "$status"
has "the nearest command" "$err" "nearest is sessions"
run "$peilian" sesions --lang zh
is "an unknown command with a language" 2 "$status"
run "$peilian" xyzzy
is "a command like none" 2 "$status"
has "its name" "$err" "xyzzy"
run "$peilian" --vresion
has "an option without a command" "$err" "peilian --help"
lacks=${err##*peilian peilian*}
is "the program's name once" "$err" "$lacks"
run "$peilian" sessions --jsn
is "an unknown option" 2 "$status"
has "the nearest option" "$err" "--json"
run "$peilian" sessions --json=1
is "a value for a flag" 2 "$status"
run "$peilian" chat --seed
is "an option without its value" 2 "$status"
run "$peilian" sessions now
is "an argument too many" 2 "$status"
run "$peilian" --lang fr
is "an unknown language" 2 "$status"
has "the languages" "$err" "zh"
run env LC_ALL=zh_CN.UTF-8 "$peilian" --help
has "the locale's language" "$out" "陪练"
run "$peilian" --version
is "versions: status" 0 "$status"
for format in "peilian 0." "session 1" "export 1" "content 1" "script-api 1" "judge-json 1"; do has "versions" "$out" "$format"; done
run "$peilian" --help
has "every command is listed" "$out" "verify"
is "help's status" 0 "$status"
run "$peilian" sessions
has "no sessions yet" "$out" "No sessions yet"
done_checking

#!/bin/sh
# A whole chat by pinyin, and six first words in a row with no warm-up.
exec env PEILIAN_UI_LEAK_RUNS=6 tests/ui/check_ui_ime.sh "$1" first_word_leaks_nothing whole_chat_by_input_method

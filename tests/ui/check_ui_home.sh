#!/bin/bash
# Home in the real window: from the first run to a graded reply, filters, search, keys, another buyer, carrying on, an exam.
exec python3 "$(dirname "$0")/home.py" "$1"

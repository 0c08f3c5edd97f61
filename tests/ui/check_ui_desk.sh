#!/bin/bash
# The desk in the real window: several buyers, a reply that went astray, the side panel in practice and exam, all by keys.
exec python3 "$(dirname "$0")/desk.py" "$1"

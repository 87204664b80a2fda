#!/usr/bin/env bash
# bench.sh [NAME...]: run every bench/NAME.py; each prints one JSON line a figure. All run even when one fails.
set -uo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh tests >&2 || exit 1
failed=0
shopt -s nullglob
for file in bench/*.py; do
  name=$(basename "$file" .py)
  case $name in _*) continue ;; esac
  if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
  .venv/bin/python -m "bench.$name" || { echo "bench: $name failed" >&2; failed=1; }
done
exit $failed

#!/usr/bin/env bash
# test.sh [all|quick]: set up, then run the stages one after another and sum them up.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh tests
exec .venv/bin/python scripts/stages.py "${1:-all}"

#!/usr/bin/env bash
# lock.sh: compile both requirements files to exact versions with hashes, naming no registry.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh tests
compile() {
  .venv/bin/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url "$@"
}
compile requirements.in -o requirements.txt
compile tests/requirements.in -o tests/requirements.txt
scripts/setup.sh tests

#!/usr/bin/env bash
# setup.sh [runtime|tests]: make what the product, or its tests, need on Debian or Ubuntu. Safe to call again.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-runtime}

say() { echo "set-up: $*"; }
stop() { echo "set-up stopped: $*" >&2; exit 1; }

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  stop "Python 3.11 or newer is needed; python3 here is $(python3 -V 2>&1 || echo missing)."
}

make_environment() {
  .venv/bin/python -c '' 2>/dev/null && return
  say "making .venv with $("$python" -V)"
  rm -rf .venv
  "$python" -m venv .venv
}

# install NAME FILE: a stamp holds the checksum of the file that was installed last
install() {
  local name=$1 file=$2 stamp=.venv/.stamp-$1 sum
  sum=$(sha256sum <"$file")
  [ "$(cat "$stamp" 2>/dev/null || true)" = "$sum" ] && return
  say "installing the Python packages of $file"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --progress-bar off \
    --require-hashes -r "$file" || stop "pip could not install $file; its message stands above."
  echo "$sum" >"$stamp"
}

compile_catalogues() {
  local language compiled
  for language in vi en; do
    compiled=workshop/translations/$language/LC_MESSAGES/messages.mo
    if [ ! -e "$compiled" ] || [ -n "$(find workshop/translations/$language -name '*.po' -newer "$compiled")" ]; then
      say "compiling the catalogues"
      .venv/bin/python scripts/catalogues.py compile
      return
    fi
  done
}

case $purpose in runtime | tests) ;; *) stop "say 'runtime' or 'tests', not '$purpose'." ;; esac
exec 9<scripts && flock 9 # one set-up at a time
python=$(find_python)
scripts/system-packages.sh "$purpose" "$python"
make_environment
install runtime requirements.txt
[ "$purpose" = runtime ] || install tests tests/requirements.txt
compile_catalogues

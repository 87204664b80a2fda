#!/usr/bin/env bash
# system-packages.sh PURPOSE PYTHON: install the missing system packages where apt may be used, otherwise name them.
set -euo pipefail
purpose=$1
python=$2
missing=()

# need PACKAGE: by name, for libraries
need() {
  local state
  state=$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null || true)
  case $state in installed*) ;; *) missing+=("$1") ;; esac
}

# need_command PACKAGE COMMAND...: any of the commands will do, wherever it came from
need_command() {
  local package=$1 command
  shift
  for command in "$@"; do command -v "$command" >/dev/null && return; done
  missing+=("$package")
}

if ! command -v dpkg-query >/dev/null; then
  echo "set-up stopped: this needs Debian or Ubuntu (on Windows: WSL2 with Debian)." >&2
  exit 1
fi

# Debian splits venv from Python
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  missing+=("$(basename "$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')")-venv")
fi
# WeasyPrint lays out text with these
need libpango-1.0-0
need libpangoft2-1.0-0
need libharfbuzz-subset0
need_command poppler-utils pdftoppm # pictures of pages: the live preview of certificates
if [ "$purpose" = tests ]; then
  chromium=chromium
  . /etc/os-release
  [ "${ID:-}" = ubuntu ] && chromium=chromium-browser
  need_command "$chromium" chromium chromium-browser google-chrome
  need_command qpdf qpdf
  need_command tesseract-ocr tesseract
  need tesseract-ocr-vie
  need_command nginx-light nginx
  need_command caddy caddy
  need_command openssl openssl
  need libatomic1 # the driver inside the playwright wheel
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ]; then
  root=()
elif sudo -n true 2>/dev/null; then
  root=(sudo -n)
else
  echo "set-up stopped: run this line, then start again:  sudo apt-get install -y ${missing[*]}" >&2
  exit 1
fi
echo "set-up: installing the system packages ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" >>"$log" 2>&1; }
# lists that are old or were never fetched fail first
apt install --no-install-recommends "${missing[@]}" \
  || { apt update && apt install --no-install-recommends "${missing[@]}"; } \
  || { tail -n 5 "$log" >&2; echo "set-up stopped: apt could not install ${missing[*]}" >&2; exit 1; }

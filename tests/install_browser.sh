#!/bin/sh
# The tests of the pages drive a headless Chromium; those of the office files convert them with LibreOffice and read the
# result with poppler's tools; both need Chinese fonts. What is there is left alone: running this again takes a moment.
set -eu

has_browser() {
  command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1
}

has_fonts() {
  command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh-cn family)" ]
}

has_office() {
  command -v soffice >/dev/null 2>&1 && command -v pdftotext >/dev/null 2>&1 && [ -n "$(office_part swriter)" ] && [ -n "$(office_part scalc)" ]
}

# The text and table programs are packages of their own: `soffice` alone can neither.
office_part() {
  ls "$(dirname "$(readlink -f "$(command -v soffice)")")/$1" "/usr/lib/libreoffice/program/$1" 2>/dev/null || true
}

missing() {
  has_browser || echo chromium
  has_fonts || echo fontconfig fonts-noto-cjk
  has_office || echo libreoffice-writer libreoffice-calc poppler-utils
}

[ -n "$(missing)" ] || exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "The tests need Chromium, a Chinese font, LibreOffice Writer and Calc, and poppler: install" >&2
  echo "$(missing | tr '\n' ' ')(names of Debian), then run make test again." >&2
  exit 1
fi
# two runs at once: the second waits for the first, and then has nothing to do
if command -v flock >/dev/null 2>&1; then
  exec 9>"${TMPDIR:-/tmp}/policydiff-install.lock"
  flock 9
fi
packages=$(missing)
[ -n "$packages" ] || exit 0
export DEBIAN_FRONTEND=noninteractive
apt-get update
# shellcheck disable=SC2086  # one word a package
apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends $packages
if [ -n "$(missing)" ]; then
  echo "Still missing after the installation: $(missing | tr '\n' ' ')" >&2
  exit 1
fi

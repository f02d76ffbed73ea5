#!/bin/sh
# The tests of the pages drive a headless Chromium; those of the office files convert them with LibreOffice and read the
# result with poppler's tools; both need Chinese fonts.
set -eu

has_browser() {
  command -v chromium >/dev/null 2>&1
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

if has_browser && has_fonts && has_office; then
  exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "The tests need Chromium, a Chinese font, LibreOffice Writer and Calc, and poppler: install chromium," >&2
  echo "fonts-noto-cjk, libreoffice-writer, libreoffice-calc and poppler-utils, then run make test again." >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends chromium fontconfig fonts-noto-cjk libreoffice-writer libreoffice-calc poppler-utils

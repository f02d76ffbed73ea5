#!/bin/sh
# The tests of the pages drive a headless Chromium and need Chinese fonts to look at them.
set -eu

has_browser() {
  command -v chromium >/dev/null 2>&1
}

has_fonts() {
  command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh-cn family)" ]
}

if has_browser && has_fonts; then
  exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "The browser tests need Chromium and a Chinese font: install chromium and fonts-noto-cjk, then run make test again." >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends chromium fontconfig fonts-noto-cjk

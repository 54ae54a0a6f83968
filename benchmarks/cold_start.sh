#!/bin/sh
# How long a person waits: whole commands from a cold start, by hyperfine (Debian package hyperfine).
# Goals: --help under 0.3 s, building Kisarazu under 3 s.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin/shisaku-graph
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
hyperfine --warmup 1 \
  --command-name help "$bin --help" \
  --command-name query "$bin query policy-tree --data dist" \
  --command-name build "$bin build sources/kisarazu-2017 --dist $out --quiet"

#!/bin/sh
# Writes the lock files anew: run it when pyproject.toml's dependencies change (needs uv).
set -eu
cd "$(dirname "$0")/.."
lock="uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --no-strip-extras"
$lock pyproject.toml -o requirements.lock
$lock pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

#!/bin/sh
# Installs what the tests use beyond Python. Quick when all is there; what is missing makes tests skip.
cd "$(dirname "$0")" || exit 1

npm_packages() { # FOLDER: install its lock file, once for each state of it
  (
    cd "$1" || exit 1
    if ! cmp -s package-lock.json node_modules/.installed; then
      npm ci --ignore-scripts --no-audit --no-fund --silent && cp package-lock.json node_modules/.installed
    fi
  )
}

if command -v npm >/dev/null; then
  npm_packages .        # foreign checkers
  npm_packages ../../web  # builds the scripts of the site, to compare
else
  echo "tests/external: npm is not installed; the tests that need it are skipped"
fi
[ -x /usr/bin/chromium ] || echo "tests/external: /usr/bin/chromium is not installed; tests of pages are skipped"
exit 0

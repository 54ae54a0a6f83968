#!/bin/sh
# Installs what the tests use beyond Python. Quick when all is there; what is missing makes tests skip.
cd "$(dirname "$0")" || exit 1

# A machine that is there for the tests alone (CI) is given what it lacks; nobody else's is touched.
if [ -n "${CI:-}" ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  SHISAKU_GRAPH_CKAN=${SHISAKU_GRAPH_CKAN:-1}
  missing=
  for package in apache2-bin chromium curl fonts-noto-cjk gcc libpq-dev minisign nginx-light postgresql raptor2-utils virtuoso-opensource; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
  done
  command -v npm >/dev/null || missing="$missing npm"
  if [ -n "$missing" ]; then
    # shellcheck disable=SC2086 # a list of names
    apt-get update -qq && apt-get install -qq -y --no-install-recommends $missing >/dev/null
  fi
fi

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
# CKAN, on demand, in an environment of its own: it is large, and AGPL
if [ -n "${SHISAKU_GRAPH_CKAN:-}" ] && [ ! -x ckan-venv/bin/ckan ]; then
  rm -rf ckan-venv
  python3 -m venv ckan-venv && ckan-venv/bin/pip install --quiet --disable-pip-version-check \
    "ckan[requirements]==2.12.0" "ckanext-dcat==2.4.4" setuptools || rm -rf ckan-venv
fi
command -v rapper >/dev/null || echo "tests/external: rapper (raptor2-utils) is not installed; its tests are skipped"
command -v minisign >/dev/null || echo "tests/external: minisign is not installed; its test is skipped"
command -v virtuoso-t >/dev/null || echo "tests/external: virtuoso-t (virtuoso-opensource) is not installed; its tests are skipped"
command -v nginx >/dev/null || echo "tests/external: nginx is not installed; its settings are not tested"
[ -d /usr/lib/apache2/modules ] || echo "tests/external: apache2 is not installed; its settings are not tested"
[ -x /usr/bin/chromium ] || echo "tests/external: /usr/bin/chromium is not installed; tests of pages are skipped"
exit 0

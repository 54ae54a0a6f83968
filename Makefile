# make        set everything up, then build the published data and its site: sources/ -> dist/
# make test   set everything up, then run every check
# make examples   the invented places, the links between them and the real city in one site
# make coverage   the tests again, counting the lines that they run (takes half as long again)
# make assets build the scripts of the site anew from web/ (needs node and npm)
# make generated   write anew what is made from the code: vocabulary, reference pages, golden rows
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(wildcard sources/*/source.toml)
EXAMPLES := $(wildcard examples/*/source.toml)

.PHONY: all examples test coverage lint generated assets clean

all: $(VENV)/.ready
	$(BIN)/shisaku-graph ontology
	$(BIN)/shisaku-graph build --force --site $(dir $(SOURCES))

examples: $(VENV)/.ready
	$(BIN)/shisaku-graph build --dist build/examples $(dir $(SOURCES) $(EXAMPLES))
	$(BIN)/shisaku-graph link build/examples/hoshimigaura-2024 build/examples/muteki-2024 \
		--review examples/links/links-hoshimigaura-2024-muteki-2024.sssom.tsv --dist build/examples
	$(BIN)/shisaku-graph site build/examples --into build/examples/site

$(VENV)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: lint
	tests/external/setup.sh
	$(BIN)/pytest -n auto

coverage: lint
	tests/external/setup.sh
	$(BIN)/pytest -n auto --cov --cov-report=term

generated: $(VENV)/.ready-dev
	for tool in tools/generate_*.py tools/approve_*.py; do $(BIN)/python $$tool || exit 1; done

assets:
	cd web && npm ci --ignore-scripts --no-audit --no-fund && npm run build

clean:
	rm -rf $(VENV) build wheels .coverage

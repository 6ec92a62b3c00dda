# One line per command: `make help` prints them. The first run installs what it needs into .venv and node_modules.

# Any Python from 3.11 on: make PYTHON=python3.12 serve
PYTHON ?= python3

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV := $(BIN)/uv --quiet
LOCK := $(UV) --no-config pip compile --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

# uv installs in seconds what takes pip a minute. Where it cannot be had, or does not reach what pip was told to ask,
# pip installs the same, and says what is in the way.
INSTALL = { $(UV) pip install --python $(BIN)/python $(1) 2>/dev/null || $(PIP) install $(1); }

# Whoever asks Python to keep no compiled modules would wait a minute longer: each process would compile them anew.
export PYTHONDONTWRITEBYTECODE :=

# They come with the package registry's own checksums, and travel in the package, but are not kept here.
FONTS := generator/primerpress/theme/assets/primerpress/fonts/.installed

# Too large for the tests, and only looked with in the proof.
LIGHTHOUSE := tests/proof/lighthouse

# Each core takes tests in their order, and from the other's end when it has none left, so that what they share stays.
ON_ALL_CORES := --numprocesses auto --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help serve build test check proof dist bundles lock audit screenshots benchmark clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

serve: $(FONTS) ## Show the course on this computer, and again after each change
	$(BIN)/primerpress serve

build: $(FONTS) ## Write the course to site/
	$(BIN)/primerpress build

# The checks leave a core idle. Meanwhile it compiles what the tests import, or each worker would do so for itself.
test: .venv/.tools node_modules/.installed $(FONTS) .venv/.browser ## Run every check and every test, on all cores
	@$(BIN)/pytest --collect-only --quiet >/dev/null & $(MAKE) --no-print-directory check; checked=$$?; wait; exit $$checked
	$(BIN)/pytest $(ON_ALL_CORES)

check: .venv/.tools node_modules/.installed ## Run the checks that need no browser: style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/node node_modules/typescript/bin/tsc

proof: $(FONTS) .venv/.browser $(LIGHTHOUSE)/node_modules/.installed ## Prove what takes long: packages, pictures of all pages, and a search for counter-examples
	$(BIN)/pytest -m proof
	@echo "Proving with 1000 examples each what make test shows with 125 or fewer"
	$(BIN)/pytest -m hypothesis --hypothesis-profile search $(ON_ALL_CORES)

# The time of the last commit, so that the same commit gives the same bytes.
dist: $(FONTS) ## Make the package that is published: a wheel and a source archive, in dist/
	rm -rf dist
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m hatchling build --directory dist
	@cd dist && sha256sum *

bundles: .venv/.tools node_modules/.installed ## Press the browser part anew, after a change in generator/primerpress/browser
	$(BIN)/python -m tools.browser_bundles

screenshots: $(FONTS) .venv/.browser ## Take the pictures for the documentation anew
	$(BIN)/python -m tools.screenshots

benchmark: $(FONTS) .venv/.tools ## Measure how long large courses take
	$(BIN)/python -m benchmarks

lock: .venv/.tools ## Lock what pyproject.toml and package.json ask for; UPGRADE=1 takes the newest
	$(LOCK) --group setup --output-file requirements-setup.lock
	$(LOCK) pyproject.toml --group build --output-file requirements.lock
	$(LOCK) pyproject.toml --group dev --extra zensical --constraints requirements.lock --output-file requirements-dev.lock
	$(BIN)/npm install --package-lock-only --ignore-scripts
	$(BIN)/npm install --prefix $(LIGHTHOUSE) --package-lock-only --ignore-scripts

audit: .venv/.tools ## Ask whether a version in the locks has a known flaw
	@$(BIN)/python -m tools.audit

clean: ## Remove all that make has put here, so that the next run starts afresh
	rm -rf .venv node_modules $(LIGHTHOUSE)/node_modules site site-facilitator site-pictures dist .primerpress-cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Each step of the set-up ends with its stamp, so one that was interrupted starts again, and says what to do if it fails.

RETRY = { echo "$(1) could not be set up, for the reason above: see that there is a connection and room on the disk, then run make $(MAKECMDGOALS) again." >&2; exit 1; }

.venv/.made: requirements-setup.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "This needs Python 3.11 or newer, and '$(PYTHON)' is not. Install one and name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python lacks its venv module. On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv: half a minute or so, this once."
	@$(PYTHON) -m venv --clear .venv || $(call RETRY,.venv)
	@$(PIP) install --require-hashes -r $< 2>/dev/null || true
	@touch $@

.venv/.installed: .venv/.made requirements.lock pyproject.toml
	@$(call INSTALL,--require-hashes -r requirements.lock) || $(call RETRY,What the course is built with)
	@$(call INSTALL,--no-deps --no-build-isolation -e .) || $(call RETRY,Primerpress)
	@touch $@

$(FONTS): .venv/.installed package-lock.json .npmrc tools/fonts.py
	@[ -d node_modules/@fontsource ] || $(BIN)/npm ci --omit=dev --ignore-scripts --loglevel=error || $(call RETRY,The fonts)
	@$(BIN)/python -m tools.fonts
	@touch $@

.venv/.tools: .venv/.installed requirements-dev.lock
	@$(call INSTALL,--require-hashes -r requirements-dev.lock) || $(call RETRY,What the checks run with)
	@touch $@

.venv/.browser: .venv/.tools tools/install_browser.py
	@$(BIN)/python tools/install_browser.py
	@touch $@

node_modules/.installed: .venv/.tools package.json package-lock.json .npmrc
	@$(BIN)/npm ci --ignore-scripts --loglevel=error || $(call RETRY,What the browser part is checked with)
	@touch $@

$(LIGHTHOUSE)/node_modules/.installed: .venv/.tools $(LIGHTHOUSE)/package.json $(LIGHTHOUSE)/package-lock.json
	@$(BIN)/npm ci --prefix $(LIGHTHOUSE) --ignore-scripts --loglevel=error || $(call RETRY,Lighthouse)
	@touch $@

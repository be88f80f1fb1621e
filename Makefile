# make        the sample book, in every edition it asks for, under build/
# make test   everything that CI checks, from a bare clone
# make help   the rest

.DEFAULT_GOAL := book
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
JOBS ?= 2
ARGS ?=

# An empty file says when a lock was last installed.
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
NODE := node_modules/.installed

COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes \
	--strip-extras --allow-unsafe --build-deps-for=editable \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

say = @echo "== $(1)"

.PHONY: book test check bench lint format goldens pictures lock clean distclean help \
	system-build system-test

## the book

book: $(RUNTIME)  ## build the sample book into build/ (the default)
	@$(BIN)/publish build manuscript

## the checks

test: system-test $(DEV) $(NODE)  ## install what the checks need, then check
	@$(MAKE) check

check: lint  ## lint, then test
	$(call say,pytest)
	@$(BIN)/pytest -n $(JOBS) $(ARGS)

bench: system-test $(DEV)  ## measure against rivals and write bench/RESULTS.md (ARGS='--rows word')
	@$(BIN)/python -m bench.run $(ARGS)

lint: $(DEV)  ## format, style, types, layers, spelling
	$(call say,ruff format)
	@$(BIN)/ruff format --check .
	$(call say,ruff check)
	@$(BIN)/ruff check .
	$(call say,mypy)
	@$(BIN)/mypy
	$(call say,import-linter)
	@$(BIN)/lint-imports
	$(call say,codespell)
	@$(BIN)/codespell

## the work

format: $(DEV)  ## format the code and mend what ruff can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

goldens: $(DEV)  ## write the golden files anew; read the diff before you commit it
	@$(BIN)/pytest --update-goldens $(ARGS)

pictures: system-test $(DEV)  ## write the pictures of the documentation anew
	@$(BIN)/python tools/pictures.py

lock: $(DEV)  ## write the lock files anew (UPGRADE=--upgrade takes newer versions)
	@$(COMPILE) $(UPGRADE) --output-file=requirements.lock pyproject.toml
	@$(COMPILE) $(UPGRADE) --extra=dev --constraint=requirements.lock \
		--output-file=requirements-dev.lock pyproject.toml
	@npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved \
		--no-audit --no-fund --loglevel=error

clean:  ## remove what was built
	@rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find src tests tools bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

distclean: clean  ## remove what was installed, too
	@rm -rf $(VENV) node_modules

help:  ## this list
	@awk -F ':.*## ' '/^## /{print ""; print substr($$0, 4)} \
		/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

# ------------------------------------------------------------------------------------------

system-build:
	@tools/bootstrap build

system-test:
	@tools/bootstrap test

$(VENV)/.made: | system-build
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(RUNTIME): requirements.lock pyproject.toml | $(VENV)/.made
	$(call say,installing Python packages)
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements.lock requirements-dev.lock pyproject.toml | $(VENV)/.made
	$(call say,installing Python packages)
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $(RUNTIME) $@

# The judges are used through Debian's Chromium; nothing of theirs is to be downloaded.
$(NODE): package.json package-lock.json
	$(call say,installing Node packages)
	@PUPPETEER_SKIP_DOWNLOAD=1 ELECTRON_SKIP_BINARY_DOWNLOAD=1 \
		npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

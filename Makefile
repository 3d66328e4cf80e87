# Everything one does with a checkout of the tracker; `make help` lists it. It needs Python 3.11 or newer, and make.

PYTHON ?= python3
WORKERS ?= auto
LOCK_FLAGS ?=

BIN := .venv/bin
RUN_INSTALLED := .venv/.run-installed
DEV_INSTALLED := .venv/.dev-installed
# Wheels only: building a source archive would fetch build tools that no hash vouches for.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
COMPILE := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(LOCK_FLAGS)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run setup test browser strace check slow coverage bench bench-large faults screenshots docs assets format lock clean

help: ## List these targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile
	@echo "A new .venv is made with python3; PYTHON=python3.12 in front of the target chooses another."

run: $(RUN_INSTALLED) ## Install what is missing, load the samples, and serve the tracker on 127.0.0.1:8000
	@$(BIN)/tracker serve --samples

setup: $(DEV_INSTALLED) ## Install everything into .venv, and start nothing

test: browser strace check ## Install what is missing and run every check and test but the slow ones; what CI runs
	$(BIN)/python -m tests.docs_generation --check

browser: $(DEV_INSTALLED) ## Install Chromium for the browser tests where apt can, and say so where it cannot
	@$(BIN)/python -m tests.browser.installing

strace: $(DEV_INSTALLED) ## Install strace for the tests of broken disks where apt can, and say so where it cannot
	@$(BIN)/python -m tests.faults.installing

check: $(DEV_INSTALLED) ## The fast subset: lint, types, import contracts, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -m "not slow" -n $(WORKERS) --maxprocesses 4 --dist loadgroup

slow: $(DEV_INSTALLED) ## The long tests: thousands of random orders and malformed requests
	$(BIN)/pytest -m slow -n $(WORKERS) --maxprocesses 4 --dist loadgroup

coverage: $(DEV_INSTALLED) ## Which lines and branches no test reaches
	$(BIN)/pytest -m "not slow" -n $(WORKERS) --maxprocesses 4 --dist loadgroup --cov --cov-report=term-missing:skip-covered

bench: $(DEV_INSTALLED) ## Speed, each figure beside a raw baseline of the same run; takes minutes, also written to var/
	$(BIN)/python -m tests.benchmarks

bench-large: $(DEV_INSTALLED) ## The same work among ten thousand entries and among ten million; needs 20 GB and an hour
	$(BIN)/python -m tests.benchmarks.large

faults: $(DEV_INSTALLED) strace ## Break everything a store depends on, at length: what was tried, and what was lost
	$(BIN)/python -m tests.faults

screenshots: $(DEV_INSTALLED) browser ## Take pictures of the pages: some for the README, the others into screenshots/
	$(BIN)/python -m tests.browser.screenshots

docs: $(DEV_INSTALLED) ## Write the generated reference pages anew
	$(BIN)/python -m tests.docs_generation

assets: $(DEV_INSTALLED) ## Fetch and strip GOV.UK Frontend's stylesheet anew
	$(BIN)/python -m tests.vendoring

format: $(DEV_INSTALLED) ## Mend what ruff can mend by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(DEV_INSTALLED) ## Compile the pinned requirements anew; LOCK_FLAGS=--upgrade takes newer releases
	$(COMPILE) requirements/run.in --output-file requirements/run.txt
	$(COMPILE) requirements/dev.in --output-file requirements/dev.txt

clean: ## Remove .venv and what the tools left behind; the records in var/ stay
	rm -rf .venv .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist htmlcov screenshots
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v "$(PYTHON)" >/dev/null || { \
		echo "The tracker needs Python 3.11 or newer, and there is no $(PYTHON) here: install it, or name another with PYTHON=python3.12." >&2; \
		exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "The tracker needs Python 3.11 or newer, and $(PYTHON) is $$("$(PYTHON)" --version 2>&1): name a newer one with PYTHON=python3.12." >&2; \
		exit 1; }
	@echo "Making .venv with $$("$(PYTHON)" --version)."
	@"$(PYTHON)" -m venv .venv || { rm -rf .venv; exit 1; }

# The project itself comes last and without dependencies or an isolated build: everything it needs is pinned already.
$(RUN_INSTALLED): requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the tracker needs to run; this happens once."
	@$(INSTALL) -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_INSTALLED): requirements/dev.txt $(RUN_INSTALLED)
	@echo "Installing what checking the tracker needs; this happens once."
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

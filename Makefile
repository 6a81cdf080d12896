# `make demo` and `make test` set up whatever they need, once, below .venv.
# A machine needs Python 3.11 or newer (with its venv module), make, and a package index.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Any Python that is new enough and can make an environment; or name one: make PYTHON=/path/to/python3
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	"$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& command -v "$$python" && break; done)
# Hand on to uv what was set for pip, whose settings it does not read.
SET_FOR_PIP = $(shell $(BIN)/pip config list 2>/dev/null | sed -n "s/^[^=]*\.$(1)='\(.*\)'$$/\1/p" | tail -n 1)
INDEX = $(or $(UV_DEFAULT_INDEX),$(UV_INDEX_URL),$(call SET_FOR_PIP,index-url))
CERT = $(or $(SSL_CERT_FILE),$(call SET_FOR_PIP,cert))
UV = UV_PYTHON_DOWNLOADS=never $(if $(INDEX),UV_DEFAULT_INDEX='$(INDEX)') $(if $(CERT),SSL_CERT_FILE='$(CERT)') $(BIN)/uv
PIP = PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate
WORKERS ?= 2
ARGS ?=

CHECKS := format lint types contracts workspaces tests
.DEFAULT_GOAL := help
.PHONY: help setup models demo test check stats lock clean fix $(CHECKS)

help:
	@echo "make demo    set up, then open the demo desk (ARGS=\"--port 8090\")"
	@echo "make test    set up, then run every check there is"
	@echo "make check   the same without browsers, for while you write (ARGS=tests/stages for some tests)"
	@echo "make fix     format, and repair what can be repaired by itself"
	@echo "make stats   sizes and tangles of the house"
	@echo "make lock    renew the hash-locked requirements from pyproject.toml"
	@echo "make clean   remove everything that was made"

# --- Set-up ---------------------------------------------------------------------------------------

setup: $(READY)

$(VENV)/.tools: requirements/setup.txt
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer with its venv module was found." \
	"Install one (Debian: apt-get install python3 python3-venv) or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Making the environment $(VENV) with $(PYTHON) ..."
	@"$(PYTHON)" -m venv $(VENV)
	@$(PIP) install --quiet --require-hashes --requirement requirements/setup.txt
	@touch $@

$(READY): $(VENV)/.tools requirements/dev.txt requirements/build.txt pyproject.toml hatch_build.py
	@echo "Installing what Deskhand needs, as locked in requirements/ ..."
	@$(UV) pip sync --python $(BIN)/python --require-hashes requirements/dev.txt \
	|| { echo "uv could not; trying again with pip and its settings ..."; \
	$(PIP) install --require-hashes --requirement requirements/dev.txt; }
	@$(UV) pip install --python $(BIN)/python --no-deps --build-constraints requirements/build.txt --editable . \
	|| $(PIP) install --no-deps --editable .
	@touch $@

models: $(READY)
	@$(BIN)/deskhand models install || echo "Going on with the smaller model that is built in."

# --- Use ------------------------------------------------------------------------------------------

demo: models
	@$(BIN)/deskhand demo $(ARGS)

test: models
	@failed=""; for check in $(CHECKS); do \
	echo; echo "== $$check"; $(MAKE) --no-print-directory $$check || failed="$$failed $$check"; done; \
	echo; $(MAKE) --no-print-directory stats; echo; \
	command -v chromium >/dev/null || echo "NO BROWSER TESTS WERE RUN: there is no Chromium on this machine."; \
	if [ -n "$$failed" ]; then echo "Not in order:$$failed"; exit 1; fi; echo "Everything is in order."

check: format lint types contracts workspaces
	@$(BIN)/pytest --quiet -n $(WORKERS) -m "not slow and not browser" $(ARGS)

format: $(READY)
	@$(BIN)/ruff format --check .

lint: $(READY)
	@$(BIN)/ruff check .

types: $(READY)
	@$(BIN)/basedpyright

contracts: $(READY)
	@$(BIN)/lint-imports --no-cache

workspaces: $(READY)
	@for workspace in copper_kettle template; do \
	$(BIN)/deskhand check --workspace src/deskhand/starter/$$workspace || exit 1; done

tests: $(READY)
	@$(BIN)/pytest -n $(WORKERS) $(ARGS)

stats: $(READY)
	@PYTHONPATH=tests $(BIN)/python -m architecture.stats

# --- Care -----------------------------------------------------------------------------------------

fix: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# Keeps what still fits; make lock ARGS=--upgrade takes the newest of everything.
lock: $(VENV)/.tools
	@$(COMPILE) $(ARGS) --group setup --output-file requirements/setup.txt
	@$(COMPILE) $(ARGS) --group build --output-file requirements/build.txt
	@$(COMPILE) $(ARGS) pyproject.toml --group dev --output-file requirements/dev.txt

clean:
	rm -rf $(VENV) dist build .pytest_cache .ruff_cache .hypothesis src/deskhand/console/static/lib
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

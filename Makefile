# Two commands do everything on a bare machine with Python 3.11+, git and make:
#   make demo   sets up, reads an example report, prints the briefing and writes the page
#   make test   sets up, checks style and types, runs the tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
REPORT := examples/envoy-tashkent/report.txt
ABOUT := --published 1966-01-09 --outlet "Continental Cable Service" --title "Kosygin presses India and Pakistan as Tashkent talks falter"

.PHONY: demo test lint check quality speed docs lock clean help

help:
	@sed -n 's/^#   //p' Makefile

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Legation needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Call: make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) (once, one to three minutes) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)
	@mkdir -p out
	@$(BIN)/legation read $(REPORT) $(ABOUT)
	@$(BIN)/legation read $(REPORT) $(ABOUT) --format html --output out/demo.html
	@echo
	@echo "The report with its evidence, as a page: out/demo.html"

lint: $(STAMP)
	@$(BIN)/ruff check src tests benchmarks training
	@$(BIN)/mypy

test: lint
	@$(BIN)/python -m pytest

quality: $(STAMP)
	@$(BIN)/python benchmarks/quality.py

speed: $(STAMP)
	@$(BIN)/python benchmarks/speed.py

lock:
	@uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --output-file requirements.lock

docs: $(STAMP)
	@$(BIN)/python tests/docs/made_blocks.py

clean:
	@rm -rf $(VENV) out

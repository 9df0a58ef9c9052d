# Needs nothing but Python 3.11 or newer: the virtual environment is made when it is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PEERS := build/benchmark/venv

.PHONY: help booklet check poses test test-services lint schema benchmark clean

help: ## list what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

booklet: $(STAMP) ## build the hamstring booklet: build/hamstring-booklet.pdf
	@mkdir -p build
	@$(BIN)/booklet build content -o build/hamstring-booklet.pdf

check: $(STAMP) ## check its content: claims, reading grade, print targets
	@$(BIN)/booklet check content

poses: $(STAMP) ## compile the drawings, and put them on contact sheets: build/drawings.pdf
	@mkdir -p build
	@$(BIN)/booklet poses content --sheet build/drawings.pdf

test: $(STAMP) ## run the tests
	@$(BIN)/python -m pytest -n auto --dist loadgroup

test-services: $(STAMP) ## run the tests on printers and mail servers; needs what .ci/run installs
	@$(BIN)/python -m pytest -m services tests/services

lint: $(STAMP) ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

schema: $(STAMP) ## write the JSON Schemas that editors use
	@$(BIN)/booklet schema content/schema

benchmark: $(PEERS)/.installed ## the booklet beside Typst, Platypus, fpdf2 and WeasyPrint; OPTIONS=--quick: only run
	@$(PEERS)/bin/python -m benchmarks.compare $(OPTIONS)

$(PEERS)/.installed: pyproject.toml
	@test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[benchmark]'
	@touch $@

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean: ## remove what was built
	rm -rf build dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

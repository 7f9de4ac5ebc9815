# make demo | test | check | bench: everything happens in .venv, made when it is missing.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check format bench clean

demo: .venv/demo
	$(BIN)/xianwen ingest

test: .venv/test
	$(BIN)/python -m pytest -n 2

check: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2

format: .venv/test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/test
	$(BIN)/python -m benchmarks.cleaning
	$(BIN)/python -m benchmarks.verdicts

clean:
	rm -rf .venv data dist

.venv:
	$(PYTHON) -m venv .venv

.venv/demo: pyproject.toml | .venv
	$(BIN)/pip install --quiet .
	touch $@

.venv/test: pyproject.toml | .venv
	$(BIN)/pip install --quiet --editable '.[test]'
	touch $@

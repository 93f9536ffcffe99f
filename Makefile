# Two commands: `make demo` plans a made-up day and shows it, `make test` runs the tests. Both set up what they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= demo
SECONDS_TO_PLAN ?= 40

.PHONY: demo test lint clean

demo: $(VENV)/.ready-run
	$(BIN)/homecare generate --out $(DEMO)/input
	$(BIN)/homecare plan $(DEMO)/input --out $(DEMO)/plan --seconds $(SECONDS_TO_PLAN)
	$(BIN)/homecare check $(DEMO)/plan/plan.json $(DEMO)/input
	@echo
	@echo "The report is $(DEMO)/plan/report.html: open it in a browser."

test: $(VENV)/.ready-test
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

lint: $(VENV)/.ready-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready-run: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.ready-test: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.ready-run

$(VENV)/.ready-lint: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	@touch $@ $(VENV)/.ready-test $(VENV)/.ready-run

clean:
	rm -rf $(VENV) $(DEMO)

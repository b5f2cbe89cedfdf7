# Everything runs from a checkout, in .venv, with the versions and hashes in requirements/.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
SOURCES := $(wildcard bench bot fuzz requirements tests)

# pyright comes whole from its wheel: it need not ask whether there is a newer one.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.DEFAULT_GOAL := help
.PHONY: help run browse test readers eval pictures bench load check format format-check lint types imports audit fuzz lock locks clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/.preview.stamp ## Run the bot: on Discord with a token, else a preview in the browser
	@$(BIN)/python -m bot $(ARGS)

browse: $(VENV)/.browse.stamp ## Open the record in Datasette, in the browser
	@$(BIN)/python -m bot browse $(ARGS)

# Coverage takes as long as half the tests: CI and `make check` measure it, with more of each kind.
test: $(VENV)/.dev.stamp ## Run the tests (ARGS='-k pay' for some, THOROUGH=1 for more, with coverage)
	@$(BIN)/python -m pytest $(or $(ARGS),$(if $(THOROUGH),--cov,-m 'not thorough and not readers') \
		--numprocesses auto --dist worksteal)

readers: $(VENV)/.readers.stamp ## Read every kind of export with pandas, polars, DuckDB and LibreOffice
	@$(BIN)/python -m pytest -m readers $(or $(ARGS),tests/files)

eval: $(VENV)/.dev.stamp ## Ask what people ask, and see how often the answer is right (ARGS=--show for what is not)
	@$(BIN)/python -m tests.eval $(ARGS)

pictures: $(VENV)/.dev.stamp ## Draw docs/cards again, in Chromium (ARGS=--heights for the heights alone)
	@$(BIN)/python -m tests.browser.pictures $(ARGS)

bench: $(VENV)/.dev.stamp ## Measure the bot beside the smallest discord.py bot (ARGS='--rounds 50')
	@$(BIN)/python -m bench $(ARGS)

load: $(VENV)/.dev.stamp ## Ask the bot a million things and watch what it holds (ARGS='--interactions 20000')
	@$(BIN)/python -m bench.load $(ARGS)

check: export THOROUGH := 1
check: format-check lint types imports test ## Run all that CI runs: format, lint, types, imports, tests

format: $(VENV)/.dev.stamp ## Format the code and mend what ruff can mend
	@$(BIN)/ruff check --fix-only --quiet $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

format-check: $(VENV)/.dev.stamp ## Check the format
	@$(BIN)/ruff format --check $(SOURCES)

lint: $(VENV)/.dev.stamp ## Check with ruff
	@$(BIN)/ruff check $(SOURCES)

types: $(VENV)/.dev.stamp ## Check the types with pyright
	@$(BIN)/pyright

imports: $(VENV)/.dev.stamp ## Check that imports run downward only
	@$(BIN)/lint-imports --no-logo

# What fails without finding anything has audited nothing: that is said, and is a failure too.
audit: $(VENV)/.audit.stamp ## Look for known vulnerabilities in all locked packages (needs the network)
	@found=$$($(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off --desc off \
		$(foreach set,bot preview browse dev readers audit fuzz,--requirement requirements/$(set).txt) 2>&1); code=$$?; \
	case "$$code,$$found" in \
		0,*|*"known vulnerabilit"*) echo "$$found";; \
		*) echo "$$found" | tail -n 1 >&2; echo "Nothing was audited: the advisories cannot be reached." >&2;; \
	esac; exit $$code

fuzz: $(VENV)/.fuzz.stamp ## Try hostile input on every parser (ARGS='claims --seconds 600'; on Linux)
	@$(BIN)/python -m fuzz $(ARGS)

lock: ## Resolve requirements/*.txt from pyproject.toml (ARGS=--upgrade for newer versions; needs uv)
	@$(PYTHON) -m requirements.lock $(ARGS)

locks: $(VENV)/.dev.stamp ## Install each lock into an empty environment, with pips old and new
	@$(BIN)/python -m requirements.trial

clean: ## Remove .venv and what the tools leave behind
	@rm -rf $(VENV) .coverage .coverage.* htmlcov .hypothesis .import_linter_cache \
		.pytest_cache .ruff_cache build dist *.egg-info
	@find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || \
		{ echo "There is no $(PYTHON): install Python 3.11 or newer, or say make PYTHON=/path/to/python." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Picketdesk needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1): say make PYTHON=/path/to/a/newer/python." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make a virtual environment: install its venv package (Debian, Ubuntu: apt-get install python3-venv)." >&2; exit 1; }
	@$(PYTHON) -c 'import sqlite3' 2>/dev/null || \
		{ echo "$(PYTHON) was built without SQLite: say make PYTHON=/path/to/another/python." >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) -V)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# Nothing is resolved, so no later release on the index can matter; pip check sees that all is there.
define install
	@echo "Installing $(1) into $(VENV) (once; $(2))"
	@$(PIP) install --require-hashes --no-deps -r $<
	@told=$$($(BIN)/python -m pip check) || \
		{ echo "$$told"; echo "The packages in $(VENV) do not fit together: make clean, and try again."; exit 1; } >&2
	@touch $@
endef

$(VENV)/.preview.stamp: requirements/preview.txt | $(BIN)/python
	$(call install,the bot's packages,up to a minute)

$(VENV)/.browse.stamp: requirements/browse.txt | $(BIN)/python
	$(call install,Datasette,up to a minute)

$(VENV)/.audit.stamp: requirements/audit.txt | $(BIN)/python
	$(call install,pip-audit,some seconds)

# The fuzz set holds the development set, and that the preview set: they have nothing to add.
$(VENV)/.fuzz.stamp: requirements/fuzz.txt | $(BIN)/python
	$(call install,atheris and the development tools,a minute or two)
	@touch $(VENV)/.preview.stamp $(VENV)/.dev.stamp

# The readers set holds the development set, too.
$(VENV)/.readers.stamp: requirements/readers.txt | $(BIN)/python
	$(call install,the readers of exports and the development tools,a minute or two)
	@touch $(VENV)/.preview.stamp $(VENV)/.dev.stamp

$(VENV)/.dev.stamp: requirements/dev.txt | $(BIN)/python
	$(call install,the bot's packages and the development tools,a minute or two)
	@touch $(VENV)/.preview.stamp

# Everything runs from a checkout, in .venv, with the versions and hashes in requirements/.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
SOURCES := $(wildcard bench bot fuzz tests)

# pyright comes whole from its wheel: it need not ask whether there is a newer one.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.DEFAULT_GOAL := help
.PHONY: help run browse test bench load check format format-check lint types imports audit fuzz lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/.preview.stamp ## Run the bot: on Discord with a token, else a preview in the browser
	@$(BIN)/python -m bot $(ARGS)

browse: $(VENV)/.browse.stamp ## Open the record in Datasette, in the browser
	@$(BIN)/python -m bot browse $(ARGS)

# Coverage takes as long as half the tests: CI and `make check` measure it, with more of each kind.
test: $(VENV)/.dev.stamp ## Run the tests (ARGS='-k pay' for some, THOROUGH=1 for more, with coverage)
	@$(BIN)/python -m pytest $(or $(ARGS),$(if $(THOROUGH),--cov,-m 'not thorough') \
		--numprocesses auto --dist worksteal)

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
		$(foreach set,bot preview browse dev audit fuzz,--requirement requirements/$(set).txt) 2>&1); code=$$?; \
	case "$$code,$$found" in \
		0,*|*"known vulnerabilit"*) echo "$$found";; \
		*) echo "$$found" | tail -n 1 >&2; echo "Nothing was audited: the advisories cannot be reached." >&2;; \
	esac; exit $$code

fuzz: $(VENV)/.fuzz.stamp ## Try hostile input on every parser (ARGS='claims --seconds 600'; on Linux)
	@$(BIN)/python -m fuzz $(ARGS)

# The widest set first: the others start from its versions, so that all of them agree.
LOCK = uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-strip-extras --no-header --no-emit-index-url --no-emit-find-links

lock: ## Resolve requirements/*.txt from pyproject.toml (ARGS=--upgrade for newer versions; needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv" >&2; exit 1; }
	@$(LOCK) $(ARGS) --extra dev --output-file requirements/dev.txt
	@cp requirements/dev.txt requirements/audit.txt
	@$(LOCK) --extra audit --output-file requirements/audit.txt
	@cp requirements/dev.txt requirements/fuzz.txt
	@$(LOCK) --extra dev --extra fuzz --output-file requirements/fuzz.txt
	@cp requirements/dev.txt requirements/browse.txt
	@$(LOCK) --extra browse --output-file requirements/browse.txt
	@cp requirements/dev.txt requirements/preview.txt
	@$(LOCK) --extra preview --output-file requirements/preview.txt
	@cp requirements/preview.txt requirements/bot.txt
	@$(LOCK) --output-file requirements/bot.txt
	@for set in bot preview browse dev audit fuzz; do \
		sed 's/ (pyproject.toml)//' requirements/$$set.txt >requirements/$$set.tmp && \
		mv requirements/$$set.tmp requirements/$$set.txt || exit 1; \
	done

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
	@echo "Making $(VENV) with $$($(PYTHON) -V)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.preview.stamp: requirements/preview.txt | $(BIN)/python
	@echo "Installing the bot's packages into $(VENV) (once; up to a minute)"
	@$(PIP) install --require-hashes -r requirements/preview.txt
	@touch $@

$(VENV)/.browse.stamp: requirements/browse.txt | $(BIN)/python
	@echo "Installing Datasette into $(VENV) (once; up to a minute)"
	@$(PIP) install --require-hashes -r requirements/browse.txt
	@touch $@

$(VENV)/.audit.stamp: requirements/audit.txt | $(BIN)/python
	@echo "Installing pip-audit into $(VENV) (once; some seconds)"
	@$(PIP) install --require-hashes -r requirements/audit.txt
	@touch $@

$(VENV)/.fuzz.stamp: requirements/fuzz.txt | $(BIN)/python
	@echo "Installing atheris and the development tools into $(VENV) (once; a minute or two)"
	@$(PIP) install --require-hashes -r requirements/fuzz.txt
	@touch $(VENV)/.preview.stamp $(VENV)/.dev.stamp $@

# The development set holds the preview set, so `make run` has nothing to add to it.
$(VENV)/.dev.stamp: requirements/dev.txt | $(BIN)/python
	@echo "Installing the bot's packages and the development tools into $(VENV) (once; a minute or two)"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $(VENV)/.preview.stamp $@

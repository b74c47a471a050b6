# `make book` builds the edition, `make test` tests it; `make help` lists the rest.

# The Python that .venv is made from: `make book PYTHON=/path/to/python` names another one.
PYTHON ?=
# More for pytest: `make test PYTEST_ARGS="-k claims"`.
PYTEST_ARGS ?=
# More for JupyterLab: root needs `make lab LAB_ARGS=--allow-root`.
LAB_ARGS ?=
# More for the lock: `make lock LOCK_ARGS=--upgrade`.
LOCK_ARGS ?=

PYTHONS := $(or $(PYTHON),python3.13 python3.12 python3.11 python3)
NO_PYTHON := No usable Python 3.11, 3.12 or 3.13 among: $(PYTHONS). Install one with its venv module \
  (Debian/Ubuntu: apt install python3-venv; macOS: brew install python@3.13) or name it: make book PYTHON=/path/to/python
# The version is asked of a running Python because a pyenv shim can exist and yet not run, and the base
# interpreter because the first Python on PATH can be the one in .venv. uv brings its own pip.
PROBE := import sys, venv; "uv" in sys.argv or __import__("ensurepip"); \
  print(sys._base_executable if (3, 11) <= sys.version_info < (3, 14) else "")

# The stamp names the lock and the folder, so that a changed lock and a moved checkout both get a new
# .venv; it is written last, so that an interrupted installation is never taken for a finished one.
STAMP := .venv/ready-$(shell { pwd -P; cat requirements.txt pyproject.toml; } | cksum | tr -s ' ' '-')
NODE_MODULES := tests/node_modules/.package-lock.json

# An upgrade of the system's Python can leave .venv without an interpreter, and PYTHON can name another.
FOUND := $(shell .venv/bin/python -I -V 2>/dev/null)
ifneq ($(FOUND),$(if $(PYTHON),$(shell $(PYTHON) -V 2>/dev/null),$(or $(FOUND),none)))
.PHONY: $(STAMP)
endif

# Modules of the surrounding shell must not shadow the locked ones.
unexport PYTHONPATH PYTHONHOME

.NOTPARALLEL:
.PHONY: help book test check serve lab lock clean system-packages

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

book: $(STAMP) ## build the book: _build/html, with its PDF
	.venv/bin/edition book

test: system-packages $(STAMP) $(NODE_MODULES) ## build the book if it is not there, and run the tests
	.venv/bin/edition book
	.venv/bin/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(PYTEST_ARGS)

check: $(STAMP) ## lint, check format and types, validate the data
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/edition check

serve: $(STAMP) ## show the book in a browser
	.venv/bin/edition serve

lab: $(STAMP) ## open the notebooks in JupyterLab
	.venv/bin/jupyter lab notebooks $(LAB_ARGS)

lock: ## renew requirements.txt and tests/package-lock.json (needs uv and npm)
	uv pip compile pyproject.toml --universal --all-extras --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --quiet --output-file requirements.txt $(LOCK_ARGS)
	npm install --prefix tests --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

clean: ## remove what was built; .venv stays
	rm -rf _build .hypothesis .mypy_cache .pytest_cache .ruff_cache

system-packages:
	@sh tests/system_packages.sh

$(NODE_MODULES): tests/package.json tests/package-lock.json | system-packages
	npm ci --prefix tests --no-audit --no-fund --loglevel=error

# The lock is complete, and the pip of Python 3.11 loses the pin of a package that another wants with an
# extra, hence --no-deps.
$(STAMP):
	@uv=; if uv --version >/dev/null 2>&1; then uv=uv; fi; \
	python=; for name in $(PYTHONS); do \
	  python=$$("$$name" -c '$(PROBE)' $$uv 2>/dev/null) || python=; \
	  if [ -n "$$python" ]; then break; fi; \
	done; \
	if [ -z "$$python" ]; then echo '$(NO_PYTHON)' >&2; exit 1; fi; \
	echo "Installing the locked packages into .venv with $$python (a minute or two)"; \
	rm -rf .venv; \
	if [ -n "$$uv" ]; then \
	  uv venv --quiet --seed --python "$$python" .venv && \
	  uv pip install --quiet --python .venv/bin/python --compile-bytecode --require-hashes -r requirements.txt && \
	  uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .; \
	else \
	  "$$python" -m venv .venv && \
	  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt && \
	  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@touch $@

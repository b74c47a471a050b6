# `make book` builds the edition, `make test` tests it; `make help` lists the rest.

# The Python that .venv is made from: `make book PYTHON=/path/to/python` names another one.
PYTHON ?=
# More for pytest: `make units PYTEST_ARGS="-k claims"`.
PYTEST_ARGS ?=
# More for JupyterLab: root needs `make lab LAB_ARGS=--allow-root`.
LAB_ARGS ?=
# More for the locks: `make lock LOCK_ARGS=--upgrade`.
LOCK_ARGS ?=

PYTHONS := $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3)
NO_PYTHON := No usable Python 3.11, 3.12, 3.13 or 3.14 among: $(PYTHONS). Install one with its venv module \
  (Debian/Ubuntu: apt install python3-venv; macOS: brew install python) or name it: make book PYTHON=/path/to/python
# The version is asked of a running Python because a pyenv shim can exist and yet not run, and the base
# interpreter because the first Python on PATH can be the one in .venv. uv brings its own pip.
PROBE := import sys, venv; "uv" in sys.argv or __import__("ensurepip"); \
  print(sys._base_executable if (3, 11) <= sys.version_info < (3, 15) else "")

# The stamps name what is installed and the folder, so that a changed lock and a moved checkout both get a
# new .venv; they are written last, so that an interrupted installation is never taken for a finished one.
sum = $(shell { pwd -P; cat pyproject.toml $(1); } | cksum | tr -s ' ' '-')
STAMP := .venv/ready-$(call sum,requirements.txt)
TESTS_STAMP := .venv/tests-$(call sum,requirements.txt requirements-dev.txt)
NODE_MODULES := tests/repository/node_modules/.package-lock.json

# An upgrade of the system's Python can leave .venv without an interpreter, and PYTHON can name another.
FOUND := $(shell .venv/bin/python -I -V 2>/dev/null)
ifneq ($(FOUND),$(if $(PYTHON),$(shell $(PYTHON) -V 2>/dev/null),$(or $(FOUND),none)))
.PHONY: $(STAMP)
endif

# What looks at this repository itself; all other tests are those of the machinery, on a small edition.
# An edition that `edition start` has written has the first two.
WHOLE := $(wildcard tests/paper tests/built tests/browser tests/repository)
NODE := $(wildcard tests/repository)
UNITS := $(filter-out $(WHOLE),$(sort $(patsubst %/,%,$(dir $(wildcard tests/*/test_*.py))))) tests/test_cli.py
PYTEST := .venv/bin/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

# Nothing of the surrounding shell says which modules, edition or packages are used, or where these are put;
# where packages come from may be another place than the public one.
SOURCES := PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_NO_INDEX PIP_TRUSTED_HOST PIP_CERT PIP_CLIENT_CERT \
  PIP_PROXY PIP_CACHE_DIR PIP_CONFIG_FILE PIP_KEYRING_PROVIDER PIP_RETRIES PIP_TIMEOUT PIP_DEFAULT_TIMEOUT PIP_USE_FEATURE \
  UV_INDEX% UV_DEFAULT_INDEX UV_EXTRA_INDEX_URL UV_FIND_LINKS UV_NO_INDEX UV_INSECURE_HOST UV_NATIVE_TLS UV_SYSTEM_CERTS \
  UV_CACHE_DIR UV_CONFIG_FILE UV_KEYRING_PROVIDER UV_HTTP% UV_OFFLINE UV_LINK_MODE UV_CONCURRENT%
unexport PYTHONPATH PYTHONHOME PYTHONOPTIMIZE PYTHONWARNINGS PYTHONSAFEPATH EDITION_ROOT \
  $(filter-out $(SOURCES),$(filter PIP_% UV_%,$(.VARIABLES)))

.NOTPARALLEL:
.PHONY: help book test units check links serve lab lock clean system-packages

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

book: $(STAMP) ## build the book: _build/html, with its PDF
	.venv/bin/edition book

test: $(TESTS_STAMP) $(if $(NODE),system-packages $(NODE_MODULES)) ## build the book if it is not there, and run all tests
	$(PYTEST) $(UNITS) $(PYTEST_ARGS)
	.venv/bin/edition book
	$(PYTEST) $(WHOLE) $(PYTEST_ARGS)

units: $(TESTS_STAMP) ## run the tests that need no browser, no network and no built book
	$(PYTEST) $(UNITS) $(PYTEST_ARGS)
	$(PYTEST) tests/paper $(PYTEST_ARGS)

check: $(TESTS_STAMP) ## lint, check format, types and layers, validate what the book is made from
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports --no-cache
	.venv/bin/edition check

links: $(STAMP) ## ask every address whether it answers, which takes the network and some minutes
	.venv/bin/edition links

serve: $(STAMP) ## show the book in a browser
	.venv/bin/edition serve

lab: $(STAMP) ## open the chapters as prose in JupyterLab
	.venv/bin/edition lab
	.venv/bin/jupyter lab _build/lab $(LAB_ARGS)

COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet
lock: ## renew the locks of Python and of Node.js (needs uv and npm)
	$(COMPILE) pyproject.toml --output-file requirements.txt $(LOCK_ARGS)
	$(COMPILE) --group test --constraint requirements.txt --output-file requirements-dev.txt $(LOCK_ARGS)
	$(if $(NODE),npm install --prefix $(NODE) --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund)

clean: ## remove what was built; .venv stays
	rm -rf _build tests/editions/*/_build .hypothesis .mypy_cache .pytest_cache .ruff_cache

system-packages:
	@sh tests/repository/system_packages.sh

$(NODE_MODULES): tests/repository/package.json tests/repository/package-lock.json | system-packages
	npm ci --prefix tests/repository --no-audit --no-fund --loglevel=error

# The locks are complete, and the pip of Python 3.11 loses the pin of a package that another wants with an
# extra, hence --no-deps.
UV_INSTALL = uv pip install --quiet --python .venv/bin/python
PIP_INSTALL = .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-user --no-deps

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
	  $(UV_INSTALL) --compile-bytecode --require-hashes -r requirements.txt && \
	  $(UV_INSTALL) --no-deps --no-build-isolation -e .; \
	else \
	  "$$python" -m venv .venv && \
	  $(PIP_INSTALL) --require-hashes -r requirements.txt && \
	  $(PIP_INSTALL) --no-build-isolation -e .; \
	fi
	@touch $@

$(TESTS_STAMP): $(STAMP)
	@echo "Installing what the tests need beside"; \
	if uv --version >/dev/null 2>&1; then \
	  $(UV_INSTALL) --compile-bytecode --no-deps --require-hashes -r requirements-dev.txt; \
	else \
	  $(PIP_INSTALL) --require-hashes -r requirements-dev.txt; \
	fi
	@touch $@

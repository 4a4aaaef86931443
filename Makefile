# The commands of this project. Needs Python 3.11+ with venv, and make; nothing else.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
export PYTHONUNBUFFERED = 1

.PHONY: run serve test soak bench lint types messages lock clean

run: $(VENV)/.run
	@PORT=$(PORT) $(PY) manage.py demo

$(VENV)/.run: requirements.lock
	@echo "[1/3] Preparing Python in $(VENV) and installing the locked dependencies (about a minute, once)"
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock
	@echo "Preparing Python in $(VENV) and installing what the tests need"
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/.run

# A real site. SITE_URL and ALLOWED_HOSTS name its address; without them it answers
# on this machine only. The secret is generated into DATA_DIR.
serve: export DJANGO_SETTINGS_MODULE = intranet.settings.production
serve: $(VENV)/.run
	@export SECRET_KEY="$${SECRET_KEY:-$$($(PY) -m intranet.settings.secret)}" \
	  SITE_URL="$${SITE_URL:-http://127.0.0.1:$(PORT)}" \
	  ALLOWED_HOSTS="$${ALLOWED_HOSTS:-127.0.0.1,localhost}" PORT=$(PORT); \
	exec $(PY) manage.py serve

test: $(VENV)/.dev
	@$(PY) -m tests.lanes

soak: $(VENV)/.dev
	@SOAK_FULL=$(FULL) $(PY) -m pytest -q -n 2 --dist worksteal -m soak tests/soak

bench: $(VENV)/.dev
	@$(PY) -m tests.benchmarks

lint: $(VENV)/.dev
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .

types: $(VENV)/.dev
	@$(VENV)/bin/mypy intranet pages units search

# Collects the messages of code and templates, fills in what is translated, compiles.
messages: $(VENV)/.dev
	@$(PY) -m tests.translations

clean:
	rm -rf $(VENV) var

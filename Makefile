# Two commands: `make demo` and `make test`. Both install what they need into this folder.
PYTHON ?= python3
UV := .tools/uv/bin/uv
export UV_PROJECT_ENVIRONMENT := .venv
export OPENBLAS_NUM_THREADS := 1

.PHONY: demo test check install

demo: .venv/.users
	@rm -rf demo-record
	@$(UV) run --no-sync dateline code examples/reports --into demo-record
	@$(UV) run --no-sync dateline show demo-record
	@printf '\nThe record lies in ./demo-record. Try next:\n'
	@printf '  %s run --no-sync dateline find demo-record --side "Kim Jong-un" --type CONSULT\n' "$(UV)"
	@printf '  %s run --no-sync dateline export demo-record --out events.csv\n' "$(UV)"
	@printf '  %s run --no-sync dateline code YOUR-REPORTS --into record --published 2019-04-25\n' "$(UV)"

test: install
	@$(UV) run --no-sync scripts/test

check: install
	@$(UV) run --no-sync scripts/check

install: .venv/.developers

.venv/.users: $(UV) uv.lock pyproject.toml
	@test -e .venv/.developers || $(UV) sync --locked --no-dev --quiet
	@touch $@

.venv/.developers: $(UV) uv.lock pyproject.toml
	@$(UV) sync --locked --quiet
	@touch $@ .venv/.users

$(UV):
	@$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11), "Dateline needs Python 3.11 or newer; name one: make demo PYTHON=python3.11"'
	@$(PYTHON) -m venv .tools/uv
	@.tools/uv/bin/python -m pip --quiet --disable-pip-version-check install uv==0.13.9

# One door for people and for continuous integration: every target sets up what it needs first.
# uv is used where it is installed; otherwise a virtual environment with pip does the same.

BIN := .venv/bin
READY := .venv/.ready

# What is compiled is kept, whatever the environment says: hundreds of tests start the program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check format shots docs bench clean

run: $(READY)
	@$(BIN)/python -m briefing $(ARGS)

test: $(READY)
	$(BIN)/python -m pytest $(ARGS)

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

shots: $(READY)
	$(BIN)/python -m tests.shots

docs: $(READY)
	$(BIN)/python -m tests.guide

bench: $(READY)
	$(BIN)/python -m tests.benchmarks

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(READY): pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --allow-existing .venv && \
		uv pip install --quiet --python $(BIN)/python --editable . --group dev; \
	else \
		$${PYTHON:-python3} -m venv .venv && \
		$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1' && \
		$(BIN)/python -m pip install --quiet --editable . --group dev; \
	fi
	@# As an installed wheel has it: the first start is as quick as the second.
	@$(BIN)/python -m compileall -q briefing
	@touch $(READY)

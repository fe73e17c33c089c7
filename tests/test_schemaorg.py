"""What pages say in the words of schema.org, against schema.org's own vocabulary."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.linked import schemaorg
from kg.ontology import load_ontology
from kg.snapshot import states
from kg.snapshot.view import View
from kg.store import open_store
from tests.linked_data import TOLD, source
from tests.schemaorg_terms import EXCERPT, TYPES, Terms, excerpt, read
from tests.stores import snapshot

pytestmark = pytest.mark.skipif(
    not TYPES.exists(), reason="schema-dts is not in build/schemaorg; run: make build/schemaorg/node_modules"
)


@pytest.fixture(scope="module")
def terms() -> Terms:
    return read(TYPES.read_text("utf-8"))


def test_the_excerpt_is_that_of_the_vocabulary(terms: Terms) -> None:
    assert len(terms.ancestors) > 800 and len(terms.domains) > 1400
    assert EXCERPT.read_text("utf-8") == excerpt(terms, load_ontology()), "run: python -m tests.schemaorg_terms"


def problems(terms: Terms, node: Any, allowed: frozenset[str] = frozenset(("Thing",))) -> list[str]:
    """What schema.org objects to: unknown types and properties, wrong domains and ranges."""
    if isinstance(node, str):
        date = re.fullmatch(r"-?\d{4}(-\d\d(-\d\d)?)?", node)
        kinds = {"Text", "URL" if node.startswith("http") else "Text", *(("Date", "DateTime") if date else ())}
        return [] if kinds & allowed else [f"{node!r} is none of {sorted(allowed)}"]
    if isinstance(node, int):
        return [] if {"Integer", "Number"} & allowed else [f"{node!r} is none of {sorted(allowed)}"]
    types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    found = [f"no class {one}" for one in types if one not in terms.ancestors]
    above = frozenset(types).union(*(terms.ancestors.get(one, ()) for one in types))
    found += [] if above & allowed else [f"{types} is none of {sorted(allowed)}"]
    for name, value in node.items():
        if name in ("@context", "@id", "@type"):
            continue
        if not terms.domains.get(name, frozenset()) & above:
            found.append(f"{types} has no {name}")
            continue
        for one in value if isinstance(value, list) else [value]:
            found += [f"{name}: {each}" for each in problems(terms, one, terms.ranges[name])]
    return found


def valid(terms: Terms, view: View) -> int:
    """How many things there are, all of them valid, and told in one way."""
    ours = source(view)
    iris = [iri for (iri,) in view.index.execute("SELECT iri FROM thing WHERE gone = 0 ORDER BY iri")]
    for iri in iris:
        document = schemaorg.described(ours, iri, "A thing.")
        assert problems(terms, document) == [], document
        assert json.loads(schemaorg.script(document)) == document
    return len(iris)


def test_what_is_said_is_valid(terms: Terms, tmp_path: Path) -> None:
    assert valid(terms, snapshot(tmp_path / "store", TOLD)) > 1100


@pytest.mark.model
def test_what_is_said_of_the_examples_is_valid(terms: Terms, example_store: Path, tmp_path: Path) -> None:
    with open_store(example_store, read_only=True) as store:
        store.dataset.backup(str(tmp_path / "quads"))
        copy = tmp_path / "store"
        copy.mkdir()
        (copy / "kg-store.json").write_bytes((example_store / "kg-store.json").read_bytes())
        made = states.Publisher(copy, store.namespace, 1).publish(store.dataset)
        assert valid(terms, View(str(made.path), store.base)) > 150


def test_the_check_finds_what_is_wrong(terms: Terms) -> None:
    wrong = {
        "@type": "Person", "director": "x", "birthDate": "long ago", "birthPlace": {"@type": "Movie"}, "nothing": "x",
        "spouse": {"@type": "Nobody"},
    }  # fmt: skip
    assert problems(terms, wrong) == [
        "['Person'] has no director",
        "birthDate: 'long ago' is none of ['Date']",
        "birthPlace: ['Movie'] is none of ['Place']",
        "['Person'] has no nothing",
        "spouse: no class Nobody",
        "spouse: ['Nobody'] is none of ['Person']",
    ]

"""The parts of the service that need no service."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import ConfigError, StoreError
from kg.serve import sparql
from kg.serve.budget import Budget
from kg.serve.formats import GRAPHS, RESULTS
from kg.serve.negotiate import choose, choose_coding
from kg.serve.output import RowCounter
from kg.serve.problem import Problem
from kg.serve.settings import Settings, load
from kg.serve.touched import touched
from kg.snapshot import index, states, union
from kg.snapshot.search import edits, search
from kg.store import open_store
from kg.vocab import Namespace

ACCEPT = [
    ("", "json"),
    ("*/*", "json"),
    ("application/*", "json"),
    ("text/*", "xml"),
    ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "xml"),
    ("application/sparql-results+json;q=0, */*;q=0.1", "xml"),
    ("text/html, application/xhtml+xml, */*;q=0.8", "json"),
    ("TEXT/CSV", "csv"),
    ("text/tab-separated-values, text/csv", "tsv"),
    ("text/csv;q=abc, text/tab-separated-values;q=0.1", "tsv"),
    ("nonsense", "json"),
    ("image/png", None),
    ("text/turtle", None),
]


@pytest.mark.parametrize(("accept", "expected"), ACCEPT)
def test_choose(accept: str, expected: str | None) -> None:
    found = choose(accept, RESULTS)
    assert (found.name if found else None) == expected


def test_choose_of_graphs() -> None:
    found = choose("application/rdf+xml, text/turtle;q=0.9", GRAPHS)
    assert found
    assert found.name == "rdfxml"


CODINGS = [
    ("", ""),
    ("gzip", "gzip"),
    ("gzip, zstd", "zstd"),
    ("zstd;q=0.1, gzip", "gzip"),
    ("identity", ""),
    ("*", "zstd"),
]


@pytest.mark.parametrize(("accept", "expected"), CODINGS)
def test_choose_coding(accept: str, expected: str) -> None:
    assert choose_coding(accept) == expected


REMOTE = [
    ("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }", True),
    ("SELECT * { service silent ?x { ?s ?p ?o } }", True),
    ("LOAD <http://a/>", True),
    ("LOAD SILENT <http://a/> INTO GRAPH <urn:g>", True),
    ("SELECT ?service { ?s <urn:service> 'SERVICE <http://a/>' } # SERVICE <http://a/>", False),
    ('SELECT * { ?s ex:service """LOAD <http://a/>""" }', False),
]


@pytest.mark.parametrize(("text", "refused"), REMOTE)
def test_remote_calls_are_refused(text: str, refused: bool) -> None:
    if refused:
        with pytest.raises(Problem, match="refused"):
            sparql.check_remote(text, ())
        sparql.check_remote(text.replace("?x", "<http://a/>"), ("http://a/",))
    else:
        sparql.check_remote(text, ())


def test_a_dataset_of_the_request_is_put_into_an_update() -> None:
    text = "INSERT { ?s ?p 'WHERE' } WHERE { ?s ?p ?o } ; DELETE WHERE { ?s a <urn:b> { } }"
    assert sparql.with_dataset(text, ["urn:g"], ["urn:n"]) == (
        "INSERT { ?s ?p 'WHERE' } USING <urn:g> USING NAMED <urn:n> WHERE { ?s ?p ?o } ; "
        "DELETE  { ?s a <urn:b> { } } USING <urn:g> USING NAMED <urn:n> WHERE { ?s a <urn:b> { } }"
    )
    with pytest.raises(Problem, match="exclude"):
        sparql.with_dataset("WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", ["urn:g"], [])


def test_the_budget_fills_by_the_minute() -> None:
    now = [0.0]
    budget = Budget(60, clock=lambda: now[0])
    assert budget.retry_after("a") == 0
    budget.spend("a", 150)
    assert (budget.retry_after("a"), budget.retry_after("b")) == (30, 0)
    now[0] = 31
    assert budget.retry_after("a") == 0
    assert Budget(0).retry_after("a") == 0


def test_settings_come_from_flag_then_variable_then_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("a-token-that-is-long-enough\n")
    file = tmp_path / "serve.toml"
    file.write_text(
        f'[serve]\nport = 1\nworkers = 2\ntimeout = 3\nservices = ["http://a/"]\ntoken_file = "{tmp_path}/token"\n'
    )
    one = load({"port": "9", "host": None}, {"KG_SERVE_PORT": "8", "KG_SERVE_WORKERS": "7", "KG_SERVE_CORS": ""}, file)
    assert (one.port, one.workers, one.timeout, one.services, one.cors) == (9, 7, 3.0, ("http://a/",), "*")
    assert one.token == "a-token-that-is-long-enough"
    assert "a-token" not in repr(one)


WRONG = [
    ({"port": "x"}, {}, "--port: 'x' is not a whole number"),
    ({}, {"KG_SERVE_WORKERS": "0"}, "KG_SERVE_WORKERS: '0' is too small"),
    ({}, {"KG_SERVE_TIMEOUT": "nan"}, "KG_SERVE_TIMEOUT"),
    ({"host": "0.0.0.0", "open_writes": True}, {}, "loopback"),
    ({}, {"KG_SERVE_TOKEN": "short"}, "5 characters"),
    ({"services": ["file:///etc/passwd"]}, {}, "cannot be reached"),
    ({"files": Path("/no/such/directory")}, {}, "no directory to offer"),
    ({"token_file": "/no/such/file"}, {}, "the token cannot be read"),
]


@pytest.mark.parametrize(("flags", "environment", "message"), WRONG)
def test_wrong_settings_are_told(flags: dict[str, object], environment: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        load(flags, environment)


def test_every_setting_has_a_help() -> None:
    from dataclasses import fields

    assert all(one.metadata["help"] for one in fields(Settings) if one.name != "token")


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
def test_rows_are_counted_in_the_bytes(name: str, size: int) -> None:
    store = ox.Store()
    words = ["plain", 'with "quotes", {"a":[{', "two\nlines\r\n", "<result>", "}},{", "tab\t,", "", "back\\slash\\"]
    store.extend(
        ox.Quad(ox.NamedNode(f"urn:{at}"), ox.NamedNode("urn:p"), ox.Literal(word)) for at, word in enumerate(words)
    )
    answer = store.query("SELECT ?o ?x WHERE { ?s ?p ?o OPTIONAL { ?s <urn:none> ?x } }")
    form = next(one.engine for one in RESULTS if one.name == name)
    data = answer.serialize(format=form)  # type: ignore[arg-type]
    assert data
    counter = RowCounter(name)
    for start in range(0, len(data), size):
        counter.add(data[start : start + size])
    assert counter.add(b"") == len(words)


TOUCHED = [
    ("INSERT DATA { <urn:a> <urn:p> <urn:b> }", {"added": 1, "removed": 0}),
    (
        "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> <urn:b> } } ; DELETE DATA { <urn:x> <urn:p> 1 }",
        {"added": 1, "removed": 1},
    ),
    ("DELETE WHERE { ?s <urn:p> ?o }", {"added": 0, "removed": 1}),
    ("INSERT { GRAPH <urn:g> { ?s ?p 'n' } } WHERE { ?s ?p ?o }", {"added": 1, "removed": 0}),
    ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", {"added": 0, "removed": 2}),
    ("WITH <urn:k> DELETE { ?s ?p ?o } INSERT { ?s ?p 3 } WHERE { ?s ?p ?o }", {"added": 1, "removed": 1}),
    ("PREFIX u: <urn:> INSERT DATA { GRAPH u:g { u:a u:p [] } }", {"added": 1, "removed": 0}),
    ("DROP ALL", {"added": 0, "removed": 3}),
    ("CLEAR DEFAULT", {"added": 0, "removed": 1}),
    ("COPY <urn:k> TO <urn:g>", {"added": 1, "removed": 0}),
    ("INSERT DATA { <urn:x> <urn:p> 1 }", {"added": 0, "removed": 0}),
]


@pytest.mark.parametrize(("update", "expected"), TOUCHED)
def test_what_an_update_changes_is_found_and_the_union_stays_one(update: str, expected: dict[str, int]) -> None:
    def fresh() -> ox.Store:
        store = ox.Store()
        store.update(
            "INSERT DATA { <urn:x> <urn:p> 1 GRAPH <urn:k> { <urn:x> <urn:p> 1 } GRAPH <urn:l> { <urn:x> <urn:q> 2 } }"
        )
        return store

    old, new, copy = fresh(), fresh(), fresh()
    union.complete(copy)
    new.update(update)
    compare = touched(update, "http://b/", {})
    change = (
        compare(old, new)
        if compare
        else union.difference(old, new, union.changed_graphs(old, new, ox.NamedNode("urn:f")))
    )
    assert {"added": len(change.added), "removed": len(change.removed)} == expected
    union.apply(copy, new, change)
    default = ox.DefaultGraph()
    assert {quad.triple for quad in copy.quads_for_pattern(None, None, None, default)} == {quad.triple for quad in new}
    assert {one for one in copy if one.graph_name != default} == {one for one in new if one.graph_name != default}


def test_the_index_follows_the_union(tmp_path: Path) -> None:
    terms = index.Terms.of(Namespace())
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")

    def quad(name: str, text: str) -> ox.Quad:
        return ox.Quad(ox.NamedNode(f"urn:{name}"), label, ox.Literal(text, language="en"))

    store = ox.Store()
    store.extend([quad("a", "Gabriel García Márquez"), quad("b", "Gabriel Byrne"), quad("c", "Vienna")])
    index.create(tmp_path / "index", store, terms, 1.0)

    def find(words: str) -> list[str]:
        database = sqlite3.connect(tmp_path / "index")
        try:
            return [one.node for one in search(database, words)]
        finally:
            database.close()

    assert find("garcia marquez") == ["urn:a"]
    assert find("gabr") == ["urn:b", "urn:a"]
    assert find("gabreil") == ["urn:b", "urn:a"]
    added, removed = [quad("d", "Graham Greene")], [quad("b", "Gabriel Byrne")]
    store.extend(added)
    store.remove(removed[0])
    index.update(tmp_path / "index", store, added, removed, terms, 2.0)
    assert (find("byrne"), find("graham grene"), find("gabriel")) == ([], ["urn:d"], ["urn:a"])
    assert find('"(^ NEAR AND') == []


def test_edits() -> None:
    assert [edits(*pair, 2) for pair in (("a", "a"), ("ab", "ba"), ("abc", "abd"), ("abcdef", "uvwxyz"))] == [
        0,
        1,
        1,
        3,
    ]


def test_snapshots_go_on_and_back(tmp_path: Path) -> None:
    path = tmp_path / "store"

    def quads() -> int:
        with open_store(path, read_only=True) as store:
            return len(store.dataset)

    with open_store(path) as store:
        publisher = states.Publisher(path, store.namespace, 2)
        for number in range(3):
            store.dataset.add(ox.Quad(ox.NamedNode(f"urn:{number}"), ox.NamedNode("urn:p"), ox.Literal(number)))
            assert publisher.publish(store.dataset).quads == number + 1
    assert [one.number for one in states.kept(path)] == [2, 3]
    assert quads() == 3
    assert states.roll_back(path, None).number == 2
    assert quads() == 2
    with pytest.raises(StoreError, match="no such snapshot"):
        states.roll_back(path, 99)

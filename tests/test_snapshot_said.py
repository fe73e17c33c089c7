"""Statements and mentions in the index: filled at once, and carried over article by article."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model import Article
from kg.quads import term
from kg.snapshot import said, states
from kg.snapshot.links import Scheme
from kg.store import open_store
from kg.vocab import Namespace
from tests.sample_readings import ARTICLES, sample_lines, sample_ontology

HARBOUR, LAMP = ARTICLES
SHORTER = Article(id="harbour", title="The Harbour", text="The Harbour:Film | directedBy | Cy Moe:Person\n")
#: What the store holds, one state after another.
STATES: list[list[tuple[Article, ...]]] = [
    [(HARBOUR,), (HARBOUR, LAMP)],
    [(HARBOUR, LAMP), (LAMP,)],
    [(HARBOUR, LAMP), (SHORTER, LAMP), (HARBOUR, LAMP)],
    [(HARBOUR,), ()],
]


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path / "index")) as database:
        return {
            name: database.execute(f"SELECT * FROM {name} ORDER BY 1, 2, 3, 4").fetchall()
            if name == "statement"
            else database.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
            for name in ("statement", "mention")
        }


def published(path: Path, history: Iterable[tuple[Article, ...]]) -> dict[str, list[tuple[object, ...]]]:
    with open_store(path) as store:
        store.put_ontology(sample_ontology())
        publisher = states.Publisher(path, store.namespace, 1)
        for articles in history:
            store.remove(set(store.article_ids()) - {one.id for one in articles})
            store.replace({one.id: sample_lines(one) for one in articles})
            latest = publisher.publish(store.dataset)
        return tables(latest.path)


@pytest.mark.parametrize("history", STATES)
def test_what_is_carried_over_equals_what_is_made_anew(history: list[tuple[Article, ...]], tmp_path: Path) -> None:
    after = published(tmp_path / "carried", history)
    assert after == published(tmp_path / "anew", history[-1:])
    assert bool(after["statement"]) is bool(after["mention"]) is bool(history[-1])


def test_a_statement_has_what_it_says(tmp_path: Path) -> None:
    found = published(tmp_path / "store", [(SHORTER,)])
    base = "http://localhost:8000/"
    ((subject, relation, object_, node, status, article, start, target, *years),) = found["statement"]
    assert (subject, relation) == (f"{base}id/The_Harbour", f"{base}ontology#directedBy")
    assert (object_, status, article, start) == (f"<{base}id/Cy_Moe>", "Asserted", f"{base}article/harbour", 0)
    assert (target, years) == (f"{base}id/Cy_Moe", [None, None])
    assert str(node).startswith(f"{base}statement/")
    assert found["mention"] == [(f"{base}id/The_Harbour", f"{base}article/harbour")]


def test_what_is_no_whole_statement_is_passed_over() -> None:
    scheme = Scheme.of(Namespace())
    node, store = ox.NamedNode(f"{scheme.statements}1"), ox.Store()
    store.add(ox.Quad(node, said.SUBJECT, node))
    store.add(ox.Quad(node, term("rdf:predicate"), ox.Literal("x")))
    store.add(ox.Quad(node, ox.NamedNode(f"{scheme.terms}start"), ox.Literal("x")))
    store.add(ox.Quad(node, said.MENTIONS, ox.Literal("x")))
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(said.SCHEMA)
        said.create(database, store, scheme)
        for table in ("statement", "mention"):
            assert not database.execute(f"SELECT * FROM {table}").fetchall()

"""The members of classes by label and the facts by date: filled at once, and carried over change by change."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.quads import term
from kg.snapshot import index
from kg.snapshot.words import sort_key
from kg.vocab import Namespace

NAMES = Namespace("http://kg.example/")
Triple = tuple[str, str, str]


def quad(triple: Triple) -> ox.Quad:
    """A fact from three words: a thing, "is", "called" or a relation, and what it is."""
    name, relation, value = triple
    subject = ox.NamedNode(NAMES.entity(name))
    if relation == "is":
        return ox.Quad(subject, term("rdf:type"), ox.NamedNode(NAMES.term(value)))
    if relation == "called":
        return ox.Quad(subject, term("rdfs:label"), ox.Literal(value, language="en"))
    return ox.Quad(subject, ox.NamedNode(NAMES.term(relation)), ox.Literal(value, datatype=term("xsd:date")))


BEFORE: list[Triple] = [
    ("Man", "called", "The Third Man"),
    ("Man", "is", "Film"),
    ("Man", "is", "Work"),
    ("Man", "shown", "1949-09-02"),
    ("Idol", "called", "The Fallen Idol"),
    ("Idol", "is", "Film"),
    ("Nameless", "is", "Film"),
]
CHANGES: list[tuple[list[Triple], list[Triple]]] = [
    ([("Man", "called", "Third Man")], [("Man", "called", "The Third Man")]),
    ([("Man", "called", "Der dritte Mann")], [("Man", "called", "The Third Man")]),
    ([("Nameless", "called", "Éden")], []),
    ([("Man", "is", "Story")], [("Man", "is", "Film")]),
    ([("Man", "is", "Story"), ("Man", "called", "Aa")], [("Man", "is", "Film"), ("Man", "called", "The Third Man")]),
    (
        [],
        [
            ("Man", "called", "The Third Man"),
            ("Man", "is", "Film"),
            ("Man", "is", "Work"),
            ("Man", "shown", "1949-09-02"),
        ],
    ),
    ([("Idol", "shown", "1948-11-01"), ("Idol", "shown", "1948")], [("Man", "shown", "1949-09-02")]),
    ([("New", "called", "New"), ("New", "is", "Film")], []),
]


def tables(path: Path) -> dict[str, list[tuple[str, ...]]]:
    with closing(sqlite3.connect(path)) as database:
        return (
            {
                name: database.execute(f"SELECT * FROM {name} ORDER BY 1, 2, 3").fetchall()
                for name in ("member", "dated")
            }
            | {"sort": database.execute("SELECT iri, sort FROM thing WHERE gone = 0 ORDER BY iri").fetchall()}
            | {"count": database.execute("SELECT kind, key, n FROM count ORDER BY 1, 2").fetchall()}
        )


@pytest.mark.parametrize(("added", "removed"), CHANGES)
def test_a_change_leaves_what_a_new_index_has(tmp_path: Path, added: list[Triple], removed: list[Triple]) -> None:
    terms, store = index.Terms.of(NAMES), ox.Store()
    store.extend(map(quad, BEFORE))
    index.create(tmp_path / "one", store, terms, 1.0)
    gained, lost = [*map(quad, added)], [*map(quad, removed)]
    for one in lost:
        store.remove(one)
    store.extend(gained)
    index.update(tmp_path / "one", store, gained, lost, terms, 2.0)
    index.create(tmp_path / "other", store, terms, 1.0)
    assert tables(tmp_path / "one") == tables(tmp_path / "other")


def test_changes_are_many() -> None:
    assert len(CHANGES) >= 8


def test_what_is_gone_comes_back(tmp_path: Path) -> None:
    terms, store = index.Terms.of(NAMES), ox.Store()
    store.extend(map(quad, BEFORE))
    index.create(tmp_path / "one", store, terms, 1.0)
    before, some = tables(tmp_path / "one"), [quad(one) for one in BEFORE if one[0] == "Man"]
    for one in some:
        store.remove(one)
    index.update(tmp_path / "one", store, [], some, terms, 2.0)
    store.extend(some)
    index.update(tmp_path / "one", store, some, [], terms, 3.0)
    assert tables(tmp_path / "one") == before


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("The Third Man", "third man"),
        ("An Ideal Husband", "ideal husband"),
        ("The", "the"),
        ("Óscar & Co.", "oscar co"),
        ("中国", "中国"),
        ("???", " ???"),
        ("", " "),
    ],
)
def test_labels_are_put_in_order_by_their_words(label: str, key: str) -> None:
    assert sort_key(label) == key

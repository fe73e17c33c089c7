"""Who says what: the tables of the index from which pages show facts with their sources.

`statement` holds the statement nodes by what they say, so that the facts of a thing, all sources of a
fact and what else is said instead are each one range; `article` and `start` are the order in which they
are read, `target` is the object where that is a thing, `first` and `last` are the years that its qualifiers
name. `mention` holds which articles mention a thing. `told` is what connects things: every statement
that asserts it or tells it of fiction, and every fact by itself, which knows no article ("") and no statement ("").
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.quads import term
from kg.snapshot.links import TYPE, Scheme, year_of

SCHEMA = f"""
CREATE TABLE statement(subject TEXT, relation TEXT, object TEXT, node TEXT, status TEXT, article TEXT, start INTEGER,
  target TEXT, first INTEGER, last INTEGER, PRIMARY KEY(subject, relation, object, node)) WITHOUT ROWID;
CREATE INDEX statement_target ON statement(target, subject);
CREATE VIEW told AS
  SELECT subject, target AS object, relation, node AS statement, article, status = 'Fictional' AS fiction, first, last
    FROM statement WHERE target IS NOT NULL AND status <> 'Rejected'
  UNION ALL SELECT source, target, relation, '', '', 0, NULL, NULL FROM link WHERE relation <> '{TYPE.value}';
CREATE TABLE mention(thing TEXT, article TEXT, PRIMARY KEY(thing, article)) WITHOUT ROWID;
"""
SUBJECT, PREDICATE, OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
SOURCE, MENTIONS = term("prov:wasDerivedFrom"), term("schema:mentions")

Row = tuple[str, str, str, str, str, str, int, str | None, int | None, int | None]


def create(database: sqlite3.Connection, union: ox.Store, scheme: Scheme) -> None:
    """Fill the tables from a union."""
    default = ox.DefaultGraph()
    nodes = (quad.subject for quad in union.quads_for_pattern(None, SUBJECT, None, default))
    rows = (row for node in nodes for row in _rows(union.quads_for_pattern(node, None, None, default), scheme))
    _insert(database, rows, _mentions(union.quads_for_pattern(None, MENTIONS, None, default)))


def update(database: sqlite3.Connection, added: Iterable[ox.Quad], removed: Iterable[ox.Quad], scheme: Scheme) -> None:
    """Carry over what changed. A statement comes and goes as a whole: its address is a digest of what it says."""
    added, removed = list(added), list(removed)
    gone = [row[:4] for row in _rows(removed, scheme)]
    database.executemany("DELETE FROM statement WHERE subject = ? AND relation = ? AND object = ? AND node = ?", gone)
    database.executemany("DELETE FROM mention WHERE thing = ? AND article = ?", _mentions(removed))
    _insert(database, _rows(added, scheme), _mentions(added))


def _insert(database: sqlite3.Connection, rows: Iterable[Row], mentions: Iterable[tuple[str, str]]) -> None:
    database.executemany("INSERT OR REPLACE INTO statement VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    database.executemany("INSERT OR IGNORE INTO mention VALUES(?, ?)", mentions)


def _rows(quads: Iterable[ox.Quad], scheme: Scheme) -> Iterator[Row]:
    """A row for each statement that the quads describe; an object stands as N-Triples write it."""
    about: dict[str, dict[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]] = {}
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(scheme.statements):
            about.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object
    for node, one in about.items():
        object_ = one.get(OBJECT.value)
        named = isinstance(object_, ox.NamedNode) and object_.value.startswith(scheme.things)
        years = [int(found) for name, value in one.items() if name != OBJECT.value and (found := year_of(value))]
        try:
            yield (
                one[SUBJECT.value].value,  # type: ignore[union-attr]
                one[PREDICATE.value].value,  # type: ignore[union-attr]
                str(one[OBJECT.value]),
                node,
                one[f"{scheme.terms}status"].value.removeprefix(scheme.terms),  # type: ignore[union-attr]
                one[SOURCE.value].value,  # type: ignore[union-attr]
                int(one[f"{scheme.terms}start"].value),  # type: ignore[union-attr]
                object_.value if named else None,  # type: ignore[union-attr]
                min(years, default=None),
                max(years, default=None),
            )
        except (KeyError, ValueError, AttributeError):  # written by hand, and not as a statement of ours
            continue


def _mentions(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str]]:
    for quad in quads:
        thing, article = quad.object, quad.subject
        if quad.predicate == MENTIONS and isinstance(thing, ox.NamedNode) and isinstance(article, ox.NamedNode):
            yield thing.value, article.value

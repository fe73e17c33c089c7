"""Things in the order that people look for them in: the members of a class by label, facts by date.

`member` holds every thing of every class under the key of its label, so that page 900 of a class is found as
fast as the first; `thing.sort` remembers the key. `dated` holds the facts that have a date.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from kg.snapshot.links import LABEL, TYPE, Scheme, links, year
from kg.snapshot.words import sort_key

SCHEMA = """
CREATE TABLE member(class TEXT, sort TEXT, iri TEXT, PRIMARY KEY(class, sort, iri)) WITHOUT ROWID;
CREATE TABLE dated(value TEXT, relation TEXT, source TEXT, PRIMARY KEY(value, relation, source)) WITHOUT ROWID;
CREATE INDEX dated_source ON dated(source, value);
"""
# The plus has the entries of the thing looked at, and not all labels in their order.
_KEY = "(SELECT sort_key(min(text)) FROM entry WHERE node = thing.iri AND +kind = 0)"


def create(database: sqlite3.Connection, union: ox.Store, scheme: Scheme) -> None:
    """Fill the tables; the entries, links, things and counts of the index must be there."""
    database.create_function("sort_key", 1, _sort_key, deterministic=True)
    database.execute(f"UPDATE thing SET sort = {_KEY}")
    database.execute(
        """INSERT INTO member SELECT target, sort, source FROM link CROSS JOIN thing ON iri = source
             WHERE relation = ? ORDER BY 1, 2, 3""",  # in the order of the table, which is not written all over then
        (TYPE.value,),
    )
    keys = [key for (key,) in database.execute("SELECT key FROM count WHERE kind = 'year'")]
    for relation in sorted({key.partition(" ")[0] for key in keys}):
        quads = union.quads_for_pattern(None, ox.NamedNode(relation), None, ox.DefaultGraph())
        database.executemany("INSERT INTO dated VALUES(?, ?, ?)", dated(quads, scheme))


def update(
    database: sqlite3.Connection, added: Collection[ox.Quad], removed: Collection[ox.Quad], scheme: Scheme
) -> None:
    """Carry over what changed; the entries, links and things of the index must have been carried over before."""
    database.create_function("sort_key", 1, _sort_key, deterministic=True)
    for target, relation, source in links(removed, scheme):
        if relation == TYPE.value:
            query = "DELETE FROM member WHERE class = ? AND iri = ? AND sort = (SELECT sort FROM thing WHERE iri = ?)"
            database.execute(query, (target, source, source))
    for iri in sorted({iri for quad in (*added, *removed) if (iri := _named(quad, scheme))}):
        _relabel(database, iri)
    database.executemany(
        "INSERT OR IGNORE INTO member SELECT ?, sort, iri FROM thing WHERE iri = ? AND gone = 0",
        [(target, source) for target, relation, source in links(added, scheme) if relation == TYPE.value],
    )
    database.executemany("DELETE FROM dated WHERE value = ? AND relation = ? AND source = ?", dated(removed, scheme))
    database.executemany("INSERT OR IGNORE INTO dated VALUES(?, ?, ?)", dated(added, scheme))


def dated(quads: Iterable[ox.Quad], scheme: Scheme) -> Iterator[tuple[str, str, str]]:
    """Date, relation and subject of every fact that has a date."""
    for quad in quads:
        if year(quad, scheme):
            yield quad.object.value, quad.predicate.value, quad.subject.value  # type: ignore[union-attr]


def _relabel(database: sqlite3.Connection, iri: str) -> None:
    """Put a thing where its label belongs now."""
    query = f"SELECT sort, {_KEY} FROM thing WHERE iri = ?"
    before, now = database.execute(query, (iri,)).fetchone() or (None, None)
    if before != now:
        query = f"SELECT target FROM link WHERE source = ? AND relation = '{TYPE.value}'"
        classes = [one for (one,) in database.execute(query, (iri,))]
        delete = "DELETE FROM member WHERE class = ? AND sort = ? AND iri = ?"
        database.executemany(delete, [(one, before, iri) for one in classes])
        database.execute("UPDATE thing SET sort = ? WHERE iri = ?", (now, iri))
        if now is not None:
            database.executemany("INSERT OR IGNORE INTO member VALUES(?, ?, ?)", [(one, now, iri) for one in classes])


def _named(quad: ox.Quad, scheme: Scheme) -> str:
    """The thing that a quad labels; "" where it does not."""
    iri = quad.subject.value if quad.predicate == LABEL and isinstance(quad.subject, ox.NamedNode) else ""
    return iri if iri.startswith(scheme.things) else ""


def _sort_key(label: str | None) -> str | None:
    return None if label is None else sort_key(label)

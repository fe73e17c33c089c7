"""What points where, what there is and since when: the tables of the index that pages are made from.

`link` holds every fact between things and every class of a thing, by its target, so that what
points at something is counted and paged without a look at the graph, and its classes are found. `thing`
holds every address that a page is made for: when what is said of it or points at it last changed, how many
facts touch it, and whether it is gone. What is gone keeps its row, so that its address can say so, with the
successor where an article was renamed. `change` is the tail of what happened, for the feed. `sort` is of
`kg.snapshot.listings`.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import pyoxigraph as ox

from kg.quads import term
from kg.vocab import Namespace

TYPE, LABEL, ABOUT = term("rdf:type"), term("rdfs:label"), term("schema:about")
SCHEMA = f"""
CREATE TABLE link(target TEXT, relation TEXT, source TEXT, PRIMARY KEY(target, relation, source)) WITHOUT ROWID;
CREATE INDEX link_source ON link(source);
CREATE INDEX link_class ON link(source, target) WHERE relation = '{TYPE.value}';
CREATE TABLE thing(iri TEXT PRIMARY KEY, modified REAL, degree INTEGER DEFAULT 0, gone INTEGER DEFAULT 0,
  successor TEXT, sort TEXT) WITHOUT ROWID;
CREATE INDEX thing_degree ON thing(degree DESC, iri) WHERE gone = 0;
CREATE TABLE change(id INTEGER PRIMARY KEY, made REAL, iri TEXT, kind TEXT);
"""
#: Changes that the feed remembers.
REMEMBERED = 10_000
DATES = {term(f"xsd:{name}").value for name in ("date", "dateTime", "gYear", "gYearMonth")}

Link = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Scheme:
    """Where this graph's terms, statements and things have their addresses."""

    terms: str
    statements: str
    things: tuple[str, ...]

    @classmethod
    def of(cls, namespace: Namespace) -> Self:
        """The addresses under a base."""
        base = namespace.base
        return cls(namespace.term(""), f"{base}statement/", (f"{base}id/", f"{base}concept/", f"{base}article/"))

    def is_fact(self, quad: ox.Quad) -> bool:
        """Whether a quad states something of a thing, and not of a statement or of the ontology."""
        subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
        return quad.predicate.value.startswith(self.terms) and not subject.startswith((self.statements, self.terms))


def links(quads: Iterable[ox.Quad], scheme: Scheme) -> Iterator[Link]:
    """Target, relation and source of every fact between things, and of every class of a thing."""
    for quad in quads:
        target, source = quad.object, quad.subject
        if not isinstance(target, ox.NamedNode) or not isinstance(source, ox.NamedNode):
            continue
        is_class = quad.predicate == TYPE and source.value.startswith(scheme.things)
        if is_class or (target.value.startswith(scheme.things) and scheme.is_fact(quad)):
            yield target.value, quad.predicate.value, source.value


def year(quad: ox.Quad, scheme: Scheme) -> str:
    """The year that a fact dates to; "" where it is no date."""
    return year_of(quad.object) if scheme.is_fact(quad) else ""


def year_of(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """The year of a date; "" where it is none."""
    if isinstance(value, ox.Literal) and value.datatype.value in DATES:
        return value.value[:4] if value.value[:4].isdecimal() else ""
    return ""


def create(database: sqlite3.Connection, union: ox.Store, scheme: Scheme, made: float) -> int:
    """Fill the tables from a union; `made` is in seconds since 1970. Returns how many things there are."""
    quads = union.quads_for_pattern(None, None, None, ox.DefaultGraph())
    database.executemany("INSERT INTO link VALUES(?, ?, ?)", links(quads, scheme))
    labels = union.quads_for_pattern(None, LABEL, None, ox.DefaultGraph())
    named = ((iri, made) for quad in labels if (iri := _thing(quad, scheme)))
    things = database.executemany("INSERT OR IGNORE INTO thing(iri, modified) VALUES(?, ?)", named).rowcount
    database.execute(
        """UPDATE thing SET degree = n FROM (SELECT iri, count(*) AS n FROM (
             SELECT target AS iri FROM link WHERE relation <> :type
             UNION ALL SELECT source FROM link WHERE relation <> :type) GROUP BY iri) AS counted
           WHERE counted.iri = thing.iri""",
        {"type": TYPE.value},
    )
    return things


def update(
    database: sqlite3.Connection, added: Iterable[ox.Quad], removed: Iterable[ox.Quad], scheme: Scheme, made: float
) -> int:
    """Carry over what changed; the labels of the index must have been carried over before.

    Returns how many more things there are.
    """
    added, removed = list(added), list(removed)
    lost, gained = list(links(removed, scheme)), list(links(added, scheme))
    database.executemany("DELETE FROM link WHERE target = ? AND relation = ? AND source = ?", lost)
    database.executemany("INSERT OR IGNORE INTO link VALUES(?, ?, ?)", gained)
    changed = {iri for quad in (*added, *removed) if (iri := _thing(quad, scheme))}
    before = {iri for iri in changed if _there(database, iri)}
    after = {iri for iri in changed if _labelled(database, iri)}
    database.executemany(
        """INSERT INTO thing(iri, modified) VALUES(?, ?)
           ON CONFLICT DO UPDATE SET modified = excluded.modified, gone = 0, successor = NULL""",
        [(iri, made) for iri in sorted(after)],
    )
    gone = before - after
    successors = _renamed(added, removed)
    database.executemany(
        "UPDATE thing SET gone = 1, modified = ?, successor = ? WHERE iri = ?",
        [(made, successors.get(iri), iri) for iri in sorted(gone)],
    )
    _touch(database, added, removed, scheme, made)
    degrees = Counter(end for one in gained if one[1] != TYPE.value for end in (one[0], one[2]))
    degrees.subtract(end for one in lost if one[1] != TYPE.value for end in (one[0], one[2]))
    database.executemany(
        "UPDATE thing SET degree = max(0, degree + ?) WHERE iri = ?", [(n, iri) for iri, n in degrees.items() if n]
    )
    kinds = [(iri, "deleted") for iri in gone]
    kinds += [(iri, "updated" if iri in before else "created") for iri in after]
    database.executemany("INSERT INTO change(made, iri, kind) VALUES(?, ?, ?)", [(made, *one) for one in sorted(kinds)])
    database.execute("DELETE FROM change WHERE id <= (SELECT max(id) FROM change) - ?", (REMEMBERED,))
    return len(after - before) - len(gone)


def _touch(
    database: sqlite3.Connection, added: list[ox.Quad], removed: list[ox.Quad], scheme: Scheme, made: float
) -> None:
    """Date what stands at either end of a change, and what shows the name of something that has another one now."""
    ends = {quad.object.value for quad in (*added, *removed) if isinstance(quad.object, ox.NamedNode)}
    database.executemany(
        "UPDATE thing SET modified = ? WHERE iri = ? AND gone = 0",
        [(made, iri) for iri in sorted(ends) if iri.startswith(scheme.things)],
    )
    named, before = ({quad.subject for quad in quads if quad.predicate == LABEL} for quads in (added, removed))
    if renamed := {iri.value for iri in named & before if isinstance(iri, ox.NamedNode)}:
        database.execute("CREATE TEMP TABLE renamed(iri TEXT PRIMARY KEY) WITHOUT ROWID")
        database.executemany("INSERT INTO renamed VALUES(?)", [(iri,) for iri in sorted(renamed)])
        database.execute(
            """UPDATE thing SET modified = ? WHERE gone = 0 AND iri IN (
                 SELECT source FROM link WHERE target IN (SELECT iri FROM renamed)
                 UNION SELECT target FROM link WHERE source IN (SELECT iri FROM renamed))""",
            (made,),
        )


def _thing(quad: ox.Quad, scheme: Scheme) -> str:
    """The address of what a quad is about; "" where no page is made for it."""
    iri = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
    return iri if iri.startswith(scheme.things) else ""


def _there(database: sqlite3.Connection, iri: str) -> bool:
    return bool(database.execute("SELECT 1 FROM thing WHERE iri = ? AND gone = 0", (iri,)).fetchone())


def _labelled(database: sqlite3.Connection, iri: str) -> bool:
    return bool(database.execute("SELECT 1 FROM entry WHERE node = ? AND kind = 0", (iri,)).fetchone())


def _renamed(added: Iterable[ox.Quad], removed: Iterable[ox.Quad]) -> dict[str, str]:
    """From what an article was about to what it is about now."""
    now = {quad.subject: quad.object for quad in added if quad.predicate == ABOUT}
    return {
        quad.object.value: now[quad.subject].value  # type: ignore[union-attr]
        for quad in removed
        if quad.predicate == ABOUT and isinstance(quad.object, ox.NamedNode) and quad.subject in now
    }

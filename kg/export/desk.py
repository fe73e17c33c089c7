"""Facts laid out in a temporary database, so that a network of any size is made in little memory.

In: facts, classes, labels. Out: the tables `node` and `edge` of what was selected, numbered in the
order of their IRIs, which `kg.export.streams` reads. How: SQLite keeps a nameless database in
memory and, as it grows, in a file that is gone when it is closed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Self

from kg.errors import ConfigError, StoreError
from kg.export.dates import span
from kg.export.network import Day, Span
from kg.export.selection import Selection, Terms
from kg.ontology import Ontology

_TABLES = """
CREATE TABLE fact(subject TEXT, relation TEXT, object TEXT, datatype TEXT, article TEXT, confidence REAL);
CREATE TABLE told(subject TEXT, relation TEXT, object TEXT, statement TEXT, name TEXT, value TEXT);
CREATE TABLE type(thing TEXT, class TEXT);
CREATE TABLE label(thing TEXT, label TEXT);
CREATE TABLE same(thing TEXT, other TEXT);
CREATE TABLE class(name TEXT PRIMARY KEY);
CREATE TABLE relation(name TEXT PRIMARY KEY);
CREATE TABLE span(thing TEXT PRIMARY KEY, first INTEGER, last INTEGER);
CREATE TABLE thing(iri TEXT PRIMARY KEY);
CREATE TABLE edge(number INTEGER PRIMARY KEY, source TEXT, relation TEXT, target TEXT, weight REAL, confidence REAL);
CREATE TABLE node(number INTEGER PRIMARY KEY, iri TEXT UNIQUE);
CREATE TABLE shared(source TEXT, target TEXT, thing TEXT);
"""
# A name inside an article that the article links elsewhere is one with what it links.
_ALIAS = """
CREATE INDEX label_thing ON label(thing);
CREATE TABLE alias(thing TEXT PRIMARY KEY, other TEXT);
INSERT INTO alias SELECT thing, MIN(other) FROM same
  WHERE instr(thing, '#') AND other IN (SELECT thing FROM label) GROUP BY thing HAVING COUNT(DISTINCT other) = 1;
"""
# On request, so are people, organisations, places and what has no class that are only named, where the
# name is the same and at most one thing of that name is known elsewhere.
_NAMES = """
CREATE TABLE named AS SELECT DISTINCT thing, label AS word, class AS branch FROM label JOIN type USING (thing)
  WHERE class IN ('Person', 'Organisation', 'Place') AND thing NOT IN (SELECT thing FROM alias);
CREATE INDEX type_of ON type(thing);
CREATE TABLE hub AS SELECT word, branch, COALESCE(MIN(iif(instr(thing, '#'), NULL, thing)), MIN(thing)) AS other
  FROM named GROUP BY word, branch HAVING COUNT(DISTINCT iif(instr(thing, '#'), NULL, thing)) < 2;
INSERT OR IGNORE INTO alias SELECT thing, other FROM named JOIN hub USING (word, branch)
  WHERE instr(thing, '#') AND thing <> other ORDER BY thing, branch;
CREATE TABLE unclassed AS SELECT thing, label AS word FROM label
  WHERE instr(thing, '#') AND thing NOT IN (SELECT thing FROM type) AND thing NOT IN (SELECT thing FROM alias);
CREATE TABLE chief AS SELECT word, COALESCE(
    (SELECT MIN(other) FROM hub WHERE hub.word = unclassed.word HAVING COUNT(DISTINCT other) = 1), MIN(thing)) AS other
  FROM unclassed GROUP BY word;
INSERT OR IGNORE INTO alias SELECT thing, other FROM unclassed JOIN chief USING (word) WHERE thing <> other;
"""
_MERGE = """
UPDATE fact SET subject = (SELECT other FROM alias WHERE thing = subject) WHERE subject IN (SELECT thing FROM alias);
UPDATE fact SET object = (SELECT other FROM alias WHERE thing = object)
  WHERE datatype = '' AND object IN (SELECT thing FROM alias);
UPDATE told SET subject = (SELECT other FROM alias WHERE thing = subject) WHERE subject IN (SELECT thing FROM alias);
UPDATE told SET object = (SELECT other FROM alias WHERE thing = object) WHERE object IN (SELECT thing FROM alias);
UPDATE told SET value = (SELECT other FROM alias WHERE thing = value) WHERE value IN (SELECT thing FROM alias);
UPDATE type SET thing = (SELECT other FROM alias WHERE alias.thing = type.thing)
  WHERE thing IN (SELECT thing FROM alias);
DELETE FROM label WHERE thing IN (SELECT thing FROM alias);
CREATE INDEX fact_subject ON fact(subject);
CREATE INDEX told_fact ON told(subject, relation, object);
CREATE INDEX type_thing ON type(thing);
"""
_EDGES = """
INSERT INTO edge(source, relation, target, weight, confidence)
  SELECT subject, relation, object, MAX(COUNT(DISTINCT article), 1), MAX(confidence) FROM fact
  WHERE datatype = '' AND subject IN (SELECT iri FROM thing) AND object IN (SELECT iri FROM thing)
    AND (:every OR relation IN (SELECT name FROM relation))
  GROUP BY subject, relation, object ORDER BY subject, relation, object
"""
_NEAR = """
CREATE TABLE near AS WITH RECURSIVE reached(iri, hops) AS (
    VALUES(:start, 0) UNION
    SELECT CASE source WHEN iri THEN target ELSE source END, hops + 1 FROM reached
      JOIN edge ON source = iri OR target = iri WHERE hops < :hops)
  SELECT DISTINCT iri FROM reached
"""


def number(day: Day | None) -> int | None:
    """A day as a whole number that sorts as days do."""
    return None if day is None else day[0] * 10000 + day[1] * 100 + day[2]


def day(number: int | None) -> Day | None:
    """The day of such a number."""
    return None if number is None else (number // 10000, number % 10000 // 100, number % 100)


class Desk:
    """A temporary database; close it, or use it as a context manager."""

    def __init__(self, base: str, ontology: Ontology) -> None:
        self.base, self.ontology = base, ontology
        self.db = sqlite3.connect("")
        self.db.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    def put(self, table: str, rows: Iterable[tuple[str | float | None, ...]]) -> None:
        """Add rows, with the columns as above."""
        width = len(self.db.execute(f"SELECT * FROM {table} LIMIT 0").description)
        with errors():
            self.db.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * width)})", rows)

    def select(self, selection: Selection, terms: Terms) -> None:
        """Fill `node` and `edge` with what is asked for."""
        with errors():
            self.db.executescript(_ALIAS + _NAMES * selection.merge_names + _MERGE)
            self.put("span", self._spans())
            self.put("class", ((name,) for name in terms.classes))
            self.put("relation", ((name,) for name in terms.relations))
            self._things(selection, terms)
            self.db.execute(_EDGES, {"every": not terms.relations})
            self._keep_years(selection)
            self.db.execute("CREATE INDEX edge_source ON edge(source)")
            self.db.execute("CREATE INDEX edge_target ON edge(target)")
            if terms.around:
                self.db.execute(_NEAR, {"start": terms.around, "hops": selection.hops})
                self.db.execute(
                    "DELETE FROM edge WHERE NOT (source IN (SELECT iri FROM near) AND target IN (SELECT iri FROM near))"
                )
            if terms.project:
                self._project(terms.project)
            self._number(selection, terms)

    def _spans(self) -> Iterator[tuple[str, int | None, int | None]]:
        roles = {one.name: one.time for one in self.ontology.relations.values() if one.time}
        marks = ", ".join("?" * len(roles))
        rows = self.db.execute(
            f"SELECT subject, relation, object FROM fact WHERE relation IN ({marks}) ORDER BY subject", tuple(roles)
        ).fetchall()
        for thing, dates in groupby(rows, key=lambda row: str(row[0])):
            found = span((roles[relation], lexical) for _, relation, lexical in dates)
            if found:
                yield thing, number(found.start), number(found.end)

    def _things(self, selection: Selection, terms: Terms) -> None:
        """What may be a node: of the classes, not known to lie outside the years, no concept unless asked for."""
        concept = f"{self.base}concept/"
        if terms.classes or terms.project:
            asked = terms.classes.union(*terms.project)
            self.db.execute(
                f"INSERT OR IGNORE INTO thing SELECT thing FROM type WHERE class IN ({', '.join('?' * len(asked))})",
                tuple(asked),
            )
        else:
            self.db.execute(
                "INSERT OR IGNORE INTO thing SELECT thing FROM label WHERE substr(thing, 1, ?) <> ?",
                (len(concept), concept),
            )
        first, last = (None if year is None else year * 10000 for year in selection.years)
        outside = "SELECT thing FROM span WHERE"
        self.db.execute(f"DELETE FROM thing WHERE iri IN ({outside} last < ?)", (first,))
        self.db.execute(
            f"DELETE FROM thing WHERE iri IN ({outside} first >= ?)", (None if last is None else last + 10000,)
        )

    def _keep_years(self, selection: Selection) -> None:
        """Take out the edges that are told to have held only outside the years."""
        if selection.years == (None, None):
            return
        first, last = selection.years
        for one in self.db.execute("SELECT DISTINCT subject, relation, object FROM told").fetchall():
            held = self.spans(*one)
            if held and all(
                (first is not None and two.end and two.end[0] < first)
                or (last is not None and two.start and two.start[0] > last)
                for two in held
            ):
                self.db.execute("DELETE FROM edge WHERE source = ? AND relation = ? AND target = ?", one)

    def spans(self, subject: str, relation: str, target: str) -> tuple[Span, ...]:
        """When a fact is told to have held, a time for each statement of it."""
        rows = self.db.execute(
            "SELECT statement, name, value FROM told WHERE subject = ? AND relation = ? AND object = ? "
            "ORDER BY statement, name, value",
            (subject, relation, target),
        ).fetchall()
        relations = self.ontology.relations
        found = {
            one
            for _, told in groupby(rows, key=lambda row: str(row[0]))
            if (one := span((relations[name].time, value) for _, name, value in told if name in relations))
        }
        return tuple(sorted(found, key=lambda one: (number(one.start) or -(10**9), number(one.end) or 10**9)))

    def _project(self, path: tuple[frozenset[str], ...]) -> None:
        """Put in place of the edges those between the ends of a path of classes."""
        self.db.execute("CREATE TABLE linked AS SELECT source AS one, target AS other FROM edge")
        self.db.execute("INSERT INTO linked SELECT target, source FROM edge")
        for step, classes in enumerate(path):
            marks = ", ".join("?" * len(classes))
            self.db.execute(
                f"CREATE TABLE step{step} AS SELECT DISTINCT thing FROM type WHERE class IN ({marks})", tuple(classes)
            )
        if len(path) == 2:
            ends = "source IN (SELECT thing FROM step{}) AND target IN (SELECT thing FROM step{})"
            self.db.execute(f"DELETE FROM edge WHERE NOT ({ends.format(0, 1)} OR {ends.format(1, 0)})")
            return
        for step in (0, 2):
            self.db.execute(
                f"CREATE TABLE half{step} AS SELECT DISTINCT one AS thing, other AS middle FROM linked "
                f"WHERE one IN (SELECT thing FROM step{step}) AND other IN (SELECT thing FROM step1)"
            )
            self.db.execute(f"CREATE INDEX half{step}_middle ON half{step}(middle, thing)")
        (pairs,) = self.db.execute(
            "SELECT COALESCE(SUM(a.n * b.n), 0) FROM (SELECT middle, COUNT(*) AS n FROM half0 GROUP BY middle) a "
            "JOIN (SELECT middle, COUNT(*) AS n FROM half2 GROUP BY middle) b USING (middle)"
        ).fetchone()
        if pairs > MOST_PAIRS:
            raise ConfigError(
                f"--project would join {pairs:,} pairs, more than {MOST_PAIRS:,}; name the relations with --relation, "
                "or fewer years with --year"
            )
        self.db.execute(
            "INSERT INTO shared SELECT DISTINCT MIN(a.thing, b.thing), MAX(a.thing, b.thing), middle "
            "FROM half0 a JOIN half2 b USING (middle) WHERE a.thing <> b.thing"
        )
        self.db.execute("DELETE FROM edge")
        self.db.execute(
            "INSERT INTO edge(source, relation, target, weight, confidence) "
            "SELECT source, '', target, COUNT(*), NULL FROM shared GROUP BY source, target ORDER BY source, target"
        )
        self.db.execute("CREATE INDEX shared_ends ON shared(source, target)")

    def _number(self, selection: Selection, terms: Terms) -> None:
        """Make nodes of the ends of the edges, of the thing asked for, and of what else may stand alone."""
        alone = "" if terms.project else "thing" if selection.isolated else "around"
        within = " AND iri IN (SELECT iri FROM near)" if terms.around else ""
        self.db.execute(
            "INSERT INTO node(iri) SELECT source FROM edge UNION SELECT target FROM edge "
            f"UNION SELECT iri FROM thing WHERE (:alone = 'thing' OR :alone = 'around' AND iri = :start){within} "
            "ORDER BY 1",
            {"alone": alone, "start": terms.around},
        )


#: Pairs that a projection may join; a country shared by all would make a network of nothing but itself.
MOST_PAIRS = 30_000_000


@contextmanager
def errors() -> Iterator[None]:
    """Say what helps where the temporary database has no room."""
    try:
        yield
    except sqlite3.OperationalError as err:
        raise StoreError(
            f"the temporary database failed ({err}); make room, or name another place with TMPDIR"
        ) from err

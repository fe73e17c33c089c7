"""What the engine is slow at, in one SQLite file beside a snapshot: words, order, counts.

In: the triples of the union, and then what changes in it. Out: full-text search, labels in their
order, counts by relation and class. How: `entry` holds every label, alias and quote; an FTS5 table
finds their words and beginnings of words; a trigram table over the distinct words finds what was
mistyped; an index orders the labels; `count` is kept up to date instead of being counted.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from kg.quads import term
from kg.snapshot import links, listings, said
from kg.snapshot.words import fold
from kg.vocab import PREFIXES, Namespace

#: Kinds of entries, the most telling first.
KINDS = ("label", "alias", "quote")
#: Collections that things, classes and relations are equated with, and by which relations.
OTHERS, EQUATING = ("dbr", "dbo", "wd", "wdt", "schema"), (PREFIXES["owl"], PREFIXES["skos"])
#: Bumped when the layout changes, so that an older file is built anew.
LAYOUT = 6

_SCHEMA = """
CREATE TABLE entry(id INTEGER PRIMARY KEY, kind INTEGER, node TEXT, text TEXT, language TEXT);
CREATE INDEX entry_order ON entry(kind, text, node);
CREATE INDEX entry_node ON entry(node);
CREATE VIRTUAL TABLE words USING fts5(text, content='', prefix='2 3', contentless_delete=0,
  tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE terms USING fts5vocab(words, row);
CREATE TABLE word(id INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE VIRTUAL TABLE grams USING fts5(text, content='word', content_rowid='id', tokenize='trigram');
CREATE TABLE count(kind TEXT, key TEXT, n INTEGER, PRIMARY KEY(kind, key)) WITHOUT ROWID;
"""
# `count` has the uses of every "relation", how many of them are a "fact" of a thing, the members of every "class",
# how many facts of a relation date to a "year" (its key is the relation, a space and the year), how many equate
# something with what another collection has (a "linkset": the relation, a space and the prefix of the other's
# addresses), and of "subject" and "thing" all there are; "issued" is when the first index was made, in seconds
# since 1970 (these under an empty key).


@dataclass(frozen=True, slots=True)
class Terms:
    """The relations that are read into the index."""

    kinds: dict[str, int]
    type: ox.NamedNode
    scheme: links.Scheme

    @classmethod
    def of(cls, namespace: Namespace) -> Self:
        """Labels, aliases and quotes as this graph's vocabulary names them."""
        kinds = {term("rdfs:label").value: 0, term("skos:altLabel").value: 1, namespace.term("quote"): 2}
        return cls(kinds, term("rdf:type"), links.Scheme.of(namespace))


def create(path: Path, union: ox.Store, terms: Terms, made: float) -> None:
    """Build the index of a union anew; `made` is in seconds since 1970."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            + _SCHEMA.replace(", contentless_delete=0", "")
            + links.SCHEMA
            + listings.SCHEMA
            + said.SCHEMA
        )
        counts: Counter[tuple[str, str]] = Counter()
        quads = union.quads_for_pattern(None, None, None, ox.DefaultGraph())
        _insert(database, _entries(quads, terms, counts))
        subjects = {quad.subject for quad in union.quads_for_pattern(None, None, None, ox.DefaultGraph())}
        _learn_words(database)
        things = links.create(database, union, terms.scheme, made)
        whole = {("subject", ""): len(subjects), ("thing", ""): things, ("issued", ""): int(made)}
        _recount(database, counts + Counter(whole))
        listings.create(database, union, terms.scheme)
        said.create(database, union, terms.scheme)
        database.execute(f"PRAGMA user_version={LAYOUT}")
        database.commit()


def update(
    path: Path, union: ox.Store, added: Collection[ox.Quad], removed: Collection[ox.Quad], terms: Terms, made: float
) -> None:
    """Carry over to its index what changed in the union, which shows the change already."""
    counts: Counter[tuple[str, str]] = Counter()
    lost: Counter[tuple[str, str]] = Counter()
    with closing(sqlite3.connect(path)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        gone = list(_entries(removed, terms, lost))
        for kind, node, text, language in gone:
            query = "SELECT id FROM entry WHERE node=? AND kind=? AND text=? AND language=? LIMIT 1"
            for (row,) in database.execute(query, (node, kind, text, language)).fetchall():
                database.execute("INSERT INTO words(words, rowid, text) VALUES('delete', ?, ?)", (row, text))
                database.execute("DELETE FROM entry WHERE id=?", (row,))
        fresh = list(_entries(added, terms, counts))
        _insert(database, fresh)
        counts.subtract(lost)
        if fresh:
            _learn_words(database, [text for _, _, text, _ in fresh])
        counts["thing", ""] += links.update(database, added, removed, terms.scheme, made)
        counts["subject", ""] += _subjects(union, added, removed)
        listings.update(database, added, removed, terms.scheme)
        _recount(database, counts)
        said.update(database, added, removed, terms.scheme)
        database.commit()


def is_current(path: Path) -> bool:
    """Whether there is an index of this layout."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(path)) as database:
        return bool(database.execute("PRAGMA user_version").fetchone()[0] == LAYOUT)


Entry = tuple[int, str, str, str]


def _entries(quads: Iterable[ox.Quad], terms: Terms, counts: Counter[tuple[str, str]]) -> Iterator[Entry]:
    for quad in quads:
        subject, predicate, target, _ = quad
        counts["relation", predicate.value] += 1
        if predicate == terms.type and isinstance(target, ox.NamedNode):
            counts["class", target.value] += 1
        if terms.scheme.is_fact(quad):
            counts["fact", predicate.value] += 1
        if when := links.year(quad, terms.scheme):
            counts["year", f"{predicate.value} {when}"] += 1
        if predicate.value.startswith(EQUATING) and isinstance(target, ox.NamedNode):
            for prefix in OTHERS:
                if target.value.startswith(PREFIXES[prefix]):
                    counts["linkset", f"{predicate.value} {prefix}"] += 1
        kind = terms.kinds.get(predicate.value)
        if kind is not None and isinstance(target, ox.Literal) and isinstance(subject, ox.NamedNode):
            yield kind, subject.value, target.value, target.language or ""


def _subjects(union: ox.Store, added: Collection[ox.Quad], removed: Collection[ox.Quad]) -> int:
    """How many more subjects there are than before a change."""
    fresh, left = set(added), {quad.subject for quad in removed}

    def some(subject: ox.NamedNode | ox.BlankNode | ox.Triple, but: set[ox.Quad]) -> bool:
        quads = union.quads_for_pattern(subject, None, None, ox.DefaultGraph())
        return any(quad not in but for quad in quads)

    new = sum(1 for one in {quad.subject for quad in added} - left if not some(one, fresh))
    return new - sum(1 for one in left if not some(one, set()))


def _insert(database: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    (last,) = database.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()
    numbered = enumerate(entries, last + 1)

    def rows() -> Iterator[tuple[int, int, str, str, str]]:
        for number, entry in numbered:
            yield (number, *entry)

    database.executemany("INSERT INTO entry(id, kind, node, text, language) VALUES(?, ?, ?, ?, ?)", rows())
    database.execute("INSERT INTO words(rowid, text) SELECT id, text FROM entry WHERE id > ?", (last,))


def _recount(database: sqlite3.Connection, counts: Counter[tuple[str, str]]) -> None:
    database.executemany(
        "INSERT INTO count VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
        [(*key, number) for key, number in counts.items() if number],
    )
    database.execute("DELETE FROM count WHERE n <= 0")


def _learn_words(database: sqlite3.Connection, texts: list[str] | None = None) -> None:
    """Keep the distinct words that search may correct to; one that is no longer used does no harm."""
    (last,) = database.execute("SELECT coalesce(max(id), 0) FROM word").fetchone()
    if texts is None:
        database.execute("INSERT OR IGNORE INTO word(text) SELECT term FROM terms WHERE length(term) > 3 ORDER BY term")
    else:
        words = {word for text in texts for word in fold(text) if len(word) > 3}
        database.executemany("INSERT OR IGNORE INTO word(text) VALUES(?)", [(word,) for word in sorted(words)])
    database.execute("INSERT INTO grams(rowid, text) SELECT id, text FROM word WHERE id > ?", (last,))

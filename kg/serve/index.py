"""What the engine is slow at, in one SQLite file beside a snapshot: words, order, counts.

In: the triples of the union, and then what changes in it. Out: full-text search, labels in their
order, counts by relation and class. How: `entry` holds every label, alias and quote; an FTS5 table
finds their words and beginnings of words; a trigram table over the distinct words finds what was
mistyped; an index orders the labels; `count` is kept up to date instead of being counted.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from kg.quads import term
from kg.vocab import Namespace

#: Kinds of entries, the most telling first.
KINDS = ("label", "alias", "quote")
#: Bumped when the layout changes, so that an older file is built anew.
LAYOUT = 1

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


@dataclass(frozen=True, slots=True)
class Terms:
    """The relations that are read into the index."""

    kinds: dict[str, int]
    type: ox.NamedNode

    @classmethod
    def of(cls, namespace: Namespace) -> Self:
        """Labels, aliases and quotes as this graph's vocabulary names them."""
        quote = namespace.term("quote")
        alias = [term("skos:altLabel").value]
        return cls({term("rdfs:label").value: 0, **dict.fromkeys(alias, 1), quote: 2}, term("rdf:type"))


def create(path: Path, union: ox.Store, terms: Terms) -> None:
    """Build the index of a union anew."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA.replace(", contentless_delete=0", "")
        )
        counts: Counter[tuple[str, str]] = Counter()
        _insert(database, _entries(union.quads_for_pattern(None, None, None, ox.DefaultGraph()), terms, counts))
        _recount(database, counts)
        _learn_words(database)
        database.execute(f"PRAGMA user_version={LAYOUT}")
        database.commit()


def update(path: Path, added: Iterable[ox.Quad], removed: Iterable[ox.Quad], terms: Terms) -> None:
    """Carry what changed in the union over to its index."""
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
        _recount(database, counts)
        if fresh:
            _learn_words(database, [text for _, _, text, _ in fresh])
        database.commit()


def is_current(path: Path) -> bool:
    """Whether there is an index of this layout."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(path)) as database:
        return bool(database.execute("PRAGMA user_version").fetchone()[0] == LAYOUT)


Entry = tuple[int, str, str, str]


def _entries(quads: Iterable[ox.Quad], terms: Terms, counts: Counter[tuple[str, str]]) -> Iterator[Entry]:
    for subject, predicate, target, _ in quads:
        counts["relation", predicate.value] += 1
        if predicate == terms.type and isinstance(target, ox.NamedNode):
            counts["class", target.value] += 1
        kind = terms.kinds.get(predicate.value)
        if kind is not None and isinstance(target, ox.Literal) and isinstance(subject, ox.NamedNode):
            yield kind, subject.value, target.value, target.language or ""


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


def fold(text: str) -> list[str]:
    """The words of a text as the index holds them, in lower case and without diacritics.

    >>> fold("Gabriel García Márquez's")
    ['gabriel', 'garcia', 'marquez', 's']
    """
    import re
    import unicodedata

    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return re.findall(r"[^\W_]+", plain.lower())

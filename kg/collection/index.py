"""The names of a collection, kept: from the key of a name to who or what may be meant by it.

In: the account of each article. Out: candidates, the same whatever the order in which the articles came.
How: one SQLite file. It also keeps which names each article asked for and what it was answered, so that
the articles that would be read otherwise now are known. Everything in it follows from the articles, and
what is lost can be made again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kg.collection.describe import Account, Description
from kg.errors import StoreError
from kg.names import name_key

#: A name of more things than this tells nothing.
MOST = 40
_TABLES = """
CREATE TABLE IF NOT EXISTS article (number INTEGER PRIMARY KEY, id TEXT UNIQUE, fingerprint TEXT);
CREATE TABLE IF NOT EXISTS thing
  (number INTEGER PRIMARY KEY, digest BLOB UNIQUE, title TEXT, own INTEGER, size INTEGER, description TEXT);
CREATE INDEX IF NOT EXISTS thing_title ON thing (title);
CREATE TABLE IF NOT EXISTS described (thing INTEGER, article INTEGER, PRIMARY KEY (thing, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS described_article ON described (article);
CREATE TABLE IF NOT EXISTS named
  (key TEXT, title TEXT, article INTEGER, PRIMARY KEY (key, title, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS named_article ON named (article);
CREATE INDEX IF NOT EXISTS named_title ON named (title);
CREATE TABLE IF NOT EXISTS asked (key TEXT, article INTEGER, answer TEXT, PRIMARY KEY (key, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS asked_article ON asked (article);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What a name may stand for.

    `share` is the part of the articles with such a name that mean this by it, in quarters rounded down;
    `times` is how many mean it, as a power of two. `exact`: the name is the title.
    """

    description: Description
    share: float
    times: int
    exact: bool


#: What each name that an article asked for was answered, as a digest.
Asked = Mapping[str, str]


class Index:
    """The names of some articles; one process writes, others may read the same file."""

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        """At `path`, None for one that vanishes when closed; raises StoreError where it cannot be opened."""
        self._folder = tempfile.TemporaryDirectory(prefix="kg-") if path is None else None
        self.path = Path(self._folder.name, "names.sqlite") if self._folder else path
        assert self.path is not None
        self._known: dict[str, tuple[tuple[Candidate, ...], str]] = {}
        with self._errors():
            uri = f"{self.path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
            self._db = sqlite3.connect(uri, uri=True, timeout=30, isolation_level=None)
            if not read_only:
                self._db.execute("PRAGMA journal_mode=WAL")
                self._db.execute("PRAGMA synchronous=NORMAL")
                self._db.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; one without a path is deleted."""
        self._db.close()
        if self._folder:
            self._folder.cleanup()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as err:
            remedy = "delete it; it is made again from the stored articles"
            raise StoreError(f"{self.path}: the index of names cannot be used ({err}); {remedy}") from err

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside, or nothing of it."""
        with self._errors():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    @property
    def complete(self) -> bool:
        """Whether every article was answered as it would be now; kept in the file."""
        with self._errors():
            return not self._db.execute("PRAGMA user_version").fetchone()[0]

    @complete.setter
    def complete(self, value: bool) -> None:
        with self._errors():
            self._db.execute(f"PRAGMA user_version = {int(not value)}")

    # Writing -------------------------------------------------------------------------------

    def put(self, article: str, account: Account) -> frozenset[str]:
        """Take an article in, in place of what was known of it; the keys that may be answered otherwise now."""
        with self._errors():
            changed = self.drop([article])
            number = self._db.execute("INSERT INTO article (id, fingerprint) VALUES (?, '')", (article,)).lastrowid
            for one in account.descriptions:
                text = _encode(one)
                digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
                row = (digest, one.title, one.own, len(one.words) + len(one.names), text)
                self._db.execute(
                    "INSERT OR IGNORE INTO thing (digest, title, own, size, description) VALUES (?, ?, ?, ?, ?)", row
                )
                self._db.execute(
                    "INSERT OR IGNORE INTO described SELECT number, ? FROM thing WHERE digest = ?", (number, digest)
                )
            self._db.executemany(
                "INSERT INTO named (key, title, article) VALUES (?, ?, ?)",
                [(key, title, number) for key, title in account.names],
            )
            return changed | self._touched(number)

    def drop(self, articles: Iterable[str]) -> frozenset[str]:
        """Take articles out; the keys that may be answered otherwise now."""
        changed: set[str] = set()
        with self._errors():
            for one in articles:
                found = self._db.execute("SELECT number FROM article WHERE id = ?", (one,)).fetchone()
                if not found:
                    continue
                changed |= self._touched(found[0])
                things = self._db.execute("SELECT thing FROM described WHERE article = ?", found).fetchall()
                for table, column in (("article", "number"), ("described", "article"), ("named", "article"),
                                      ("asked", "article")):  # fmt: skip
                    self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", found)
                self._db.executemany(
                    "DELETE FROM thing WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM described WHERE thing = ?1)",
                    things,
                )
        return frozenset(changed)

    def _touched(self, number: int | None) -> set[str]:
        """The keys of all titles that an article names or describes."""
        rows = self._db.execute(
            "SELECT key FROM named WHERE article = ?1 UNION SELECT key FROM named WHERE title IN "
            "(SELECT title FROM thing JOIN described ON thing.number = thing WHERE described.article = ?1)",
            (number,),
        )
        self._known.clear()
        return {key for (key,) in rows}

    def settle(self, article: str, fingerprint: str, asked: Asked) -> None:
        """Keep what an article, read and stored with this fingerprint, asked for and was answered."""
        with self._errors():
            (number,) = self._db.execute("SELECT number FROM article WHERE id = ?", (article,)).fetchone()
            self._db.execute("UPDATE article SET fingerprint = ? WHERE number = ?", (fingerprint, number))
            self._db.execute("DELETE FROM asked WHERE article = ?", (number,))
            self._db.executemany(
                "INSERT INTO asked (key, article, answer) VALUES (?, ?, ?)",
                [(key, number, answer) for key, answer in asked.items()],
            )

    # Asking --------------------------------------------------------------------------------

    def fingerprints(self) -> dict[str, str]:
        """Each article with the fingerprint that it was stored with, "" where it is not settled."""
        with self._errors():
            return dict(self._db.execute("SELECT id, fingerprint FROM article"))

    def outdated(self, keys: Iterable[str] | None = None) -> tuple[str, ...]:
        """The articles that would be answered otherwise now for one of `keys` (None: for any), sorted."""
        with self._errors():
            found: set[str] = set()
            wanted = (key for (key,) in self._db.execute("SELECT DISTINCT key FROM asked").fetchall())
            for key in wanted if keys is None else keys:
                rows = self._db.execute(
                    "SELECT article.id, answer FROM asked JOIN article ON number = asked.article WHERE key = ?", (key,)
                ).fetchall()
                if rows:
                    _, now = self.candidates(key)
                    found.update(one for one, answer in rows if answer != now)
            return tuple(sorted(found))

    def candidates(self, key: str) -> tuple[tuple[Candidate, ...], str]:
        """What a name may stand for, by title, and a digest of this answer, "" where it is nothing."""
        if key not in self._known:
            with self._errors():
                self._known[key] = self._candidates(key)
        return self._known[key]

    def _candidates(self, key: str) -> tuple[tuple[Candidate, ...], str]:
        rows = self._db.execute(
            "SELECT title, count(*) FROM named WHERE key = ? GROUP BY title ORDER BY title", (key,)
        ).fetchall()
        found: list[Candidate] = []
        digest = hashlib.blake2b(digest_size=8)
        for title, count in rows if len(rows) <= MOST else ():
            best = self._db.execute(
                "SELECT digest, description FROM thing WHERE title = ? "
                "ORDER BY own DESC, size DESC, description LIMIT 1", (title,)
            ).fetchone()  # fmt: skip
            if best:
                share = 4 * count // sum(number for _, number in rows) / 4
                times = min(count.bit_length() - 1, 4)
                found.append(Candidate(description=_decode(best[1]), share=share, times=times,
                                       exact=name_key(title) == key))  # fmt: skip
                digest.update(repr((best[0], share, times)).encode())
        return tuple(found), digest.hexdigest() if found else ""


def _encode(one: Description) -> str:
    sets = (sorted(one.words), sorted(one.names), sorted(one.links))
    return json.dumps([one.title, one.classes, one.begin, *sets, one.own], separators=(",", ":"))


def _decode(text: str) -> Description:
    title, classes, begin, words, names, links, own = json.loads(text)
    return Description(
        title=title,
        classes=tuple(classes),
        begin=begin,
        words=frozenset(words),
        names=frozenset(names),
        links=frozenset(links),
        own=own,
    )

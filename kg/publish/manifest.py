"""What was published: every file with its digest, and what each graph of the store was when it was.

In SQLite, in the directory itself, so that a run that is interrupted is gone on with and whoever
gets the directory can go on publishing into it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ConfigError

FOLDER = ".kg-publish"
#: Bumped when the layout changes; an older site is then compared file by file.
LAYOUT = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS file(path TEXT PRIMARY KEY, sha256 TEXT, links TEXT, round TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS graph(name TEXT PRIMARY KEY, digest TEXT, touched TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS thing(iri TEXT PRIMARY KEY, modified REAL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file that is there. `links` are the paths it leads to, `round` the run that made it, "" once that ended."""

    path: str
    sha256: str
    links: tuple[str, ...]
    round: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """A named graph as it was published: a digest of its quads, and the things that they name."""

    digest: str
    touched: frozenset[str]


class Manifest:
    """The open manifest of a directory; `commit` is what makes its changes last."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    def state(self, name: str) -> str:
        """A value that was kept; "" where there is none."""
        row = self.database.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def keep(self, **values: str) -> None:
        """Remember values."""
        self.database.executemany("REPLACE INTO state VALUES(?, ?)", values.items())
        self.database.commit()

    def files(self) -> dict[str, File]:
        """Every file by its path."""
        rows = self.database.execute("SELECT path, sha256, links, round FROM file")
        return {path: File(path, sha256, tuple(links.split()), round_) for path, sha256, links, round_ in rows}

    def put(self, files: Iterable[File]) -> None:
        """Remember files that are there now."""
        rows = ((one.path, one.sha256, "\n".join(one.links), one.round) for one in files)
        self.database.executemany("REPLACE INTO file VALUES(?, ?, ?, ?)", rows)
        self.database.commit()

    def forget(self, paths: Iterable[str]) -> None:
        """Remember that files are gone."""
        self.database.executemany("DELETE FROM file WHERE path = ?", ((path,) for path in paths))

    def graphs(self) -> dict[str, Graph]:
        """What was published of each graph."""
        rows = self.database.execute("SELECT name, digest, touched FROM graph")
        return {name: Graph(digest, frozenset(touched.split("\n"))) for name, digest, touched in rows}

    def modified(self) -> dict[str, float]:
        """When each thing had last changed."""
        return dict(self.database.execute("SELECT iri, modified FROM thing"))

    def complete(self, graphs: Mapping[str, Graph], modified: Mapping[str, float]) -> None:
        """The run has ended: all is as it should be."""
        with self.database:
            self.database.execute("UPDATE file SET round = ''")
            self.database.execute("DELETE FROM graph")
            rows = ((name, one.digest, "\n".join(sorted(one.touched))) for name, one in graphs.items())
            self.database.executemany("INSERT INTO graph VALUES(?, ?, ?)", rows)
            self.database.execute("DELETE FROM thing")
            self.database.executemany("INSERT INTO thing VALUES(?, ?)", modified.items())


@contextmanager
def opened(folder: Path) -> Iterator[Manifest]:
    """The manifest of a directory, which is made where it is not there.

    Raises ConfigError where the directory holds something that was not published.
    """
    own = folder / FOLDER
    try:
        if folder.exists() and not own.is_dir() and any(folder.iterdir()):
            raise ConfigError(f"{folder}: holds something that was not published from here; name an empty directory")
        own.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise ConfigError(f"{folder}: cannot be written ({err.strerror}); name another directory with --out") from err
    with closing(sqlite3.connect(own / "manifest.sqlite")) as database:
        try:
            database.execute("BEGIN EXCLUSIVE")
            database.rollback()
            database.execute("PRAGMA locking_mode=EXCLUSIVE")
            database.executescript(_SCHEMA)
        except sqlite3.OperationalError as err:
            raise ConfigError(f"{folder}: another process publishes there; wait until it ends") from err
        except sqlite3.DatabaseError as err:
            raise ConfigError(f"{own}: cannot be read ({err}); delete the whole of {folder} and publish anew") from err
        yield Manifest(database)

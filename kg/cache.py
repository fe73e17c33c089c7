"""What a passage says, kept by its content and the version of what read it.

A gloss that a thousand articles share is read once, ever. One SQLite file, shared by the
processes of a build; a damaged or foreign file is set aside and begun anew, since everything in
it can be read again. Keys are digests, values compact JSON.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import ConfigError
from kg.extract.about import About
from kg.model import Claim, Concept, Name, Term, Value


class Entry(NamedTuple):
    """What was read in a passage: its subject, its claims, and all names and references in it."""

    about: About
    claims: tuple[Claim, ...]
    mentions: tuple[Name, ...] = ()


#: Entries kept at most; the oldest go first. About 1 kB each.
CAPACITY = 2_000_000


class Cache:
    """A persistent map from a key to what was read; `path` None keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._db = None if path is None else _open(path)

    def get(self, keys: Iterable[bytes]) -> dict[bytes, Entry]:
        """The entries that exist among `keys`."""
        wanted = tuple(keys)
        if self._db is None or not wanted:
            return {}
        marks = ",".join("?" * len(wanted))
        with contextlib.suppress(sqlite3.Error, ValueError, KeyError, TypeError):
            rows = self._db.execute(f"SELECT key, entry FROM entry WHERE key IN ({marks})", wanted).fetchall()
            return {key: decode(entry) for key, entry in rows}
        return {}

    def put(self, entries: dict[bytes, Entry]) -> None:
        """Keep what was read; a full disk or a busy file only means that it is read again."""
        if self._db is None or not entries:
            return
        rows = [(key, encode(entry)) for key, entry in entries.items()]
        with contextlib.suppress(sqlite3.Error), self._db:
            self._db.executemany("INSERT OR IGNORE INTO entry (key, entry) VALUES (?, ?)", rows)

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None


def _open(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connect(path)
        except sqlite3.DatabaseError:
            path.replace(path.with_suffix(".damaged"))
            return _connect(path)
    except (OSError, sqlite3.Error) as err:
        raise ConfigError(
            f"{path}: the cache cannot be used ({err}); name another with --cache, or none with --no-cache"
        ) from err


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=10, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=OFF")
    db.execute("CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, key BLOB UNIQUE, entry TEXT)")
    newest = db.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0]
    db.execute("DELETE FROM entry WHERE id <= ?", (newest - CAPACITY,))
    return db


def encode(entry: Entry) -> str:
    """An entry as compact JSON."""
    about, claims, mentions = entry
    return json.dumps(
        [
            [about.title, about.classes, about.gender, about.names, about.trades, about.kind],
            [
                [
                    _pack(one.subject),
                    one.relation,
                    _pack(one.object),
                    one.start,
                    one.end,
                    one.extractor,
                    one.rule,
                    one.confidence,
                    [[name, _pack(term)] for name, term in one.qualifiers],
                    one.story,
                ]
                for one in claims
            ],
            [_pack(one) for one in mentions],
        ],
        ensure_ascii=True,
        separators=(",", ":"),
    )


def decode(text: str) -> Entry:
    """The entry that `encode` wrote; raises ValueError, KeyError or TypeError on anything else."""
    (title, classes, gender, names, trades, common), rows, named = json.loads(text)
    about = About(
        title=title, classes=tuple(classes), gender=gender, names=tuple(names), trades=tuple(trades), kind=common
    )
    claims = tuple(
        Claim(
            subject=_unpack(subject),  # type: ignore[arg-type]
            relation=relation,
            object=_unpack(target),
            start=start,
            end=end,
            extractor=extractor,
            rule=rule,
            confidence=confidence,
            story=story,
            qualifiers=tuple((name, _unpack(term)) for name, term in qualifiers),
        )
        for subject, relation, target, start, end, extractor, rule, confidence, qualifiers, story in rows
    )
    return Entry(about, claims, tuple(_unpack(one) for one in named))  # type: ignore[misc]


def _pack(term: Term) -> list[Any]:
    match term:
        case Name():
            return ["n", term.label, term.start, term.end, term.classes, term.title, term.self, term.local, term.likely]
        case Concept():
            return ["c", term.label, term.start, term.end]
        case Value():
            return ["v", term.lexical, term.datatype, term.language, term.start, term.end]


def _unpack(row: list[Any]) -> Term:
    kind, label, *rest = row
    if kind == "n":
        start, end, classes, title, own, local, likely = rest
        return Name(
            label=label, start=start, end=end, classes=tuple(classes), title=title, self=own, local=local,
            likely=tuple(likely),
        )  # fmt: skip
    if kind == "c":
        return Concept(label=label, start=rest[0], end=rest[1])
    datatype, language, start, end = rest
    return Value(lexical=label, datatype=datatype, language=language, start=start, end=end)

"""States of the graph that readers see, in `STORE/served/`: the newest, and some to go back to.

In: the store, now and then. Out: directories that never change once they have a name.
How: a snapshot holds the store as it was (`quads`, a checkpoint: hard links, no copy), the same
with the union of all graphs as its default graph (`union`), and the `index`. It is made under
another name and renamed when it is whole; `current` holds its name and is replaced atomically. So a
process that is killed at any moment leaves either the old state or the new one.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import logging
import shutil
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox

from kg.errors import StoreError
from kg.snapshot import index, union
from kg.snapshot.union import Change
from kg.store import open_store
from kg.vocab import Namespace

log = logging.getLogger(__name__)

#: Finds what changed from one state of a store to another.
Compare = Callable[[ox.Store, ox.Store], Change]

FOLDER, CURRENT, META = "served", "current", "snapshot.json"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state. `made` is when, in seconds since 1970; `source` tells which files of the store it shows."""

    path: Path
    number: int
    made: float
    source: str
    quads: int

    @property
    def name(self) -> str:
        """What its answers are tagged with: the number may come twice after going back, the time does not."""
        return f"{self.number}-{self.made:.0f}"


def folder(store: Path) -> Path:
    """Where a store's snapshots are."""
    return store / FOLDER


def read(path: Path) -> Snapshot:
    """The snapshot in a directory; raises StoreError where there is none."""
    try:
        return Snapshot(path=path, **json.loads((path / META).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as err:
        raise StoreError(f"{path}: no snapshot here ({err}); delete the directory, it is made anew") from err


def kept(store: Path) -> list[Snapshot]:
    """The snapshots there are, oldest first."""
    found = folder(store).glob("*/" + META)
    return sorted((read(one.parent) for one in found if one.parent.name.isdecimal()), key=lambda one: one.number)


def current(store: Path) -> Snapshot | None:
    """What readers see; None before the first."""
    try:
        name = (folder(store) / CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, IsADirectoryError):
        return None
    path = folder(store) / name
    return read(path) if name.isdecimal() and (path / META).exists() else None


def state(store: Path) -> str:
    """A sign of what the store's files hold: another one once anything was written."""
    files = sorted((store / "quads").glob("[0-9M]*")) if (store / "quads").is_dir() else []
    stats = []
    for one in files:
        try:
            size = one.stat().st_size
        except FileNotFoundError:
            continue
        if not one.name.startswith("MANIFEST") and size:
            stats.append(f"{one.name}:{size}")
    return " ".join(stats)


@contextmanager
def alone(store: Path) -> Iterator[bool]:
    """Whether no other process makes snapshots of a store, as a service does all the time; none does in the block."""
    folder(store).mkdir(exist_ok=True)
    with (folder(store) / "lock").open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


class Publisher:
    """Makes snapshots of one store. The only writer of `STORE/served/`; keeps the newest union open to add to it."""

    def __init__(self, store: Path, namespace: Namespace, keep: int) -> None:
        self.store, self.namespace, self.keep = store, namespace, keep
        self.folder = folder(store)
        self.folder.mkdir(exist_ok=True)
        for left in self.folder.glob("tmp*"):  # of a process that was killed
            shutil.rmtree(left, ignore_errors=True)
        self.terms = index.Terms.of(namespace)
        self.fingerprint = ox.NamedNode(namespace.term("fingerprint"))
        self.latest = current(store)
        if self.latest and not index.is_current(self.latest.path / "index"):
            self.latest = None
        self.live: ox.Store | None = None

    def publish(
        self, source: ox.Store, compare: Compare | None = None, in_use: Collection[int] = (), *, sign: str = ""
    ) -> Snapshot:
        """Make what `source` holds the current state.

        `compare` finds what changed since the latest state, None where nobody knows what to look
        at; `in_use` are numbers of snapshots that a reader still has open and that are therefore kept.
        """
        work, made = Path(mkdtemp(prefix="tmp", dir=self.folder)), round(time.time(), 3)
        source.backup(str(work / "quads"))
        if self.latest is None:
            self._begin(work, source, made)
        else:
            self._go_on(work, source, compare, made)
        assert self.live is not None
        self.live.backup(str(work / "union"))
        numbers = [int(one.name) for one in self.folder.iterdir() if one.name.isdecimal()]
        number = max(numbers, default=0) + 1
        meta = {"number": number, "made": made, "source": sign, "quads": len(source)}
        (work / META).write_text(json.dumps(meta), encoding="utf-8")
        path = self.folder / str(number)
        work.rename(path)
        point(self.store, path)
        self.latest = read(path)
        self._forget(in_use)
        return self.latest

    def _begin(self, work: Path, source: ox.Store, made: float) -> None:
        """Copy everything, which takes some seconds for a million quads; done once."""
        log.info("%s: preparing %d quads to be served; this is done once", self.store, len(source))
        self.live = None
        shutil.rmtree(self.folder / "live", ignore_errors=True)
        source.backup(str(self.folder / "live"))
        self.live = ox.Store(str(self.folder / "live"))
        union.complete(self.live)
        index.create(work / "index", self.live, self.terms, made)

    def _go_on(self, work: Path, source: ox.Store, compare: Compare | None, made: float) -> None:
        """Carry over what changed since the latest snapshot."""
        assert self.latest is not None
        if self.live is None:
            shutil.rmtree(self.folder / "live", ignore_errors=True)
            ox.Store.read_only(str(self.latest.path / "union")).backup(str(self.folder / "live"))
            self.live = ox.Store(str(self.folder / "live"))
            compare = None
        before = ox.Store.read_only(str(self.latest.path / "quads"))
        if compare:
            change = compare(before, source)
        else:
            change = union.difference(before, source, union.changed_graphs(before, source, self.fingerprint))
        change = union.apply(self.live, source, change)
        shutil.copyfile(self.latest.path / "index", work / "index")
        if change.added or change.removed:
            index.update(work / "index", self.live, change.added, change.removed, self.terms, made)

    def _forget(self, in_use: Collection[int]) -> None:
        """Delete the oldest beyond what is kept, but none that somebody reads."""
        assert self.latest is not None
        for one in kept(self.store)[: -self.keep]:
            if one.number not in in_use and one.number != self.latest.number:
                shutil.rmtree(one.path, ignore_errors=True)


def point(store: Path, path: Path) -> None:
    """Make a snapshot the current one, atomically."""
    new = folder(store) / f"{CURRENT}.new"
    new.write_text(f"{path.name}\n", encoding="utf-8")
    new.replace(folder(store) / CURRENT)


def roll_back(store: Path, number: int | None) -> Snapshot:
    """Make the store what it was in a snapshot, None being the one before the current; raises StoreError.

    The store must not be open for writing; a service that only reads it shows the old state by itself.
    """
    known = {one.number: one for one in kept(store)}
    now = current(store)
    if number is None:
        number = max((one for one in known if now and one < now.number), default=None)
    if number not in known:
        raise StoreError(f"{store}: no such snapshot is kept; there are: {', '.join(map(str, known)) or 'none'}")
    with open_store(store):  # nobody else writes
        pass
    new = store / "quads.new"
    shutil.rmtree(new, ignore_errors=True)
    ox.Store.read_only(str(known[number].path / "quads")).backup(str(new))
    exchange(new, store / "quads")
    shutil.rmtree(new)
    return known[number]


def exchange(one: Path, other: Path) -> None:
    """Let two directories take each other's name, atomically where the system can (Linux)."""
    libc = ctypes.CDLL(None, use_errno=True)
    here, swap = -100, 2
    if getattr(libc, "renameat2", None) and not libc.renameat2(here, bytes(one), here, bytes(other), swap):
        return
    aside = other.with_name(f"{other.name}.old")
    other.rename(aside)
    one.rename(other)
    aside.rename(one)

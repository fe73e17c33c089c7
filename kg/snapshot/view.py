"""A snapshot as it is read: the store, the union of its graphs, and the index beside them."""

from __future__ import annotations

import sqlite3
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.store import Store

#: So many bytes of the index are read in place, by every process the same.
MAPPED = 2**34


class View:
    """One snapshot, each part opened when first needed."""

    def __init__(self, path: str, base: str) -> None:
        self.path, self.base = path, base
        self.facts = Store(ox.Store.read_only(f"{path}/quads"), base, Path(path), read_only=True)

    @cached_property
    def union(self) -> ox.Store:
        """The union of all graphs, as a store's default graph."""
        return ox.Store.read_only(f"{self.path}/union")

    @cached_property
    def index(self) -> sqlite3.Connection:
        """Words, order, counts, and what points where."""
        return open_index(self.path)


def open_index(path: str) -> sqlite3.Connection:
    """The index of the snapshot in a directory, for reading."""
    index = sqlite3.connect(f"file:{path}/index?mode=ro&immutable=1", uri=True)
    index.execute(f"PRAGMA mmap_size = {MAPPED}")
    return index

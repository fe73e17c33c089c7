"""How fast quads are written and loaded, beside pyoxigraph's own bulk load and rdflib's memory.

Run: python -m tests.bench_load [ARTICLES]. Prints quads a second; asserts nothing.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg.build import BATCH
from kg.model import Article
from kg.store import open_store
from tests.sample_readings import sample_lines


def long_article(number: int) -> Article:
    """A film with a cast of eighty, most of them shared with other films."""
    lines = [
        f"Film {number}:Film | castMember | Person {(number * 31 + one * 7) % 5000}:Person | characterRole | "
        f"Film {number}#Role {one}:Character"
        for one in range(80)
    ]
    return Article(id=f"film-{number}", title=f"Film {number}", text="\n".join(lines) + "\n")


def main(articles: int) -> None:
    """Time each step once, the same quads throughout."""
    start = time.perf_counter()
    written = {f"film-{number}": sample_lines(long_article(number)) for number in range(articles)}
    lines = b"".join(written.values())
    total = lines.count(b"\n")
    report("to_nquads (with the fake reader)", total, start)

    def ours(folder: Path) -> None:
        batch: dict[str, bytes] = {}
        with open_store(folder) as store:
            for identity, one in written.items():
                batch[identity] = one
                if sum(some.count(b"\n") for some in batch.values()) >= BATCH:
                    store.replace(batch)
                    batch = {}
            store.replace(batch)

    def bulk_load(folder: Path) -> None:
        ox.Store(folder).bulk_load(lines, ox.RdfFormat.N_QUADS)

    def rdflib_memory(folder: Path) -> None:
        few = b"".join(lines.splitlines(keepends=True)[:count])
        rdflib.Dataset().parse(data=few, format="nquads")

    count = min(total, 20_000)
    timed("kg.store, batches, default graph kept", total, ours)
    timed("pyoxigraph bulk_load of N-Quads", total, bulk_load)
    timed("rdflib, memory", count, rdflib_memory)


def timed(name: str, quads: int, work: Callable[[Path], None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        work(Path(folder))
        report(name, quads, start)


def report(name: str, quads: int, start: float) -> None:
    seconds = time.perf_counter() - start
    sys.stdout.write(f"{name:40} {quads:9,} quads {seconds:7.2f} s {quads / seconds:9,.0f} quads/s\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)

"""Files made in this process or in several: a page needs nothing of another."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kg.errors import KgError
from kg.pages.site import Site
from kg.publish import content, folder
from kg.publish.manifest import File
from kg.publish.site import Source

#: Files that travel to a worker together.
CHUNK = 60
#: A path, and the digest of the file that is there, "" where none is known.
Wanted = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made, and whether that changed anything; `file` is None where there is nothing at the path."""

    path: str
    file: File | None
    written: bool = False


def make(site: Site, out: Path, wanted: Sequence[Wanted], round_: str) -> list[Made]:
    """Make and write files."""
    found = []
    for wanted_path, known in wanted:
        for path, data in content.made(site, wanted_path) if folder.name(wanted_path) else [(wanted_path, None)]:
            if data is None:
                found.append(Made(path, None))
                continue
            digest, written = folder.write(out, path, data, known if path == wanted_path else "")
            links = content.links(path, data, site.addresses.base)
            found.append(Made(path, File(path, digest, links, round_), written))
    return found


# A worker's own, opened when it starts.
_site: Site | None = None


def _start(source: Source) -> None:
    global _site
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _site = source.open()


def _work(out: Path, wanted: Sequence[Wanted], round_: str) -> list[Made]:
    assert _site
    return make(_site, out, wanted, round_)


class Workers:
    """Takes paths and gives back files, in any order; at most three chunks a process are under way."""

    def __init__(self, source: Source, site: Site, out: Path, round_: str, jobs: int) -> None:
        self.site, self.out, self.round, self.jobs = site, out, round_, jobs
        self.pool: ProcessPoolExecutor | None = None
        if jobs > 1:
            method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
            self.pool = ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _start, (source,))
        self.pending: set[Future[list[Made]]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)

    def submit(self, wanted: Sequence[Wanted]) -> Iterator[list[Made]]:
        """Have files made; yields what is ready, here or in a while. Raises KgError where a process dies."""
        if not self.pool:
            yield make(self.site, self.out, wanted, self.round)
            return
        self.pending.add(self.pool.submit(_work, self.out, wanted, self.round))
        while len(self.pending) >= 3 * self.jobs:
            yield from self._ready()

    def drain(self) -> Iterator[list[Made]]:
        """Whatever is ready next; nothing when nothing is under way."""
        if self.pending:
            yield from self._ready()

    def _ready(self) -> Iterator[list[Made]]:
        done, self.pending = wait(self.pending, return_when=FIRST_COMPLETED)
        try:
            yield from [one.result() for one in done]
        except BrokenProcessPool as err:
            raise KgError(
                "a worker process died, perhaps for want of memory; run the same again with fewer --jobs"
            ) from err

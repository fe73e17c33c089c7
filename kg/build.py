"""Articles into the store, by one process or several.

In: articles (and the errors met on the way to them). Out: the store, and a `BuildReport`.
How: an article whose fingerprint the store holds is passed over; the others are read, in their
order, and written in batches of whole articles. The result does not depend on the order of the
articles or on the number of jobs, and a build that was interrupted is completed by running it again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import InputError, KgError, StoreError
from kg.model import Article
from kg.quads import Run, fingerprint, to_quads
from kg.store import Store
from kg.workers import map_articles

if TYPE_CHECKING:
    from kg.read import Settings

log = logging.getLogger(__name__)

#: An article's id with its quads as N-Quads, which travel between processes ten times faster than pickles.
Written = tuple[str, bytes]
#: Quads held before they are written: some 50 MB, some seconds of work to do again after a kill.
BATCH = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """How far a build came. `failures` say what could not be read and why."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    quads: int = 0
    failures: tuple[InputError, ...] = ()
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class MakeWriter:
    """Makes the function from articles to their N-Quads; small, so that it travels to worker processes."""

    settings: Settings

    def __call__(self) -> Callable[[Sequence[Article]], Sequence[Written]]:
        """Load the tools; raises OntologyError or ConfigError."""
        from kg.read import read_articles  # a build that finds everything done loads no language pipeline

        tools = self.settings.tools()
        run = Run(ontology=tools.ontology.version, pipeline=tools.pipeline)
        return lambda articles: [
            (one.document.article.id, write_quads(to_quads(one, tools.ontology, tools.namespace, run)))
            for one in read_articles(articles, tools)
        ]


def write_quads(quads: Iterable[ox.Quad]) -> bytes:
    """The quads as N-Quads."""
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert data is not None  # it is None only where an output is given
    return data


def build(
    articles: Iterable[Article | InputError],
    store: Store,
    run: Run,
    make: Callable[[], Callable[[Sequence[Article]], Sequence[Written]]],
    *,
    jobs: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> BuildReport:
    """Bring the store up to date with `articles`; those it holds already and `articles` lacks stay.

    `make` is called once in every process, when there is something to read; what it makes must be
    of `run`. `progress` hears of each article done: 1. Ctrl-C ends the build early, with whole
    articles in the store. Raises StoreError where the store cannot be written and KgError where
    nothing can be read or a worker process dies; what was read until then is stored.
    """
    builder = _Builder(store, run, progress)
    interrupted = False
    with closing(map_articles(builder.wanted(articles), make, jobs=jobs)) as results:
        try:
            for result in results:
                builder.add(result)
        except KeyboardInterrupt:
            interrupted = True
        except StoreError:
            raise
        except KgError:
            builder.write()
            raise
    builder.write()
    return builder.report(interrupted)


class _Builder:
    """Counts, batches and writes; lives only while building."""

    def __init__(self, store: Store, run: Run, progress: Callable[[int], None]) -> None:
        self.store, self.run, self.progress = store, run, progress
        self.batch: dict[str, list[ox.Quad]] = {}
        self.held = self.added = self.replaced = self.unchanged = self.quads = 0
        self.failures: list[InputError] = []

    def wanted(self, articles: Iterable[Article | InputError]) -> Iterator[Article | InputError]:
        """The articles that have to be read, and the errors."""
        seen: set[str] = set()
        for article in articles:
            if isinstance(article, InputError):
                yield article
                continue
            graph = self.store.namespace.article(article.id)
            if graph in seen:
                yield InputError("a second article with this id; give it another one", path=article.id)
            elif self.store.fingerprint(article.id) == fingerprint(article, self.run, self.store.namespace):
                self.unchanged += 1
                self.progress(1)
            else:
                yield article
            seen.add(graph)

    def add(self, result: Written | InputError) -> None:
        if isinstance(result, InputError):
            self.failures.append(result)
        else:
            identity, data = result
            self.batch[identity] = list(ox.parse(data, ox.RdfFormat.N_QUADS))
            self.held += len(self.batch[identity])
            if self.held >= BATCH:
                self.write()
        self.progress(1)

    def write(self) -> None:
        known = sum(bool(self.store.fingerprint(identity)) for identity in self.batch)
        self.store.replace(self.batch)
        self.replaced += known
        self.added += len(self.batch) - known
        self.quads += self.held
        log.info("stored %d articles, %d quads", len(self.batch), self.held)
        self.batch, self.held = {}, 0

    def report(self, interrupted: bool) -> BuildReport:
        return BuildReport(
            added=self.added,
            replaced=self.replaced,
            unchanged=self.unchanged,
            quads=self.quads,
            failures=tuple(self.failures),
            interrupted=interrupted,
        )

"""Articles into the store, by one process or several.

In: articles (and the errors met on the way to them). Out: the store, and a `BuildReport`.
How: an article whose fingerprint the store holds is passed over; the others are read, in their
order, then the stored ones whose names they tell of (`kg.register`), and written in batches of whole
articles. The result does not depend on the order of the articles or on the number of jobs, and a
build that was interrupted is completed by running it again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import InputError, KgError, StoreError
from kg.model import Article
from kg.quads import Run, fingerprint, to_nquads
from kg.register import Describe, Register
from kg.store import Store
from kg.workers import map_articles

if TYPE_CHECKING:
    from kg.read import Settings

log = logging.getLogger(__name__)


class Written(NamedTuple):
    """An article read: its quads as lines of N-Quads, each once.

    `asked` are the names it looked up in the collection, each with a digest of the answer.
    """

    article: str
    quads: bytes
    asked: tuple[tuple[str, str], ...] = ()


#: Quads held before they are written: some 20 MB, some seconds of work to do again after a kill.
BATCH = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """How far a build came. `failures` say what could not be read and why.

    `relinked` articles were stored already and were read again, since others that came or went tell of their names.
    """

    added: int = 0
    replaced: int = 0
    relinked: int = 0
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
        run = Run.of(tools)
        return lambda articles: [
            Written(one.document.article.id, to_nquads(one, tools.ontology, tools.namespace, run), one.asked)
            for one in read_articles(articles, tools)
        ]


def build(
    articles: Iterable[Article | InputError],
    store: Store,
    run: Run,
    make: Callable[[], Callable[[Sequence[Article]], Sequence[Written]]],
    *,
    describe: Describe | None = None,
    jobs: int | None = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> BuildReport:
    """Bring the store up to date with `articles`; those it holds already and `articles` lacks stay.

    With `describe`, names are linked within the collection, to and from what is stored.

    `make` is called once in every process, when there is something to read; what it makes must be
    of `run`. `progress` hears of each article done: 1. Ctrl-C ends the build early, with whole
    articles in the store. Raises StoreError where the store cannot be written and KgError where
    nothing can be read or a worker process dies; what was read until then is stored.
    """
    register = Register(store, describe) if describe else None
    builder = _Builder(store, run, progress, register)
    wanted = builder.wanted(articles)
    return _write(builder, register.add(wanted) if register else wanted, make, jobs)


def remove(
    articles: Iterable[str],
    store: Store,
    run: Run,
    make: Callable[[], Callable[[Sequence[Article]], Sequence[Written]]],
    *,
    describe: Describe,
    jobs: int | None = 1,
) -> BuildReport:
    """Take articles out of the store and what only they told, also of the names in others.

    Raises InputError before any where one is unknown, and what `build` raises.
    """
    articles = tuple(articles)
    register = Register(store, describe)
    store.remove(articles)
    return _write(_Builder(store, run, lambda done: None, register), register.remove(articles), make, jobs)


def _write(
    builder: _Builder,
    articles: Iterable[Article | InputError],
    make: Callable[[], Callable[[Sequence[Article]], Sequence[Written]]],
    jobs: int | None,
) -> BuildReport:
    interrupted = False
    with closing(map_articles(articles, make, jobs=jobs)) as results:
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
    if builder.register and not interrupted:
        builder.register.finish()
    return builder.report(interrupted)


class _Builder:
    """Counts, batches and writes; lives only while building."""

    def __init__(self, store: Store, run: Run, progress: Callable[[int], None], register: Register | None) -> None:
        self.store, self.run, self.progress, self.register = store, run, progress, register
        self.batch: dict[str, bytes] = {}
        self.asked: dict[str, dict[str, str]] = {}
        self.held = self.added = self.replaced = self.relinked = self.unchanged = self.quads = 0
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
            self.batch[result.article] = result.quads
            self.asked[result.article] = dict(result.asked)
            self.held += result.quads.count(b"\n")
            if self.held >= BATCH:
                self.write()
        self.progress(1)

    def write(self) -> None:
        known = sum(bool(self.store.fingerprint(identity)) for identity in self.batch)
        again = len(self.register.again.intersection(self.batch)) if self.register else 0
        self.store.replace(self.batch)
        if self.register:
            self.register.settle(self.asked)
        self.added += len(self.batch) - known
        self.replaced += known - again
        self.relinked += again
        self.quads += self.held
        log.info("stored %d articles, %d quads", len(self.batch), self.held)
        self.batch, self.asked, self.held = {}, {}, 0

    def report(self, interrupted: bool) -> BuildReport:
        return BuildReport(
            added=self.added,
            replaced=self.replaced,
            relinked=self.relinked,
            unchanged=self.unchanged,
            quads=self.quads,
            failures=tuple(self.failures),
            interrupted=interrupted,
        )

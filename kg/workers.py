"""One function over many articles, in this process or in several; the order of the articles stays.

In: articles, and the errors met on the way to them. Out: a result, or an error, for each of them.
How: chunks of articles travel to worker processes, a few at a time, so that memory stays bounded.
These are forked from a server that has loaded the libraries, where the system can do that.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from kg.errors import InputError, KgError
from kg.model import Article

log = logging.getLogger(__name__)

Result = TypeVar("Result")
#: Makes the function that a process applies to some articles at a time, whose sentences are then parsed
#: together; it and the results, one an article and in order, travel as pickles.
Make = Callable[[], Callable[[Sequence[Article]], Sequence[Result]]]
#: Articles, and code points of text, that travel to a worker together.
CHUNK, CHUNK_TEXT = 16, 500_000
#: Fewer chunks are read before workers would have started.
WORTH_WORKERS = 8
MANY = WORTH_WORKERS * CHUNK
#: So many workers at most, where nobody says how many: each takes half a gigabyte.
MOST_WORKERS = 8
#: What takes a worker longest to load.
LIBRARIES = ("kg.read", "spacy", "spacy.lang.en")


def map_articles(
    articles: Iterable[Article | InputError], make: Make[Result], *, jobs: int | None = 1, waiting: bool = False
) -> Generator[Result | InputError, None, None]:
    """Apply what `make` makes, once a process and when first needed, to each article, in order.

    `jobs` None is as many processes as there are cores, 8 at most, and one where the articles are few. Where somebody
    may be `waiting` for each result, as at the end of a pipe, one process takes one article at a time.
    An error among the articles is passed on in its place. An unforeseen fault costs one article and
    not the batch: an InputError names it. Raises KgError where nothing can be read at all (the
    ontology, the pipeline) or where a worker process dies.
    """
    jobs = 1 if waiting and jobs is None else jobs
    chunks = _chunks(articles, 1 if waiting and jobs == 1 else CHUNK)
    if jobs is None:
        first = list(islice(chunks, WORTH_WORKERS))
        jobs = _cores() if len(first) == WORTH_WORKERS else 1
        chunks = chain(first, chunks)
    if jobs > 1:
        yield from _in_workers(chunks, make, jobs)
        return
    function: Callable[[Sequence[Article]], Sequence[Result]] | None = None
    for chunk in chunks:
        if any(isinstance(one, Article) for one in chunk):
            function = function or make()
            yield from _attempt(function, chunk)
        else:
            yield from (one for one in chunk if isinstance(one, InputError))


def _attempt(
    function: Callable[[Sequence[Article]], Sequence[Result]], chunk: Sequence[Article | InputError]
) -> list[Result | InputError]:
    articles = [one for one in chunk if isinstance(one, Article)]
    try:
        results = iter(function(articles))
        return [next(results) if isinstance(one, Article) else one for one in chunk]
    except KgError:
        raise
    except Exception as err:
        if len(articles) > 1:  # find the one that it was
            return [result for one in chunk for result in _attempt(function, [one])]
        log.debug("%s", articles[0].id, exc_info=True)
        return [InputError(f"could not be read ({type(err).__name__}: {err}); please report it", path=articles[0].id)]


def expect_workers(jobs: int | None) -> None:
    """Begin to load what workers will need, while this process does something else, if there will be any."""
    context = _context()
    if (_cores() if jobs is None else jobs) > 1 and context.get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running  # where there is none, it cannot be imported

        ensure_running()


# A worker's own, made when its first article comes.
_function: Callable[[Sequence[Article]], Sequence[Any]] | None = None


def collect_seldom() -> None:
    """For a process that reads: look for cycles of garbage seldom, since it leaves few and keeps much."""
    gc.set_threshold(50_000, 20, 50)


def _start_worker() -> None:
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer


def _work(make: Make[Result], articles: list[Article | InputError]) -> list[Result | InputError]:
    global _function
    _function = _function or make()
    return _attempt(_function, articles)


def _cores() -> int:
    """How many processes this one may keep busy, within reason."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_WORKERS)


def _context() -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(LIBRARIES))
    return context


def _in_workers(
    chunks: Iterable[list[Article | InputError]], make: Make[Result], jobs: int
) -> Iterator[Result | InputError]:
    """The results in order; at most three chunks a worker are under way."""
    pool = ProcessPoolExecutor(jobs, _context(), _start_worker)
    pending: deque[Future[list[Result | InputError]]] = deque()
    try:
        for chunk in chunks:
            pending.append(pool.submit(_work, make, chunk))
            if len(pending) >= 3 * jobs:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    except BrokenProcessPool as err:
        raise KgError(
            "a worker process died, perhaps for want of memory; run the same again with fewer --jobs"
        ) from err
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(articles: Iterable[Article | InputError], most: int) -> Iterator[list[Article | InputError]]:
    chunk: list[Article | InputError] = []
    size = 0
    for article in articles:
        chunk.append(article)
        size += len(article.text) if isinstance(article, Article) else 0
        if len(chunk) >= most or size >= CHUNK_TEXT:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk

"""Reads the articles of a command line: the loop, the progress bar, the list of what failed."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.cli.output import opened, write_json, write_table
from kg.cli.progress import shown
from kg.errors import InputError
from kg.model import Article
from kg.rows import Row
from kg.workers import MANY, Make, expect_workers, map_articles

if TYPE_CHECKING:
    from kg.read import Settings

Result = TypeVar("Result")


def articles(options: argparse.Namespace) -> Iterator[Article | InputError]:
    """What the inputs hold, in order."""
    from kg.articles.source import read_articles

    return read_articles(options.inputs, stdin=sys.stdin.buffer)


def results(options: argparse.Namespace, make: Make[Result], failures: list[InputError]) -> Iterator[Result]:
    """What `make` makes of each article, in order; what could not be read goes to `failures`."""
    with shown("reading", options) as advance:
        for one in map_articles(articles(options), make, jobs=options.jobs, waiting="-" in options.inputs):
            advance(1)
            if isinstance(one, InputError):
                failures.append(one)
            else:
                yield one


@contextmanager
def collected(options: argparse.Namespace, settings: Settings) -> Iterator[Settings]:
    """The settings with the names of all inputs, where there are several articles that can be read twice."""
    if "-" in options.inputs or (len(options.inputs) == 1 and Path(options.inputs[0]).suffix == ".txt"):
        yield settings
        return
    from kg.collection.survey import survey
    from kg.ontology import load_ontology

    ontology = load_ontology(settings.ontology, base=settings.base)
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        names = Path(folder, "names.sqlite")
        with shown("collecting names", options) as advance:
            survey(_announced(articles(options), options.jobs), ontology, names, advance)
        yield replace(settings, names=names)


def _announced(articles: Iterator[Article | InputError], jobs: int | None) -> Iterator[Article | InputError]:
    """The articles; once they prove to be many, workers for them are made ready."""
    for count, one in enumerate(articles):
        if count == MANY:
            expect_workers(jobs)
        yield one


def report(failures: Sequence[object]) -> int:
    """List the failures where the user looks last; returns the exit code."""
    for failure in failures:
        print(f"kg: {failure}", file=sys.stderr)
    if len(failures) > 1:
        print(f"kg: {len(failures)} of the inputs could not be read; the others are done", file=sys.stderr)
    return 1 if failures else 0


def print_rows(
    options: argparse.Namespace,
    make: Make[list[Row]],
    columns: Sequence[str],
    display: Callable[[Row], Row] = lambda row: row,
) -> int:
    """Print the rows of each article as it is read: as JSON, or the columns of their `display` as a table."""
    failures: list[InputError] = []
    with opened(options.output) as stream:
        rows = (row for batch in results(options, make, failures) for row in batch)
        if options.format == "jsonl":
            write_json(rows, stream)
        else:
            write_table(columns, map(display, rows), stream)
    return report(failures)

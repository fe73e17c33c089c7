"""`kg publish`: the whole site as files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.cli import options as shared

SUMMARY = "write the pages, the data and the dumps as files that any web host serves"
EXAMPLES = """\
  kg publish --out site                        again, later: only what changed is written
  kg publish --out site --jobs 4 --title 'Films of the forties' --licence https://creativecommons.org/licenses/by/4.0/
  python -m http.server --directory site       to look at it
"""
#: What the publisher says of the collection: the fields of `kg.linked.about.About`.
SAID = {
    "--title": ("TEXT", "what the collection is called"),
    "--description": ("TEXT", "what it is, in a sentence or two"),
    "--licence": ("IRI", "under which its data may be used"),
    "--publisher": ("TEXT", "who publishes it"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    shared.store(parser)
    shared.ontology(parser)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="the directory of the site")
    for flag, (metavar, text) in SAID.items():
        parser.add_argument(flag, metavar=metavar, help=text)
    parser.add_argument(
        "--jobs", metavar="N", type=shared.positive, default=1, help="processes that write (default: 1)"
    )


def run(options: argparse.Namespace) -> int:
    """Write the site."""
    from kg.linked.about import About
    from kg.publish.publish import publish

    said = {flag[2:]: getattr(options, flag[2:]) for flag in SAID}
    about = About(**{field: text for field, text in said.items() if text is not None})
    with _shown(options) as done:
        report = publish(options.store, options.out, about, ontology=options.ontology, jobs=options.jobs, done=done)
    if not options.quiet:
        counts = f"{report.written:,} files written, {report.same:,} as they were, {report.deleted:,} deleted"
        sys.stderr.write(f"{options.out}: {'nothing changed' if report.current else counts}\n")
        if report.broken:
            sys.stderr.write(f"kg: {len(report.broken):,} links lead nowhere; please report it\n")
    return 0


@contextmanager
def _shown(options: argparse.Namespace) -> Iterator[Callable[[int], None]]:
    """A count of files on stderr, where a person watches."""
    if options.quiet or not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} files"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda count: bar.advance(task, count)

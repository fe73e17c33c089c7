"""`kg stats`: the graph in numbers."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from kg.cli import options as shared
from kg.cli.output import opened, write_json, write_table

if TYPE_CHECKING:
    from kg.stats import Stats

SUMMARY = "count what the graph holds, and what was set aside and why"
EXAMPLES = """\
  kg stats
  kg stats --format jsonl
  kg stats --articles          the ids of the articles, one a line
"""
#: Rows of each table for people; the JSON holds them all.
MOST = 12


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--articles", action="store_true", help="list the ids of the articles instead")
    shared.output(parser, "table", "jsonl")
    shared.store(parser)


def run(options: argparse.Namespace) -> int:
    """Print the counts."""
    from kg.stats import stats
    from kg.store import open_store

    with open_store(options.store, read_only=True) as store, opened(options.output) as stream:
        if options.articles:
            stream.writelines(f"{one}\n" for one in store.article_ids())
        elif options.format == "jsonl":
            write_json([asdict(stats(store))], stream)
        else:
            write(stats(store), stream)
    return 0


def write(counts: Stats, stream: TextIO) -> None:
    """The totals in a line, then the largest counts of each kind."""
    stream.write(
        f"{counts.articles:,} articles, {counts.entities:,} entities, {counts.facts:,} facts, {counts.quads:,} quads\n"
    )
    for name, table in (
        ("class", counts.classes),
        ("relation", counts.relations),
        ("statements by status", counts.statuses),
        ("statements by extractor", counts.extractors),
        ("set aside because", counts.reasons),
    ):
        if table:
            rest = len(table) - MOST
            stream.write("\n")
            write_table((name, "count"), [{name: key, "count": count} for key, count in table[:MOST]], stream)
            if rest > 0:
                stream.write(f"... and {rest} more\n")

"""`kg mentions`: who and what is named where."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.reading import collected, print_rows
from kg.model import Article

if TYPE_CHECKING:
    from kg.read import Settings
    from kg.rows import Row

SUMMARY = "print who and what is named where in articles"
EXAMPLES = """\
  kg mentions article.txt
  kg mentions articles.jsonl.gz --format jsonl --jobs 4
"""
COLUMNS = ("article", "start", "end", "text", "label", "types", "source", "confidence", "entity")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    shared.inputs(parser)
    shared.output(parser, "table", "jsonl")
    shared.reading(parser)
    shared.jobs(parser)


def run(options: argparse.Namespace) -> int:
    """Print each article's mentions as it is read."""
    with collected(options, shared.settings(options)) as settings:
        return print_rows(options, Rows(settings), COLUMNS)


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes the function from articles to their rows."""

    settings: Settings

    def __call__(self) -> Callable[[Sequence[Article]], Sequence[list[Row]]]:
        """Load the tools."""
        from kg.read import read_articles
        from kg.rows import mention_row

        tools = self.settings.tools()
        return lambda articles: [
            [mention_row(reading.document.article.id, one) for one in reading.mentions]
            for reading in read_articles(articles, tools)
        ]

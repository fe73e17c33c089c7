"""`kg links`: the glossed links of articles."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.reading import print_rows
from kg.model import Article

if TYPE_CHECKING:
    from kg.read import Settings
    from kg.rows import Row

SUMMARY = "print the glossed links that were found in articles"
EXAMPLES = """\
  kg links article.txt
  kg links articles.jsonl.gz --format jsonl --jobs 4
"""
COLUMNS = ("article", "anchor", "title", "anchor_start", "anchor_end", "gloss_start", "gloss_end")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    shared.inputs(parser)
    shared.output(parser, "table", "jsonl")
    shared.reading(parser)
    shared.jobs(parser, default=1)  # workers take longer to start than a thousand articles to read


def run(options: argparse.Namespace) -> int:
    """Print each article's links as it is read."""
    return print_rows(options, Rows(shared.settings(options)), COLUMNS)


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes the function from articles to their rows."""

    settings: Settings

    def __call__(self) -> Callable[[Sequence[Article]], Sequence[list[Row]]]:
        """Load the tools."""
        from kg.articles.document import read_document
        from kg.rows import link_row

        ontology = self.settings.tools().ontology
        return lambda articles: [
            [link_row(one.id, link) for link in read_document(one, ontology).links] for one in articles
        ]

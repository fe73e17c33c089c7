"""`kg facts`: what articles state, without a store."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.output import opened
from kg.cli.reading import collected, print_rows, report, results
from kg.cli.vocabulary import matched
from kg.errors import ConfigError, InputError
from kg.model import Article

if TYPE_CHECKING:
    from kg.read import Settings
    from kg.rows import Json, Row

SUMMARY = "print the facts that articles state, with their evidence, without a store"
EXAMPLES = """\
  kg facts article.txt
  kg facts articles/ --format jsonl -o facts.jsonl --jobs 4
  kg facts article.txt --ontology my.ttl     in the words of your own ontology
  curl -s https://example.org/article.txt | kg facts - --format nquads
"""
COLUMNS = ("subject", "relation", "object", "qualifiers", "section", "extractor", "confidence", "status")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    shared.inputs(parser)
    shared.output(parser, "table", "jsonl", "nquads")
    shared.reading(parser, own=True)
    shared.least(parser)
    parser.add_argument("--learned", metavar="DIR", type=Path, help="with your ontology: what kg learn wrote")
    shared.jobs(parser)


def run(options: argparse.Namespace) -> int:
    """Print each article's facts as it is read."""
    own = options.ontology if shared.speaks_own(options) else None
    if options.learned and not own:
        raise ConfigError("--learned goes with --ontology FILE; name the ontology that it was learned with")
    if own:
        from kg.vocabulary import load_vocabulary

        load_vocabulary(own)  # a broken one is told before the output is opened
        if options.format == "nquads":
            raise ConfigError("--format nquads is in our own vocabulary; with your ontology use --format jsonl")
    with collected(options, shared.settings(options)) as settings:
        if options.format != "nquads":
            return print_rows(options, Rows(settings, own, options.learned), COLUMNS, display)
        from kg.build import MakeWriter

        failures: list[InputError] = []
        with opened(options.output) as stream:
            for one in results(options, MakeWriter(settings), failures):
                stream.write(one.quads.decode())
        return report(failures)


def display(row: Row) -> Row:
    """A row of the contract as a row of the table."""
    qualifiers = row["qualifiers"] if isinstance(row["qualifiers"], list) else []
    return row | {
        "subject": row["subject_label"],
        "relation": row["name"],
        "object": _object(row),
        "qualifiers": [f"{one['name']}: {_object(one)}" for one in qualifiers if isinstance(one, dict)],
        "status": f"{row['status']}: {row['reason']}" if row["reason"] else row["status"],
    }


def _object(row: Row) -> Json:
    return row["value"] if row["object"] is None else row["object_label"]


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes the function from articles to their rows."""

    settings: Settings
    own: Path | None = None
    learned: Path | None = None

    def __call__(self) -> Callable[[Sequence[Article]], Sequence[list[Row]]]:
        """Load the tools."""
        from kg.read import read_articles
        from kg.rows import fact_row

        tools = self.settings.tools()
        if self.own:
            from kg.vocabulary import Speaker
            from kg.vocabulary.learned import load, with_learned

            alignment = matched(self.own, tools.ontology, tools.pipeline)
            tools = replace(tools, asked=alignment.asked)
            if self.learned:
                model, alignment = load(self.learned, alignment)
                tools = with_learned(tools, alignment.ontology, model)
            speaker = Speaker(alignment)
            return lambda articles: [speaker.rows(reading) for reading in read_articles(articles, tools)]
        return lambda articles: [
            [fact_row(one, tools.ontology) for one in reading.facts] for reading in read_articles(articles, tools)
        ]

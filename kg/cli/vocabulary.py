"""`kg vocabulary`: how a user's own ontology is understood, before any article is read with it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.output import opened, write_json, write_table
from kg.rows import Row

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.vocabulary import Alignment

SUMMARY = "show which of our relations and classes those of your own ontology are matched with, and why"
EXAMPLES = """\
  kg vocabulary my.ttl                   each relation and class of it, what it was matched with, and how
  kg vocabulary my.json --format jsonl
  kg facts article.txt --ontology my.ttl
"""
COLUMNS = ("kind", "label", "matched", "how", "domain", "range")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="your ontology: OWL as Turtle, RDF/XML or JSON-LD, or Text2KGBench's JSON",
    )
    shared.output(parser, "table", "jsonl")


def run(options: argparse.Namespace) -> int:
    """Print a row for each relation and class of the file."""
    from kg.ontology import load_ontology

    ontology = load_ontology()
    alignment = matched(options.file, ontology)
    with opened(options.output) as stream:
        if options.format == "jsonl":
            write_json(_rows(alignment), stream)
        else:
            write_table(COLUMNS, _rows(alignment), stream)
    return 0


def matched(path: Path, ontology: Ontology, pipeline: str | None = None) -> Alignment:
    """Read the user's ontology and match it; the word vectors are loaded only where all else fails.

    Raises OntologyError.
    """
    from kg.nlp.meaning import Meaning
    from kg.nlp.pipeline import DEFAULT_PIPELINE
    from kg.vocabulary import align, load_vocabulary

    return align(load_vocabulary(path), ontology, Meaning(pipeline or DEFAULT_PIPELINE))


def _rows(alignment: Alignment) -> list[Row]:
    classes = alignment.vocabulary.classes

    def named(groups: tuple[tuple[str, ...], ...]) -> str:
        return " and ".join(" or ".join(classes[iri].label for iri in group) for group in groups)

    relations: list[Row] = [
        {
            "kind": "relation",
            "iri": theirs.iri,
            "label": theirs.label,
            "matched": [f"{'inverse of ' * match.inverse}{match.ours.name}" for match in found],
            "how": [match.how for match in found],
            "domain": named(theirs.domain),
            "range": named(theirs.range) or theirs.datatype,
        }
        for theirs, found in alignment.relations.items()
    ]
    return relations + [
        {
            "kind": "class",
            "iri": one.iri,
            "label": one.label,
            "matched": list(alignment.classes[one.iri]),
            "how": [],
            "domain": "",
            "range": "",
        }
        for one in classes.values()
    ]

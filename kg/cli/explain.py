"""`kg explain`: why a fact is believed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.output import opened, write_json

if TYPE_CHECKING:
    from kg.explain import Explanation

SUMMARY = "say why: the quotes behind a fact or a thing, in their sentences, with extractor and confidence"
EXAMPLES = """\
  kg explain 'Carol Reed'                              all that is said of him, a title, label or IRI
  kg explain http://localhost:8000/id/Carol_Reed
  kg explain '"The Third Man" directedBy ?'            a fact: S P O, each of them or ?
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("what", metavar="IRI | 'S P O'", help="a thing, or a fact with ? for anything")
    shared.output(parser, "text", "jsonl")
    shared.store(parser)
    shared.ontology(parser)


def run(options: argparse.Namespace) -> int:
    """Print each fact with its evidence."""
    from dataclasses import asdict

    from kg.explain import explain
    from kg.ontology import load_ontology
    from kg.store import open_store

    with open_store(options.store, read_only=True) as store:
        found = explain(store, options.what, load_ontology(options.ontology, base=store.base))
    with opened(options.output) as stream:
        if options.format == "jsonl":
            write_json(map(asdict, found), stream)
        else:
            stream.writelines(f"{line}\n" for one in found for line in lines(one))
    return 0


def lines(one: Explanation) -> Iterator[str]:
    """A fact and its evidence for people; the quote stands between « and » in its sentence."""
    yield f"{one.subject} · {one.relation} · {one.object}   [{one.status}{': ' * bool(one.reason)}{one.reason}]"
    yield f"    {' '.join(one.terms)}"
    for source in one.sources:
        yield f"    {source.before}«{source.quote}»{source.after}"
        qualifiers = "".join(f"; {name}: {value}" for name, value in source.qualifiers)
        linked = "".join(f"; {name} by the collection, {sure:g}" for name, sure in source.linked)
        yield (
            f"    {source.title}, {source.section or 'Lead'}, characters {source.start} to {source.end}, "
            f"by {source.extractor} ({source.rule}), confidence {source.confidence:g}{qualifiers}{linked}"
        )
    for value, article in one.against:
        yield f"    but {article} says: {value}"
    yield ""

"""`kg analyse`: the network of the graph in figures."""

from __future__ import annotations

import argparse
import json
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from kg.cli import options as shared
from kg.cli import selecting

SUMMARY = "report who is central, what belongs together and how the graph is spread"
EXAMPLES = """\
  kg analyse
  kg analyse --format html -o report.html --merge-names
  kg analyse --project person-film-person --year 1940..1949
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    shared.output(parser, "text", "html", "json")
    parser.add_argument("--top", metavar="N", type=int, default=15, help="how long the lists are (default: 15)")
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="of what is sampled (default: 0)")
    selecting.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Print the report."""
    from kg.analysis.page import page, text
    from kg.analysis.report import report
    from kg.export.file import written
    from kg.export.formats import network_of
    from kg.ontology import load_ontology
    from kg.store import open_store

    with open_store(options.store, read_only=True) as store, ExitStack() as stack:
        ontology = load_ontology(options.ontology, base=store.base)
        network = network_of(store, ontology, selecting.selection(options), stack)
        selecting.check(network)
        with selecting.shown(options) as done:
            found = report(network, max(0, options.top), options.seed, done)
    match options.format:
        case "html":
            shown = page(found)
        case "json":
            shown = json.dumps(asdict(found), ensure_ascii=False) + "\n"
        case _:
            shown = text(found)
    with written(Path(options.output)) as (stream,):
        stream.write(shown.encode("utf-8", "backslashreplace"))
    return 0

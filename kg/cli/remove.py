"""`kg remove`: take articles out of the graph."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from kg.cli import options as shared
from kg.cli.reading import report

SUMMARY = "take articles, and what only they said, out of the graph"
EXAMPLES = """\
  kg stats --articles          the ids of the articles
  kg remove the_third_man
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help="the id of an article of the store")
    shared.store(parser)
    shared.reading(parser)
    shared.least(parser)
    shared.jobs(parser)


def run(options: argparse.Namespace) -> int:
    """Remove all of them, or none where one is unknown."""
    from kg.build import MakeWriter, remove
    from kg.collection.survey import Surveyor
    from kg.ontology import load_ontology
    from kg.quads import Run
    from kg.store import open_store

    with open_store(options.store, read_only=True):
        pass  # there is one; opening it to write would make it
    with open_store(options.store, base=options.base) as store:
        settings = replace(shared.settings(options, store.base), names=store.names.path)
        ontology = load_ontology(settings.ontology, base=store.base)
        origin = Run(ontology=ontology.version, pipeline=settings.pipeline, least=settings.least)
        done = remove(
            options.articles, store, origin, MakeWriter(settings), describe=Surveyor(ontology), jobs=options.jobs
        )
    if not options.quiet:
        anew = f", {done.relinked} linked anew" if done.relinked else ""
        print(f"{options.store}: {len(options.articles)} removed{anew}", file=sys.stderr)
    return report(done.failures)

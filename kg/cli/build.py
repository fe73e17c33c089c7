"""`kg build`: articles into the store."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from kg.cli import options as shared
from kg.cli.progress import shown
from kg.cli.reading import articles, report

SUMMARY = "add articles to the store, or replace them; what it holds already is passed over"
EXAMPLES = """\
  kg build article.txt
  kg build articles/ more.jsonl.gz --store films --jobs 4
  kg build articles/ --base https://kg.example/
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    shared.inputs(parser)
    shared.store(parser)
    shared.reading(parser)
    shared.least(parser)
    shared.jobs(parser)


def run(options: argparse.Namespace) -> int:
    """Bring the store up to date, then say how it went."""
    from kg.build import MakeWriter, build
    from kg.collection.survey import Surveyor
    from kg.ontology import load_ontology
    from kg.quads import Run
    from kg.store import open_store

    load_ontology(options.ontology)  # a broken one is told before a store is made
    with open_store(options.store, base=options.base) as store:
        settings = shared.settings(options, store.base)
        tools = settings.tools()
        store.put_ontology(tools.ontology)
        with shown("building", options) as advance:
            done = build(
                articles(options),
                store,
                Run.of(tools),
                MakeWriter(replace(settings, names=store.names.path)),
                describe=Surveyor(tools.ontology),
                jobs=options.jobs,
                progress=advance,
            )
    if not options.quiet:
        anew = f", {done.relinked} linked anew" if done.relinked else ""
        print(
            f"{options.store}: {done.added} articles added, {done.replaced} replaced, {done.unchanged} unchanged"
            f"{anew}; {done.quads:,} quads written",
            file=sys.stderr,
        )
    code = report(done.failures)
    if done.interrupted:
        print("kg: stopped; what was read is stored, and the same command completes it", file=sys.stderr)
        return 130
    return code

"""`kg remove`: take articles out of the graph."""

from __future__ import annotations

import argparse
import sys

from kg.cli import options as shared

SUMMARY = "take articles, and what only they said, out of the graph"
EXAMPLES = """\
  kg stats --articles          the ids of the articles
  kg remove the_third_man
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help="the id of an article of the store")
    shared.store(parser)


def run(options: argparse.Namespace) -> int:
    """Remove all of them, or none where one is unknown."""
    from kg.store import open_store

    with open_store(options.store, read_only=True):
        pass  # there is one; opening it to write would make it
    with open_store(options.store) as store:
        store.remove(options.articles)
    if not options.quiet:
        print(f"{options.store}: {len(options.articles)} removed", file=sys.stderr)
    return 0

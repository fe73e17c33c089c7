"""Options that say which part of the graph is taken, and how it is to look: for export, draw and analyse."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.cli import options as shared

if TYPE_CHECKING:
    from kg.drawing.design import Design
    from kg.export.network import Network
    from kg.export.selection import Selection


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is taken."""
    taken = parser.add_argument_group("what is taken (all, if nothing is named)")
    source = taken.add_mutually_exclusive_group()
    source.add_argument(
        "--query", metavar="FILE.rq", help="what a CONSTRUCT, or a SELECT of ?source and ?target, answers"
    )
    source.add_argument("--name", help="what the question of that name answers")
    taken.add_argument(
        "--param",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        type=shared.parameter,
        help="a parameter of the question",
    )
    taken.add_argument(
        "--relation", metavar="R", action="append", default=[], help="edges of this relation; repeatable"
    )
    taken.add_argument(
        "--class", metavar="C", dest="classes", action="append", default=[], help="nodes of this class; repeatable"
    )
    taken.add_argument(
        "--around", metavar="ENTITY", default="", help="a thing, by title, label or IRI, and what is near it"
    )
    taken.add_argument("--hops", metavar="N", type=int, default=1, help="how many edges away (default: 1)")
    taken.add_argument(
        "--year", metavar="FROM..TO", default="", help="leave out what is known to lie outside these years"
    )
    taken.add_argument("--project", metavar="A-B-A", default="", help='things that share one: "person-film-person"')
    taken.add_argument("--isolated", action="store_true", help="keep things that nothing connects")
    taken.add_argument(
        "--merge-names",
        action="store_true",
        help="take people, organisations and places that are only named for one where the name is the same",
    )
    shared.store(taken)
    shared.ontology(taken)


def design_arguments(parser: argparse.ArgumentParser, layout: str, *, communities: bool = False) -> None:
    """Declare how it is to look."""
    looks = parser.add_argument_group("how it is to look")
    looks.add_argument("--layout", metavar="NAME", default=layout, help=f"forceatlas2 or none (default: {layout})")
    looks.add_argument(
        "--communities",
        action=argparse.BooleanOptionalAction if communities else "store_true",
        default=communities,
        help="find them, and colour by them; else colours are of classes",
    )
    looks.add_argument(
        "--measures",
        metavar="LIST",
        default="",
        help="of pagerank, degree, betweenness, core, component; the first one is the size of the nodes",
    )
    looks.add_argument("--seed", metavar="N", type=int, default=0, help="another one gives another layout (default: 0)")


def selection(options: argparse.Namespace) -> Selection:
    """What was asked for; raises a KgError where that cannot be."""
    from kg.cli.query import text
    from kg.export.selection import Selection, years
    from kg.queries import Question, named_question

    question = named_question(options.name) if options.name else None
    if options.query:
        question = Question.parse(text(options.query), options.query)
    return Selection(
        relations=tuple(options.relation),
        classes=tuple(options.classes),
        around=options.around,
        hops=options.hops,
        years=years(options.year) if options.year else (None, None),
        question=question,
        parameters=tuple(options.param),
        project=options.project,
        isolated=options.isolated,
        merge_names=options.merge_names,
    )


def design(options: argparse.Namespace) -> Design:
    """How it is to look."""
    from kg.drawing.design import Design

    found = Design(
        layout=options.layout,
        communities=options.communities,
        measures=tuple(one.strip() for one in options.measures.split(",") if one.strip()),
        seed=options.seed,
    )
    found.check()
    return found


def check(network: Network) -> None:
    """Say so where there is nothing."""
    if not network.node_count:
        sys.stderr.write("kg: no two of the things taken are connected; try fewer options, --isolated, or: kg stats\n")


@contextmanager
def shown(options: argparse.Namespace) -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each thing that is worked out, on stderr, where a person watches."""
    if options.quiet or not sys.stderr.isatty():
        yield lambda what, at, of: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, int] = {}

        def done(what: str, at: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=of)
            bar.update(tasks[what], completed=at)  # type: ignore[arg-type]

        yield done

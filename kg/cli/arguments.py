"""The command line's grammar: every command, its options, its help.

A command is a module of this package with `SUMMARY`, `EXAMPLES`, `arguments(parser)` and
`run(options) -> exit code`; it imports what it needs when it runs, so that `kg query` need not wait
for a parser that it does not use.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from kg.cli import (
    analyse,
    build,
    draw,
    evaluate,
    explain,
    export,
    facts,
    learn,
    links,
    mentions,
    publish,
    query,
    remove,
    serve,
    show,
    stats,
    validate,
    vocabulary,
)
from kg.version import VERSION

COMMANDS = (
    build, facts, mentions, links, show, query, explain, remove, validate, stats, serve, publish, export, draw, analyse,
    evaluate, vocabulary, learn,
)  # fmt: skip

EXAMPLES = """\
examples:
  kg build articles/                      articles into the store ./kg-store
  kg query --list                         the questions that have a name
  kg query --name films-by-director --param director='Carol Reed'
  kg explain http://localhost:8000/id/Carol_Reed
  kg facts article.txt --format jsonl     facts without a store, one JSON object a line

INPUT is a text file, a directory of them, a .jsonl or .jsonl.gz with an object {"id", "title", "url"?, "text"} a
line, or - for standard input. `kg COMMAND --help` explains a command.
"""


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """The options of a command line; prints help or a complaint and exits where there is nothing to run."""
    return parser().parse_args(argv)


def parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    top = argparse.ArgumentParser(
        prog="kg",
        description="Encyclopedia articles become a typed, evidenced knowledge graph.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"kg {VERSION}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2]
        one = commands.add_parser(
            name,
            help=command.SUMMARY,
            description=command.SUMMARY[0].upper() + command.SUMMARY[1:] + ".",
            epilog="examples:\n" + command.EXAMPLES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.arguments(one)
        talk = one.add_mutually_exclusive_group()
        talk.add_argument("-v", "--verbose", action="count", default=0, help="say more on stderr; twice: even more")
        talk.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors on stderr")
        one.set_defaults(run=command.run)
    return top

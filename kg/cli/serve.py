"""`kg serve`: the graph on HTTP."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from dataclasses import fields
from pathlib import Path

from kg.cli import options as shared

SUMMARY = "put the graph on HTTP: SPARQL, search, the named questions and a page to ask on"
EXAMPLES = """\
  kg serve                                            then open http://127.0.0.1:8000/
  KG_SERVE_TOKEN=$(openssl rand -hex 24) kg serve     whoever shows the token may write
  kg serve --host 0.0.0.0 --timeout 10 --workers 8
  kg serve --list-snapshots                           the states of the graph that are kept
  kg serve --roll-back                                go back to the one before, also while the service runs

Every option is also a variable (KG_SERVE_MAX_ROWS) and a key of the table [serve] of a TOML file (max_rows).
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    from kg.serve.settings import Settings

    shared.store(parser)
    parser.set_defaults(store=None)
    for one in fields(Settings):
        if one.name in ("store", "token"):
            continue
        flag, text = f"--{one.name.replace('_', '-')}", str(one.metadata["help"])
        if isinstance(one.default, bool):
            parser.add_argument(flag, action="store_true", default=None, help=text)
        elif isinstance(one.default, tuple):
            parser.add_argument(flag.removesuffix("s"), dest=one.name, metavar="IRI", action="append", help=text)
        else:
            shown = f" (default: {one.default})" if one.default not in (None, "") else ""
            parser.add_argument(flag, metavar=one.name.upper(), help=(text + shown).replace("%", "%%"))
    parser.add_argument("--base", metavar="IRI", help="every address of a new graph begins with it")
    parser.add_argument("--config", metavar="FILE", type=Path, help="a TOML file with a table [serve]")
    parser.add_argument("--list-snapshots", action="store_true", help="list the states of the graph that are kept")
    parser.add_argument(
        "--roll-back",
        metavar="NUMBER",
        nargs="?",
        type=int,
        const=-1,
        help="go back to a state; without a number to the one before",
    )


def run(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    from kg.serve.settings import Settings, load

    given = {one.name: getattr(options, one.name, None) for one in fields(Settings)}
    settings = load(given, os.environ, options.config)
    if options.list_snapshots or options.roll_back is not None:
        return _snapshots(settings.store, options.roll_back)
    from kg.serve.server import serve

    access = logging.getLogger("kg.access")
    access.propagate = False
    if not options.quiet:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        access.addHandler(handler)
        access.setLevel(logging.INFO)
        print(f"kg: serving {settings.store} on http://{settings.host}:{settings.port}/", file=sys.stderr)
    serve(settings, options.base)
    return 0


def _snapshots(store: Path, back: int | None) -> int:
    """List what is kept, or go back to one of them."""
    import datetime

    from kg.snapshot import states

    if back is not None:
        print(
            f"{store}: back at snapshot {states.roll_back(store, None if back < 0 else back).number}",
            file=sys.stderr,
        )
        return 0
    current = states.current(store)
    for one in states.kept(store):
        made = datetime.datetime.fromtimestamp(one.made, datetime.UTC).isoformat(timespec="seconds")
        mark = "  current" if current and one.number == current.number else ""
        print(f"{one.number}  {made}  {one.quads} quads{mark}")
    return 0

"""`kg draw`: the graph as a picture, or as a page to walk about in."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from kg.cli import selecting
from kg.errors import ConfigError

SUMMARY = "draw the graph, or a part of it, as a picture or an interactive page"
EXAMPLES = """\
  kg draw -o films.png
  kg draw -o films.html --merge-names --year 1930..1949
  kg draw -o reed.svg --around 'Carol Reed' --hops 2 --light
  kg draw -o people.png --project person-film-person --title 'Who worked together'
"""
SUFFIXES = (".svg", ".png", ".html")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, type=_target, help="picture.svg, .png or .html"
    )
    parser.add_argument("--title", default="", help="what stands above it")
    parser.add_argument("--light", action="store_true", help="on white paper, not on a dark ground")
    parser.add_argument(
        "--size", metavar="WxH", type=_size, default=(2400, 1600), help="in pixels (default: 2400x1600)"
    )
    parser.add_argument(
        "--labels", metavar="N", type=int, default=120, help="how many nodes may be named (default: 120)"
    )
    selecting.arguments(parser)
    selecting.design_arguments(parser, "forceatlas2", communities=True)


def run(options: argparse.Namespace) -> int:
    """Draw the file."""
    from kg.drawing.design import designed, look
    from kg.drawing.page import page
    from kg.drawing.picture import DARK, LIGHT, picture
    from kg.drawing.svg import png, svg
    from kg.export.file import written
    from kg.export.formats import network_of
    from kg.ontology import load_ontology
    from kg.store import open_store

    selection, design = selecting.selection(options), selecting.design(options)
    if design.layout == "none":
        raise ConfigError("a picture needs a layout; leave --layout none out")
    width, height = options.size
    sheet = replace(LIGHT if options.light else DARK, width=width, height=height, labels=max(0, options.labels))
    with open_store(options.store, read_only=True) as store, ExitStack() as stack:
        ontology = load_ontology(options.ontology, base=store.base)
        network = network_of(store, ontology, replace(selection, title=options.title), stack)
        selecting.check(network)
        with selecting.shown(options) as done:
            found = look(network, design, done)
        match options.output.suffix.lower():
            case ".html":
                data = page(designed(network, found), found, sheet).encode("utf-8", "replace")
            case ".svg":
                data = svg(picture(network, found, sheet)).encode("utf-8", "replace")
            case _:
                data = png(picture(network, found, sheet))
        with written(options.output) as (stream,):
            stream.write(data)
    if not options.quiet:
        sys.stderr.write(f"{options.output}: {network.node_count:,} nodes, {network.edge_count:,} edges\n")
    return 0


def _target(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in SUFFIXES:
        raise argparse.ArgumentTypeError(f"{text!r} is no picture; end it with {', '.join(SUFFIXES)}")
    return path


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and 200 <= int(width) <= 20_000 and 200 <= int(height) <= 20_000):
        raise argparse.ArgumentTypeError(f"{text!r} is no size; give WxH, each from 200 to 20000, as 2400x1600")
    return int(width), int(height)

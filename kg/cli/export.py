"""`kg export`: the graph for Gephi, for tables, for other databases, as RDF."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli import selecting
from kg.errors import ConfigError

if TYPE_CHECKING:
    from kg.export.selection import Selection
    from kg.ontology import Ontology
    from kg.store import Store

SUMMARY = "write the graph, or a part of it, as a file for Gephi and other programs"
EXAMPLES = """\
  kg export -o films.gexf --layout forceatlas2 --communities --measures pagerank
  kg export -o films.gexf --dynamic --year 1930..1949
  kg export -o reed.gexf --around 'Carol Reed' --hops 2
  kg export -o people.gexf --project person-film-person --relation 'cast member'
  kg export --format nodes-edges-csv -o films.csv      films-nodes.csv and films-edges.csv
  kg export --format nquads --evidence -o everything.nq
"""
FORMATS = (
    "gexf", "graphml", "nodes-edges-csv", "ntriples", "nquads", "turtle", "trig", "jsonld", "rdfxml", "networkx",
    "parquet", "neo4j-csv",
)  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    shared.output(parser, *FORMATS)
    parser.add_argument("--dynamic", action="store_true", help="GEXF with the times in which nodes and edges are there")
    parser.add_argument(
        "--evidence", action="store_true", help="RDF with all that the store holds, not the facts alone"
    )
    selecting.arguments(parser)
    selecting.design_arguments(parser, "none")


def run(options: argparse.Namespace) -> int:
    """Write the file."""
    from kg.drawing.design import designed, look
    from kg.export.formats import FORMATS as NETWORKS
    from kg.export.formats import network_of, write_network
    from kg.ontology import load_ontology
    from kg.store import open_store

    selection, design = selecting.selection(options), selecting.design(options)
    if options.dynamic and options.format != "gexf":
        raise ConfigError("--dynamic is of --format gexf; the other formats have the times as columns")
    if options.evidence and options.format in NETWORKS:
        raise ConfigError(f"--evidence is of RDF; choose one of {', '.join(FORMATS[3:9])}, or leave it out")
    with open_store(options.store, read_only=True) as store, ExitStack() as stack:
        ontology = load_ontology(options.ontology, base=store.base)
        if options.format not in NETWORKS:
            return _rdf(options, store, ontology, selection)
        network = network_of(store, ontology, selection, stack)
        selecting.check(network)
        if not design.plain:
            with selecting.shown(options) as done:
                network = designed(network, look(network, design, done))
        paths = write_network(network, Path(options.output), options.format, dynamic=options.dynamic)
    if options.output != "-" and not options.quiet:
        names = " and ".join(map(str, paths))
        sys.stderr.write(f"{names}: {network.node_count:,} nodes, {network.edge_count:,} edges\n")
    return 0


def _rdf(options: argparse.Namespace, store: Store, ontology: Ontology, selection: Selection) -> int:
    """Write RDF: everything, what is selected, or what a CONSTRUCT answers."""
    from kg.export.file import written
    from kg.export.formats import network_of
    from kg.export.rdf import write_answer, write_rdf

    with ExitStack() as stack:
        network = None if selection.whole or selection.question else network_of(store, ontology, selection, stack)
        with written(Path(options.output)) as (stream,):
            if selection.question:
                write_answer(store, stream, options.format, selection)
            else:
                write_rdf(store, stream, options.format, evidence=options.evidence, network=network)
    return 0

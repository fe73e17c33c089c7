"""The formats by name: what writes them, and into which files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.export.desk import Desk
from kg.export.file import beside, written
from kg.export.gexf import write_gexf
from kg.export.graphml import write_graphml
from kg.export.network import Network
from kg.export.nodelink import write_node_link
from kg.export.selection import Selection, resolved
from kg.export.stored import ask, lay_out
from kg.export.streams import Streams
from kg.export.tables import write_gephi_csv, write_neo4j_csv, write_parquet
from kg.ontology import Ontology
from kg.queries import GRAPH_FORMATS
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Format:
    """How a network is written: into one file, or into `parts`, each named after its end."""

    write: Callable[..., None]
    parts: tuple[str, ...] = ()


FORMATS: Mapping[str, Format] = {
    "gexf": Format(write_gexf),
    "graphml": Format(write_graphml),
    "nodes-edges-csv": Format(write_gephi_csv, ("nodes", "edges")),
    "networkx": Format(write_node_link),
    "parquet": Format(write_parquet, ("nodes", "edges")),
    "neo4j-csv": Format(write_neo4j_csv, ("nodes", "relationships")),
}
#: Every format, those of networks first.
NAMES = (*FORMATS, *GRAPH_FORMATS)


def write_network(network: Network, path: Path, form: str, *, dynamic: bool = False) -> tuple[Path, ...]:
    """Write a network in a format of FORMATS; returns the files that are there now."""
    chosen = FORMATS[form]
    paths = beside(path, *chosen.parts) if chosen.parts else (path,)
    write = partial(chosen.write, dynamic=True) if dynamic else chosen.write
    with written(*paths) as streams:
        write(network, *streams)
    return paths


def network_of(store: Store, ontology: Ontology, selection: Selection, stack: ExitStack) -> Network:
    """The network of what is selected, to be read as long as `stack` is open."""
    terms = resolved(selection, store, ontology)
    desk = stack.enter_context(Desk(store.base, ontology))
    if selection.question:
        ask(desk, store, selection.question, dict(selection.parameters))
    else:
        lay_out(desk, store)
    desk.select(selection, terms)
    return Streams(desk, selection.title or _title(selection)).network()


def _title(selection: Selection) -> str:
    """What was asked for, in words."""
    parts = [
        selection.project,
        ", ".join(selection.classes),
        ", ".join(selection.relations),
        selection.around and f"around {selection.around}",
        selection.question and (selection.question.summary or selection.question.name),
        ""
        if selection.years == (None, None)
        else "{}–{}".format(*("" if one is None else one for one in selection.years)),
    ]
    return "Knowledge graph" + "".join(f" · {part}" for part in parts if part)

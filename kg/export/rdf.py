"""The facts as RDF, the same bytes each time.

N-Triples, Turtle and RDF/XML hold triples; N-Quads, TriG and JSON-LD say in a named graph which
article tells each. With `evidence` they hold everything that the store does. With a network they
hold what the store tells of its nodes, and of its edges.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import QueryError
from kg.export.desk import errors
from kg.export.network import Network
from kg.export.selection import Selection
from kg.queries import GRAPH_FORMATS, run_query
from kg.store import Store

#: Formats that say in which graph a triple stands.
NAMED = frozenset({"nquads", "trig", "jsonld"})


def write_rdf(
    store: Store, output: BinaryIO, form: str, *, evidence: bool = False, network: Network | None = None
) -> None:
    """Write the store, or what of its facts is in the network, in a format of `kg.queries.GRAPH_FORMATS`."""
    quads = _quads(store, evidence)
    if network is not None:
        quads = _selected(store, quads, network)
    rows = quads if form in NAMED else _triples(quads)
    prefixes = None if form in ("nquads", "ntriples") else store.prefixes
    write_terms(rows, output, form, prefixes)


def write_answer(store: Store, output: BinaryIO, form: str, selection: Selection) -> None:
    """Write the triples that a CONSTRUCT or DESCRIBE answers, sorted; raises QueryError for another question."""
    assert selection.question
    answer = run_query(store, selection.question, dict(selection.parameters)).answer
    if not isinstance(answer, ox.QueryTriples):
        raise QueryError(f"{form} holds triples; ask with CONSTRUCT or DESCRIBE, or see: kg query --help")
    write_terms(sorted(set(answer), key=str), output, form, None if form in ("nquads", "ntriples") else store.prefixes)


def write_terms(
    rows: Iterable[ox.Quad] | Iterable[ox.Triple], output: BinaryIO, form: str, prefixes: dict[str, str] | None
) -> None:
    """Write terms; raises QueryError where the format cannot hold one of them."""
    try:
        ox.serialize(rows, output, GRAPH_FORMATS[form], prefixes=prefixes)
    except ValueError as err:
        raise QueryError(f"{form} cannot hold this graph ({err}); choose another format") from err


def _quads(store: Store, evidence: bool) -> Iterator[ox.Quad]:
    """By graph, then as their N-Quads lines; of the facts only, unless the evidence is asked for too."""
    other = f"{store.base}evidence/"
    for name, quads in groupby(store.quads(), key=lambda quad: quad.graph_name):
        if evidence or not str(name).startswith(f"<{other}"):
            yield from quads


def _triples(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """Each triple once, sorted as N-Triples lines, in little memory."""
    with errors():
        db = sqlite3.connect("")
        db.execute("CREATE TABLE line(text TEXT PRIMARY KEY) WITHOUT ROWID")
        db.executemany("INSERT OR IGNORE INTO line VALUES (?)", ((f"{quad.triple} .",) for quad in quads))
        lines = (f"{text}\n" for (text,) in db.execute("SELECT text FROM line ORDER BY text"))
        for chunk in _chunks(lines):
            yield from (quad.triple for quad in ox.parse(chunk, ox.RdfFormat.N_TRIPLES))
        db.close()


def _chunks(lines: Iterator[str], size: int = 5_000) -> Iterator[bytes]:
    part: list[str] = []
    for line in lines:
        part.append(line)
        if len(part) == size:
            yield "".join(part).encode()
            part = []
    yield "".join(part).encode()


def _selected(store: Store, quads: Iterable[ox.Quad], network: Network) -> Iterator[ox.Quad]:
    """What is said of the nodes in literals, classes and concepts, and the facts that are edges."""
    own, concept = store.namespace.term(""), f"{store.base}concept/"
    nodes = {node.id for node in network.nodes()}
    edges = {(edge.source, f"{own}{edge.kind}", edge.target) for edge in network.edges()}
    for quad in quads:
        subject, target = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or subject.value not in nodes:
            continue
        value = target.value if isinstance(target, ox.NamedNode) else ""
        plain = not value or value.startswith((own, concept)) or not quad.predicate.value.startswith(own)
        if plain or (subject.value, quad.predicate.value, value) in edges:
            yield quad

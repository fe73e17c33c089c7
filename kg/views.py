"""The graph as an object of another library: rdflib for interchange, networkx for analysis.

In: readings, or a store. Out: a graph of that library, which is imported only here and only then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.lookup import label
from kg.model import Entity, Reading
from kg.quads import term
from kg.store import Store

if TYPE_CHECKING:
    import networkx
    import rdflib


def rdflib_dataset(quads: Iterable[ox.Quad]) -> rdflib.Dataset:
    """The quads (of `kg.quads.to_quads` or `Store.quads`) with their named graphs."""
    import rdflib

    dataset = rdflib.Dataset()
    nodes: dict[Any, Any] = {}

    def node(value: Any) -> Any:
        if value not in nodes:
            nodes[value] = (
                rdflib.URIRef(value.value)
                if isinstance(value, ox.NamedNode)
                else rdflib.Literal(
                    value.value,
                    lang=value.language,
                    datatype=None if value.language else rdflib.URIRef(value.datatype.value),
                    normalize=False,
                )
            )
        return nodes[value]

    for quad in quads:
        graph = dataset.graph(node(quad.graph_name)) if isinstance(quad.graph_name, ox.NamedNode) else dataset
        graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    return dataset


def networkx_graph(source: Store | Iterable[Reading]) -> networkx.MultiDiGraph[str]:
    """The asserted facts between things, as a directed multigraph.

    Nodes are IRIs with `label` and `types` (names of classes, sorted). Edges have the relation's
    name as key and as attribute `relation`, the best `confidence` and the `count` of evidences.
    Facts with a plain value are no edges and are left out.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for subject, relation, target, confidence in _links(source):
        for iri, name, types in (subject, target):
            known = graph.nodes[iri]["types"] if iri in graph else ()
            graph.add_node(iri, label=name, types=tuple(sorted({*known, *types})))
        edge = graph.get_edge_data(subject[0], target[0], relation, {"confidence": 0.0, "count": 0})
        graph.add_edge(
            subject[0],
            target[0],
            relation,
            relation=relation,
            confidence=max(edge["confidence"], confidence),
            count=edge["count"] + 1,
        )
    return graph


_Thing = tuple[str, str, tuple[str, ...]]


def _links(source: Store | Iterable[Reading]) -> Iterable[tuple[_Thing, str, _Thing, float]]:
    """Every evidence of an asserted fact between two things."""
    if isinstance(source, Store):
        yield from _stored(source)
        return
    for reading in source:
        for fact in reading.facts:
            if fact.status == "asserted" and isinstance(fact.object, Entity):
                yield (
                    (fact.subject.iri, fact.subject.label, fact.subject.types),
                    fact.relation,
                    (fact.object.iri, fact.object.label, fact.object.types),
                    fact.evidence.confidence,
                )


def _stored(store: Store) -> Iterable[tuple[_Thing, str, _Thing, float]]:
    terms = store.namespace.term("")
    answer = store.dataset.query(
        """
        SELECT ?subject ?predicate ?object ?confidence {
          GRAPH ?evidence {
            ?statement kg:status kg:Asserted ; kg:confidence ?confidence ;
              rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object
            FILTER(ISIRI(?object)) } }""",
        prefixes=store.prefixes,
    )
    assert isinstance(answer, ox.QuerySolutions)
    things: dict[ox.NamedNode, _Thing] = {}

    def thing(node: Any) -> _Thing:
        if node not in things:
            types = store.dataset.quads_for_pattern(node, term("rdf:type"), None, ox.DefaultGraph())
            names = sorted(quad.object.value.removeprefix(terms) for quad in types)  # type: ignore[union-attr]
            things[node] = (node.value, label(store, node), tuple(names))
        return things[node]

    for row in answer:
        yield (
            thing(row["subject"]),
            row["predicate"].value.removeprefix(terms),
            thing(row["object"]),
            float(row["confidence"].value),
        )

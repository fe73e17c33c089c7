"""The union of all graphs, as a set, kept beside the graphs themselves.

In: two states of a store. Out: what changed, and a copy whose default graph is the union.
Why: the engine can match a pattern against all graphs at once, but then a triple that stands in
three of them is found three times, and every count and every row of a plain SELECT is wrong. RDF
says that a union of graphs is a set of triples. So the served copy holds it as one, and a change
of the store is carried over to it graph by graph.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pyoxigraph as ox

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
#: More quads than this are ingested in bulk.
INGESTION = 50_000


@dataclass(frozen=True, slots=True)
class Change:
    """Quads that a store gained and lost."""

    added: frozenset[ox.Quad]
    removed: frozenset[ox.Quad]


def difference(old: ox.Store, new: ox.Store, graphs: Collection[Graph]) -> Change:
    """What changed in these graphs."""
    added: set[ox.Quad] = set()
    removed: set[ox.Quad] = set()
    for graph in graphs:
        before = set(old.quads_for_pattern(None, None, None, graph))
        after = set(new.quads_for_pattern(None, None, None, graph))
        added |= after - before
        removed |= before - after
    return Change(frozenset(added), frozenset(removed))


def among(old: ox.Store, new: ox.Store, quads: Collection[ox.Quad]) -> Change:
    """What changed where nothing but these quads may have."""
    return Change(
        frozenset(one for one in quads if one in new and one not in old),
        frozenset(one for one in quads if one in old and one not in new),
    )


def changed_graphs(old: ox.Store, new: ox.Store, fingerprint: ox.NamedNode) -> list[Graph]:
    """The graphs that may differ: of an article only where its fingerprint does, all others."""
    before, after = (
        {(quad.subject, quad.graph_name): quad.object for quad in one.quads_for_pattern(None, fingerprint, None)}
        for one in (old, new)
    )
    same = {graph for pair, digest in before.items() if after.get(pair) == digest for graph in pair}
    graphs = dict.fromkeys([*old.named_graphs(), *new.named_graphs()])
    return [ox.DefaultGraph(), *(one for one in graphs if one not in same)]


def apply(union: ox.Store, source: ox.Store, change: Change) -> Change:
    """Carry a change of `source` over to its copy; returns how the union itself changed (its triples as quads)."""
    gone = {ox.Quad(*quad.triple) for quad in change.removed}
    lost = {quad for quad in gone if next(source.quads_for_pattern(*quad.triple), None) is None}
    gained = {ox.Quad(*quad.triple) for quad in change.added}
    gained = {quad for quad in gained if quad not in union}
    default = ox.DefaultGraph()
    for quad in [*lost, *(one for one in change.removed if one.graph_name != default)]:
        union.remove(quad)
    fresh = [*gained, *(one for one in change.added if one.graph_name != default)]
    if len(fresh) > INGESTION:
        union.bulk_extend(fresh)
    else:
        union.extend(fresh)
    for graph in {quad.graph_name for quad in change.removed} - {default}:
        if not source.contains_named_graph(graph):
            union.remove_graph(graph)
    return Change(frozenset(gained), frozenset(lost))


def complete(union: ox.Store) -> None:
    """Add to the default graph of a copy of a store all that its named graphs hold."""
    triples = {quad.triple for quad in union if quad.graph_name != ox.DefaultGraph()}
    union.bulk_extend(ox.Quad(*triple) for triple in triples)

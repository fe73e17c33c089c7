"""A collection's network in figures: how large, how dense, who is central, what belongs together.

In: a network. Out: a `Report`, plain values that a command writes as text, JSON or a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kg.analysis.measures import betweenness, communities, component, degree, modularity, pagerank
from kg.analysis.structure import Structure
from kg.export.network import Network
from kg.layout.links import Array, Links

#: Nodes from which distances are measured.
SAMPLES = 100
Rows = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Community:
    """A group: its size and its most central members."""

    size: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Figures and top lists, the largest first.

    `links` counts pairs of things with at least one edge between them. `clustering` is the part of
    paths of two links whose ends are linked too. `distance` (mean) and `diameter` (longest) are
    steps between the things of the largest component, from a sample of them in a large network.
    `degrees` are numbers of things by their number of neighbours, in classes 1, 2, 3-4, 5-8 and so
    on; `decades` are the things with a time by the decade in which it begins.
    """

    title: str
    nodes: int
    edges: int
    links: int
    density: float
    components: int
    largest: float
    clustering: float
    distance: float
    diameter: int
    modularity: float
    communities: tuple[Community, ...]
    top: tuple[tuple[str, Rows], ...]
    classes: Rows
    relations: Rows
    degrees: Rows
    decades: Rows


def report(
    network: Network, most: int = 15, seed: int = 0, done: Callable[[str, int, int], None] = lambda *_: None
) -> Report:
    """Measure the network; `most` is the length of the top lists."""
    structure = Structure.of(network)
    links = structure.links
    parts = component(structure, seed)
    groups = communities(structure, seed)
    named = (("neighbours", degree), ("pagerank", pagerank), ("betweenness", betweenness))
    measured: dict[str, Array] = {}
    for at, (name, measure) in enumerate(named):
        done("measures", at, len(named))
        measured[name] = measure(structure, seed) if structure.count else np.zeros(0)
    labels, classes, decades = _described(network)
    relations = Counter(edge.label or "shared" for edge in network.edges())
    distance, diameter = _distances(links, parts)
    pairs = structure.count * (structure.count - 1) / 2
    return Report(
        title=network.title,
        nodes=network.node_count,
        edges=network.edge_count,
        links=len(links.sources),
        density=len(links.sources) / pairs if pairs else 0.0,
        components=int(parts.max(initial=-1)) + 1,
        largest=float((parts == 0).mean()) if structure.count else 0.0,
        clustering=_clustering(links),
        distance=distance,
        diameter=diameter,
        modularity=modularity(structure, groups),
        communities=_groups(groups, measured["neighbours"], labels, most),
        top=tuple((name, _largest(values, labels, most)) for name, values in measured.items()),
        classes=_rows(classes, most),
        relations=_rows(relations, most),
        degrees=_degrees(links),
        decades=tuple((f"{decade}s", count) for decade, count in sorted(decades.items())),
    )


def _described(network: Network) -> tuple[list[str], Counter[str], Counter[int]]:
    labels, classes, decades = [], Counter[str](), Counter[int]()
    for node in network.nodes():
        labels.append(node.label)
        classes[node.kind or "(none)"] += 1
        if node.span and node.span.start:
            decades[node.span.start[0] // 10 * 10] += 1
    return labels, classes, decades


def _rows(counts: Counter[str], most: int) -> Rows:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most])


def _largest(values: Array, labels: list[str], most: int) -> Rows:
    order = sorted(range(len(labels)), key=lambda at: (-values[at], labels[at], at))[:most]
    return tuple((labels[at], float(values[at])) for at in order)


def _groups(groups: Array, weight: Array, labels: list[str], most: int) -> tuple[Community, ...]:
    found = []
    for group in range(min(most, int(groups.max(initial=-1)) + 1)):
        members = np.flatnonzero(groups == group)
        order = sorted(members.tolist(), key=lambda at: (-weight[at], labels[at], at))[:5]
        found.append(Community(len(members), tuple(labels[at] for at in order)))
    return tuple(found)


def _degrees(links: Links) -> Rows:
    """Numbers of things by how many neighbours they have, each class twice as wide as the one before."""
    classes = np.ceil(np.log2(np.maximum(links.degrees, 1))).astype(np.int64)
    alone = int((links.degrees == 0).sum())
    rows: list[tuple[str, float]] = [("0", alone)] if alone else []
    for one in range(int(classes.max(initial=-1)) + 1):
        low, high = 2**one // 2 + 1, 2**one
        rows.append((f"{low}" if low == high else f"{low}-{high}", int(((classes == one) & (links.degrees > 0)).sum())))
    return tuple(rows)


def _clustering(links: Links) -> float:
    """Three times the triangles by the paths of two links."""
    if not len(links.sources):
        return 0.0
    starts, neighbours = links.neighbours
    order = np.lexsort((np.arange(links.count), links.degrees))
    rank = np.empty(links.count, dtype=np.int64)
    rank[order] = np.arange(links.count)
    # Each link leads from the end with fewer neighbours to the other, so that no node has many to compare.
    later = [set(some[rank[some] > rank[at]].tolist()) for at, some in enumerate(np.split(neighbours, starts[1:-1]))]
    triangles = sum(len(later[at] & later[other]) for at in range(links.count) for other in later[at])
    paths = float((links.degrees * (links.degrees - 1) / 2).sum())
    return 3 * triangles / paths if paths else 0.0


def _distances(links: Links, parts: Array) -> tuple[float, int]:
    """The mean and the longest number of steps, from evenly chosen nodes of the largest component."""
    inside = np.flatnonzero(parts == 0)
    chosen = inside[:: max(1, len(inside) // SAMPLES)][:SAMPLES]
    total, pairs, longest = 0, 0, 0
    for node in chosen.tolist():
        steps = links.distances(node)
        total += int(steps[steps > 0].sum())
        pairs += int((steps > 0).sum())
        longest = max(longest, int(steps.max()))
    return (total / pairs if pairs else 0.0), longest

"""Numbers of nodes: how central each is, and what it belongs to.

In: a `Structure`. Out: an array with a number for each node. Raises ConfigError where networkit is
needed and not installed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from kg.analysis.structure import Structure
from kg.errors import ConfigError
from kg.layout.components import components
from kg.layout.links import Array, Floats, Ints

#: Nodes from which shortest paths are searched for betweenness; all, where there are no more.
SAMPLES = 500
#: Passes of the Leiden algorithm.
PASSES = 20


def degree(structure: Structure, seed: int) -> Ints:
    """With how many others it is linked."""
    return structure.links.degrees


def pagerank(structure: Structure, seed: int) -> Floats:
    """The part of a random walk along the edges that is spent at it (damping 0.85)."""
    nk = _networkit(seed)
    graph = _graph(nk, structure, directed=True)
    return np.array(nk.centrality.PageRank(graph, damp=0.85, tol=1e-10).run().scores())


def betweenness(structure: Structure, seed: int) -> Floats:
    """The part of all shortest paths that lead through it, from a sample of them in a large network."""
    nk = _networkit(seed)
    graph = _graph(nk, structure)
    if structure.count <= SAMPLES:
        return np.array(nk.centrality.Betweenness(graph, normalized=True).run().scores())
    return np.array(nk.centrality.EstimateBetweenness(graph, SAMPLES, True, False).run().scores())


def core(structure: Structure, seed: int) -> Ints:
    """The largest k such that it is in a part where each has k neighbours."""
    nk = _networkit(seed)
    return np.array(nk.centrality.CoreDecomposition(_graph(nk, structure)).run().scores(), dtype=np.int64)


def component(structure: Structure, seed: int) -> Ints:
    """The part of the network that is connected with it, 0 being the largest."""
    return components(structure.links)


def communities(structure: Structure, seed: int) -> Ints:
    """Groups with more links inside than between (Leiden: Traag, Waltman and van Eck, 2019), 0 the largest."""
    if not len(structure.links.sources):
        return np.arange(structure.count)
    nk = _networkit(seed)
    graph = _graph(nk, structure, weighted=True)
    parts = nk.community.ParallelLeiden(graph, iterations=PASSES, randomize=True).run().getPartition()
    _, first, place, sizes = np.unique(
        np.array(parts.getVector()), return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    return rank[place]


def modularity(structure: Structure, groups: Ints) -> float:
    """How much more links lie inside the groups than chance would put there (Newman and Girvan, 2004)."""
    links, count = structure.links, int(groups.max(initial=0)) + 1
    total = float(links.weights.sum()) or 1.0
    inside = float(links.weights[groups[links.sources] == groups[links.targets]].sum())
    ends = np.bincount(groups[links.sources], links.weights, count) + np.bincount(
        groups[links.targets], links.weights, count
    )
    return inside / total - float(((ends / (2 * total)) ** 2).sum())


#: What `--measures` names.
MEASURES: Mapping[str, Callable[[Structure, int], Array]] = {
    "degree": degree,
    "pagerank": pagerank,
    "betweenness": betweenness,
    "core": core,
    "component": component,
}


def _networkit(seed: int) -> Any:
    try:
        import networkit as nk
    except ImportError as err:
        raise ConfigError(
            "communities and centralities need networkit; run: pip install 'kg-builder[network]'"
        ) from err
    nk.setNumberOfThreads(1)
    nk.setSeed(seed, False)
    return nk


def _graph(nk: Any, structure: Structure, *, directed: bool = False, weighted: bool = False) -> Any:
    """Each link once; directed, each pair of source and target once."""
    links = structure.links
    if directed:
        keys = np.unique(structure.sources * max(structure.count, 1) + structure.targets)
        ends = keys // max(structure.count, 1), keys % max(structure.count, 1)
        return nk.GraphFromCoo(ends, n=structure.count, directed=True)
    ends = links.sources, links.targets
    if weighted:
        return nk.GraphFromCoo((links.weights, ends), n=structure.count, weighted=True)
    return nk.GraphFromCoo(ends, n=structure.count)

"""How fast and how large: GEXF, layout and communities beside those of networkx.

    python -m tests.bench_export [gexf] [layout] [communities] [large]

Each part runs in a process of its own, one after the other on the same machine. Prints seconds of
processor time, which other work on the machine disturbs less than the clock, and the peak memory
of the process; asserts nothing. A streamed network is made while it is written, and that is in its
time; the others have been made before.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import networkx
import numpy as np

from kg.analysis.measures import communities, modularity
from kg.analysis.structure import Structure
from kg.export.formats import write_network
from kg.export.network import Column, Edge, Network, Node, Value
from kg.layout.forceatlas2 import ForceAtlas2
from kg.layout.links import Ints, Links, Points
from tests.layout_quality import quality

SIZES = ((10_000, 50_000), (100_000, 500_000))


def ends(nodes: int, edges: int) -> tuple[Ints, Ints]:
    """Sources and targets of a random network whose few best linked nodes have most of the edges."""
    generator = np.random.default_rng(1)
    return generator.integers(nodes, size=edges), (nodes * generator.random(edges) ** 3).astype(np.int64)


def made(nodes: int, edges: int) -> Network:
    """A network of films and people that is made while it is read."""
    sources, targets = ends(nodes, edges)

    def some_nodes() -> Iterator[Node]:
        for at in range(nodes):
            values: dict[str, Value] = {
                "class": "film",
                "year": 1900 + at % 120,
                "genre": ("drama", f"genre {at % 50}"),
            }
            yield Node(id=f"http://localhost:8000/id/Film_{at}", label=f"Film {at}", values=values,
                       position=(at % 317 * 1.5, at % 211 * 2.5), size=3.0, color=(at % 256, 80, 120))  # fmt: skip

    def some_edges() -> Iterator[Edge]:
        for at, (one, other) in enumerate(zip(sources.tolist(), targets.tolist(), strict=True)):
            yield Edge(id=at, source=f"http://localhost:8000/id/Film_{one}", target=f"http://localhost:8000/id/Film_{other}",
                       kind="castMember", label="cast member", values={"confidence": 0.97})  # fmt: skip

    return Network(
        title="bench", node_count=nodes, edge_count=edges, nodes=some_nodes, edges=some_edges,
        node_columns=(Column("class", "class"), Column("year", "year", "long"), Column("genre", "genre", many=True)),
        edge_columns=(Column("confidence", "confidence", "double"),),
    )  # fmt: skip


def our_gexf(nodes: int, edges: int, *, streamed: bool) -> str:
    """Write it as it is made, or all in memory."""
    network = made(nodes, edges)
    if not streamed:
        some, others = list(network.nodes()), list(network.edges())
        network = replace(network, nodes=lambda: iter(some), edges=lambda: iter(others))
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        (path,) = write_network(network, Path(folder) / "a.gexf", "gexf")
        return f"{time.process_time() - start:8.2f} CPU-s, {path.stat().st_size / 1e6:6.1f} MB"


def networkx_gexf(nodes: int, edges: int) -> str:
    """The same network, made before; lists as text, since networkx fails on lists."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    network = made(nodes, edges)
    for node in network.nodes():
        data = {name: str(value) if isinstance(value, tuple) else value for name, value in node.values.items()}
        color = dict(zip("rgb", node.color or (), strict=True)) | {"a": 1.0}
        x, y = node.position or (0.0, 0.0)
        viz = {"color": color, "position": {"x": x, "y": y, "z": 0.0}, "size": node.size}
        graph.add_node(node.id, label=node.label, viz=viz, **data)
    for edge in network.edges():
        graph.add_edge(edge.source, edge.target, edge.id, label=edge.label, weight=edge.weight, **edge.values)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gexf"
        start = time.process_time()
        networkx.write_gexf(graph, path)
        return f"{time.process_time() - start:8.2f} CPU-s, {path.stat().st_size / 1e6:6.1f} MB"


def links(nodes: int, edges: int) -> Links:
    """A scale-free network (Barabasi and Albert), as an encyclopedia's is."""
    graph = networkx.barabasi_albert_graph(nodes, edges // nodes, seed=1)
    pairs = np.array(graph.edges(), dtype=np.int64)
    return Links.of(nodes, pairs[:, 0], pairs[:, 1])


def our_layout(nodes: int, edges: int) -> str:
    """As it is by default."""
    network = links(nodes, edges)
    start = time.process_time()
    points = ForceAtlas2().positions(network)
    return shown(network, points, time.process_time() - start)


def networkx_layout(nodes: int, edges: int, iterations: int) -> str:
    """As it is by default, but for the number of iterations."""
    network = links(nodes, edges)
    graph: networkx.Graph[int] = networkx.Graph(
        list(zip(network.sources.tolist(), network.targets.tolist(), strict=True))
    )
    start = time.process_time()
    found = networkx.forceatlas2_layout(graph, max_iter=iterations, seed=1)
    seconds = time.process_time() - start
    return shown(network, np.array([complex(*found[node]) for node in range(nodes)]), seconds)


def shown(network: Links, points: Points, seconds: float) -> str:
    stress, kept = quality(network, points)
    return f"{seconds:8.2f} CPU-s, stress {stress:.3f}, neighbours kept {kept:.4f}"


def our_communities(nodes: int, edges: int) -> str:
    """Leiden."""
    structure = clustered(nodes, edges)
    start = time.process_time()
    groups = communities(structure, 0)
    seconds = time.process_time() - start
    return f"{seconds:8.2f} CPU-s, modularity {modularity(structure, groups):.4f}"


def networkx_communities(nodes: int, edges: int, method: str) -> str:
    """Louvain, the best that networkx has, or greedy modularity."""
    structure = clustered(nodes, edges)
    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(zip(structure.links.sources.tolist(), structure.links.targets.tolist(), strict=True))
    start = time.process_time()
    found: list[set[int]] = (
        networkx.community.louvain_communities(graph, seed=0)
        if method == "louvain"
        else list(map(set, networkx.community.greedy_modularity_communities(graph)))
    )
    seconds = time.process_time() - start
    groups = np.zeros(nodes, dtype=np.int64)
    for at, one in enumerate(found):
        groups[list(one)] = at
    return f"{seconds:8.2f} CPU-s, modularity {modularity(structure, groups):.4f}"


def clustered(nodes: int, edges: int) -> Structure:
    """Groups of 40 nodes, a third of the edges between them."""
    generator = np.random.default_rng(2)
    sources = generator.integers(nodes, size=edges)
    inside = generator.random(edges) < 0.67
    near = np.minimum(sources // 40 * 40 + generator.integers(40, size=edges), nodes - 1)
    return Structure(nodes, sources, np.where(inside, near, generator.integers(nodes, size=edges)), np.ones(edges))


def measured(name: str, work: Callable[[], str]) -> None:
    """Run it in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        print(f"{name:54} {pool.apply(_alone, (work,))}", flush=True)


def _alone(work: Callable[[], str]) -> str:
    found = work()
    return f"{found}, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"


def main(parts: list[str]) -> None:
    """Run the parts that are named."""
    if "gexf" in parts:
        for size in SIZES:
            name = "{:,} nodes, {:,} edges".format(*size)
            measured(f"GEXF 1.3 streamed, {name}", partial(our_gexf, *size, streamed=True))
            measured(f"GEXF 1.3 from memory, {name}", partial(our_gexf, *size, streamed=False))
            measured(f"networkx.write_gexf, {name}", partial(networkx_gexf, *size))
    if "layout" in parts:
        measured("layout, 2,000 nodes, 6,000 edges", partial(our_layout, 2_000, 6_000))
        measured("networkx.forceatlas2_layout, 100 iterations", partial(networkx_layout, 2_000, 6_000, 100))
        measured("layout, 10,000 nodes, 30,000 edges", partial(our_layout, 10_000, 30_000))
    if "large" in parts:
        measured("networkx.forceatlas2_layout, the same, 10 iterations", partial(networkx_layout, 10_000, 30_000, 10))
        measured("layout, 100,000 nodes, 500,000 edges", partial(our_layout, 100_000, 500_000))
    if "communities" in parts:
        measured("Leiden, 5,000 nodes, 25,000 edges", partial(our_communities, 5_000, 25_000))
        for method in ("louvain", "greedy"):
            measured(f"networkx {method}, the same", partial(networkx_communities, 5_000, 25_000, method))


if __name__ == "__main__":
    main(sys.argv[1:] or ["gexf", "layout", "large", "communities"])

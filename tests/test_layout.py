"""The layout: sums that are right, pictures that show the network, the same ones each time."""

from __future__ import annotations

import networkx
import numpy as np
import pytest

from kg.layout.components import components, gathered
from kg.layout.forceatlas2 import ForceAtlas2
from kg.layout.links import Links, Points, spread
from kg.layout.pivots import arranged
from kg.layout.quadtree import quadtree
from kg.layout.repulsion import repulsion
from tests.layout_quality import quality


def links_of(graph: networkx.Graph[int]) -> Links:
    ends = np.array(list(graph.edges()), dtype=np.int64).reshape(-1, 2)
    return Links.of(len(graph), ends[:, 0], ends[:, 1])


def clustered(count: int) -> Points:
    """Points in clumps of very different density."""
    generator = np.random.default_rng(1)
    clumps = generator.normal(size=(20, 2)) * 100
    found = clumps[generator.integers(20, size=count)] + generator.normal(size=(count, 2)) * generator.exponential(
        8, size=(count, 1)
    )
    return np.asarray(found[:, 0] + 1j * found[:, 1])


def exact(points: Points, masses: np.ndarray) -> Points:
    gap = points[:, None] - points[None]
    square = np.abs(gap) ** 2
    return np.asarray(np.where(square > 0, masses * gap / np.where(square > 0, square, 1), 0).sum(axis=1))


@pytest.mark.parametrize("count", [1, 2, 9, 50, 2_000])
def test_repulsion_is_the_sum_over_all(count: int) -> None:
    points, masses = clustered(count), np.random.default_rng(2).uniform(1, 30, size=count)
    found, expected = repulsion(points, masses), exact(points, masses)
    error = np.abs(found - expected) / np.maximum(np.abs(expected), 1e-9)
    assert np.median(error) < 0.03
    assert np.sqrt((np.abs(found - expected) ** 2).sum()) <= 0.1 * np.sqrt((np.abs(expected) ** 2).sum())


def test_points_at_one_place_do_not_push() -> None:
    points = np.zeros(100, dtype=np.complex128)
    assert np.array_equal(repulsion(points, np.ones(100)), points)


def test_quadtree_holds_every_point_once() -> None:
    points = clustered(3_000)
    tree = quadtree(points, np.ones(3_000))
    leaves = tree.first == tree.last
    places = spread(tree.starts[leaves], tree.ends[leaves])
    assert sorted(places.tolist()) == list(range(3_000))
    assert sorted(tree.order.tolist()) == list(range(3_000))
    assert np.allclose(tree.masses[leaves].sum(), 3_000)
    for square in np.flatnonzero(~leaves)[:200]:
        children = slice(tree.first[square], tree.last[square])
        assert tree.starts[children][0] == tree.starts[square]
        assert tree.ends[children][-1] == tree.ends[square]
        assert np.allclose(tree.masses[children].sum(), tree.masses[square])


GRAPHS: dict[str, tuple[networkx.Graph[int], float, float]] = {
    # What the stress may be at most, and what part of the neighbours must stand near at least.
    "grid": (networkx.convert_node_labels_to_integers(networkx.grid_2d_graph(12, 20)), 0.06, 0.7),
    "path": (networkx.path_graph(60), 0.35, 0.7),
    "tree": (networkx.balanced_tree(3, 4), 0.2, 0.2),
    "communities": (networkx.caveman_graph(8, 10), 0.4, 0.6),
    "hub": (networkx.star_graph(50), 0.3, 0.0),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_layout_shows_the_network(name: str) -> None:
    graph, most, least = GRAPHS[name]
    links = links_of(graph)
    points = ForceAtlas2(seed=1).positions(links)
    stress, kept = quality(links, points)
    assert np.isfinite(points).all()
    assert stress < most
    assert kept >= least
    assert np.array_equal(points, ForceAtlas2(seed=1).positions(links))
    assert not np.array_equal(points, ForceAtlas2(seed=2).positions(links))


@pytest.mark.parametrize("settings", [
    ForceAtlas2(linlog=True), ForceAtlas2(strong_gravity=True, gravity=0.05), ForceAtlas2(scaling=10, iterations=20),
])  # fmt: skip
def test_settings(settings: ForceAtlas2) -> None:
    links = links_of(networkx.balanced_tree(3, 4))
    points = settings.positions(links)
    assert np.isfinite(points).all()
    assert len(set(points.tolist())) == links.count
    assert quality(links, points)[0] < 0.3


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_layout_without_links(count: int) -> None:
    links = Links.of(count, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    points = ForceAtlas2().positions(links)
    assert len(points) == count
    assert np.isfinite(points).all()
    assert len(set(points.tolist())) == count


def test_progress_is_told() -> None:
    told: list[int] = []
    ForceAtlas2(iterations=7).positions(links_of(networkx.path_graph(5)), told.append)
    assert told == [1] * 7


def test_links_are_simple() -> None:
    links = Links.of(4, np.array([0, 1, 2, 3]), np.array([1, 0, 2, 2]), np.array([1.0, 2.0, 5.0, 4.0]))
    assert (links.sources.tolist(), links.targets.tolist(), links.weights.tolist()) == ([0, 2], [1, 3], [3.0, 4.0])
    assert links.degrees.tolist() == [1, 1, 1, 1]
    assert links.distances(0).tolist() == [0, 1, -1, -1]


def test_distances_are_those_of_networkx() -> None:
    graph = networkx.gnm_random_graph(200, 260, seed=3)
    steps = networkx.single_source_shortest_path_length(graph, 5)
    assert links_of(graph).distances(5).tolist() == [steps.get(node, -1) for node in range(200)]


def test_components_are_numbered_by_size() -> None:
    links = Links.of(7, np.array([1, 3, 4]), np.array([2, 4, 5]))
    assert components(links).tolist() == [2, 1, 1, 0, 0, 0, 3]
    graph = networkx.gnm_random_graph(300, 200, seed=4)
    sizes = sorted(map(len, networkx.connected_components(graph)), reverse=True)
    assert np.bincount(components(links_of(graph))).tolist() == sizes


def test_components_are_set_apart() -> None:
    parts = np.array([0] * 50 + [1] * 10 + [2] * 10 + [3] * 2 + list(range(4, 30)))
    points = gathered(clustered(len(parts)), parts)
    centres = [points[parts == part].mean() for part in range(30)]
    assert abs(centres[0]) < 1e-9
    gaps = [abs(one - other) for at, one in enumerate(centres) for other in centres[:at]]
    assert min(gaps) > 0


def test_first_arrangement_follows_a_path() -> None:
    points = arranged(links_of(networkx.path_graph(40)), seed=0)
    assert np.all(np.diff(points.real[[0, 10, 20, 30, 39]]) > 0) or np.all(
        np.diff(points.real[[0, 10, 20, 30, 39]]) < 0
    )

"""Measures beside those of networkx, and the report."""

from __future__ import annotations

import json
import sys
from typing import Any

import networkx
import numpy as np
import pytest

from kg.analysis.measures import MEASURES, communities, modularity
from kg.analysis.page import page, text
from kg.analysis.report import report
from kg.analysis.structure import Structure
from kg.errors import ConfigError
from kg.export.network import Edge, Network, Node, Span
from tests.conftest import run_kg
from tests.networks import empty, hostile, network, single


def structure_of(graph: networkx.Graph[int]) -> Structure:
    ends = np.array(list(graph.edges()), dtype=np.int64).reshape(-1, 2)
    return Structure(len(graph), ends[:, 0], ends[:, 1], np.ones(len(ends)))


def made(graph: networkx.Graph[int]) -> Network:
    nodes = [Node(id=str(at), label=f"node {at}", kind="film", span=Span((1900 + at, 1, 1), None)) for at in graph]
    edges = [
        Edge(id=at, source=str(one), target=str(other), kind="k", label="linked with")
        for at, (one, other) in enumerate(graph.edges())
    ]
    return network(nodes, edges)


KARATE: networkx.Graph[int] = networkx.karate_club_graph()
EXPECTED: dict[str, dict[int, float]] = {
    "degree": dict(KARATE.degree()),
    "betweenness": networkx.betweenness_centrality(KARATE),
    "core": networkx.core_number(KARATE),
    "component": dict.fromkeys(KARATE, 0),
    "pagerank": networkx.pagerank(networkx.DiGraph(list(KARATE.edges())), tol=1e-12, max_iter=1000),
}


@pytest.mark.parametrize("name", MEASURES)
def test_measures_are_those_of_networkx(name: str) -> None:
    found = MEASURES[name](structure_of(KARATE), 0)
    assert np.allclose(found, [EXPECTED[name][node] for node in KARATE], atol=1e-6)
    assert np.array_equal(found, MEASURES[name](structure_of(KARATE), 0))


def test_sampled_betweenness_is_near_and_the_same_each_time() -> None:
    graph = networkx.barabasi_albert_graph(900, 3, seed=1)
    structure = structure_of(graph)
    found = MEASURES["betweenness"](structure, 5)
    exact = networkx.betweenness_centrality(graph, k=None)
    assert np.corrcoef(found, [exact[node] for node in graph])[0, 1] > 0.98
    assert np.array_equal(found, MEASURES["betweenness"](structure, 5))


def test_communities() -> None:
    graph = networkx.connected_caveman_graph(8, 12)
    structure = structure_of(graph)
    found = communities(structure, 0)
    assert len(set(found.tolist())) == 8
    assert np.array_equal(found, communities(structure, 0))
    groups = [set(np.flatnonzero(found == one).tolist()) for one in range(8)]
    assert modularity(structure, found) == pytest.approx(networkx.community.modularity(graph, groups))
    best = max(
        networkx.community.modularity(
            KARATE, networkx.community.louvain_communities(KARATE, weight=None, seed=seed), weight=None
        )
        for seed in range(5)
    )
    assert modularity(structure_of(KARATE), communities(structure_of(KARATE), 0)) >= 0.99 * best


def test_without_networkit_one_line_says_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkit", None)
    with pytest.raises(ConfigError, match=r"pip install 'kg-builder\[network\]'"):
        communities(structure_of(KARATE), 0)


def test_report() -> None:
    found = report(made(KARATE), most=3)
    steps = [
        length
        for _, lengths in networkx.all_pairs_shortest_path_length(KARATE)
        for length in lengths.values()
        if length
    ]
    assert (found.nodes, found.edges, found.links, found.components, found.largest) == (34, 78, 78, 1, 1.0)
    assert found.density == pytest.approx(networkx.density(KARATE))
    assert found.clustering == pytest.approx(networkx.transitivity(KARATE))
    assert found.distance == pytest.approx(np.mean(steps))
    assert found.diameter == 5
    assert found.top[0] == ("neighbours", (("node 33", 17.0), ("node 0", 16.0), ("node 32", 12.0)))
    assert (found.classes, found.relations) == ((("film", 34),), (("linked with", 78),))
    assert found.degrees == (("1", 1), ("2", 11), ("3-4", 12), ("5-8", 5), ("9-16", 4), ("17-32", 1))
    assert found.decades == (("1900s", 10), ("1910s", 10), ("1920s", 10), ("1930s", 4))
    assert sum(one.size for one in report(made(KARATE), most=99).communities) == 34


@pytest.mark.parametrize("source", [empty, single, hostile])
def test_reports_of_anything(source: Any) -> None:
    found = report(source())
    assert found.nodes == source().node_count
    assert "communities" in text(found)
    assert all(line.isprintable() for line in text(found).splitlines())
    assert "<script" not in page(found).replace("&lt;script", "")
    assert page(found).endswith("</html>\n")


@pytest.mark.model
def test_analyse_command(example_store: Any) -> None:
    shown = run_kg("analyse", "--store", example_store, "--top", "3")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "most central by pagerank" in shown.stdout
    found = json.loads(run_kg("analyse", "--store", example_store, "--format", "json", "--top", "3").stdout)
    assert len(found["top"][0][1]) == 3
    assert run_kg("analyse", "--store", example_store, "--format", "html").stdout.startswith("<!DOCTYPE html>")

"""What the explorer reads and the picture of a thing's neighbours, of a graph that is told, not read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.drawing.labels import width
from kg.errors import ConfigError
from kg.linked.about import About
from kg.linked.addresses import Addresses
from kg.ontology import load_ontology
from kg.pages import graph, neighbourhood, router
from kg.pages.site import Site
from kg.quads import term, to_quads
from kg.snapshot import index
from kg.snapshot.index import Terms
from kg.snapshot.view import View
from kg.vocab import DEFAULT_BASE, Namespace
from tests.stores import RUN, Told, snapshot

NAMES = Namespace(DEFAULT_BASE)
KINDS = (
    ("The Film", ("Film", "Work", "Entity")),
    ("Ann", ("Person", "Entity")),
    ("Bo", ("Person", "Entity")),
    ("Łódź", ("City", "Place", "Entity")),
)
FILM = Told(
    "The Film",
    "A film.",
    (
        ("The Film", "directedBy", "Ann"),
        ("The Film", "directedBy", "Ann"),
        ("The Film", "setIn", "Łódź"),
        ("#Max", "~spouse", "Ann"),
    ),
    KINDS,
    identity="film",
)
ANN = Told("Ann", "A director.", (("The Film", "directedBy", "Ann"), ("Ann", "spouse", "Bo")), KINDS, identity="ann")
EVIL = '"><script>window.hacked = 1</script>'
HUB = Told(
    "Hub", "A hub.", tuple((f"{EVIL} {number:03} {'w' * 60}", "setIn", "Hub") for number in range(250)), identity="hub"
)


def site(view: View, suffix: str = "") -> Site:
    return Site(view, load_ontology(base=view.base), About(), Addresses(view.base, suffix))


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site(snapshot(tmp_path_factory.mktemp("explorer") / "store", (FILM, ANN, HUB)))


def read(found: Site, path: str) -> dict[str, Any]:
    data = graph.file(found, path)
    assert data
    return dict(json.loads(data))


def facts(value: dict[str, Any]) -> set[tuple[Any, ...]]:
    """Edges in words: the ends, the relation, fiction and the articles."""
    return {
        (value["nodes"][one][0], value["relations"][relation][0], value["nodes"][other][0], fiction, articles)
        for one, other, relation, fiction, articles, *_ in value["edges"]
    }


NEAR: list[tuple[str, list[list[Any]], set[tuple[Any, ...]]]] = [
    (
        "The_Film.json",
        [["The_Film", "The Film", "film", 2], ["Ann", "Ann", "human", 2], ["Łódź", "Łódź", "city", 1]],
        {("The_Film", "directedBy", "Ann", 0, 2), ("The_Film", "setIn", "Łódź", 0, 1)},
    ),
    (
        "Ann.json",
        [
            ["Ann", "Ann", "human", 2],
            ["The_Film", "The Film", "film", 2],
            ["Bo", "Bo", "human", 1],
            ["The_Film/-/Max", "Max", None, 0],
        ],
        {
            ("The_Film", "directedBy", "Ann", 0, 2),
            ("Ann", "spouse", "Bo", 0, 1),
            ("The_Film/-/Max", "spouse", "Ann", 1, 1),
        },
    ),
    ("The_Film/-/Max.json", [["The_Film/-/Max", "Max", None, 0], ["Ann", "Ann", "human", 2]],
     {("The_Film/-/Max", "spouse", "Ann", 1, 1)}),
]  # fmt: skip


def test_rows() -> None:
    assert len(NEAR) >= 3 and len(PATHS) >= 6 and len(CHANGES) >= 4


@pytest.mark.parametrize(("path", "nodes", "edges"), NEAR, ids=[row[0] for row in NEAR])
def test_a_thing_and_its_neighbours(ours: Site, path: str, nodes: list[list[Any]], edges: set[tuple[Any, ...]]) -> None:
    value = read(ours, path)
    words = [[*one[:2], None if one[2] is None else value["kinds"][one[2]], one[3]] for one in value["nodes"]]
    assert words == nodes
    assert facts(value) == edges
    assert value["neighbours"] == len(nodes) - 1
    shown = {one[7] for one in value["edges"]}
    assert all(router.page(ours, f"page/{statement}", {}) for statement in shown) and shown


def test_a_hub_keeps_its_best_linked_neighbours(ours: Site) -> None:
    value = read(ours, "Hub.json")
    assert (len(value["nodes"]), len(value["edges"]), value["neighbours"]) == (201, 200, 250)


PATHS = [
    ("Ann.json", True),
    ("overview.json", True),
    ("Łódź.json", True),
    ("Nobody.json", False),
    ("Ann", False),
    ("", False),
    (".json", False),
    ("article/film.json", True),
    ("../Ann.json", False),
]


@pytest.mark.parametrize(("path", "there"), PATHS)
def test_paths(ours: Site, path: str, there: bool) -> None:
    assert (graph.file(ours, path) is not None) == there


def test_the_whole_graph_is_laid_out_once(ours: Site) -> None:
    pytest.importorskip("networkit", reason="communities need networkit")
    first = graph.overview(ours)
    assert first == graph.overview(ours) == graph.file(ours, "overview.json")
    value = json.loads(first)
    assert value["things"] == len(value["nodes"]) == 255
    assert all(len(one) == 9 and isinstance(one[6], float) and isinstance(one[7], float) for one in value["nodes"])
    assert facts(value) >= NEAR[0][2]
    assert {one[8] for one in value["nodes"]} == set(range(len(value["communities"])))


def test_the_best_linked_of_a_larger_graph(ours: Site) -> None:
    value = json.loads(graph.overview(ours, 5, 3))
    assert (len(value["nodes"]), len(value["edges"]), value["things"]) == (5, 3, 255)
    assert [one[0] for one in value["nodes"][:3]] == ["Hub", "Ann", "The_Film"]


def test_without_networkit_there_are_no_communities(ours: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ConfigError("networkit is not installed")

    monkeypatch.setattr("kg.drawing.design.communities", missing)
    value = json.loads(graph.overview(ours))
    assert value["communities"] == [] and all(len(one) == 9 for one in value["nodes"])


def test_no_node_of_an_empty_graph(tmp_path: Path) -> None:
    value = json.loads(graph.overview(site(snapshot(tmp_path / "store", ()))))
    assert (value["nodes"], value["edges"], value["things"]) == ([], [], 0)


# The tables that all this is read from ------------------------------------------------------------

CHANGES: list[tuple[Sequence[Told], Sequence[Told]]] = [
    ((FILM,), (FILM, ANN)),
    ((FILM, ANN), (FILM,)),
    ((FILM, ANN), (ANN,)),
    ((FILM,), (Told("The Film", "A film.", FILM.facts[2:], KINDS, identity="film"),)),
    ((Told("The Film", "A film.", (("The Film", "~setIn", "Łódź"),), KINDS, identity="film"),), (FILM,)),
]


def triples(articles: Sequence[Told]) -> set[ox.Quad]:
    """What a union holds of some articles."""
    ontology = load_ontology()
    every = (to_quads(one.reading(NAMES, ontology), ontology, NAMES, RUN) for one in articles)
    return {ox.Quad(*quad.triple) for quads in every for quad in quads}


def rows(path: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return sorted(database.execute("SELECT * FROM told").fetchall(), key=repr)


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_the_table_follows_every_change(tmp_path: Path, before: Sequence[Told], after: Sequence[Told]) -> None:
    terms, one, other = Terms.of(NAMES), ox.Store(), ox.Store()
    old, new = triples(before), triples(after)
    one.extend(old)
    index.create(tmp_path / "one", one, terms, 1.0)
    other.extend(new)
    index.update(tmp_path / "one", other, new - old, old - new, terms, 2.0)
    index.create(tmp_path / "other", other, terms, 2.0)
    assert rows(tmp_path / "one") == rows(tmp_path / "other") != []


@pytest.mark.parametrize(("status", "known"), [("Asserted", 1), ("Rejected", 0)])
def test_years_of_facts(tmp_path: Path, status: str, known: int) -> None:
    def quad(subject: str, predicate: str, value: str | ox.Literal) -> ox.Quad:
        target = value if isinstance(value, ox.Literal) else ox.NamedNode(value)
        return ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), target)

    node, kg = NAMES.statement("one"), NAMES.term
    day = ox.Literal("1943-02-03", datatype=term("xsd:date"))
    year = ox.Literal("1947", datatype=term("xsd:gYear"))
    quads = [
        quad(node, term("rdf:subject").value, NAMES.entity("Ann")),
        quad(node, term("rdf:predicate").value, kg("spouse")),
        quad(node, term("rdf:object").value, NAMES.entity("Bo")),
        quad(node, kg("status"), kg(status)),
        quad(node, kg("start"), ox.Literal(3)),
        quad(node, term("prov:wasDerivedFrom").value, NAMES.article("ann")),
        quad(node, kg("startTime"), day),
        quad(node, kg("endTime"), year),
    ]
    union = ox.Store()
    union.extend(quads)
    index.create(tmp_path / "index", union, Terms.of(NAMES), 1.0)
    row = (NAMES.entity("Ann"), NAMES.entity("Bo"), kg("spouse"), node, NAMES.article("ann"), 0, 1943, 1947)
    assert rows(tmp_path / "index") == [row] * known


# The picture on the page of a thing ---------------------------------------------------------------


def test_the_neighbourhood_of_a_thing(ours: Site) -> None:
    found = neighbourhood.neighbourhood(ours, NAMES.entity("Ann"))
    assert found
    assert [(one.label, one.relation, one.facts, one.fiction, one.left) for one in found.neighbours] == [
        ("The Film", "directed by", "The Film – directed by – Ann", False, False),
        ("Bo", "spouse", "Ann – spouse – Bo", False, True),
        ("Max", "spouse", "Max – spouse – Ann", True, False),
    ]


def test_nobody_has_no_neighbourhood(ours: Site) -> None:
    assert neighbourhood.neighbourhood(ours, NAMES.entity("Nobody")) is None


def test_words_of_a_hub_lie_on_nothing(ours: Site) -> None:
    found = neighbourhood.neighbourhood(ours, NAMES.entity("Hub"))
    assert found and len(found.neighbours) == neighbourhood.SHOWN
    boxes = []
    for one in found.neighbours:
        wide = 12 + width(f"{one.label} {one.relation}", neighbourhood.LETTERS)
        left, right = (one.x - wide, one.x) if one.left else (one.x, one.x + wide)
        assert left >= 0 and right <= found.width and one.y - 10 >= 0 and one.y + 10 <= found.height
        boxes.append((left, right, one.y - 10, one.y + 10))
    for at, (left, right, top, bottom) in enumerate(boxes):
        assert not any(left < r and le < right and top < b and t < bottom for le, r, t, b in boxes[:at])


def test_hostile_names_stay_words(ours: Site) -> None:
    html = router.page(ours, "page/Hub", {})
    assert html and 'class="neighbourhood"' in html and "<script>window" not in html
    assert "<script>" not in json.dumps(read(ours, "Hub.json")["relations"])

"""What of a store becomes a node, an edge, an attribute; what is selected; what is refused."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

import pytest

from kg.errors import ConfigError, QueryError
from kg.export.dates import days, span
from kg.export.formats import network_of
from kg.export.network import Day, Edge, Node, Span
from kg.export.selection import Selection, years
from kg.model import Article
from kg.ontology import Ontology
from kg.queries import Question
from kg.store import Store
from tests.sample_readings import ARTICLES, sample_ontology, sample_store

BASE = "http://localhost:8000/id/"
#: A person named in two articles, without one of her own.
NAMED = Article(
    id="pier",
    title="Pier",
    text="Pier:Film | castMember | Pier#Di Ko:Person\nLamp:Film | castMember | Lamp#Di Ko:Person\n",
)


def timed() -> Ontology:
    """The sample's ontology with what its dates say of a time, and with a qualifier."""
    ontology = sample_ontology()
    times = {"dateOfBirth": "begin", "publicationYear": "moment"}
    relations = {name: replace(one, time=times.get(name, "")) for name, one in ontology.relations.items()}
    relations["characterRole"] = replace(relations["characterRole"], slots=("q.role",))
    return replace(ontology, relations=relations)


def taken(selection: Selection, store: Store | None = None) -> tuple[list[Node], list[Edge]]:
    with ExitStack() as stack:
        network = network_of(store or sample_store(), timed(), selection, stack)
        nodes, edges = list(network.nodes()), list(network.edges())
        assert (len(nodes), len(edges)) == (network.node_count, network.edge_count)
        assert {edge.source for edge in edges} | {edge.target for edge in edges} <= {node.id for node in nodes}
        columns = {column.name for column in network.node_columns}
        assert all(set(node.values) <= columns for node in nodes)
        return nodes, edges


def shown(edges: list[Edge]) -> set[tuple[str, str, str, float]]:
    return {(edge.source.removeprefix(BASE), edge.kind, edge.target.removeprefix(BASE), edge.weight) for edge in edges}


ALL = {
    ("Kelda", "locatedIn", "Norda", 2),
    ("Ann_Ray", "countryOfCitizenship", "Norda", 1),
    ("Lamp", "castMember", "Bo_Lind", 1),
    ("Lamp", "directedBy", "Ann_Ray", 1),
    ("The_Harbour", "castMember", "Bo_Lind", 1),
    ("The_Harbour", "castMember", "Cy_Moe", 1),
    ("The_Harbour", "character", "The_Harbour#Old_Tom", 1),
    ("The_Harbour", "directedBy", "Ann_Ray", 1),
    ("The_Harbour", "setIn", "Kelda", 1),
}


def test_things_are_nodes_and_facts_are_edges() -> None:
    nodes, edges = taken(Selection())
    assert shown(edges) == ALL
    assert [node.id for node in nodes] == sorted(node.id for node in nodes)
    by_label = {node.label: node for node in nodes}
    ann = by_label["Ann Ray"]
    assert (ann.kind, ann.values["classes"]) == ("Person", ("Person",))
    assert ann.values["occupation"] == "film director"
    assert ann.values["dateOfBirth"] == ("1901-02-03", "1901-03-02")
    assert ann.values["description"] == "film director (1901–)"
    assert ann.span == Span((1901, 2, 3), None)
    lamp = by_label["Lamp"]
    assert (lamp.values["publicationYear"], lamp.span) == (1934, Span((1934, 1, 1), (1934, 12, 31)))
    cast = next(edge for edge in edges if edge.values.get("characterRole"))
    assert (cast.values, cast.label) == ({"confidence": 0.9, "characterRole": "Old Tom"}, "cast member")


TABLE: tuple[tuple[str, Selection, set[str]], ...] = (
    ("relation", Selection(relations=("directedBy",)), {"directedBy"}),
    ("relation by its label", Selection(relations=("Directed By", "set in")), {"directedBy", "setIn"}),
    ("class", Selection(classes=("Film", "Person")), {"castMember", "directedBy"}),
    ("class of classes", Selection(classes=("work", "Character")), {"character"}),
    ("concepts on request", Selection(classes=("Person", "Occupation")), {"occupation"}),
    ("around", Selection(around="Cy Moe"), {"castMember"}),
    ("around itself", Selection(around="Cy Moe", hops=0), set()),
    ("two hops", Selection(around="Norda", hops=1), {"locatedIn", "countryOfCitizenship"}),
    ("years", Selection(years=(1934, None), relations=("castMember",)), {"castMember"}),
    ("no such years", Selection(years=(None, 1890), relations=("directedBy",)), set()),
    ("two classes", Selection(project="film-person"), {"castMember", "directedBy"}),
    ("a question", Selection(question=Question.parse("CONSTRUCT WHERE { ?f kg:setIn ?p }")), {"setIn"}),
    ("a table", Selection(question=Question.parse("SELECT ?a ?b { ?a kg:setIn ?b }")), {""}),
    ("a named table", Selection(question=Question.parse(
        "SELECT ?target ?source ?relation ?year { ?source ?relation ?target ; kg:publicationYear ?year "
        "FILTER(?relation = kg:directedBy) }")), {"directedBy"}),
    ("things", Selection(question=Question.parse("SELECT ?x { VALUES ?x { id:Lamp id:Ann_Ray } }")), {"directedBy"}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "selection", "kinds"), TABLE, ids=[row[0] for row in TABLE])
def test_selection(name: str, selection: Selection, kinds: set[str]) -> None:
    _, edges = taken(selection)
    assert {edge.kind for edge in edges} == kinds


def test_the_table_is_there() -> None:
    assert len(TABLE) == 15


def test_years_leave_out_what_lies_outside() -> None:
    nodes, edges = taken(Selection(years=(1934, 1940), relations=("castMember",)))
    assert shown(edges) == {("Lamp", "castMember", "Bo_Lind", 1)}
    assert {node.label for node in nodes} == {"Lamp", "Bo Lind"}


def test_isolated_things_stay_on_request() -> None:
    assert [node.label for node in taken(Selection(classes=("Film",)))[0]] == []
    assert [node.label for node in taken(Selection(classes=("Film",), isolated=True))[0]] == ["Lamp", "The Harbour"]
    assert [node.label for node in taken(Selection(around="Cy Moe", hops=0))[0]] == ["Cy Moe"]


def test_projection() -> None:
    nodes, edges = taken(Selection(project="person-film-person"))
    pairs = {(edge.source.removeprefix(BASE), edge.target.removeprefix(BASE)): edge for edge in edges}
    assert set(pairs) == {("Ann_Ray", "Bo_Lind"), ("Ann_Ray", "Cy_Moe"), ("Bo_Lind", "Cy_Moe")}
    both = pairs["Ann_Ray", "Bo_Lind"]
    assert (both.weight, both.values["shared"]) == (2, ("Lamp", "The Harbour"))
    assert both.spans == (Span((1931, 1, 1), (1931, 12, 31)), Span((1934, 1, 1), (1934, 12, 31)))
    assert {node.label for node in nodes} == {"Ann Ray", "Bo Lind", "Cy Moe"}


def test_names_are_merged_on_request_only() -> None:
    def people(selection: Selection) -> int:
        nodes, _ = taken(selection, sample_store((*ARTICLES, NAMED)))
        return sum(node.label == "Di Ko" for node in nodes)

    assert people(Selection()) == 2
    assert people(Selection(merge_names=True)) == 1


def test_the_order_of_articles_does_not_matter() -> None:
    one, other = (taken(Selection(), sample_store(articles)) for articles in (ARTICLES, ARTICLES[::-1]))
    assert one == other


REFUSED = (
    (Selection(relations=("directedBi",)), "no relation is called 'directedBi'; did you mean directedBy"),
    (Selection(classes=("Flim",)), "no class is called 'Flim'; did you mean Film"),
    (Selection(around="Nobody"), "nothing here is called 'Nobody'"),
    (Selection(project="film"), "--project 'film': give two or three classes"),
    (Selection(project="film-persn-film"), "no class is called 'persn'; did you mean Person"),
    (Selection(hops=-1), "--hops -1: give 0 or more"),
    (Selection(years=(1950, 1940)), "--year 1950..1940: the first year is after the last"),
    (Selection(question=Question.parse("ASK { ?s ?p ?o }")), "an ASK makes no network"),
    (Selection(question=Question.parse("SELECT ?a { ")), "line 1"),
)


@pytest.mark.parametrize(("selection", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_refused(selection: Selection, message: str) -> None:
    with pytest.raises((ConfigError, QueryError)) as caught:
        taken(selection)
    assert message in str(caught.value)
    assert len(REFUSED) == 9


YEARS = (
    ("1949", (1949, 1949)), ("1940..1949", (1940, 1949)), ("1940..", (1940, None)), ("..1949", (None, 1949)),
    ("-44..14", (-44, 14)),
)  # fmt: skip


def test_years() -> None:
    assert len(YEARS) == 5
    for text, expected in YEARS:
        assert years(text) == expected
    for text in ("", "..", "194X", "1940-1949", "1..2..3"):
        with pytest.raises(ConfigError):
            years(text)


DAYS: tuple[tuple[str, tuple[Day, Day] | None], ...] = (
    ("1949-08-31", ((1949, 8, 31), (1949, 8, 31))),
    ("1949-02", ((1949, 2, 1), (1949, 2, 28))),
    ("2000-02", ((2000, 2, 1), (2000, 2, 29))),
    ("1949", ((1949, 1, 1), (1949, 12, 31))),
    ("194X", ((1940, 1, 1), (1949, 12, 31))),
    ("19XX", ((1900, 1, 1), (1999, 12, 31))),
    ("-0044", ((-44, 1, 1), (-44, 12, 31))),
    ("-004X", ((-49, 1, 1), (-40, 12, 31))),
    ("-0044-03-15", ((-44, 3, 15), (-44, 3, 15))),
    ("1949-08-31Z", ((1949, 8, 31), (1949, 8, 31))),
    ("1949-13", None), ("1949-02-30", None), ("1949-02-00", None), ("49", None), ("early 1949", None), ("", None),
)  # fmt: skip


def test_days() -> None:
    assert len(DAYS) == 16
    for text, expected in DAYS:
        assert days(text) == expected, text


def test_span() -> None:
    assert span([("begin", "1950"), ("end", "1940")]) is None
    assert span([("moment", "1951-02-01"), ("moment", "1949-09-02")]) == Span((1949, 1, 1), (1949, 12, 31))
    assert span([("begin", "1906"), ("moment", "1949")]) == Span((1906, 1, 1), None)
    assert span([("end", "1976-04-25"), ("begin", "unknown")]) == Span(None, (1976, 4, 25))
    assert span([("begin", "1906"), ("begin", "1906-12-30"), ("end", "1976"), ("end", "1975")]) == Span(
        (1906, 12, 30), (1976, 12, 31)
    )
    assert span([]) is None

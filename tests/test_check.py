"""What the check sets aside, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.check import check
from kg.model import Entity, Evidence, Fact, Literal
from kg.ontology import Ontology, load_ontology

BASE = "http://localhost:8000/id/"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def thing(label: str, *types: str) -> Entity:
    return Entity(iri=BASE + label.replace(" ", "_"), label=label, types=types)


def day(lexical: str) -> Literal:
    datatypes = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
    return Literal(lexical=lexical, datatype="kg:edtf" if "X" in lexical else datatypes[len(lexical.lstrip("-"))])


def fact(subject: Entity, relation: str, value: Entity | Literal, confidence: float = 0.9, start: int = 0) -> Fact:
    evidence = Evidence(
        article="a", section="", start=start, end=start + 1, quote="q", extractor="e", rule="r", confidence=confidence
    )
    return Fact(subject=subject, relation=relation, object=value, evidence=evidence)


JAWS, SPIELBERG, PARIS = thing("Jaws", "Film"), thing("Steven Spielberg", "Person"), thing("Paris", "City")
UNKNOWN, MARIE = thing("Unknown"), thing("Marie Curie", "Person")
BATTLE, GOLD = thing("Battle of Hastings", "MilitaryConflict"), thing("Gold", "ChemicalElement")

ALONE = [
    (fact(JAWS, "directedBy", SPIELBERG), ""),
    (fact(UNKNOWN, "directedBy", UNKNOWN), "Nothing stands in the relation 'directed by' to itself."),
    (fact(UNKNOWN, "directedBy", SPIELBERG), ""),
    (fact(JAWS, "directedBy", UNKNOWN), ""),
    (fact(JAWS, "directedBy", thing("X", "Entity")), ""),
    (fact(JAWS, "directedBy", thing("X", "Individual")), ""),
    (
        fact(JAWS, "directedBy", thing("X", "Individual", "Concept")),
        "The object of 'directed by' must be human or group of people, and X is individual or concept.",
    ),
    (fact(PARIS, "directedBy", SPIELBERG), "The subject of 'directed by' must be creative work, and Paris is city."),
    (
        fact(JAWS, "directedBy", PARIS),
        "The object of 'directed by' must be human or group of people, and Paris is city.",
    ),
    (fact(JAWS, "directedBy", thing("X", "Museum", "Group")), ""),
    (
        fact(JAWS, "directedBy", thing("X", "City", "Person")),
        "The object of 'directed by' must be human or group of people, and X is city.",
    ),
    (
        fact(JAWS, "directedBy", Literal(lexical="Spielberg")),
        "The object of 'directed by' must be a thing, not the value 'Spielberg'.",
    ),
    (fact(MARIE, "dateOfBirth", PARIS), "The object of 'date of birth' must be a value (kg:date), not a thing."),
    (fact(MARIE, "dateOfBirth", day("1867-11-07")), ""),
    (fact(MARIE, "dateOfBirth", day("1867-11")), ""),
    (fact(MARIE, "dateOfBirth", day("186X")), ""),
    (fact(MARIE, "dateOfBirth", Literal(lexical="late 1860s")), ""),
    (
        fact(MARIE, "dateOfBirth", Literal(lexical="7", datatype="xsd:integer")),
        "The object of 'date of birth' must be a value of kg:date, not of xsd:integer.",
    ),
    (fact(MARIE, "dateOfBirth", day("1867-13-07")), "'1867-13-07' is no possible value of xsd:date."),
    (fact(MARIE, "dateOfBirth", day("1867-02-29")), "'1867-02-29' is no possible value of xsd:date."),
    (fact(MARIE, "dateOfBirth", day("1868-02-29")), ""),
    (fact(MARIE, "dateOfBirth", day("1867-00")), "'1867-00' is no possible value of xsd:gYearMonth."),
    (
        fact(MARIE, "dateOfBirth", Literal(lexical="67", datatype="xsd:gYear")),
        "'67' is no possible value of xsd:gYear.",
    ),
    (fact(thing("Caesar", "Person"), "dateOfDeath", day("-0043-03-15")), ""),
    (fact(MARIE, "dateOfBirth", Literal(lexical="  ")), "'  ' is no possible value of xsd:string."),
    (fact(PARIS, "population", Literal(lexical="2102650", datatype="xsd:integer")), ""),
    (
        fact(PARIS, "population", Literal(lexical="2.1", datatype="xsd:decimal")),
        "The object of 'population' must be a value of xsd:integer, not of xsd:decimal.",
    ),
    (fact(PARIS, "area", Literal(lexical="105", datatype="xsd:integer")), ""),
    (
        fact(PARIS, "area", Literal(lexical="1,05", datatype="xsd:decimal")),
        "'1,05' is no possible value of xsd:decimal.",
    ),
    (fact(PARIS, "nickname", Literal(lexical="Ville lumière", datatype="rdf:langString", language="fr")), ""),
    (
        fact(PARIS, "nickname", Literal(lexical="Paris", datatype="rdf:langString", language="fr")),
        "'Paris' is what the subject is called here already.",
    ),
    (fact(JAWS, "title", Literal(lexical="Jaws")), ""),
    (fact(JAWS, "eatenBy", SPIELBERG), "The ontology declares no relation 'eatenBy'."),
    (fact(GOLD, "atomicNumber", Literal(lexical="79", datatype="xsd:integer")), ""),
    (fact(BATTLE, "location", PARIS), ""),
]


def test_check_table_is_complete() -> None:
    assert len(ALONE) >= 25
    assert len(TOGETHER) >= 14


@pytest.mark.parametrize(("one", "reason"), ALONE, ids=lambda value: value.relation if isinstance(value, Fact) else "")
def test_check_of_one_fact(one: Fact, reason: str, ontology: Ontology) -> None:
    expected = replace(one, status="rejected", reason=reason) if reason else one
    assert check([one], ontology) == (expected,)


FILM, HUMAN = thing("film", "Concept"), thing("human", "Concept")
PUPPET, CITY = thing("puppet state", "Concept"), thing("city", "Concept")

TOGETHER: list[tuple[str, list[Fact], list[str]]] = [
    (
        "two birthdays",
        [fact(MARIE, "dateOfBirth", day("1867-11-07")), fact(MARIE, "dateOfBirth", day("1868-11-07"))],
        ["", "Marie Curie has at most 1 'date of birth', and that is 1867-11-07."],
    ),
    (
        "the surer one stays",
        [fact(MARIE, "dateOfBirth", day("1868"), 0.6), fact(MARIE, "dateOfBirth", day("1867-11-07"), 0.9)],
        ["Marie Curie has at most 1 'date of birth', and that is 1867-11-07.", ""],
    ),
    (
        "of equal ones the first in the text stays",
        [fact(MARIE, "dateOfBirth", day("1868"), start=50), fact(MARIE, "dateOfBirth", day("1867"), start=10)],
        ["Marie Curie has at most 1 'date of birth', and that is 1867.", ""],
    ),
    (
        "one date in several precisions",
        [fact(MARIE, "dateOfBirth", day(one)) for one in ("1867", "1867-11-07", "1867-11", "186X")],
        ["", "", "", ""],
    ),
    (
        "a decade that is another",
        [fact(MARIE, "dateOfBirth", day("1867")), fact(MARIE, "dateOfBirth", day("185X"))],
        ["", "Marie Curie has at most 1 'date of birth', and that is 1867."],
    ),
    ("the same evidence twice", [fact(MARIE, "dateOfBirth", day("1867"))] * 2, ["", ""]),
    (
        "a vague date",
        [fact(MARIE, "dateOfBirth", day("1867")), fact(MARIE, "dateOfBirth", Literal(lexical="late 19th century"))],
        ["", ""],
    ),
    (
        "two fathers",
        [fact(MARIE, "father", thing("A")), fact(MARIE, "father", thing("B"))],
        ["", "Marie Curie has at most 1 'father', and that is A."],
    ),
    (
        "two parents",
        [fact(MARIE, "parent", thing(one)) for one in "ABC"],
        ["", "", "Marie Curie has at most 2 'parent', and that is A and B."],
    ),
    ("several directors", [fact(JAWS, "directedBy", thing(one)) for one in "ABC"], ["", "", ""]),
    (
        "dead before born",
        [fact(MARIE, "dateOfBirth", day("1867-11-07")), fact(MARIE, "dateOfDeath", day("1834"), 0.7)],
        ["", "The date of death 1834 contradicts the date of birth 1867-11-07."],
    ),
    (
        "born after death, the death surer",
        [fact(MARIE, "dateOfBirth", day("1967"), 0.5), fact(MARIE, "dateOfDeath", day("1934-07-04"))],
        ["The date of birth 1967 contradicts the date of death 1934-07-04.", ""],
    ),
    (
        "dead in the year of birth",
        [fact(MARIE, "dateOfBirth", day("1867-11-07")), fact(MARIE, "dateOfDeath", day("1867"))],
        ["", ""],
    ),
    (
        "ended before it began",
        [fact(BATTLE, "startTime", day("1066-10-14")), fact(BATTLE, "endTime", day("1066-10-13"))],
        ["", "The end time 1066-10-13 contradicts the start time 1066-10-14."],
    ),
    (
        "dissolved before founded",
        [
            fact(thing("Rome", "Country"), "inception", day("-0027")),
            fact(thing("Rome", "Country"), "dissolved", day("0476")),
        ],
        ["", ""],
    ),
    (
        "a film that is a human",
        [fact(JAWS, "instanceOf", FILM), fact(JAWS, "instanceOf", HUMAN, 0.5)],
        ["", "Jaws is already 'film', which nothing can be that is 'human'."],
    ),
    ("a city and a state", [fact(UNKNOWN, "instanceOf", CITY), fact(UNKNOWN, "instanceOf", PUPPET)], ["", ""]),
    (
        "other subjects do not matter",
        [fact(MARIE, "dateOfBirth", day("1867")), fact(SPIELBERG, "dateOfBirth", day("1946"))],
        ["", ""],
    ),
    (
        "what a story tells is a world of its own",
        [fact(MARIE, "dateOfBirth", day("1867")), replace(fact(MARIE, "dateOfBirth", day("1900")), status="fictional")],
        ["", ""],
    ),
    (
        "what is set aside already neither counts nor changes",
        [
            replace(fact(MARIE, "dateOfBirth", day("1900")), status="rejected", reason="before"),
            fact(MARIE, "dateOfBirth", day("1867")),
        ],
        ["before", ""],
    ),
    (
        "what fails alone does not count",
        [fact(MARIE, "dateOfBirth", day("1867-02-30")), fact(MARIE, "dateOfBirth", day("1867-11-07"), 0.2)],
        ["'1867-02-30' is no possible value of xsd:date.", ""],
    ),
]


@pytest.mark.parametrize(("facts", "reasons"), [row[1:] for row in TOGETHER], ids=[row[0] for row in TOGETHER])
def test_check_of_facts_together(facts: list[Fact], reasons: list[str], ontology: Ontology) -> None:
    expected = [
        replace(one, status="rejected", reason=reason) if reason else one
        for one, reason in zip(facts, reasons, strict=True)
    ]
    assert check(facts, ontology) == tuple(expected)


def test_what_follows_displaces_nothing_that_is_told(ontology: Ontology) -> None:
    child, one, two = (thing(label, "Person") for label in ("Ida Lind", "Eva Lind", "Karl Lind"))
    told = [fact(child, "parent", one, 0.5), fact(child, "parent", two, 0.6)]
    follows = [fact(child, "parent", thing("King Karl", "Person"), 0.9)]
    assert [one.status for one in check(told, ontology, follows)] == ["asserted", "asserted", "rejected"]
    assert [one.status for one in check([*told, *follows], ontology)] == ["rejected", "asserted", "asserted"]


def test_check_of_nothing(ontology: Ontology) -> None:
    assert check((), ontology) == ()


def test_check_does_not_change_what_it_let_pass(ontology: Ontology) -> None:
    facts = [one for _, group, _ in TOGETHER for one in group]
    once = check(facts, ontology)
    assert check(once, ontology) == once

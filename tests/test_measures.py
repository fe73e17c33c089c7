"""Figures that prose states: class of the subject, text, claims."""

from __future__ import annotations

import pytest

from kg.extract.about import About
from kg.extract.measures import extract
from tests.claims import ontology, passage, told

CASES: list[tuple[str, str, list[str]]] = [
    ("Country", "It covers an area of 30,689 square kilometres.", ["The Work | area | 30689"]),
    ("City", "The city has an area of 93 sq mi (240 km2).", ["The Work | area | 240"]),
    ("City", "It has an area of 93 sq mi.", []),
    ("City", "It has a population of 273,077.", ["The Work | population | 273077"]),
    ("City", "It has a population of 3.5 million.", ["The Work | population | 3500000"]),
    ("City", "Its suburb has a population of 1,200.", []),
    ("City", "The river has a population of 1,200 otters.", []),
    ("Mountain", "It rises to 4,806 metres.", ["The Work | elevation | 4806"]),
    ("River", "It is 1,094 kilometres long.", ["The Work | length | 1094"]),
    ("Lake", "It has a mean depth of 12 metres.", []),
    ("Film", "It grossed $476 million worldwide.", ["The Work | boxOffice | $476 million"]),
    ("Film", "It grossed $12 million in its first week.", []),
    ("Film", "It was made on a budget of $24–65 million.", []),
    ("Film", "The film had a budget of $137,000, and failed.", ["The Work | budget | $137,000"]),
    ("Film", "The film, whose sequel cost $5 million, failed.", []),
    ("TelevisionProgramme", "It consists of five episodes.", ["The Work | numberOfEpisodes | 5"]),
    (
        "ChemicalElement",
        "It has the symbol Au and atomic number 79.",
        ["The Work | atomicNumber | 79", "The Work | elementSymbol | Au"],
    ),
    ("University", 'Its motto is "Veritas".', ["The Work | motto | Veritas"]),
    ("", "It covers an area of 30,689 square kilometres.", []),
]


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_measures_table(kind: str, text: str, expected: list[str]) -> None:
    about = About(title="The Work", classes=(kind,) if kind else ())
    assert told(extract(passage("The Work is known. " + text), about, ontology())) == expected


def test_measures_table_is_whole() -> None:
    assert len(CASES) >= 19


def test_nothing_is_read_at_the_cut() -> None:
    cut = passage("The Work is known. It has a population of 273,07", truncated=True)
    assert told(extract(cut, About(title="The Work", classes=("City",)), ontology())) == []


GENERA = (
    ("The fen moth (Fenia rubi) is a moth of the family Noctuidae.", "Fenia"),
    ("Fenia rubi is a moth of the family Noctuidae.", "Fenia"),
    ("The fen moth (Fenia rubi) is a species of moth.", "Fenia"),
    ("The fen moth is a moth of the family Noctuidae.", ""),
)


@pytest.mark.parametrize(("text", "genus"), GENERA)
def test_the_first_of_two_names_is_that_of_the_genus(text: str, genus: str) -> None:
    found = extract(passage(text), About(title="The Work", classes=("Taxon",)), ontology())
    assert [one.split(" | ")[2] for one in told(found) if "parentTaxon" in one] == ([genus] if genus else [])


def test_genera_are_many() -> None:
    assert len(GENERA) >= 4

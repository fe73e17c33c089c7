"""Items of list sections: section, item (links in square brackets), class of the article, claims."""

from __future__ import annotations

import pytest

from kg.extract.about import About
from kg.extract.lists import extract
from tests.claims import ontology, passage, told

CASES: list[tuple[str, str, str, list[str]]] = [
    ("See also", "[List of rivers]", "", ["The Work | seeAlso | List of rivers"]),
    ("See also", "List of lakes", "River", ["The Work | seeAlso | List of lakes"]),
    ("See also", "Cinema of China – an overview", "Film", ["The Work | seeAlso | Cinema of China"]),
    ("See also", "This is a sentence.", "Film", []),
    ("See also", "", "Film", []),
    ("External links", "The Work at filmaffinity.com", "Film", ["The Work | describedAtURL | filmaffinity.com"]),
    ("External links", "The Work at the www.bfi.org.uk", "Film", ["The Work | describedAtURL | www.bfi.org.uk"]),
    ("External links", "https://example.org/a?b=c", "Film", ["The Work | describedAtURL | example.org"]),
    ("External links", "The Work at IMDb", "Film", []),
    ("External links", "Looked at Mr.Smith once", "Film", []),
    ("Members", "Ann Lee – vocals", "MusicalGroup", ["The Work | hasMember | Ann Lee"]),
    ("Members", "[Ann Lee] (1990–1995)", "MusicalGroup", ["The Work | hasMember | Ann Lee"]),
    ("Members", "various people", "MusicalGroup", []),
    ("Members", "Ann Lee – vocals", "Film", []),
    ("Members", "Ann Lee – vocals", "", []),
    ("Cast", "Ann Lee as Mara", "Film", []),
    ("Unknown heading", "Ann Lee", "Film", []),
]


@pytest.mark.parametrize(("section", "item", "kind", "expected"), CASES)
def test_lists_table(section: str, item: str, kind: str, expected: list[str]) -> None:
    about = About(title="The Work", classes=(kind,) if kind else ())
    assert told(extract(passage(item, "item", section=section), about, ontology())) == expected


def test_lists_table_is_whole() -> None:
    assert len(CASES) >= 17


def test_lists_read_no_prose() -> None:
    assert not list(extract(passage("Ann Lee", section="See also"), About(title="The Work"), ontology()))

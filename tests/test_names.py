"""Names and lists of names in text."""

from __future__ import annotations

import pytest

from kg.extract.listed import split_names, split_places
from kg.extract.names import find_names, name_at
from kg.model import Anchor, Name
from tests.claims import ontology

LISTS: tuple[tuple[str, list[str]], ...] = (
    ("Tom Berg, Meg Lund, and D. W. Holm. It", ["Tom Berg", "Meg Lund", "D. W. Holm"]),
    ("A. J. Lind & Sons and B Corp", ["A. J. Lind & Sons", "B Corp"]),
    ("Robert Dahl Jr. and Sam Ek, Jr., with", ["Robert Dahl Jr.", "Sam Ek, Jr."]),
    ("Grand-Golden-Meyer, Inc. and Holm Bros. Pictures in 1999", ["Grand-Golden-Meyer, Inc.", "Holm Bros. Pictures"]),
    ("Ludwig van Dahl as Bob, Simone de Ville", ["Ludwig van Dahl", "Simone de Ville"]),
    ("Anna Berg (as X), Olof Ek", ["Anna Berg", "Olof Ek"]),
    ("both Per Holm and his wife Fran Ek", ["Per Holm", "Fran Ek"]),
    ("director Mei Tan and the band The Larks", ["Mei Tan", "The Larks"]),
    ("Anna Berg, a Swedish actress, and Olof", ["Anna Berg"]),
    ("Anna Berg and written by Olof Ek", ["Anna Berg"]),
    ("Joel and Ethan Marsh", ["Joel Marsh", "Ethan Marsh"]),
    ("J.K. Rolle", ["J.K. Rolle"]),
    ("Michael O'Brien and Jean-Luc Goth", ["Michael O'Brien", "Jean-Luc Goth"]),
    ("Henri IV of France, Abu al-Hasan", ["Henri IV of France", "Abu al-Hasan"]),
    ("''Moln'' and \"Big Fish\", won", ["Moln", "Big Fish"]),
    ("20th Century Box and", ["20th Century Box"]),
    ("Alex Raym's comic", ["Alex Raym"]),
    ("Holm's and Burger House", ["Holm's", "Burger House"]),
    ("Apple Inc. It is", ["Apple Inc."]),
    ('Ralph "Slim Jim" Holm and Anna “Red” Ek', ['Ralph "Slim Jim" Holm', "Anna “Red” Ek"]),
    ('Karl Holm "Blue" The', ["Karl Holm"]),
    ("the University of California, Berkeley: Sen", ["University of California, Berkeley"]),
    ("Academy of Motion Picture Arts and Sciences (AMPAS), took", ["Academy of Motion Picture Arts and Sciences"]),
    ("Ministry of Defence and the Army", ["Ministry of Defence", "Army"]),
    ("World War II in Europe", ["World War II"]),
    ("Holm 2600, Holm 8-bit family and Lund 1990", ["Holm 2600", "Holm 8-bit family", "Lund"]),
    ("华人文化", ["华人文化"]),
    ("July 1, 1990", []),
    ("the old man", []),
    ("", []),
)

PLACES = (
    ("Pingyao, Shanxi, China. It", [("Pingyao", ""), ("Shanxi", ""), ("China", "")]),
    (
        "Hollywood, Los Angeles, Hollywood, Los Angeles. The",
        [("Hollywood", "Hollywood, Los Angeles"), ("Los Angeles", "")],
    ),
    ("Washington, D.C., United States", [("Washington, D.C.", ""), ("United States", "")]),
    ("the city of Paris, France, and", [("Paris", ""), ("France", "")]),
    ("Udine province, Italy", [("Udine", ""), ("Italy", "")]),
    ("Paris and London", [("Paris", "")]),
)


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_split_names(text: str, expected: list[str]) -> None:
    names = split_names(text, 0, len(text), ontology(), people=True)
    assert [name.label for name in names] == expected
    assert all(text[name.start : name.end].split()[0] == name.label.split()[0] for name in names)


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_split_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name.label, name.title) for name in split_places(text, 0, len(text))] == expected


def test_name_tables_have_rows() -> None:
    assert (len(LISTS) >= 27, len(PLACES) >= 6) == (True, True)


def test_split_names_tells_classes_from_the_words_before() -> None:
    text = "director Mei Tan and the band The Larks"
    assert [(name.label, name.classes) for name in split_names(text, 0, len(text), ontology())] == [
        ("Mei Tan", ("Person",)),
        ("The Larks", ("MusicalGroup",)),
    ]


def test_anchors_are_names_whatever_their_case() -> None:
    text = "puppet state of moln and Berg"
    assert name_at(text, 0, len(text)) is None
    assert name_at(text, 0, len(text), (Anchor(0, 12, 0),)) == Name(label="puppet state", start=0, end=12)


def test_find_names_skips_words_that_only_begin_a_sentence() -> None:
    text = "In Leeds she met Anna Berg. He wrote ''Moln'' for the Royal Society."
    assert [name.label for name in find_names(text, 0, len(text))] == ["Leeds", "Anna Berg", "Moln", "Royal Society"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Southern and Western Europe", "Southern Europe"),
        ("Northern and Western hemispheres", "Northern Hemisphere"),
        ("Adriatic and Ionian Seas", "Adriatic Sea"),
        ("Southeastern and South Atlantic regions", ""),
        ("Central and Western District", "Central"),
        ("Tigris and Euphrates Rivers", "Tigris River"),
    ],
)
def test_coordinated_names_share_their_noun(text: str, expected: str) -> None:
    name = name_at(text, 0, len(text))
    assert (name.label if name else "") == expected

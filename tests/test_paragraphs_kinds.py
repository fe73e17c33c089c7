"""Paragraphs on kinds of things, stuffs and notions, the whole way: one row a paragraph."""

from __future__ import annotations

import pytest

from kg.read import Settings, Tools
from tests.paragraphs import check

pytestmark = pytest.mark.model

#: The title, the text, what is said of anything, what must not be said.
ROWS: tuple[tuple[str, str, list[str], list[str]], ...] = (
    (
        "Musket",
        "A musket is a firearm. Muskets were used in warfare, law enforcement and hunting. A musket consists of a "
        "barrel, a stock and a lock. Early muskets were used in duels.",
        [
            "Musket | fieldOfUse | warfare",
            "Musket | fieldOfUse | law enforcement",
            "Musket | fieldOfUse | hunting",
            "Musket | hasPart | barrel",
        ],
        ["Musket | fieldOfUse | duels"],
    ),
    (
        "Marble",
        "A marble is a small spherical object often made from glass, clay, or agate. They are used for games.",
        ["Marble | material | glass", "Marble | material | clay", "Marble | material | agate"],
        [],
    ),
    (
        "Barn",
        "A barn is a building used for storing grain. Barns are used for many purposes.",
        ["Barn | usedFor | storing grain"],
        ["Barn | usedFor | many purposes"],
    ),
    (
        "Redpox",
        "Redpox is a disease caused by the bacterium Borrelia rubra.",
        ["Redpox | hasCause | Borrelia rubra"],
        [],
    ),
    (
        "Silane",
        "Silane is a chemical compound. It is the main constituent of marsh gas. Silane is an inorganic hydrocarbon. "
        "When used as a fuel, it is called fire air, Fuel Gas 4 (FG4), or dragon gas.",
        [
            "Silane | partOf | marsh gas",
            "Silane | instanceOf | inorganic hydrocarbon",
            "Silane | alias | fire air",
            "Silane | alias | Fuel Gas 4",
        ],
        [],
    ),
    (
        "Dim star",
        "Dim stars are stars with odd spectra. They were previously called R-type stars.",
        ["Dim star | alias | R-type stars"],
        [],
    ),
    (
        "Joint",
        "A joint is an anatomical structure. Joints include the knee and the elbow.",
        ["knee | subclassOf | Joint", "elbow | subclassOf | Joint"],
        ["Joint | hasPart | knee"],
    ),
    (
        "Hald exchange",
        "The Hald exchange was the transfer of plants. It is named after the Italian explorer Carlo Hald.",
        ["Hald exchange | namedAfter | Carlo Hald"],
        [],
    ),
    (
        "Great Vault of Sarn",
        "The Great Vault of Sarn is the largest of the Egyptian pyramids. It was built c. 2600 BC.",
        ["Great Vault of Sarn | instanceOf | pyramid", "Great Vault of Sarn | inception | -2599"],
        [],
    ),
    (
        "Statue of Peace",
        "The Statue of Peace is a statue on Reed Island. The copper statue was designed by Jean Morel. The statue was "
        "dedicated on October 28, 1886.",
        [
            "Statue of Peace | location | Reed Island",
            "Statue of Peace | designer | Jean Morel",
            "Statue of Peace | openingDate | 1886-10-28",
        ],
        [],
    ),
    (
        "Hunan",
        "Hunan is a province in China. Hunan neighbors Hubei and Guizhou to the north, and Guangdong to the east.",
        [
            "Hunan | sharesBorderWith | Hubei",
            "Hunan | sharesBorderWith | Guizhou",
            "Hunan | sharesBorderWith | Guangdong",
        ],
        [],
    ),
    (
        "Holm Board of Education",
        "The Holm Board of Education was a school board. In 1998 it merged with the Lund Board of Education.",
        [],
        ["Holm Board of Education | mergedInto | Lund Board of Education"],
    ),
    (
        "Lapp people",
        "The Lapp people are an ethnic group. They inhabit Finland and Norway.",
        ["Lapp people | location | Finland"],
        ["Lapp people | endemicTo | Finland"],
    ),
)


@pytest.mark.parametrize(("title", "text", "said", "unsaid"), ROWS, ids=[row[0] for row in ROWS])
def test_paragraph(title: str, text: str, said: list[str], unsaid: list[str], tools: Tools) -> None:
    check(title, text, said, unsaid, tools)


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Settings().tools()

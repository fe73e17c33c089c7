"""Definition sentences of kinds, parts and things of a row, with their names: every claim of a sentence."""

from __future__ import annotations

import pytest

from tests.test_definition import claims

ROWS = (
    (
        "Marby massacre",
        "The Marby massacre was a mass murder carried out by Lund Army.",
        "instanceOf | mass murder; perpetrator | Lund Army",
    ),
    (
        "Ask dynasty",
        "The Ask dynasty was an imperial dynasty of China established by Wen Zu.",
        "instanceOf | imperial dynasty; country | China; foundedBy | Wen Zu",
    ),
    (
        "Great Vault of Sarn",
        "The Great Vault of Sarn is the largest of the Egyptian museums and the oldest of them.",
        "instanceOf | museum; country | Egypt",
    ),
    ("Hovik", "Hovik is the third-largest and most southerly of Norway's four main islands.", "instanceOf | island"),
    ("Sunna", "Sunna is one of the Lesser Hald Islands.", "instanceOf | island"),
    ("Hikers' rest", "Hikers' rest is a form of outdoor leisure or repose.", "subclassOf | outdoor leisure"),
    (
        "Dim star",
        "Dim stars are a rare heterogeneous set of stars with odd spectra.",
        "subclassOf | star",
    ),
    (
        "Elm Park High School",
        "Elm Park High School is a Holm County School Board high school in Lund.",
        "instanceOf | high school; locatedIn | Lund",
    ),
    (
        "Taste system",
        "The taste system is a subset of the nervous system.",
        "partOf | nervous system",
    ),
    (
        "Lund Golden Age",
        "The Lund Golden Age was a period of cultural flourishing.",
        "instanceOf | period",
    ),
    ("Marka", "Marka is a city and a business and cultural centre in Finland.", "instanceOf | city; country | Finland"),
    (
        "Holm",
        "Holm, officially the City and County of Holm, is a city in Sweden.",
        "instanceOf | city; officialName | City and County of Holm; country | Sweden",
    ),
    (
        "Improvement district",
        "An improvement district (IMD), also known as a levy zone or a renewal zone, is a district.",
        "subclassOf | district; alias | levy zone; alias | renewal zone; shortName | IMD",
    ),
    (
        "Iron oxide",
        "Iron oxide, also known as iron(II) oxide or rustite, is an oxide.",
        "subclassOf | oxide; alias | iron(II) oxide; alias | rustite",
    ),
    (
        "Redpox",
        "Redpox, or more specifically a redpox infection, is an infection.",
        "instanceOf | infection; alias | redpox infection",
    ),
    (
        "May Revolt",
        "The May Revolt, also known as the Danish Revolt of 1830 or Second Danish Revolt, was a revolt.",
        "instanceOf | revolt; alias | Danish Revolt of 1830; alias | Second Danish Revolt",
    ),
    (
        "Satchel",
        "A satchel, commonly known as a scrip in Scottish English, is a container.",
        "subclassOf | container; alias | scrip",
    ),
    (
        "Statue of Peace",
        "The Statue of Peace is a statue on Reed Island in Lund.",
        "instanceOf | statue; title | Statue of Peace; location | Reed Island",
    ),
    (
        "Marsh fever",
        "Marsh fever is a disease caused by the ulm virus (UV), a member of the herpes family.",
        "subclassOf | disease; hasCause | ulm virus",
    ),
    ("Westzug", "Westzug is the term for the old migration of peoples.", ""),
    ("Lindol", "In chemistry, a lindol is any sulfur compound of the form R.", "subclassOf | sulfur compound"),
    (
        "Gate Bridge",
        "The Gate Bridge is a bridge in Oslo, built between 1886 and 1894.",
        "instanceOf | bridge; locatedIn | Oslo; inception | 1886",
    ),
    (
        "Owls in Red Wood",
        "Owls in Red Wood, also known as Owls in Red Wood 2: The Film, is a 2009 film.",
        "instanceOf | film; publicationYear | 2009; alternativeTitle | Owls in Red Wood 2: The Film; "
        "title | Owls in Red Wood",
    ),
    (
        "Moraceae",
        "Moraceae, commonly known as the fig, hemp, or elm family, is a large family of flowering plants.",
        "instanceOf | family; alias | fig family; alias | hemp family; alias | elm family",
    ),
    (
        "Public care",
        "Public care or public order and welfare (POW) is a form of help.",
        "subclassOf | help; alias | public order and welfare; alias | POW; shortName | POW",
    ),
    (
        "Berg–Lind method",
        "The Berg – Lind method or Lind – Berg method is a method of sums.",
        "instanceOf | method; alias | Lind–Berg method",
    ),
    ("Bog", "In ecology, a bog is a wetland.", "subclassOf | wetland"),
    ("Norlandic cuisine", "Norlandic cuisine comprises cuisines originating from Norland.", ""),
)


@pytest.mark.parametrize(("title", "text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_definition_of_kinds(title: str, text: str, expected: str) -> None:
    assert claims(title, text) == [one for one in expected.split("; ") if one]

"""Pages as a browser copies them: what of their lines is the article's, its headings and its categories."""

from __future__ import annotations

import pytest

from kg.articles.copied import read_page
from kg.articles.document import read_document
from kg.articles.layout import read_lines
from kg.model import Article, Entity
from kg.read import Tools, read_article

PAGE = """Ulm

41 languages
Article
Edit
From Wikipedia, the free encyclopedia
This article is about the city. For other uses, see Ulm (disambiguation).
Ulm
Skyline of Ulm
Country\tGermany
 • Total\t118.69 km2 (45.83 sq mi)
Ulm (/ʊlm/ OOLM) is the sixth-largest city of Ida Land.[4] It has a population of about 126,000.[5]
Ulm in 1900
The city was founded by Karl Berg in 1181.[citation needed]

History[edit]
Main article: History of Ulm
Ulm was besieged by Otto Lind in 1376.
People
[edit]
Ida Lund (born 1970), painter
(37.2)
Month\tJan
References[edit]
^ "Localities". Statistics. 29 May 2012.
Categories: UlmCities in Ida LandPopulated places established in 1181Port cities
Hidden categories: Pages with maps
This page was last edited on 1 May 2020.
"""
Seen = tuple[str, list[str], list[str], list[str]]
#: A page, and what it is read as: its title, the article's lines, its headings, its categories.
PAGES: dict[str, tuple[str, Seen | None]] = {
    "whole": (
        PAGE,
        (
            "Ulm",
            [
                "Ulm (/ʊlm/ OOLM) is the sixth-largest city of Ida Land.[4] It has a population of about 126,000.[5]",
                "The city was founded by Karl Berg in 1181.[citation needed]",
                "History",
                "Ulm was besieged by Otto Lind in 1376.",
                "People",
                "Ida Lund (born 1970), painter",
                "References",
            ],
            ["History", "People", "References"],
            ["Ulm", "Cities in Ida Land", "Populated places established in 1181", "Port cities"],
        ),
    ),
    "without the site's words": (
        "Ulm is a city in the south of Ida Land, on the Danube.\nHistory[edit]\nUlm burned in 1376.\n",
        (
            "",
            ["Ulm is a city in the south of Ida Land, on the Danube.", "History", "Ulm burned in 1376."],
            ["History"],
            [],
        ),
    ),
    "categories in lines": (
        "Ida Lund\nFrom Wikipedia, the free encyclopedia\n"
        "Ida Lund (1901 – 1980) was a painter and McDowell fellow from Ulm.\n"
        "Category: 1901 births1980 deathsMcDowell fellows | Painters\n",
        (
            "Ida Lund",
            ["Ida Lund (1901 – 1980) was a painter and McDowell fellow from Ulm."],
            [],
            ["1901 births", "1980 deaths", "McDowell fellows", "Painters"],
        ),
    ),
    "no page": ("Ulm\n\nUlm is a city in Ida Land. Its motto is [edit] nothing.\n\nHistory\n\nUlm burned.\n", None),
    "nothing": ("", None),
    "no article": ("From Wikipedia, the free encyclopedia\nHistory[edit]\n", ("", [], [], [])),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    """What is kept of a page."""
    text, seen = PAGES[name]
    page = read_page(list(read_lines(text)))
    if page is None:
        assert seen is None
        return
    headings = [line.text for line in page.lines if line in page.headings]
    categories = [text[one.start : one.end] for one in page.categories]
    assert (page.title, [line.text for line in page.lines], headings, categories) == seen
    assert all(text[line.start : line.end] == line.text for line in page.lines)


@pytest.mark.model
def test_what_a_page_tells(tools: Tools) -> None:
    """The facts of a page, where they stand, with exact quotations."""
    reading = read_article(Article(id="1", text=PAGE), tools)
    assert reading.document.title == "Ulm"
    assert reading.document.sections == ("History", "People", "References")
    told = {
        (one.subject.label, one.relation, one.object.label if isinstance(one.object, Entity) else one.object.lexical)
        for one in reading.facts
        if one.status == "asserted"
    }
    assert told >= {
        ("Ulm", "instanceOf", "city"),
        ("Ulm", "population", "126000"),
        ("Ulm", "foundedBy", "Karl Berg"),
        ("Ulm", "inception", "1181"),
        ("Ulm", "category", "Port cities"),
        ("Ida Lund", "dateOfBirth", "1970"),
    }
    assert all(PAGE[one.evidence.start : one.evidence.end] == one.evidence.quote for one in reading.facts)


def test_scrapes_are_no_pages(tools: Tools) -> None:
    """What has the header of a scrape is read as one, whatever it says of editing."""
    header, lead = "Ulm\n   HOME\n\nTheInfoList\n\n\nOR:\n\n", "Ulm is a city in Ida Land, on the Danube."
    text = f"{header}{lead}\n\n\nHistory[edit]\n\nUlm burned.\n"
    document = read_document(Article(id="1", text=text), tools.ontology)
    assert document.title == "Ulm"
    assert [one.text for one in document.passages][:1] == [lead]


def test_rows() -> None:
    """No row got lost."""
    assert len(PAGES) >= 6

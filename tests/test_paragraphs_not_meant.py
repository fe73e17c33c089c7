"""Words that only look like an office, a membership or a count, read whole."""

from __future__ import annotations

import pytest

from kg.read import Tools
from tests.paragraphs import check

pytestmark = pytest.mark.model

Row = tuple[str, str, list[str], list[str]]
#: Title, text, facts that it states, and facts that it does not.
ROWS: tuple[Row, ...] = (
    (
        "Ada Holm",
        "Ada Holm is a Norwegian writer. She has held positions including dean of arts, and is the author of three "
        "novels, including Grey Ice (1998) and Red Snow (2004).",
        ["Grey Ice | publicationDate | 1998", "Ada Holm | notableWork | Red Snow"],
        ["Ada Holm | positionHeld | Grey Ice"],
    ),
    (
        "Karl Holm",
        "Karl Holm was a Norwegian architect. He designed many offices including Lund House (1962) and Ulm Tower "
        "(1965).",
        [],
        ["Karl Holm | positionHeld | Lund House"],
    ),
    (
        "Otto Holm",
        "Otto Holm is an actor. He appeared as a member of the Ravens in the film Grey Ice.",
        ["Otto Holm | occupation | actor"],
        ["Otto Holm | memberOf | Ravens"],
    ),
    (
        "Benny Holm",
        "Benny Holm was an American musician. The press crowned him King of Swing.",
        ["Benny Holm | occupation | musician"],
        ["Benny Holm | positionHeld | King of Swing"],
    ),
    (
        "Edward Smith",
        "Edward Smith, 2nd Bishop of Newark, was an American cleric.",
        ["Edward Smith | positionHeld | Bishop of Newark"],
        ["Edward Smith | nobleTitle | Bishop of Newark"],
    ),
    (
        "Sue Storm",
        "Sue Storm, Queen of the Night, was an American singer.",
        ["Sue Storm | occupation | singer"],
        ["Sue Storm | positionHeld | Queen of the Night"],
    ),
    (
        "Seven Network",
        "In Australia, Seven Network broadcasts the series from its studios in Sydney.",
        ["Seven Network | areaServed | Australia"],
        [],
    ),
    (
        "Ida Holm",
        "Ida Holm is a painter. She was born in 1920 to a wealthy and respected family in Lund.",
        ["Ida Holm | placeOfBirth | Lund"],
        [],
    ),
)


@pytest.mark.parametrize(("title", "text", "stated", "unstated"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_not_meant(tools: Tools, title: str, text: str, stated: list[str], unstated: list[str]) -> None:
    check(title, text, stated, unstated, tools)


def test_rows_are_many() -> None:
    assert len(ROWS) >= 8

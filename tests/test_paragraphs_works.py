"""Paragraphs on films, books and those who made them, the whole way: one row a paragraph."""

from __future__ import annotations

import pytest

from kg.model import Article, Entity
from kg.read import Settings, Tools, read_article
from tests.paragraphs import check

pytestmark = pytest.mark.model

#: The title, the text, what is said of anything, what must not be said.
ROWS: tuple[tuple[str, str, list[str], list[str]], ...] = (
    (
        "Night Ferry",
        "Night Ferry is a 1953 film. The film stars Edmond Holm, Helen Lind, Anna Castle, Robert Berg and Karl Falk.",
        [f"Night Ferry | castMember | {one}" for one in ("Helen Lind", "Anna Castle", "Robert Berg")],
        [],
    ),
    (
        "Alaska",
        "Alaska is a 1996 American adventure film directed by Karl Lind. It was filmed in Alaska and stars Eva Blom.",
        [
            "Alaska | directedBy | Karl Lind",
            "Alaska | genre | adventure",
            "Alaska | castMember | Eva Blom",
            "Alaska | filmingLocation | Alaska",
        ],
        [],
    ),
    (
        "Chicago",
        "Chicago is a rock band formed in 1967 in Chicago, Illinois.",
        ["Chicago | genre | rock", "Chicago | formationLocation | Chicago", "Chicago | inception | 1967"],
        [],
    ),
    (
        "Winter Mile",
        "Winter Mile is a 1994 film. It stars Daniel Harrow-Kent and Ruth Vance. It tells of Edmund Carver "
        "(Harrow-Kent).",
        ["Winter Mile | character | Edmund Carver", "Winter Mile | castMember | Daniel Harrow-Kent"],
        ["Winter Mile | castMember | Edmund Carver", "Edmund Carver | spouse | Daniel Harrow-Kent"],
    ),
    (
        "Rain (Falling on Me)",
        '"Rain (Falling on Me)" is a song by the Swedish band Grey Owls, released in 1999 by Harrow Records.',
        ["Rain (Falling on Me) | performer | Grey Owls", "Rain (Falling on Me) | publicationDate | 1999"],
        ["Me | performer | Grey Owls", "Falling | performer | Grey Owls"],
    ),
    (
        "Lost Mile",
        "Lost Mile (Norwegian: , Hepburn: Mil; lit. Karl's Mile), titled Milestone in Sweden and The Secret Mile in "
        "Norway, is a 1975 animated film directed by Karl Vance.",
        ["Lost Mile | directedBy | Karl Vance"],
        [
            "Karl's Mile | directedBy | Karl Vance",
            "Milestone | directedBy | Karl Vance",
            "The Secret Mile | directedBy | Karl Vance",
        ],
    ),
    (
        "Red Mile: Lost Signal",
        "Red Mile: Lost Signal, also known as Red Mile: Starlight, is a 1985 film produced by Harrow Pictures.",
        ["Red Mile: Lost Signal | alternativeTitle | Red Mile: Starlight"],
        ["Starlight | productionCompany | Harrow Pictures", "Starlight | publicationDate | 1985"],
    ),
    (
        "Tall Horse",
        "Tall Horse is a 1983 Western film. Rick Harrow reprises his role as the titular character, starring with "
        "Mike Beck and Ana Silva. It is based on the William Vaughan Mooney play.",
        [
            "Tall Horse | castMember | Rick Harrow",
            "Tall Horse | castMember | Mike Beck",
            "Tall Horse | castMember | Ana Silva",
            "Tall Horse | afterWorkBy | William Vaughan Mooney",
        ],
        [],
    ),
    (
        "Five Queens (1953 film)",
        'Five Queens is a 1953 Austrian film. It is based on a play which had become the 1944 Argentine film "Five '
        'Queens". After a festival run, it was released in Norway on June 2, 1995, and grossed $3.3 million.',
        ["Five Queens | publicationYear | 1944", "Five Queens (1953 film) | boxOffice | $3.3 million"],
        ["Five Queens (1953 film) | publicationYear | 1944", "Five Queens (1953 film) | countryOfOrigin | Argentina"],
    ),
    (
        "Paul Kessel",
        "Paul Kessel was a French film director. His The Lost Bridge (1937) and The Old Mill (1939) are classics. "
        "With Claude Morin, he made The Stream (1951), the first colour film shot in India. He directed Amanda Root in "
        'the screen adaptation of "Green Sea".',
        [
            "The Lost Bridge | directedBy | Paul Kessel",
            "The Old Mill | publicationDate | 1939",
            "The Stream | directedBy | Paul Kessel",
            "Green Sea | directedBy | Paul Kessel",
            "Green Sea | castMember | Amanda Root",
        ],
        ["The Stream | countryOfOrigin | India"],
    ),
    (
        "Mary Voss",
        "Mary Voss (born 1940) is a Scottish novelist. She is best known for The Blue Gate (1975). She was awarded the "
        "Navy Cross during World War I and the Legion of Merit.",
        [
            "The Blue Gate | author | Mary Voss",
            "Mary Voss | awardReceived | Navy Cross",
            "Mary Voss | awardReceived | Legion of Merit",
        ],
        [],
    ),
    (
        "Old Hour Photo",
        "Old Hour Photo is a 2002 American psychological thriller film written and directed by Ivo Romanek and "
        "starring Tom Williams, Ada Nielsen, Jun Vartan, Ivo Cole, and Eva Salle. The film stars Williams as a "
        "photo technician.",
        ["Old Hour Photo | directedBy | Ivo Romanek", "Old Hour Photo | castMember | Eva Salle"],
        ["Old Hour Photo | directedBy | Tom Williams", "Old Hour Photo | screenwriter | Eva Salle"],
    ),
    (
        "Iron Mile",
        "Iron Mile is a 1970 Western film in Panavision directed by Karl Lind and set during the French intervention "
        "in Mexico (1861–1867). It was released on 17 January 1971 in theatres, and on 8 November 2005 on DVD.",
        ["Iron Mile | directedBy | Karl Lind", "Iron Mile | publicationDate | 1971-01-17"],
        [
            "Iron Mile | partOfSeries | Panavision",
            "Mexico | inception | 1861",
            "Iron Mile | publicationDate | 2005-11-08",
        ],
    ),
    (
        "A Night in Lund",
        "A Night in Lund is a 1991 film directed by Karl Lind and loosely based on Otto Holm's novel A Night in Lund.",
        ["A Night in Lund | basedOn | A Night in Lund", "A Night in Lund | author | Otto Holm"],
        ["A Night in Lund | basedOn | A Night"],
    ),
    (
        "The Life of Rose",
        "The Life of Rose is a 2004 television film. It stars Max Holm as Otto Rose, Emma Orr as his first wife Anne "
        "Vik, Cora Lind as his second wife Britta Moe and Jon Lund as Karl Berg.",
        ["The Life of Rose | castMember | Emma Orr", "The Life of Rose | castMember | Cora Lind"],
        ["Anne Vik | spouse | Cora Lind", "Cora Lind | spouse | Anne Vik", "Britta Moe | spouse | Jon Lund"],
    ),
    (
        "River Riders",
        'River Riders is a 1942 film. The film stars Ray "Crash" Corrin as Crash and John "Dusty" Kong as Dusty.',
        ['River Riders | castMember | John "Dusty" Kong'],
        ['River Riders | castMember | John "Dusty'],
    ),
)


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Settings().tools()


def test_rows_are_many() -> None:
    assert len(ROWS) >= 7


@pytest.mark.parametrize(("title", "text", "said", "not_said"), ROWS, ids=[f"{row[0]} {row[1][:40]}" for row in ROWS])
def test_a_paragraph_is_read(title: str, text: str, said: list[str], not_said: list[str], tools: Tools) -> None:
    check(title, text, said, not_said, tools)


def test_a_place_of_the_subject_s_name_is_another(tools: Tools) -> None:
    text = "Lund is a 1975 film directed by Karl Holm and set in Lund. It was shot in Lund."
    reading = read_article(Article(id="x", title="Lund", text=text), tools)
    found = {(one.relation, one.object.iri) for one in reading.facts if isinstance(one.object, Entity)}
    place = "http://localhost:8000/id/Lund#Lund_(place)"
    assert {("setIn", place), ("filmingLocation", place)} <= found

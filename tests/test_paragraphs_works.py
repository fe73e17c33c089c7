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
        "Hot Harbor",
        "Hot Harbor (also known as Born to Sail and A Handful of Salt) is a 1984 Danish sword and sorcery fantasy film "
        "directed by Karl Lind.",
        [
            "Hot Harbor | alternativeTitle | Born to Sail",
            "Hot Harbor | alternativeTitle | A Handful of Salt",
            "Hot Harbor | genre | sword and sorcery",
        ],
        ["Hot Harbor | alternativeTitle | Born", "Hot Harbor | instanceOf | sword"],
    ),
    (
        "Grey Horizon (journal)",
        "Grey Horizon was a literary quarterly founded in 1932 by Karl Lind and Otto Berg, who remained its principal "
        "editor. Other editors included Eva Blom and Nils Holm.",
        [f"Grey Horizon (journal) | editor | {one}" for one in ("Otto Berg", "Eva Blom", "Nils Holm")],
        ["Grey Horizon (journal) | editor | Karl Lind"],
    ),
    (
        "Slow Harbor",
        "Slow Harbor is a 1936 film. The musical comedy starred Eva Blom, Nils Holm and Otto Berg. Karl Lind produced "
        "the film along with Ida Falk. It was cut by Metro-Goldwyn-Mayer. It was filmed in Hollywood, California "
        "and Hong Kong.",
        [
            *(f"Slow Harbor | castMember | {one}" for one in ("Eva Blom", "Nils Holm", "Otto Berg")),
            *(f"Slow Harbor | producer | {one}" for one in ("Karl Lind", "Ida Falk")),
            "Slow Harbor | filmingLocation | Hong Kong",
        ],
        ["Slow Harbor | filmEditor | Metro-Goldwyn-Mayer"],
    ),
    (
        "Twice More",
        "Twice More is a 2003 film. It is a remake of the 1996 German film Zweimal, itself based on a novel by Eva "
        "Blom. It was directed by Karl Lind based on a screenplay he co-wrote with Nils Holm. Its stars lead the rest "
        "of the cast that includes Ida Falk and Otto Berg.",
        [
            *(f"Twice More | screenwriter | {one}" for one in ("Karl Lind", "Nils Holm")),
            *(f"Twice More | castMember | {one}" for one in ("Ida Falk", "Otto Berg")),
        ],
        ["Twice More | afterWorkBy | Eva Blom"],
    ),
    (
        "Karl Lind",
        'Karl Lind is a Danish film director. He went on to write and direct "Grey Owls"(2003), "The Kalam"'
        '(2006) and "Snow Harbor"(2008).',
        [f"{one} | directedBy | Karl Lind" for one in ("Grey Owls", "The Kalam", "Snow Harbor")],
        [],
    ),
    (
        "Otto Berg",
        'Otto Berg was a Danish painter. In 1816 he won a prize with his piece "Owls at Night".',
        ["Owls at Night | creator | Otto Berg"],
        ["Owls at Night | composer | Otto Berg"],
    ),
    (
        "Nils Holm",
        'Nils Holm is a Danish actor. In 2007, he began starring as Max Falk in the TV2 drama series "Grey Harbor".',
        ["Grey Harbor | castMember | Nils Holm", "Grey Harbor | character | Max Falk"],
        [],
    ),
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
        "Ida Holm",
        "Ida Holm was a French stage actress who starred in popular plays of her age, including The Grey Lady by "
        "Karl Lind, Ruy Ulm by Otto Vance and Eagle by Max Berg. Among her books are Thaw (1958) and High Noon (1962).",
        ["The Grey Lady | author | Karl Lind", "Ruy Ulm | author | Otto Vance", "Eagle | author | Max Berg"],
        ["Eagle | author | Karl Lind"],
    ),
    (
        "Max Vance",
        "Max Vance is an American film director. He directed the films \"Red Sky\" and \"Blue Ice\" (both 2011), "
        "followed by the films \"Thaw\" (2014) and \"Ulm\" (2015). Among his works are Grey Ice (1958) and Owl (1962).",
        ["Red Sky | publicationDate | 2011", "Blue Ice | publicationDate | 2011", "Max Vance | notableWork | Grey Ice"],
        ["Blue Ice | followedBy | Thaw", "Blue Ice | followedBy | Ulm"],
    ),
    (
        "Ice Train",
        "Ice Train is a 1941 pre-World War II spy drama film, serving as the sequel to the 1939 film, Grey Owl. "
        "Directed by Karl Lind, Ice Train, like many movies, is about the enemy. This last of 12 Holm Family films "
        "stars Ida Berg, Max Vance and Otto Falk. It was adapted by Ada Holm.",
        [
            "Ice Train | follows | Grey Owl",
            "Ice Train | directedBy | Karl Lind",
            "Ice Train | castMember | Max Vance",
            "Ice Train | castMember | Otto Falk",
            "Ice Train | screenwriter | Ada Holm",
        ],
        ["Ice Train | basedOn | Grey Owl", "Ice Train | genre | war", "Ice Train | mainSubject | World War II"],
    ),
    (
        "The Grey Road (1935 film)",
        'The Grey Road is a 1935 film. It was based on the" novel of the same name" by Ada Holm.',
        ["The Grey Road | author | Ada Holm", "The Grey Road | instanceOf | novel"],
        [],
    ),
    (
        "Hello (film)",
        "Hello is a 1969 film. It is based on the 1964 stage musical composed by Max Berg, with lyrics by Karl Lind.",
        [],
        ["Hello (film) | lyricist | Karl Lind"],
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

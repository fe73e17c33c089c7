"""Where an anchor ends and its gloss begins, and which title the two of them tell; | is the boundary."""

from __future__ import annotations

from functools import partial

import pytest

from kg.articles.glosses import read_glosses, split_gloss
from kg.articles.names import defined_name, linked_title

PLACES = {
    "American": "United States",
    "United States": "United States",
    "U.S.": "United States",
    "French": "France",
    "France": "France",
    "Dutch": "Netherlands",
    "Imperial Japanese": "Empire of Japan",
}
LONG = (
    " It has been so since the beginning of the nineteenth century, when the first of its kind was found by chance"
    " on the coast"
)

ROWS = [  # anchor|gloss, title
    ("historical|History (derived ) is the systematic study and the documentation of the human activity.", "History"),
    ("spy thriller|Spy fiction is a genre of literature involving espionage as an important context.", "Spy fiction"),
    (
        "puppet state|A puppet state, puppet régime or dummy government, is a state that is not independent.",
        "Puppet state",
    ),
    ("Unit 731|, short for Manshu Detachment 731, was a covert research and development unit of the army.", "Unit 731"),
    (
        "Imperial Japanese|The also known as the Japanese Empire or Imperial Japan, was a historical nation-state.",
        "Empire of Japan",
    ),
    (
        "Imperial Japanese Army|The was the official ground-based armed force of the Empire of Japan.",
        "Imperial Japanese Army",
    ),
    (
        "List of hills of Rome|This is a list of the hills of Rome, which are seven, by their height above the sea.",
        "List of hills of Rome",
    ),
    (
        "World War\u00a0II|World War\u00a0II or the Second World War, often abbreviated as WWII, was a world war.",
        "World War II",
    ),
    ("WWII|World War II, or the Second World War, was a global conflict between two coalitions.", "World War II"),
    (
        "American|The United States of America (USA), also known as the United States or America, is a country.",
        "United States",
    ),
    (
        "U.S.|The United States of America (USA), also known as the United States or America, is a country.",
        "United States",
    ),
    ("French|France, officially the French Republic, is a country located primarily in Western Europe.", "France"),
    (
        "Dutch|The Netherlands ( nl, Nederland ), informally Holland, is a country in Northwestern Europe.",
        "Netherlands",
    ),
    ("Ian Fleming|Ian Lancaster Fleming (28 May 1908 – 12 August 1964) was a British writer.", "Ian Fleming"),
    (
        "Jack Nicholson|John Joseph Nicholson (born April 22, 1937) is an American retired actor and filmmaker.",
        "Jack Nicholson",
    ),
    ('Meryl Streep|Mary Louise "Meryl" Streep (born June 22, 1949) is an American actress.', "Meryl Streep"),
    (
        "Lady Gaga|Stefani Germanotta (born 1986), known professionally as Lady Gaga, is an American singer.",
        "Lady Gaga",
    ),
    ("Lenin|Vladimir Ilyich Ulyanov, better known as Vladimir Lenin, was a Russian revolutionary.", "Vladimir Lenin"),
    ("Newton|Sir Isaac Newton was an English polymath who was a mathematician and a physicist.", "Isaac Newton"),
    ("Herbert Tree|Sir Herbert Tree (17 December 1852 – 2 July 1917) was an English actor.", "Herbert Tree"),
    (
        "Los Angeles Times|The ''Los Angeles Times'' (abbreviated as ''LA Times'') is a daily newspaper.",
        "Los Angeles Times",
    ),
    ("The Third Man|''The Third Man'' is a 1949 British film noir directed by Carol Reed.", "The Third Man"),
    ("''Jaws''|''Jaws'' is a 1975 American thriller film directed by Steven Spielberg.", "Jaws"),
    (
        "Cambridge, Massachusetts|Cambridge ( ) is a city in Middlesex County, Massachusetts, United States.",
        "Cambridge, Massachusetts",
    ),
    ("Paris, France|Paris () is the capital and most populous city of France, with many inhabitants.", "Paris"),
    (
        "For Love or Money|For Love or Money is a 1993 film that was directed by somebody in New York.",
        "For Love or Money",
    ),
    ("HBO|Home Box Office (HBO) is an American premium television network and company.", "Home Box Office"),
    (
        "Nobel Prize|The Nobel Prizes are awards administered by the Nobel Foundation and granted each year.",
        "Nobel Prize",
    ),
    ("films|A film, also called a movie or motion picture, is a work of visual art.", "Film"),
    ("stop-motion|Stop motion is an animated filmmaking technique in which objects are moved by hand.", "Stop motion"),
    ("cell|In biology, the cell is the basic structural and functional unit of life forms.", "Cell"),
    ("iPhone|The iPhone is a line of smartphones designed and marketed by Apple Inc.", "IPhone"),
    ("Duran Duran|Duran Duran are an English pop rock band formed in Birmingham in 1978.", "Duran Duran"),
    (
        "New York City|New York, often called New York City or NYC, is the most populous city in the country.",
        "New York City",
    ),
    (
        "Warner Bros.|Warner Bros. Entertainment Inc. (commonly known as Warner Bros.) is an American film studio.",
        "Warner Bros.",
    ),
    ("botanist|Botany, also called , plant biology or phytology, is the science of plant life.", "Botany"),
]


@pytest.mark.parametrize(("row", "title"), ROWS)
@pytest.mark.parametrize("tail", [LONG + " ...", LONG])
def test_split_gloss(row: str, title: str, tail: str) -> None:
    anchor, opening = row.split("|")
    gloss = opening + tail
    line = f"{anchor} {gloss}"
    found = split_gloss(line, PLACES)
    assert found is not None
    assert (line[: found.anchor_end], line[found.start : found.end]) == (anchor, gloss.removesuffix(" ..."))
    assert found.marked == tail.endswith(" ...")
    assert linked_title(anchor, gloss, PLACES)[0] == title


NO_GLOSS = [
    "the film follows four agents who parachute back to the city in the thirties and embark on an operation there",
    ", and it was released in the United States in the spring of the following year by the company that made it",
    "Bonnie, Bonnie Lassie is a lost 1919 American comedy film directed by Tod Browning.",
    "He was born in Rome.",
    "",
    "x",
    "Ada",
    "It is a film.",
]


@pytest.mark.parametrize("line", NO_GLOSS)
def test_prose_is_no_gloss(line: str) -> None:
    assert read_glosses([line], True, partial(split_gloss, places=PLACES)) == [None] if line else True


def test_wrapped_prose_is_no_gloss() -> None:
    lines = [
        "New York City is the most populous city of the United States. The city of New",
        "York City is a centre of trade. It was founded by the Dutch, who named it New",
        "Amsterdam. Amsterdam was then the largest city of its country, and rich.",
    ]
    assert read_glosses(lines, False, partial(split_gloss, places=PLACES)) == [None, None, None]


NAMES = [
    ("The ''Great Lamp'' is a lighthouse", "Great Lamp"),
    ("A lamp, or light, is", "lamp"),
    ("This is a list of lamps", ""),
    ("", ""),
    ("Ada Merrow (born 1931) is", "Ada Merrow"),
    ('"Ada" is a song', "Ada"),
    ("Washington, D.C., officially the", "Washington, D.C."),
    ("(;", ""),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_defined_name(text: str, name: str) -> None:
    assert defined_name(text) == name


def test_tables_have_rows() -> None:
    assert len(ROWS) >= 36
    assert len(NO_GLOSS) >= 7
    assert len(NAMES) >= 8

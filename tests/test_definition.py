"""Definition sentences of people and works: one row a sentence, every claim of it."""

from __future__ import annotations

import pytest

from kg.extract.about import About
from kg.extract.definition import read_definition
from kg.model import Concept, Name, Value
from tests.claims import ontology, passage, told

ROWS = (
    (
        "Robert Wells",
        "Robert Wells is an American politician and a member of the New Jersey General Assembly.",
        "instanceOf | human; occupation | politician; countryOfCitizenship | United States; "
        "memberOf | New Jersey General Assembly",
    ),
    (
        "Albert Ross",
        "Albert Ross was the son of the painter William Ross and the brother of the architect Thomas Ross.",
        "instanceOf | human; parent | William Ross; sibling | Thomas Ross; sexOrGender | male",
    ),
    (
        "Ada Brook",
        "Ada Brook (born 3 March 1971 in Leeds, England) is an English novelist, playwright and former nurse.",
        "instanceOf | human; occupation | novelist; occupation | playwright; occupation | nurse (state former); "
        "countryOfCitizenship | England; dateOfBirth | 1971-03-03; Leeds | locatedIn | England; placeOfBirth | Leeds",
    ),
    (
        "Tomas Lind",
        "Tomas Lind (4 May 1888 – 9 June 1951) was a Swedish-American film director and screenwriter.",
        "instanceOf | human; occupation | film director; occupation | screenwriter; countryOfCitizenship | Sweden; "
        "countryOfCitizenship | United States; dateOfBirth | 1888-05-04; dateOfDeath | 1951-06-09",
    ),
    (
        "Mei Tan",
        "Mei Tan (; born ) is a Chinese actress. She lives in Beijing.",
        "instanceOf | human; occupation | actor; countryOfCitizenship | China; sexOrGender | female",
    ),
    (
        "Omar Haddad",
        "Omar Haddad (, born April 1984) is an Egyptian footballer. He plays as a goalkeeper.",
        "instanceOf | human; occupation | association football player; countryOfCitizenship | Egypt; "
        "dateOfBirth | 1984-04; sexOrGender | male",
    ),
    (
        "Lena Ortiz",
        "Magdalena Ortiz Vega, known professionally as Lena Ortiz, is a Spanish singer and songwriter.",
        "instanceOf | human; occupation | singer; occupation | songwriter; countryOfCitizenship | Spain; "
        "birthName | Magdalena Ortiz Vega",
    ),
    (
        "Joan Field",
        "Joan Mary Field (née Carter; c. 1450 – 1516) was an English merchant.",
        "instanceOf | human; occupation | merchant; countryOfCitizenship | England; fullName | Joan Mary Field; "
        "birthName | Carter; dateOfBirth | 1450; dateOfDeath | 1516",
    ),
    (
        "Ivan Petrov",
        "Ivan Petrov is a Russian film and television director. He was born in Kazan.",
        "instanceOf | human; occupation | television director; occupation | film director; "
        "countryOfCitizenship | Russia; sexOrGender | male",
    ),
    (
        "Kofi Mensah",
        "Kofi Mensah (born 1960), also known as DJ Kofi, is a Ghanaian rapper and record producer.",
        "instanceOf | human; occupation | rapper; occupation | record producer; countryOfCitizenship | Ghana; "
        "alias | DJ Kofi; dateOfBirth | 1960",
    ),
    (
        "Anna Karlsdottir",
        "Anna Karlsdottir was the daughter of Karl Jonsson and the sister of Jon Karlsson.",
        "instanceOf | human; parent | Karl Jonsson; sibling | Jon Karlsson; sexOrGender | female",
    ),
    (
        "Paul Durand",
        "Paul Durand (12 July 1901, Lyon – 3 May 1977, Geneva) was a French-born Swiss chemist.",
        "instanceOf | human; occupation | chemist; countryOfCitizenship | Switzerland; dateOfBirth | 1901-07-12; "
        "dateOfDeath | 1977-05-03; placeOfBirth | Lyon; placeOfDeath | Geneva",
    ),
    (
        "Night Ferry (film)",
        "''Night Ferry'' is a 1978 British crime drama film directed by Alan Moss and written by Moss and Peter Hale, "
        "based on the novel of the same name by Ruth Dean.",
        "instanceOf | film; publicationYear | 1978; countryOfOrigin | United Kingdom; genre | crime drama; "
        "title | Night Ferry; directedBy | Alan Moss; screenwriter | Alan Moss; screenwriter | Peter Hale; "
        "basedOn | Night Ferry; Night Ferry | author | Ruth Dean",
    ),
    (
        "The Long Harvest",
        "''The Long Harvest'' (Italian: ''La lunga mietitura'') is a 1954 Italian silent film starring Carla Bruni, "
        "Marco Rossi and Gina Valle.",
        "instanceOf | film; publicationYear | 1954; countryOfOrigin | Italy; genre | silent; "
        "title | The Long Harvest; name | La lunga mietitura; castMember | Carla Bruni; castMember | Marco Rossi; "
        "castMember | Gina Valle",
    ),
    (
        "Red Lanterns",
        "''Red Lanterns'', previously titled ''Paper Moon'', is a 2019 Chinese historical drama film produced by "
        "Huaxia Pictures and distributed by Bona Film Group.",
        "instanceOf | film; publicationYear | 2019; countryOfOrigin | China; genre | historical drama; "
        "alternativeTitle | Paper Moon; title | Red Lanterns; productionCompany | Huaxia Pictures; "
        "distributor | Bona Film Group",
    ),
    (
        "Harbor Lights",
        "''Harbor Lights'' is an American television series created by Dana Cole that premiered on September 12, 1994.",
        "instanceOf | television series; countryOfOrigin | United States; title | Harbor Lights; creator | Dana Cole; "
        "startTime | 1994-09-12",
    ),
    (
        "Two Sisters (1992 film)",
        "''Two Sisters'' is a 1992 film written, produced and directed by Joel and Ethan Marsh.",
        "instanceOf | film; publicationYear | 1992; title | Two Sisters; screenwriter | Joel Marsh; "
        "screenwriter | Ethan Marsh; producer | Joel Marsh; producer | Ethan Marsh; directedBy | Joel Marsh; "
        "directedBy | Ethan Marsh",
    ),
    (
        "Iron Road",
        "''Iron Road'' is a 2001 Canadian documentary film about railways, directed by Susan Bell.",
        "instanceOf | film; publicationYear | 2001; countryOfOrigin | Canada; genre | documentary; title | Iron Road; "
        "directedBy | Susan Bell",
    ),
    (
        "The Glass Orchard",
        "''The Glass Orchard'' is the second novel by Irish author Nora Quinn, published in 1913.",
        "instanceOf | novel; title | The Glass Orchard; author | Nora Quinn; publicationDate | 1913",
    ),
    (
        "Blue Morning",
        '"Blue Morning" is a song by the English band The Larks.',
        "instanceOf | song; title | Blue Morning; performer | The Larks",
    ),
    (
        "North Winds",
        "''North Winds'' is the third studio album by Norwegian band Fjell, released on 4 June 2004.",
        "instanceOf | studio album; title | North Winds; performer | Fjell; publicationDate | 2004-06-04",
    ),
    (
        "Castle Keep II",
        "''Castle Keep II'' is a 1996 strategy video game developed and published by Ironworks Software.",
        "instanceOf | video game; publicationYear | 1996; genre | strategy; developer | Ironworks Software; "
        "publisher | Ironworks Software",
    ),
    (
        "View of the Bay",
        "''View of the Bay'' is an oil painting by Jan Visser, painted in 1661.",
        "instanceOf | oil painting; title | View of the Bay; creator | Jan Visser; inception | 1661",
    ),
    (
        "The Silver Gate",
        "''The Silver Gate'' is an opera in three acts by Emil Kraus.",
        "instanceOf | opera; title | The Silver Gate; composer | Emil Kraus",
    ),
    (
        "Tin Soldiers",
        "''Tin Soldiers'' is an independently made 1951 American film starring the voices of Jo Falk and Mia Lind.",
        "instanceOf | film; publicationYear | 1951; countryOfOrigin | United States; title | Tin Soldiers; "
        "voiceActor | Jo Falk; voiceActor | Mia Lind",
    ),
    (
        "Dusty Spurs",
        "''Dusty Spurs'' is a 1969 Italian Western film taking place during the Norland Revolution.",
        "instanceOf | film; publicationYear | 1969; countryOfOrigin | Italy; genre | Western; title | Dusty Spurs",
    ),
    (
        "Dusty Owls",
        "''Dusty Owls'' is a 1969 Italian dark fantasy comedy horror film directed by Bo Ek.",
        "instanceOf | film; publicationYear | 1969; countryOfOrigin | Italy; genre | dark fantasy; "
        "genre | comedy horror; title | Dusty Owls; directedBy | Bo Ek",
    ),
    (
        "Dusty Owls",
        "''Dusty Owls'' (also known as ''The Dusty Owls'' or Owls in Tall Wood) is a 1969 horror-drama film directed, "
        "co-produced by, and starring Bo Ek, filmed in DeLuxe Color.",
        "instanceOf | film; publicationYear | 1969; genre | horror; genre | drama; "
        "title | Dusty Owls; alternativeTitle | The Dusty Owls; alternativeTitle | Owls in Tall Wood; "
        "castMember | Bo Ek; directedBy | Bo Ek; producer | Bo Ek",
    ),
    (
        "Dusty Owls: The Movie",
        "''Dusty Owls: The Movie'' is a 2002 film and remake of the 1981 film of the same name.",
        "instanceOf | film; instanceOf | remake; publicationYear | 2002; title | Dusty Owls: The Movie; "
        "basedOn | Dusty Owls",
    ),
    (
        "Dusty Owls",
        "''Dusty Owls'' is a 2002 film based on the Ramone series of novels written by Bea Ek.",
        "instanceOf | film; publicationYear | 2002; title | Dusty Owls; basedOn | Ramone; Ramone | author | Bea Ek",
    ),
    (
        "Dusty Boots",
        "''Dusty Boots'' is an international co-production between the United Kingdom, Canada, and Chad.",
        "instanceOf | co-production; title | Dusty Boots; countryOfOrigin | United Kingdom; countryOfOrigin | Canada; "
        "countryOfOrigin | Chad",
    ),
    (
        "Dusty Moon",
        '"Dusty Moon" is a Latin pop song by Mia Lind.',
        "instanceOf | song; genre | Latin pop; title | Dusty Moon; performer | Mia Lind",
    ),
    (
        "Lost Geese",
        "''Lost Geese'' is a 1973 Swedish adventure comedy directed by Bo Ek.",
        "instanceOf | film; publicationYear | 1973; countryOfOrigin | Sweden; genre | adventure comedy; "
        "title | Lost Geese; directedBy | Bo Ek",
    ),
    (
        "Harbour Tower",
        "''Harbour Tower'' is an adaptation of Norwegian writer Nils Holm's 1892 play ''The Tower''.",
        "instanceOf | adaptation; title | Harbour Tower; basedOn | The Tower; The Tower | author | Nils Holm",
    ),
    (
        "Red Apples",
        "''Red Apples'' is a 1991 film based on the 1987 novel Red Apples at the Old Mill by Fay Flint.",
        "instanceOf | film; publicationYear | 1991; title | Red Apples; basedOn | Red Apples at the Old Mill; "
        "Red Apples at the Old Mill | author | Fay Flint",
    ),
    (
        "Fog Hill",
        "''Fog Hill'' is based on the video game Fog Hill 3 by Kobe Games.",
        "basedOn | Fog Hill 3; Fog Hill 3 | developer | Kobe Games",
    ),
    (
        "Tam's Chair",
        "''Tam's Chair'' is a 1967 picture book by Norwegian author and illustrator Ezra Holm.",
        "instanceOf | picture book; publicationYear | 1967; title | Tam's Chair; author | Ezra Holm; "
        "illustrator | Ezra Holm",
    ),
    (
        "Bruno's Picnic",
        "''Bruno's Picnic'' is a 1938 cartoon featuring Bruno Bear.",
        "instanceOf | cartoon; publicationYear | 1938; title | Bruno's Picnic; character | Bruno Bear",
    ),
    (
        "Long Night",
        "''Long Night'' is a novel by Fay Flint, the first to feature the detective Max Moor.",
        "instanceOf | novel; title | Long Night; author | Fay Flint",
    ),
)


def claims(title: str, text: str, *, truncated: bool = False) -> list[str]:
    """Every claim but the definition's own words, without the subject where it is the title."""
    found = read_definition(passage(text, "gloss", subject=title, truncated=truncated), ontology()).claims
    definition = {one.name for one in ontology().filling("definition")}
    return [one.removeprefix(f"{title} | ") for one in told(one for one in found if one.relation not in definition)]


@pytest.mark.parametrize(("title", "text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_definition_of_people_and_works(title: str, text: str, expected: str) -> None:
    assert claims(title, text) == [one for one in expected.split("; ") if one]


def test_definition_has_rows() -> None:
    assert len(ROWS) >= 32


def test_definition_tells_about_its_subject() -> None:
    text = "Mei Tan (; born ), also known as May Tan, is a Chinese actress. She lives in Beijing."
    definition = read_definition(passage(text, "gloss", subject="Mei Tan"), ontology())
    assert definition.about == About(
        title="Mei Tan", classes=("Person",), gender="female", names=("May Tan",), trades=("actor",)
    )
    assert text[: definition.end] == "Mei Tan (; born ), also known as May Tan, is a Chinese actress."


CUT: tuple[tuple[str, list[str]], ...] = (
    (
        "is a Swedish painter and sculpt",
        ["instanceOf | human", "occupation | painter", "countryOfCitizenship | Sweden"],
    ),
    ("is a Swedish pai", []),
    (
        "is a 1990 film directed by Anna Berg and Olof Pal",
        ["instanceOf | film", "publicationYear | 1990", "title | Moln", "directedBy | Anna Berg"],
    ),
    ("is a 1990 film directed by Anna B", ["instanceOf | film", "publicationYear | 1990", "title | Moln"]),
    ("is a city in Norr", ["instanceOf | city"]),
)


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_definition_states_nothing_that_touches_the_cut(text: str, expected: list[str]) -> None:
    assert claims("Moln", f"Moln {text}", truncated=True) == expected


def test_definition_gives_offsets_of_its_words() -> None:
    text = "''Moln'' is a 1990 Swedish film directed by Anna Berg."
    found = {
        one.rule: (one.object, text[one.start : one.end])
        for one in read_definition(passage(text, subject="Moln"), ontology()).claims
    }
    assert found["definition-type"] == (Concept(label="film", start=27, end=31), "1990 Swedish film")
    assert found["definition-year"] == (
        Value(lexical="1990", datatype="xsd:gYear", start=14, end=18),
        "1990 Swedish film",
    )
    assert found["definition-directed-by"] == (
        Name(label="Anna Berg", start=44, end=53, classes=("Person",)),
        "directed by Anna Berg",
    )
    assert found["definition-demonym"][0] == Name(
        label="Sweden", title="Sweden", start=19, end=26, classes=("Country",)
    )


SUBJECTS = (
    ("Moln", "Moln is a 1990 film.", "Moln"),
    ("The Third Sea", "In Swedish cinema, The Third Sea (1990) is a film.", "The Third Sea"),
    ("Lena Ortiz", "Magdalena Ortiz Vega, known professionally as Lena Ortiz, is a singer.", "Magdalena Ortiz Vega"),
    ("Moln", "''Moln'' (, ) is a 1990 film.", "''Moln''"),
    ("Moln", "() is a 1990 film.", ""),
    ("Bo Ek", "Bo Ek also written as Bo Eek (born 24 May 1987) is a player.", "Bo Ek"),
    ("Bo Ek", "Bo Ek (1876–1973), was born in Spain.", "Bo Ek"),
    ("Moln Bridge", "The Moln Bridge is a bridge.", "The Moln Bridge"),
)


@pytest.mark.parametrize(("title", "text", "words"), SUBJECTS)
def test_definition_says_where_its_subject_is_named(title: str, text: str, words: str) -> None:
    found = read_definition(passage(text, subject=title), ontology()).claims
    assert {text[max(0, one.subject.start) : max(0, one.subject.end)] for one in found} == {words}

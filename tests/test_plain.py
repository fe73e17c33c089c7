"""Openings without a title or a link, the whole way: what the hand patterns say of them, one row a sentence."""

from __future__ import annotations

import pytest

from kg.model import Article, Entity
from kg.read import Settings, Tools, read_article

pytestmark = pytest.mark.model

#: The sentence, what is said besides what its definition alone says, what must not be said.
ROWS: tuple[tuple[str, list[str], list[str]], ...] = (
    (
        "Kwame Asante is a Ghanaian professional footballer who plays as a midfielder for SC Accra.",
        ["Kwame Asante | positionPlayed | midfielder", "Kwame Asante | sport | association football"],
        [],
    ),
    (
        "Pavel Novak is a Czech ice hockey defenceman who currently plays for HC Kometa Brno.",
        ["Pavel Novak | memberOfSportsTeam | HC Kometa Brno", "Pavel Novak | sport | ice hockey"],
        ["Pavel Novak | countryForSport | HC Kometa Brno"],
    ),
    (
        "Marcus Hill is a former American football player who played for the Dallas Cowboys.",
        ["Marcus Hill | memberOfSportsTeam | Dallas Cowboys", "Marcus Hill | sport | American football"],
        ["Marcus Hill | countryForSport | Dallas Cowboys", "Marcus Hill | sport | association football"],
    ),
    (
        "Giovanni Marchetti died in Padua on 3 August 1702 and was buried in the Basilica of Saint Anthony.",
        ["Giovanni Marchetti | placeOfBurial | Basilica of Saint Anthony", "Giovanni Marchetti | placeOfDeath | Padua"],
        ["Giovanni Marchetti | placeOfBirth | Padua"],
    ),
    (
        "Born in Dundee, Fairlie was educated at the University of St Andrews.",
        ["Fairlie | educatedAt | University of St Andrews", "Fairlie | placeOfBirth | Dundee"],
        ["Fairlie | employer | University of St Andrews"],
    ),
    (
        "Lenz Verlag is a German publishing house with headquarters in Kiel, founded in 1921 by Otto Lenz.",
        ["Lenz Verlag | country | Germany"],
        ["Kiel | foundedBy | Otto Lenz", "Kiel | inception | 1921"],
    ),
    (
        "The actor Desmond Pryce is the brother of the singer Carla Pryce.",
        ["Desmond Pryce | sibling | Carla Pryce", "Carla Pryce | sibling | Desmond Pryce"],
        [],
    ),
    (
        "Air Sahel was an airline based at Niamey, Niger.",
        ["Air Sahel | headquartersLocation | Niamey", "Air Sahel | country | Niger"],
        [],
    ),
    (
        "Nightfall is the second studio album by American heavy metal band Iron Gate.",
        ["Nightfall | performer | Iron Gate", "Iron Gate | countryOfOrigin | United States"],
        [],
    ),
    (
        "Sukaran is a Unix-like operating system developed by Helix Labs.",
        ["Sukaran | developer | Helix Labs"],
        ["Unix | developer | Helix Labs"],
    ),
    (
        "Directed by Anna Berg, and written by Lou Marten, Night Harbor stars Eva Green as Lena and Tom Hall as Max.",
        [
            "Night Harbor | directedBy | Anna Berg",
            "Night Harbor | screenwriter | Lou Marten",
            "Night Harbor | castMember | Tom Hall",
            "Night Harbor | character | Max",
        ],
        ["Night Harbor | screenwriter | Night Harbor", "Night Harbor | castMember | Max"],
    ),
    (
        "Developed by Lanternworks and published by Kestrel, Ember Quest was released for the Nintendo 64 in 1998.",
        ["Ember Quest | developer | Lanternworks", "Ember Quest | publisher | Kestrel"],
        ["Ember Quest | publisher | Lanternworks"],
    ),
    (
        "Ivan Slovak is a footballer. Born in Haifa, Israel, Slovak immigrated to the United States in 1967.",
        ["Ivan Slovak | placeOfBirth | Haifa", "Haifa | country | Israel", "Ivan Slovak | residence | United States"],
        ["Haifa | country | United States", "Ivan Slovak | placeOfBirth | Slovakia"],
    ),
    (
        "Born in Leeds, England, to Polish parents, Adam Nowak studied at the University of Lund.",
        ["Adam Nowak | placeOfBirth | Leeds", "Leeds | locatedIn | England"],
        ["England | educatedAt | University of Lund"],
    ),
    (
        "Clara Benning was an actress. In 1933 she married Friedrich Lang, a wealthy toy manufacturer, and fled.",
        ["Clara Benning | spouse | Friedrich Lang"],
        ["Friedrich Lang | instanceOf | manufacturer"],
    ),
    (
        "Originally published in 1932 by Chatto & Windus, Salt Flats is a novel by Aldous Ek.",
        ["Salt Flats | instanceOf | novel", "Salt Flats | publisher | Chatto & Windus"],
        ["Chatto & Windus | instanceOf | novel"],
    ),
    (
        "Oskar and Lil stars Ann Weaver and Geo Park.",
        ["Oskar and Lil | castMember | Ann Weaver", "Oskar and Lil | castMember | Geo Park"],
        ["Lil | castMember | Ann Weaver"],
    ),
    (
        "Captain Fathom is an American animated television series by Bluebell Entertainment.",
        ["Captain Fathom | productionCompany | Bluebell Entertainment"],
        ["Captain Fathom | author | Bluebell Entertainment"],
    ),
    (
        "The Long Tide is a series of fantasy novels by Edna Crewe.",
        ["The Long Tide | author | Edna Crewe"],
        ["The Long Tide | productionCompany | Edna Crewe"],
    ),
    (
        "Arno Weiss was banished and died in exile in Venice.",
        ["Arno Weiss | placeOfDeath | Venice"],
        ["Arno Weiss | definition | banished and died in exile in Venice"],
    ),
    (
        "Adam Voss died of pneumonia at his home in Santa Monica, California, on 3 May 1971.",
        ["Adam Voss | placeOfDeath | Santa Monica", "Adam Voss | dateOfDeath | 1971-05-03"],
        [],
    ),
    (
        "Mary Aldous was born in a small village in Bavaria and died in hospital in Leeds.",
        ["Mary Aldous | placeOfBirth | Bavaria", "Mary Aldous | placeOfDeath | Leeds"],
        [],
    ),
    (
        "The Salt Road is a work of satire by Tobias Mead (1478–1535), written in Latin and published in 1516.",
        ["Tobias Mead | dateOfBirth | 1478", "Tobias Mead | dateOfDeath | 1535"],
        ["The Salt Road | publicationDate | 1535", "The Salt Road | publicationDate | 1478"],
    ),
    (
        "The kings whom he served were Ludwig II (1804–1870) and Otto (1870–1881).",
        [],
        ["Ludwig II | dateOfBirth | 1804", "Otto | dateOfBirth | 1870", "Otto | dateOfDeath | 1881"],
    ),
    (
        "In 1430 Anselm, Duke of Burgundy and Brabant, married Isabella of Ulm.",
        ["Anselm, Duke of Burgundy and Brabant | spouse | Isabella of Ulm"],
        ["Brabant | spouse | Isabella of Ulm"],
    ),
    (
        "The river flows from Pittsburgh, Pennsylvania, to its mouth on the Mississippi River at Cairo, Illinois.",
        ["Pittsburgh | locatedIn | Pennsylvania", "Cairo | locatedIn | Illinois"],
        ["Cairo | locatedIn | Pennsylvania", "Pittsburgh | locatedIn | Illinois"],
    ),
    (
        "Anna Lindt met Henry Maddox and his brother Charles Maddox in Boston.",
        ["Henry Maddox | sibling | Charles Maddox"],
        [],
    ),
    (
        "Irina was the first wife of Pavel Orlov, Tsarevich of Russia, and a friend of the arts.",
        ["Irina | spouse | Pavel Orlov"],
        ["Irina | spouse | Tsarevich of Russia"],
    ),
    (
        "The TV series Norsemen was aired on DVD.",
        [],
        ["Norsemen | originalBroadcaster | TV", "Norsemen | originalBroadcaster | DVD"],
    ),
    (
        "The Low Door is the eleventh episode of the fourth season of the American television series The Inn.",
        ["The Low Door | instanceOf | episode", "The Low Door | partOfSeries | The Inn"],
        [],
    ),
    (
        "Selby railway station is a railway station in Northfield, Birmingham, England.",
        ["Selby railway station | instanceOf | railway station", "Selby railway station | locatedIn | Northfield"],
        ["Selby railway station | subclassOf | railway station"],
    ),
    (
        "Il mercante is an opera in four acts by Giorgio Valdi.",
        ["Il mercante | instanceOf | opera", "Il mercante | composer | Giorgio Valdi"],
        ["Il mercante | subclassOf | opera"],
    ),
    (
        "Marsh otter is a small mammal native to the eastern Himalayas.",
        ["Marsh otter | subclassOf | mammal"],
        ["Marsh otter | instanceOf | mammal"],
    ),
    (
        "Ellen Park is an American politician and member of the Democratic Party.",
        ["Ellen Park | occupation | politician", "Ellen Park | memberOf | Democratic Party"],
        ["Ellen Park | occupation | member"],
    ),
    (
        "Ana Sol is a Brazilian tennis player who won the 2011 US Open in mixed doubles.",
        ["2011 US Open | winner | Ana Sol"],
        ["Ana Sol | electedIn | 2011 US Open"],
    ),
    (
        "Rhoda Green is a fictional character portrayed by Jenna Moss in the sitcom Neighbours.",
        ["Rhoda Green | performer | Jenna Moss", "Rhoda Green | presentInWork | Neighbours"],
        [],
    ),
    (
        "Lars Holt (1900–1970), a Danish physicist, shared the Nobel Prize in Physics with Niels Borg in 1935.",
        ["Lars Holt | occupation | physicist", "Lars Holt | countryOfCitizenship | Denmark"],
        [],
    ),
    (
        "Acme Systems, a software company, acquired Beta Labs in 1999.",
        ["Acme Systems | instanceOf | software company"],
        [],
    ),
    (
        "Harlan Cobb's novel Tell Nobody is a thriller that won the Edgar Award.",
        ["Tell Nobody | author | Harlan Cobb"],
        ["Harlan Cobb | instanceOf | film", "Harlan Cobb | instanceOf | thriller"],
    ),
    (
        "Mary Hill was born in Leeds. In 2005, she released her debut album Blue Skies after her film The Boss.",
        ["Blue Skies | performer | Mary Hill"],
        ["The Boss | directedBy | Mary Hill"],
    ),
    (
        "Rodolfo Guidi, known professionally as Ralph Vale or mononymously as Vale, was an Italian-born actor.",
        ["Rodolfo Guidi | alias | Ralph Vale", "Rodolfo Guidi | alias | Vale"],
        [],
    ),
)


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Settings().tools()


def test_rows_are_many() -> None:
    assert len(ROWS) >= 41


@pytest.mark.parametrize(("text", "said", "not_said"), ROWS, ids=[row[0][:30] for row in ROWS])
def test_an_opening_is_read(text: str, said: list[str], not_said: list[str], tools: Tools) -> None:
    facts = [one for one in read_article(Article(id="x", text=text), tools).facts if one.status == "asserted"]
    found = [
        f"{one.subject.label} | {one.relation} | "
        f"{one.object.label if isinstance(one.object, Entity) else one.object.lexical}"
        for one in facts
    ]
    assert set(said) <= set(found)
    assert not set(not_said) & set(found)
    at = [one.evidence for one in facts if one.evidence.rule == "Sport"]
    assert all(text[one.start : one.end] == one.quote for one in at)

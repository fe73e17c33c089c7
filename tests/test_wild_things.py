"""Works, events and things as an encyclopedia tells of them today, read whole."""

from __future__ import annotations

import pytest

from kg.extract.prose.naming import is_bare_rank
from kg.read import Tools
from tests.paragraphs import check

pytestmark = pytest.mark.model

Row = tuple[str, str, list[str], list[str]]
#: Title, text, facts that it states, and facts that it does not.
ROWS: tuple[Row, ...] = (
    (
        "1906 Ulm earthquake",
        "At 05:12 AM on Wednesday, April 18, 1906, the coast of Scania was struck by a major earthquake with a "
        "magnitude of 7.9.[1] More than 3,000 people died.",
        [
            "1906 Ulm earthquake | instanceOf | earthquake",
            "1906 Ulm earthquake | pointInTime | 1906-04-18",
            "1906 Ulm earthquake | numberOfDeaths | 3000",
        ],
        [],
    ),
    (
        "Lund disaster",
        "On 26 April 1986, the no. 4 reactor of the Lund Nuclear Power Plant, located near Ulm, exploded.[1]",
        ["Lund disaster | pointInTime | 1986-04-26"],
        [],
    ),
    (
        "Lund War",
        "On 26 April 1986, troops of Ulm crossed the border of Lund.[1]",
        [],
        ["Lund War | pointInTime | 1986-04-26"],
    ),
    (
        "2008 Ulm presidential election",
        "Presidential elections were held in Ulm on November 4, 2008.[2] The Liberal candidate Karl Berg defeated the "
        "Conservative candidate Otto Holm. Berg became the first African American to be elected president.",
        ["2008 Ulm presidential election | instanceOf | presidential election"],
        ["Karl Berg | memberOfPoliticalParty | Conservative", "Karl Berg | countryOfCitizenship | Africa"],
    ),
    (
        "Berta",
        "RMS Berta was a British ocean liner. The ship was built by the Lund and Berg shipbuilding company in Ulm. "
        "RMS Berta was under the command of Captain Karl Holm, who went down with the ship.",
        ["Berta | builtBy | Lund and Berg", "Berta | commander | Karl Holm"],
        ["Berta | builtBy | Berg", "Berta | builtBy | Lund"],
    ),
    (
        "German battleship Berta",
        "Berta was the first of two Berta-class battleships. Named after Chancellor Otto von Berta, the vessel was "
        "launched in February 1939. Berta was under the command of Captain Ernst Lund.",
        [
            "German battleship Berta | commander | Ernst Lund",
            "German battleship Berta | launchDate | 1939-02",
            "Otto von Berta | positionHeld | chancellor",
        ],
        [],
    ),
    (
        "Jane",
        "Jane is a 1915 American film. It was distributed by the Lund Pictures company. It was shown by the Paris "
        "company.",
        ["Jane | distributor | Lund Pictures"],
        ["Jane | distributor | Paris"],
    ),
    (
        "Lundine",
        "Lundine is a central nervous system (CNS) stimulant of the methylxanthine class.[10] Lundine is a white, "
        "crystalline alkaloid with the chemical formula C8H10N4O2.",
        ["Lundine | instanceOf | central nervous system stimulant", "Lundine | chemicalFormula | C8H10N4O2"],
        ["Lundine | instanceOf | central nervous system"],
    ),
    (
        "Lund 11",
        "Lund 11 (July 16–24, 1969) was the American spaceflight that first landed humans on the Moon. Commander Neil "
        "Lind and Lunar Module Pilot Otto Holm landed on July 20, 1969. Holm joined him 19 minutes later.",
        ["Lund 11 | instanceOf | spaceflight"],
        ["Otto Holm | employer | Neil Lind", "Holm | employer | Neil Lind"],
    ),
    (
        "Lundo (dwarf planet)",
        "Lundo (minor-planet designation: 1 Lundo) is a dwarf planet. It was the first known asteroid, discovered on 1 "
        "January 1801 by Karl Berg at Ulm Observatory in Scania.",
        [
            "Lundo (dwarf planet) | discoveredBy | Karl Berg",
            "Lundo (dwarf planet) | discoveryDate | 1801-01-01",
        ],
        [],
    ),
    (
        "Grey Ice",
        "Grey Ice is a portrait painting by the Italian artist Karl Berg. It is in the collection of the Ulm Museum. "
        "It has been on permanent display at the Lund Museum since 1797.",
        ["Grey Ice | ownedBy | Ulm Museum", "Grey Ice | location | Lund Museum"],
        [],
    ),
    (
        "Grey Ice (TV series)",
        "Grey Ice is an American television series created by Karl Berg. The series premiered on AMC on January 20, "
        "2008, and concluded on September 29, 2013, after five seasons consisting of 62 episodes.",
        [
            "Grey Ice (TV series) | startTime | 2008-01-20",
            "Grey Ice (TV series) | numberOfSeasons | 5",
            "Grey Ice (TV series) | numberOfEpisodes | 62",
        ],
        [],
    ),
    (
        "Red Ring: A Tale of Lund",
        "Red Ring: A Tale of Lund[a] is a 1998 action-adventure game developed by Holm Games. It was released in Japan "
        "and North America in November 1998 and in Europe the following month. A Tale of Lund was directed by Karl "
        "Berg.",
        ["Red Ring: A Tale of Lund | directedBy | Karl Berg"],
        ["A Tale of Lund | directedBy | Karl Berg"],
    ),
    (
        "Lundi",
        "Lundi (French: [lœ̃di] ⓘ) is a daily newspaper in France. It was founded by Karl Berg at the request of Otto "
        "Holm (as Chairman of Ulm) on 19 December 1944.",
        ["Lundi | foundedBy | Karl Berg"],
        ["Lundi | foundedBy | Otto Holm"],
    ),
    (
        "The Night Lund",
        "Militia Company of Lund,[1] also known as The Shooting Company of Karl Berg, but commonly referred to as The "
        "Night Lund (Dutch: De Nachtlund), is a 1642 painting by Otto Holm.",
        ["The Night Lund | alternativeTitle | The Shooting Company of Karl Berg"],
        ["The Night Lund | alternativeTitle | but"],
    ),
    (
        "Lundby",
        "Lundby is a city in Scania, Norway, with a population of 820,043 at the 2010 Census and 843,810 at the 2020 "
        "Census; the official estimate as of mid-2024 was 889,359. The metropolitan area has around 3 million people.",
        [
            "Lundby | population | 820043",
            "Lundby | population | 843810",
            "Lundby | population | 889359",
        ],
        ["Lundby | population | 3000000"],
    ),
    (
        "Lund Peak",
        "Lund Peak (Quechua lund red, qaqa (Kichwa kaka) rock, \"Red rock\", Hispanicized spelling \"Lundicaca\") is a "
        "mountain in the Andes of Peru. It is located in the Ask Department, Holm Province, Ulm Municipality.",
        ["Holm Province | locatedIn | Ask Department", "Ulm Municipality | locatedIn | Holm Province"],
        ["Red rock | locatedIn | Andes of Peru", "Ask Department | locatedIn | Holm Province"],
    ),
    (
        "Ida of Lund",
        "Ida of Lund (c. 990 – c. 1045) was possibly a daughter of Otto, Count of Ulm, and Nora of Ask. She married "
        "Karl Holm.",
        ["Ida of Lund | spouse | Karl Holm"],
        ["Ida of Lund | parent | Otto, Count of Ulm", "Nora of Ask | child | Ida of Lund"],
    ),
    (
        "Otto I",
        "Otto I (1185 – 22 October 1229) was Holy Roman Emperor and Count of Lund and Ulm from 1207 until his death "
        "in 1229.",
        ["Otto I | positionHeld | Holy Roman Emperor"],
        ["Ulm | dateOfDeath | 1229", "Otto I | positionHeld | Emperor"],
    ),
    (
        "Red Owl (album)",
        "Red Owl is an album released by pop group Grey Ice in 1977. It featured the UK top 10 hit, \"Blue Owl\".",
        ["Red Owl (album) | performer | Grey Ice"],
        ["Red Owl (album) | recordLabel | Grey Ice", "Blue Owl | countryOfOrigin | United Kingdom"],
    ),
    (
        "Owl Days",
        "Owl Days is a 2013 Spanish thriller film directed by Karl and Otto Berg. It premiered in Nashville, Tennessee "
        "on November 8, 2010, and had a wide release in the United States on January 7, 2011. It was produced by the "
        "British branch of Lund Pictures.",
        ["Owl Days | directedBy | Karl Berg", "Owl Days | directedBy | Otto Berg"],
        [
            "Owl Days | directedBy | Karl",
            "Nashville | country | United States",
            "Lund Pictures | country | United Kingdom",
        ],
    ),
    (
        "Karl Berg",
        "Karl Berg was a German film director. He is best known for his contributions to Lundbummel (1951) and Holms "
        "Owl (1955). He is a member of the Lund Hall of Fame. Berg's wife overheard the engineer Otto Lind. He died at "
        "age 78 at Twickenham, London, England.",
        [
            "Lundbummel | directedBy | Karl Berg",
            "Holms Owl | directedBy | Karl Berg",
            "Karl Berg | awardReceived | Lund Hall of Fame",
            "Karl Berg | placeOfDeath | Twickenham",
        ],
        ["Karl Berg | spouse | Otto Lind", "Karl Berg | residence | London"],
    ),
    (
        "Lundium",
        "Lundium (chemical formula CO), also known as owlium 21, is a poisonous gas.",
        ["Lundium | chemicalFormula | CO", "Lundium | alias | owlium 21"],
        ["Lundium | chemicalFormula | CO)"],
    ),
    (
        "Lundosa",
        "Lundosa is a company that reports on news. It has 64 correspondents following the kidnapping of Karl Berg, an "
        "event which has raised questions. In Norway the Lundosa Area (LA) is constituted of Ulm proper and four "
        "regions.",
        [],
        ["Karl Berg | instanceOf | event", "Lundosa Area | locatedIn | Ulm"],
    ),
    (
        "Lund Falls",
        "Lund Falls are waterfalls of the Ulm River in Norway. For most of its course, the river flows through Sweden.",
        [],
        ["Lund Falls | basinCountry | Sweden"],
    ),
    (
        "Great Lund famine of 1770",
        "The Great Lund famine of 1770 struck Lund between 1769 and 1770.",
        ["Great Lund famine of 1770 | instanceOf | famine", "Great Lund famine of 1770 | startTime | 1769"],
        [],
    ),
    (
        "Owl Sea",
        "The Owl Sea is a region of the Atlantic Ocean bounded by four currents.",
        ["Owl Sea | partOf | Atlantic Ocean"],
        ["Owl Sea | nextToWater | Atlantic Ocean"],
    ),
)


@pytest.mark.parametrize(("title", "text", "stated", "unstated"), ROWS, ids=[row[0] for row in ROWS])
def test_wild_things(tools: Tools, title: str, text: str, stated: list[str], unstated: list[str]) -> None:
    check(title, text, stated, unstated, tools)


def test_places_of_a_later_release(tools: Tools) -> None:
    """Where a work came out later than on the date told, it did not come out then."""
    from kg.model import Article, Entity
    from kg.read import read_article

    text = (
        "Grey Ice is a 1998 game developed by Holm Games. It was released in Japan in November 1998 and in Norway the "
        "following month."
    )
    facts = read_article(Article(id="1", title="Grey Ice", text=text), tools).facts
    places = {
        place.label
        for fact in facts
        if fact.relation == "publicationDate"
        for _, place in fact.qualifiers
        if isinstance(place, Entity)
    }
    assert places == {"Japan"}


def test_bare_ranks() -> None:
    """Ranks of an army with whose it is, and nobody's name."""
    labels = ("Union Major General", "Field Marshal", "Rear Admiral", "Grand Duke", "General Holm", "Union")
    assert [is_bare_rank(label) for label in labels] == [True, True, True, True, False, False]


def test_rows_are_many() -> None:
    assert len(ROWS) >= 27

"""Paragraphs on places, notions and careers, the whole way: what several words of a sentence say together."""

from __future__ import annotations

import pytest

from kg.read import Settings, Tools
from tests.paragraphs import check

pytestmark = pytest.mark.model

#: The title, the text, what is said of anything, what must not be said.
ROWS: tuple[tuple[str, str, list[str], list[str]], ...] = (
    (
        "Grey Empire",
        "The Grey Empire was an empire controlling portions of the Caribbean, Africa, various islands in Asia and "
        "Oceania.",
        ["Grey Empire | instanceOf | empire"],
        ["Caribbean | locatedIn | Africa", "Caribbean | locatedIn | Asia", "Africa | locatedIn | Asia"],
    ),
    (
        "Vernia",
        "Vernia is a country in Central Africa, bordered by Equatorial Guinea to the northwest, Cameroon to the north, "
        "the Republic of the Congo to the east and south.",
        [
            f"Vernia | sharesBorderWith | {one}"
            for one in ("Equatorial Guinea", "Cameroon", "Republic of the Congo")
        ],
        [],
    ),
    (
        "Old Vernia",
        "Old Vernia was an ancient kingdom established around 1334 BCE.",
        ["Old Vernia | inception | -1333"],
        [],
    ),
    (
        "Montaro",
        "Montaro is the capital of Lydia. Comprising the 5 urban districts of Montaro Province, the city grew fast.",
        [],
        ["Montaro | contains | Montaro Province"],
    ),
    (
        "Lind House",
        "Lind House is a house in Ulm, Ohio. It was listed on the National Register of Historic Places in 1987.",
        ["Lind House | heritageDesignation | National Register of Historic Places"],
        [],
    ),
    (
        "Vernian War",
        "The Vernian War was fought between Poland and the Kingdom of Sweden and its puppet states between 1637 and "
        "1645, following a period of conflict.",
        ["Vernian War | startTime | 1637", "Vernian War | endTime | 1645"],
        [],
    ),
    (
        "Vernish",
        "Vernish is a language spoken in India. It is the official and administrative language of Goa.",
        ["Goa | officialLanguage | Vernish"],
        [],
    ),
    (
        "Vandia",
        "Vandia is a country in North Africa. It is bordered to the northeast by Tunisia; to the east by Libya; to the "
        "south by Mali, Mauritania, and Niger; to the west by Morocco; and to the north by the Mediterranean Sea.",
        [
            *(f"Vandia | sharesBorderWith | {one}" for one in "Tunisia Libya Mali Mauritania Niger Morocco".split()),
            "Vandia | nextToWater | Mediterranean Sea",
        ],
        ["Vandia | sharesBorderWith | Mediterranean Sea"],
    ),
    (
        "Vandia",
        "Vandia is a country in North Africa. The capital and largest city is Ostrava, and the official and national "
        "language is Arabic.",
        ["Vandia | capital | Ostrava", "Ostrava | largestCityOf | Vandia", "Vandia | officialLanguage | Arabic"],
        ["Vandia | largestCityOf | Ostrava"],
    ),
    (
        "Elmer Vik",
        "Elmer Vik (1921–1988) was an American politician. Born in Elmwood Park, Illinois, Vik served in the Illinois "
        "House of Representatives from 1957 until 1983. Starting in 1975, Vik taught. He liked the Grey Park.",
        [
            "Elmer Vik | placeOfBirth | Elmwood Park",
            "Elmwood Park | locatedIn | Illinois",
            "Grey Park | instanceOf | park",
        ],
        [
            "Elmwood Park | instanceOf | park",
            "Elmer Vik | militaryBranch | Illinois House of Representatives",
            "Elmer Vik | startTime | 1975",
        ],
    ),
    (
        "Ida Holm",
        "Ida Holm (1871–1927) was a Danish politician. She served as director of the Ulm School in 1911, Minister of "
        "Finance from 1913 to 1914, Minister of Defence in 1916 and Prime Minister from 1917 until 1919. She worked "
        "with her business partner Karl Berg.",
        [
            "Ida Holm | positionHeld | Minister of Finance",
            "Ida Holm | positionHeld | Minister of Defence",
            "Ida Holm | positionHeld | Prime Minister",
            "Ida Holm | collaborator | Karl Berg",
        ],
        ["Ida Holm | unmarriedPartner | Karl Berg"],
    ),
    (
        "Otto Med",
        "Otto Med PC (born 8 April 1938 in Lund), known as Big Med or often just Med, was the chief of the personal "
        "security of Karl IV and his bodyguard.",
        ["Otto Med | placeOfBirth | Lund"],
        ["Karl IV | placeOfBirth | Lund", "Otto Med | alias | just Med"],
    ),
    (
        "Ostrava",
        "Ostrava, officially the Special Region of Ostrava, is the capital and largest city of Indonesia.",
        ["Ostrava | capitalOf | Indonesia"],
        ["Indonesia | locatedIn | Ostrava"],
    ),
    (
        "Vandia",
        "Vandia is a country in North Africa. The second largest city is Lund. The largest city in the north is Kiel.",
        [],
        ["Lund | largestCityOf | Vandia", "Kiel | largestCityOf | Vandia"],
    ),
    (
        "Shalkot",
        "Shalkot is a province of Pakistan. Multan is the capital and largest city of the province. Other major cities "
        "include Sialkot, Gujrat and Jhelum. Nearby towns include Ystad.",
        [
            "Multan | locatedIn | Shalkot",
            "Sialkot | locatedIn | Shalkot",
            "Gujrat | locatedIn | Shalkot",
            "Jhelum | locatedIn | Shalkot",
        ],
        ["Ystad | locatedIn | Shalkot"],
    ),
    (
        "Vandia",
        "Vandia is a country in South America. It also administers several islands, including Juana Island and San "
        "Felix. Sister cities include Rome. Its largest cities are Malmo and Kiel.",
        [
            "Juana Island | country | Vandia",
            "San Felix | country | Vandia",
            "Malmo | country | Vandia",
            "Kiel | country | Vandia",
        ],
        ["Rome | country | Vandia", "Rome | locatedIn | Vandia"],
    ),
    (
        "Bhagnagar",
        "Bhagnagar is a city in India. It lies along the banks of the Musi River. Other major cities include Delhi. "
        "There are several artificial lakes, including the Osman Sagar Lake.",
        ["Bhagnagar | nextToWater | Musi River", "Osman Sagar Lake | locatedIn | Bhagnagar"],
        ["Delhi | locatedIn | Bhagnagar"],
    ),
    (
        "Kingdom of Merula",
        "The Kingdom of Merula was a kingdom in the Horn of Africa and South Arabia from antiquity on. Emerging from "
        "an earlier culture, the kingdom was founded in the 1st century. The city of Adora served as the kingdom's "
        "capital.",
        ["Kingdom of Merula | capital | Adora"],
        ["Kingdom of Merula | capital | South Arabia"],
    ),
    (
        "Deep Oak Park",
        "Deep Oak Park is a private park open to the public in Kent County, North Carolina and Lee County, North "
        "Carolina, USA, operated by the Deep Oak Association.",
        [],
        ["United States | operator | Deep Oak Association"],
    ),
    (
        "Steelite",
        "Steelite is an alloy. It consists of a mixture of iron, carbon, and potassium nitrate.",
        ["Steelite | hasPart | iron", "Steelite | hasPart | carbon", "Steelite | hasPart | potassium nitrate"],
        ["Steelite | hasPart | mixture"],
    ),
    (
        "Bottle pump",
        "A bottle pump is a simple device. It consists of a plunger and a valve. It consists of parts made in Lund.",
        ["Bottle pump | hasPart | plunger", "Bottle pump | hasPart | valve"],
        ["Bottle pump | hasPart | parts"],
    ),
    (
        "Lithology",
        "Lithology is the branch of geology that studies rocks. Lithology has three subdivisions: igneous, "
        "metamorphic, and sedimentary lithology.",
        [
            "Lithology | hasPart | igneous lithology",
            "Lithology | hasPart | metamorphic lithology",
            "Lithology | hasPart | sedimentary lithology",
        ],
        ["Lithology | hasPart | igneous"],
    ),
    (
        "Rock (geology)",
        "Rock is a solid material. There are two kinds of rock: hard rock and soft rock. It has two parts: the core, "
        "and what lies below.",
        ["hard rock | subclassOf | Rock (geology)", "soft rock | subclassOf | Rock (geology)"],
        ["Rock (geology) | hasPart | core"],
    ),
    (
        "Joint",
        "A joint is a connection between bones. Some joints, such as the knee and elbow, are self-lubricating.",
        ["knee | subclassOf | Joint", "elbow | subclassOf | Joint"],
        [],
    ),
    (
        "Joint",
        "A joint is a connection between bones. Some things are called joints, such as the hinge and the bolt.",
        [],
        ["hinge | subclassOf | Joint", "bolt | subclassOf | Joint"],
    ),
    (
        "Mark Ball",
        "Mark Ball is an American lawyer. He is a former partner in the law firm of Baker Dorn.",
        ["Mark Ball | employer | Baker Dorn"],
        [],
    ),
    (
        "Jim Sugh",
        "Jim Sugh was an Indian film producer. He started Jim Sugh Productions. He started his career at Rao Films.",
        ["Jim Sugh Productions | foundedBy | Jim Sugh"],
        ["Rao Films | foundedBy | Jim Sugh"],
    ),
    (
        "Norden Electric",
        "Norden Electric was an American company. It was established in 1892 through the merger of Edison Light "
        "Company and the Houston Wire Company.",
        ["Norden Electric | replaces | Edison Light Company", "Norden Electric | replaces | Houston Wire Company"],
        [],
    ),
    (
        "Mining",
        "Mining is an activity. The safety lamp was invented by Humphry Dorn in 1815. The device was invented by Karl "
        "Otto. Gold was discovered by James Hall.",
        ["Humphry Dorn | discovererOf | safety lamp"],
        ["Karl Otto | discovererOf | device", "James Hall | discovererOf | gold"],
    ),
    (
        "Karl Reiner",
        "Karl Reiner was a German chemist. He is known for his invention of the safety lamp.",
        ["Karl Reiner | discovererOf | safety lamp"],
        [],
    ),
    (
        "Mary Holt",
        "Mary Holt is an American lawyer. She received a B.A. in philosophy from Mount Holyoke College in 1983 and a "
        "J.D. from Georgetown Law. She was given an honorary degree by Brown University.",
        [
            "Mary Holt | educatedAt | Mount Holyoke College",
            "Mary Holt | academicDegree | B.A.",
            "Mary Holt | educatedAt | Georgetown Law",
            "Mary Holt | academicDegree | J.D.",
        ],
        ["Mary Holt | academicDegree | bachelor's degree"],
    ),
    (
        "Mary Holt",
        "Mary Holt is an American lawyer. She earned her bachelor's degree in political science from Yale University "
        "and, after receiving an MBA from Purdue, she obtained a Ph.D. at Cornell University.",
        [
            "Mary Holt | educatedAt | Yale University",
            "Mary Holt | academicDegree | bachelor's degree",
            "Mary Holt | educatedAt | Purdue",
            "Mary Holt | educatedAt | Cornell University",
            "Mary Holt | academicDegree | Ph.D.",
        ],
        [],
    ),
    (
        "Ted Varn",
        "Ted Varn was an American sociologist. After earning a PhD in economics, he served on the faculty at Lund "
        "College for two years.",
        [],
        ["Ted Varn | educatedAt | Lund College"],
    ),
    (
        "Ann Sprint",
        "Ann Sprint was a British runner. She won a bronze medal in the 4 x 100-meter relay at the 1956 Summer "
        "Olympics. She competed on the team in the 2004 Summer Olympics.",
        ["Ann Sprint | participantIn | 1956 Summer Olympics", "Ann Sprint | participantIn | 2004 Summer Olympics"],
        ["Ann Sprint | league | 2004 Summer Olympics"],
    ),
    (
        "Tom Rall",
        "Tom Rall was an American actor. He died in Los Angeles, California from a heart attack.",
        ["Tom Rall | causeOfDeath | heart attack", "Tom Rall | placeOfDeath | Los Angeles"],
        [],
    ),
    (
        "Bill Rall",
        "Bill Rall was an American actor. He died in New York of long-term acute alcoholism.",
        ["Bill Rall | causeOfDeath | long-term acute alcoholism"],
        [],
    ),
    (
        "Jean Rall",
        "Jean Rall was a French duke. He died at Vincennes due to an attack of convulsions.",
        ["Jean Rall | causeOfDeath | attack of convulsions"],
        [],
    ),
    (
        "Hugh Darnley",
        "Hugh Darnley was a Scottish nobleman. He married Jane Hay in 1840. The couple lived at Lochend Castle.",
        ["Hugh Darnley | residence | Lochend Castle"],
        [],
    ),
    (
        "Tom Vane",
        "Tom Vane is an English artist. He worked under the name L. Alcop. He wrote under the pseudonym John Dorn. "
        "He won the contest under the name Otto Holm.",
        ["Tom Vane | pseudonym | L. Alcop", "Tom Vane | pseudonym | John Dorn"],
        ["Tom Vane | pseudonym | Otto Holm"],
    ),
    (
        "John Arbuth",
        "John Arbuth, 8th Viscount of Arbuth was a Scottish peer. He married Jane Hay, daughter of David Hay, 9th Earl "
        "of Airlie at Corta Castle, Angus. Arbuth died at his residence and was succeeded in his titles by his son "
        "John.",
        ["John Arbuth | child | John"],
        ["Angus | child | John Arbuth", "John Arbuth | parent | Angus"],
    ),
    (
        "Karl Lind",
        "Karl Lind was a Swedish painter. His son Karl became a lawyer.",
        ["Karl | occupation | lawyer"],
        ["Karl Lind | occupation | lawyer"],
    ),
    (
        "Umar II",
        "Umar II was an Umayyad caliph. Abd al-Aziz died before his brother, Caliph Abd al-Malik. Umar was born in "
        "Medina.",
        ["Abd al-Aziz | sibling | Caliph Abd al-Malik"],
        ["Umar II | sibling | Caliph Abd al-Malik"],
    ),
    (
        "Kate Woods",
        "Kate Woods is an Australian footballer. She is a cousin of water polo players Gavin and Taryn Woods.",
        ["Kate Woods | relative | Gavin Woods", "Kate Woods | relative | Taryn Woods"],
        ["Kate Woods | relative | Gavin"],
    ),
    (
        "Ali Efendi",
        "Ali Efendi was an Ottoman poet. He was born in 985 AH (1577 AD) in Bursa.",
        [],
        ["Ali Efendi | placeOfBirth | AH"],
    ),
    (
        "Maria of Russia",
        "Maria of Russia was a Russian princess. Her husband was Prince Paul of Greece and Denmark and they were both "
        "first cousins of Emperor Nicholas II of Russia.",
        ["Prince Paul of Greece and Denmark | spouse | Maria of Russia"],
        ["Nicholas II of Russia | spouse | Maria of Russia"],
    ),
    (
        "Bear Holm",
        'Eric Otto "Bear" Holm is a Danish golfer. The word was coined by Karl "Red" Lind.',
        ["Bear Holm | fullName | Eric Otto Holm", "Bear Holm | nickname | Bear"],
        ["Bear Holm | discoveredBy | Karl Lind"],
    ),
)


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Settings().tools()


def test_rows_are_many() -> None:
    assert len(ROWS) >= 35


@pytest.mark.parametrize(("title", "text", "said", "not_said"), ROWS, ids=[f"{row[0]} {row[1][-40:]}" for row in ROWS])
def test_a_paragraph_is_read(title: str, text: str, said: list[str], not_said: list[str], tools: Tools) -> None:
    check(title, text, said, not_said, tools)

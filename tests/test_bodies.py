"""Paragraphs behind the opening, as the lives, works and places of an encyclopedia go on, read whole."""

from __future__ import annotations

import pytest

from kg.articles.sentences import split_sentences
from kg.read import Tools
from tests.paragraphs import check

pytestmark = pytest.mark.model

Row = tuple[str, str, list[str], list[str]]
_LUND = "Ida Lund (née Holm; 7 November 1867 – 4 July 1934) was a Swedish chemist.\n\n"
_BERG = "Karl Berg (1 May 1950 – 2 May 1999) was a Swedish film director.\n\n"
#: Title, text, facts that it states, and facts that it does not.
ROWS: tuple[Row, ...] = (
    (
        "Ida Lund",
        f"{_LUND}Ida Holm was born in Ulm, the youngest child of teachers Berta, née Ask, and Otto Holm. The elder "
        "siblings of Ida were Sofie (born 1862, nicknamed Sosa), Josef [pl] (born 1863, nicknamed Jo) and Helene (born "
        "1866, nicknamed Hela).",
        [
            "Ida Lund | placeOfBirth | Ulm",
            "Sofie | dateOfBirth | 1862",
            "Sofie | nickname | Sosa",
            "Josef | dateOfBirth | 1863",
            "Helene | dateOfBirth | 1866",
        ],
        [
            "Sofie | sibling | Sosa",
            "Jo | dateOfBirth | 1866",
            "Ida Holm | placeOfBirth | Ulm",
            "Ida Lund | mother | Ask",
        ],
    ),
    (
        "Karl Berg",
        f"{_BERG}After Sherborne, Berg studied from 1931 to 1934 at King's College, Cambridge, where he was awarded "
        "first-class honours in mathematics. In June 1938, he obtained his PhD from the Department of Mathematics at "
        "Princeton; his dissertation was praised.",
        ["Karl Berg | educatedAt | Princeton", "Karl Berg | academicDegree | PhD"],
        [
            "Sherborne | educatedAt | King's College",
            "Karl Berg | employer | Cambridge",
            "Karl Berg | employer | Princeton",
        ],
    ),
    (
        "Karl Berg",
        f"{_BERG}Berg was the first of two children of Jakob Leonard Berg (1902–1985), known as Jack or Jacques, and "
        "his "
        "wife Ida Lind (née Holm; 1903–1985). He married Rosa Ask in 1918, Lita Grey in 1924 and Paula Holm in 1936.",
        [
            "Karl Berg | parent | Jakob Leonard Berg",
            "Jakob Leonard Berg | dateOfBirth | 1902",
            "Karl Berg | spouse | Lita Grey",
            "Karl Berg | spouse | Paula Holm",
        ],
        ["Karl Berg | parent | Jacques"],
    ),
    (
        "Karl Berg",
        f"{_BERG}He was born to Otto Berg (Otto Berg the Elder; 1926–1994), a Swedish notary, and was raised in the "
        "predominantly Catholic province of Scania. He directed The Blue Ice in 1950, The Black Snow in 1951, and The "
        "Old Days in 1953.",
        [
            "The Blue Ice | directedBy | Karl Berg",
            "The Black Snow | directedBy | Karl Berg",
            "The Old Days | directedBy | Karl Berg",
            "Otto Berg | dateOfBirth | 1926",
        ],
        ["Karl Berg | religion | Catholic"],
    ),
    (
        "Ida Lund",
        f"{_LUND}She won the Lund Prize in 1950, the Holm Medal in 1951 and the Ask Award in 1960. Lund was elected to "
        "the Bundestag for the state of Bavaria. As the pupil of Chancellor Otto Lind, Lund was appointed as Minister "
        "for Women and Youth in 1991.",
        [
            "Ida Lund | awardReceived | Lund Prize",
            "Ida Lund | awardReceived | Holm Medal",
            "Ida Lund | awardReceived | Ask Award",
            "Ida Lund | memberOf | Bundestag",
            "Ida Lund | positionHeld | Minister for Women and Youth",
        ],
        [],
    ),
    (
        "Vincent Holm",
        "Vincent Holm (30 March 1853 – 29 July 1890) was a Dutch painter.\n\nHe was the oldest child of Theodor Holm "
        "(1822–1885), a minister of the Lund Reformed Church, and his wife, Anna Cornelia Lind (1819–1907). There was "
        "another brother, Kor, and three sisters: Elisabeth, Anna, and Willemina.",
        ["Vincent Holm | parent | Theodor Holm", "Anna Cornelia Lind | dateOfBirth | 1819"],
        ["Anna Cornelia Lind | sibling | Elisabeth", "Anna Cornelia Lind | spouse | Lund Reformed Church"],
    ),
    (
        "Karl Lind (footballer)",
        "Karl Lind (born 24 June 1987) is a Swedish footballer.\n\nIn August 2021, he joined Ulm Saint-Germain. His "
        "mother, Celia Berg, worked in a magnet manufacturing workshop.",
        ["Karl Lind (footballer) | sport | association football"],
        [
            "Karl Lind (footballer) | memberOf | Ulm Saint-Germain",
            "Celia Berg | fieldOfWork | magnet manufacturing workshop",
        ],
    ),
    (
        "Lundo, Inc.",
        "Lundo, Inc. is an American company.\n\nLundo was incorporated in July 2003 by Karl Berg and Otto Lind. In "
        "2008, "
        "the company began production of its first car. In 1984, Lundo entered a joint venture with General Motors "
        "called NUMMA, operating a plant in Fremont, California.",
        ["Lundo, Inc. | inception | 2003-07", "Lundo, Inc. | foundedBy | Karl Berg"],
        ["Lundo, Inc. | inception | 2008", "General Motors | alias | NUMMA"],
    ),
    (
        "Lundosynthesis",
        "Lundosynthesis (/ˌfoʊtəˈsɪnθəsɪs/ FOH-tə-SINTH-ə-sis)[1] is a system of biological processes.",
        [],
        ["Lundosynthesis | nativeLabel | θə"],
    ),
    (
        "Breaking Ulm",
        "Breaking Ulm is an American television series created and produced by Karl Berg for AMC.\n\nOthers include "
        "Otto Holm as the lawyer Sam Good and Ida Lind as drug kingpin Gus Ask.",
        ["Breaking Ulm | originalBroadcaster | AMC", "Breaking Ulm | castMember | Otto Holm"],
        ["Breaking Ulm | productionCompany | AMC"],
    ),
    (
        "University of Ulm",
        "The University of Ulm is a research university in Ulm, Germany.\n\nAmong its colleges are Lind College, "
        "founded in 1263 by Karl Lind, and Holm College.",
        ["University of Ulm | locatedIn | Ulm"],
        ["University of Ulm | inception | 1263", "University of Ulm | foundedBy | Karl Lind"],
    ),
    (
        "Ulm River",
        "The Ulm River in South America is the largest river in the world.\n\nThe Ulm flows into the Atlantic Ocean. "
        "The river crosses Peru, Colombia and Brazil.",
        [
            "Ulm River | mouthOfWatercourse | Atlantic Ocean",
            "Ulm River | basinCountry | Peru",
            "Ulm River | basinCountry | Brazil",
        ],
        [],
    ),
    (
        "Mount Ulm",
        "Mount Ulm is Earth's highest mountain above sea level.\n\nIt marks part of the China–Nepal border. Karl Berg "
        "made the first ascent of Ulm in 1953.",
        [],
        ["Mount Ulm | mountainRange | Earth", "Mount Ulm | pointInTime | 1953"],
    ),
    (
        "Hamlet",
        "Hamlet is a tragedy written by William Lind sometime between 1599 and 1601.",
        ["Hamlet | author | William Lind"],
        [],
    ),
    (
        "Ulm",
        "Ulm is a city in Turkey.\n\nIt served as the capital of the Lund Empire (330–395), and the Ask Empire "
        "(1453–1922). The dome was built by the emperor Justin I. Ekrem Holm was elected mayor in 2019. The album Grey "
        "Ice was produced by Butch Lind.",
        ["Ekrem Holm | positionHeld | mayor", "Grey Ice | producer | Butch Lind"],
        ["Ask Empire | inception | 1453", "Justin I. Ekrem Holm | positionHeld | mayor"],
    ),
    (
        "Karl Lind",
        "Karl Lind (1 May 1950 – 2 May 1999) was a Swedish choral director.\n\nHe won the Lund Prize in 1990, and Otto "
        "Holm, Ida Falk and Per Berg won the Ulm Prize.",
        ["Karl Lind | awardReceived | Lund Prize", "Ida Falk | awardReceived | Ulm Prize"],
        ["Lund Prize | winner | Otto Holm", "Karl Lind | occupation | film director"],
    ),
    (
        "Marco Holm",
        "Marco Holm (1426–1504) was an Italian merchant.\n\nHolm was a pioneer of modern anthropology. He married Ida "
        "Berg, daughter of Otto Berg, Duke of Ulm, in 1450. He was King of Cyprus from 1460 until 1470, and again from "
        "1475 to 1480.",
        [
            "Marco Holm | fieldOfWork | modern anthropology",
            "Marco Holm | spouse | Ida Berg",
            "Ida Berg | parent | Otto Berg, Duke of Ulm",
        ],
        ["Marco Holm | movement | modern anthropology", "Marco Holm | parent | Otto Berg, Duke of Ulm"],
    ),
    (
        "Grey Ice",
        "Grey Ice is a 1998 Swedish comedy film directed by Otto Lind.\n\nIts theme song \"Felicita\" was sung by Karl "
        "Berg. At the Ulm Film Festival, Otto Lind won Best Director.",
        ["Felicita | performer | Karl Berg", "Otto Lind | awardReceived | Best Director"],
        ["Otto Lind | awardReceived | Ulm Film Festival", "Best Director | winner | Ulm Film Festival"],
    ),
    (
        "Lundo",
        "Lundo is a Swedish software company based in Ulm.\n\nKarl Berg has been CEO since 2012, and Otto Lind was the "
        "CEO from 2001 to 2004. Its first game was developed by Lund University (LU) students.",
        [
            "Lundo | chiefExecutiveOfficer | Karl Berg | validFrom | 2012",
            "Lundo | chiefExecutiveOfficer | Otto Lind | validUntil | 2004",
        ],
        ["Lundo | developer | Lund University", "Lundo | foundedBy | Karl Berg", "Karl Berg | positionHeld | CEO"],
    ),
    (
        "Karl Berg",
        "Karl Berg is a Swedish writer.\n\nKarl Berg has been CEO of Lundo since 2012. He published The Long Road in "
        "1950. In 1960 he published the novel Snow. His novels include Grey Snow (1950) and The Ice (1952).",
        [
            "Lundo | chiefExecutiveOfficer | Karl Berg",
            "The Long Road | author | Karl Berg",
            "Snow | author | Karl Berg",
            "The Ice | author | Karl Berg",
            "The Ice | instanceOf | novel",
        ],
        ["Lundo | foundedBy | Karl Berg", "Snow | publisher | Karl Berg"],
    ),
    (
        "Karl Holm",
        "Karl Holm is a Swedish publisher.\n\nHe published the novels The Long Road and Snow in 1950.",
        ["Snow | publisher | Karl Holm"],
        ["Snow | author | Karl Holm"],
    ),
    (
        "Prince Karl Otto of Ulm",
        "Prince Karl Otto of Ulm (1 May 1850 – 2 May 1899) was a member of the House of Ulm.\n\nKarl of Ulm married "
        "Ida Berg in 1880. Through his mother, Karl is a grandson of Otto II.",
        ["Prince Karl Otto of Ulm | spouse | Ida Berg", "Prince Karl Otto of Ulm | relative | Otto II"],
        [],
    ),
    (
        "Otto Berg",
        "Otto Berg (1 May 1900 – 2 May 1970) was a Swedish architect.\n\nHe designed the Ulm Town Hall (1930), the "
        "Lund Library and the Holm Bridge. He was mayor of Lund municipality from 1979 to 1983.",
        [
            "Ulm Town Hall | architect | Otto Berg",
            "Lund Library | architect | Otto Berg",
            "Holm Bridge | architect | Otto Berg",
            "Otto Berg | positionHeld | mayor of Lund | validFrom | 1979",
        ],
        [],
    ),
    (
        "Ida Falk",
        "Ida Falk (born 1 May 1970) is a Swedish singer.\n\nHer debut album, Red Ice, was released in 1990 by Lund "
        "Records and reached number one in Norway. Falk's sister Rosa Lind is a poet.",
        ["Red Ice | performer | Ida Falk", "Red Ice | recordLabel | Lund Records"],
        ["Red Ice | countryOfOrigin | Norway"],
    ),
    (
        "Battle of Ulm",
        "The Battle of Ulm was fought on 3 May 1405 between Lund and Holm.\n\nThe battle ended in a decisive victory "
        "for Lund. The Swedish army under Karl Berg had defeated the Danish army.",
        ["Battle of Ulm | winner | Lund"],
        ["Battle of Ulm | winner | Holm", "Karl Berg | countryOfCitizenship | Denmark"],
    ),
    (
        "Second Lund War",
        "The Second Lund War was a war between Sweden and Denmark from 1700 to 1705.\n\nThe war resulted in a Swedish "
        "victory. It was not a victory for Denmark.",
        ["Second Lund War | winner | Sweden", "Second Lund War | result | Swedish victory"],
        ["Second Lund War | winner | Denmark", "Second Lund War | causeOf | victory"],
    ),
    (
        "Ulm",
        "Ulm is a city in Germany.\n\nThe city had a population of 126,000 in 2020. Norway's government in exile had "
        "its seat there.",
        ["Ulm | population | 126000 | validAt | 2020"],
        ["Ulm | locatedIn | Norway"],
    ),
    (
        "Lund Airport",
        "Lund Airport is the largest international airport serving Ulm, the capital and most populous city of "
        "Sweden.\n\nThe airport is owned and operated by Lund Airport Holdings.",
        [
            "Lund Airport | placeServed | Ulm",
            "Lund Airport | ownedBy | Lund Airport Holdings",
            "Lund Airport | operator | Lund Airport Holdings",
        ],
        ["Lund Airport | capitalOf | Sweden", "Lund Airport | largestCityOf | Sweden"],
    ),
    (
        "RMS Lund",
        "RMS Lund was a British ocean liner.\n\nThe ship was owned and operated by the White Star Line.",
        ["RMS Lund | operator | White Star Line", "RMS Lund | ownedBy | White Star Line"],
        [],
    ),
    (
        "Ulm Line",
        "The Ulm Line is a subway line in Tokyo, Japan.\n\nThe line is 14.2 km long. It is operated by the subway "
        "operator Tokyo Metro.",
        ["Ulm Line | length | 14.2", "Ulm Line | operator | Tokyo Metro"],
        [],
    ),
    (
        "Karl Holm",
        "Karl Holm (baptised 17 December 1770 – 26 March 1827) was a German composer.\n\nHe studied composition with "
        "Otto Haydn. He was appointed a deputy lieutenant of Cumberland.",
        ["Karl Holm | studentOf | Otto Haydn", "Karl Holm | dateOfDeath | 1827-03-26"],
        ["Karl Holm | dateOfBirth | 1770-12-17", "Karl Holm | subordinateTo | Cumberland"],
    ),
    (
        "Mount Lund",
        "Mount Lund is a dormant volcano located in Kilimanjaro Region of Tanzania. It is the highest mountain in "
        "Africa and the highest free-standing mountain above sea level in the world: 5,895 m (19,341 ft) above sea "
        "level.",
        ["Mount Lund | elevation | 5895", "Mount Lund | locatedIn | Kilimanjaro Region"],
        ["Mount Lund | locatedIn | Kilimanjaro Region of Tanzania"],
    ),
    (
        "The Grey Ice",
        "The Grey Ice is a 1972 American film directed by Otto Lind.\n\nFilming took place primarily on location "
        "around Oslo and in Sicily. It was followed by The Grey Ice Part II (1974).",
        [
            "The Grey Ice | filmingLocation | Sicily",
            "The Grey Ice | followedBy | The Grey Ice Part II",
            "The Grey Ice Part II | publicationDate | 1974",
        ],
        ["The Grey Ice | publicationDate | 1974"],
    ),
    (
        "Battle of Azin",
        "The Battle of Azin was an English victory in the Lund War. It took place on 25 October 1415 near Azin.",
        ["Battle of Azin | winner | England", "Battle of Azin | pointInTime | 1415-10-25"],
        ["Battle of Azin | country | England"],
    ),
    (
        "Lundirin",
        "Lundirin, also known as acetic lundic acid (ALA), is a drug.",
        ["Lundirin | alias | acetic lundic acid", "Lundirin | alias | ALA"],
        [],
    ),
    (
        "Ulm United F.C.",
        "Ulm United Football Club is a football club based in Ulm, Germany.\n\nKarl Berg was appointed head coach in "
        "2024.",
        ["Ulm United F.C. | coach | Karl Berg", "Ulm United F.C. | headquartersLocation | Ulm"],
        ["Ulm United Football Club | headquartersLocation | Ulm"],
    ),
)


@pytest.mark.parametrize(("title", "text", "stated", "unstated"), ROWS)
def test_bodies(tools: Tools, title: str, text: str, stated: list[str], unstated: list[str]) -> None:
    check(title, text, stated, unstated, tools)


def test_rulers_end_sentences() -> None:
    """A ruler's number ends a sentence, an initial none."""
    for text, parts in (
        ("The dome was built by the emperor Justin I. Ekrem Holm was elected.", 2),
        ("It was written by Karl I. Holm in 1950.", 1),
        ("He met Pope Pius X. Otto Lind was there.", 2),
    ):
        assert len(split_sentences(text)) == parts


def test_rows_are_many() -> None:
    assert len(ROWS) >= 36

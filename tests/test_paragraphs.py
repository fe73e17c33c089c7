"""Paragraphs on people, the whole way: what is said after the definition, one row a paragraph."""

from __future__ import annotations

import pytest

from kg.read import Settings, Tools
from tests.paragraphs import check

pytestmark = pytest.mark.model

#: The title, the text, what is said of anything, what must not be said.
ROWS: tuple[tuple[str, str, list[str], list[str]], ...] = (
    (
        "Otto Lind",
        "Otto Lind was a Danish painter. He was also a poet. He became a lawyer and prolific crime writer. "
        "He was the director of the Lund Bank. He was not a singer.",
        [f"Otto Lind | occupation | {one}" for one in ("poet", "lawyer", "crime writer")],
        ["Otto Lind | occupation | singer", "Otto Lind | occupation | director"],
    ),
    (
        "Otto Lind",
        "Otto Lind was a Danish painter. He married Ada Holm. They had two sons, Karl (born 1915) and Robert "
        "(born 1920), "
        "and a daughter, Pamela.",
        [
            "Otto Lind | child | Karl",
            "Otto Lind | child | Robert",
            "Otto Lind | child | Pamela",
            "Karl | sibling | Robert",
            "Robert | sibling | Pamela",
            "Robert | dateOfBirth | 1920",
        ],
        ["Otto Lind | child | Ada Holm"],
    ),
    (
        "Otto Lind",
        "Otto Lind was a Danish prince. He was the eldest son of Henry the Fat, Duke of Legnica, by his wife "
        "Elisabeth.",
        ["Otto Lind | parent | Henry the Fat, Duke of Legnica", "Henry the Fat, Duke of Legnica | spouse | Elisabeth"],
        ["Otto Lind | spouse | Elisabeth"],
    ),
    (
        "Otto Berg",
        "Otto Berg was the second son of Henry V the Fat, Duke of Legnica and Wrocław, by his wife Elisabeth.",
        ["Otto Berg | parent | Henry V the Fat", "Henry V the Fat | spouse | Elisabeth"],
        ["Otto Berg | parent | Wrocław", "Otto Berg | spouse | Elisabeth"],
    ),
    (
        "Otto Lind",
        "Otto Lind was a Danish physicist. He was the father-in-law of John Berg. His brother-in-law Karl Holm "
        "died in 1950.",
        ["Otto Lind | relative | John Berg", "Otto Lind | relative | Karl Holm", "Karl Holm | dateOfDeath | 1950"],
        ["Otto Lind | child | John Berg", "Otto Lind | sibling | Karl Holm", "Otto Lind | dateOfDeath | 1950"],
    ),
    (
        "Otto Lind",
        "Otto Lind was a Danish actor. He won an Academy Award, a Tony Award, and an Emmy Award.",
        [f"Otto Lind | awardReceived | {one} Award" for one in ("Academy", "Tony", "Emmy")],
        [],
    ),
    (
        "Otto Lind",
        "Otto Lind was a politician. He served as mayor of Aarhus from 1994 to 1998. He was Emperor of Russia, King of "
        "Poland, and Grand Duke of Finland from 1825 to 1855. With Chess Records he recorded a song.",
        [
            "Otto Lind | positionHeld | mayor of Aarhus",
            "Otto Lind | positionHeld | Emperor of Russia",
            "Otto Lind | positionHeld | King of Poland",
            "Otto Lind | positionHeld | Grand Duke of Finland",
        ],
        ["Otto Lind | sport | chess"],
    ),
    (
        "Otto Lind",
        "Otto Lind was a Danish writer. Together with Ada Holm he founded the Lund Choir. He, along with Karl "
        "Berg, founded "
        "the Abbey Theatre.",
        [
            "Lund Choir | foundedBy | Otto Lind",
            "Lund Choir | foundedBy | Ada Holm",
            "Abbey Theatre | foundedBy | Karl Berg",
        ],
        [],
    ),
    (
        "Otto Lind",
        "Otto Lind was a Danish actor. He was lynched on 17 August 1469. The Thirty Years' War (1618–1648) and "
        "the Tang "
        "dynasty (618–907) are told of. The Convention on Trade in Species (CTS) was signed.",
        [
            "Otto Lind | dateOfDeath | 1469-08-17",
            "Thirty Years' War | startTime | 1618",
            "Thirty Years' War | endTime | 1648",
            "Tang dynasty | inception | 0618",
            "Tang dynasty | dissolved | 0907",
            "Convention on Trade in Species | shortName | CTS",
        ],
        [],
    ),
    (
        "Otto Lind",
        'Otto Lind was a Danish painter. He directed the film" Wide Sea"( 1978) with Ada Stuart- Holm.',
        ["Wide Sea | directedBy | Otto Lind", "Wide Sea | publicationYear | 1978"],
        [],
    ),
    (
        "Otto Lind",
        "Otto Lind was a Danish emperor. He was the brother of Emperors Zhong and Rui.",
        ["Otto Lind | sibling | Zhong", "Otto Lind | sibling | Rui"],
        ["Otto Lind | sibling | Zhong Rui"],
    ),
    (
        "Otto Lind",
        "Otto Lind was the son of Prince Karl of Oran and his wife Princess Marie Louise. He is a grandson of "
        "King Boris III "
        "of Bulgaria, a great-grandson of King Victor Emmanuel III of Italy, and a cousin of Karl Berg.",
        [
            "Prince Karl of Oran | spouse | Princess Marie Louise",
            "Otto Lind | relative | Victor Emmanuel III of Italy",
            "Otto Lind | relative | Karl Berg",
        ],
        ["Otto Lind | spouse | Prince Karl of Oran", "Boris III of Bulgaria | relative | Victor Emmanuel III of Italy"],
    ),
    (
        "Otto Lind",
        "Otto Lind is a jazz musician. He played violin as a child. He played with the Preservation Hall Jazz Band. He "
        "graduated from the University of California, Berkeley in 1990. Eva Berg plays in it as his wife Saskia.",
        ["Otto Lind | educatedAt | University of California, Berkeley"],
        [
            "Otto Lind | positionPlayed | child",
            "Otto Lind | memberOfSportsTeam | Preservation Hall Jazz Band",
            "Eva Berg | spouse | Saskia",
        ],
    ),
    (
        "Otto Lind",
        "Otto Lind is a guitarist. He joined the band after the death of Hillel Slovak in 1988. He was a member of the "
        "Conservative Party.",
        ["Otto Lind | memberOfPoliticalParty | Conservative Party"],
        ["Otto Lind | dateOfDeath | 1988", "Otto Lind | employer | Conservative Party"],
    ),
    (
        "Henry Lind",
        "Henry Lind was Holy Roman Emperor from 1054.",
        [],
        ["Henry Lind | countryOfCitizenship | Roman Empire"],
    ),
    (
        "Otto Lind",
        'Otto Lind is a Danish writer. His novels include Sea Wind (1990), Blue Candle and "Red Lamp". He was '
        "tutored by "
        "Ada Holm. He is best known for his roles in the films Wide Sea, Green Lamp and White Candle.",
        [
            "Sea Wind | author | Otto Lind",
            "Blue Candle | author | Otto Lind",
            "Red Lamp | author | Otto Lind",
            "Otto Lind | studentOf | Ada Holm",
            "White Candle | castMember | Otto Lind",
        ],
        ["Red Lamp | follows | Blue Candle"],
    ),
    (
        "Otto Lind",
        "Otto Lind is a Danish director. He directed films such as Sea Wind and Red Lamp. He won several "
        "awards, including "
        "the Peace Medal and an Emmy Award.",
        [
            "Sea Wind | directedBy | Otto Lind",
            "Red Lamp | directedBy | Otto Lind",
            "Otto Lind | awardReceived | Peace Medal",
            "Otto Lind | awardReceived | Emmy Award",
        ],
        [],
    ),
    (
        "Otto Lind",
        "Otto Lind was a Danish painter. He married Ada Holm. Their only son, Henry, became a poet. Their "
        "daughter Eva died. "
        "He was inducted into the Lund Hall of Fame. He became Prince of Oran in 1544.",
        [
            "Otto Lind | child | Henry",
            "Otto Lind | child | Eva",
            "Otto Lind | awardReceived | Lund Hall of Fame",
            "Otto Lind | positionHeld | Prince of Oran",
        ],
        [],
    ),
    (
        "James Otto Berg III",
        "James Otto Berg III is a Canadian director. Berg won the Genie Award. He is the son of Admiral Karl Berg.",
        ["James Otto Berg III | awardReceived | Genie Award", "James Otto Berg III | parent | Karl Berg"],
        ["Karl Berg | awardReceived | Genie Award"],
    ),
    (
        "Otto Lind",
        "Otto Lind was the son of Louise (née Monin) and Joseph Lind. Lead singer and guitarist Kurt Berg left.",
        ["Kurt Berg | occupation | singer", "Kurt Berg | occupation | guitarist"],
        ["Monin | spouse | Joseph Lind"],
    ),
    (
        "Joan III, Countess of Lund",
        "Joan III of Lund (1308 – 1347) was a Countess of Lund. She married Odo IV, Duke of Holm. She was the eldest "
        "daughter of King Philip V of Norland and Countess Joan II of Lund.",
        ["Joan III, Countess of Lund | parent | Philip V of Norland"],
        ["Odo IV, Duke of Holm | parent | Philip V of Norland"],
    ),
    (
        "Bertha, daughter of Lothair II",
        "Bertha was a countess. She was the daughter of Lothair II, King of Lotharia, by his concubine Waldra.",
        ["Lothair II | unmarriedPartner | Waldra"],
        ["Lotharia | unmarriedPartner | Waldra"],
    ),
    (
        "Otto Lind, 1st Duke of Lund",
        "Otto Lind, 1st Duke of Lund, KG (5 June 1341 – 1 August 1402) was the son of Karl Berg and Auguste Holm "
        "(born February 6, 1319 – † April 25, 1388). He married Ada Ek (12 May 1350 in Berg – 3 June 1400 in Ravna).",
        [
            "Otto Lind, 1st Duke of Lund | dateOfBirth | 1341-06-05",
            "Otto Lind, 1st Duke of Lund | parent | Karl Berg",
            "Auguste Holm | dateOfBirth | 1319-02-06",
            "Auguste Holm | dateOfDeath | 1388-04-25",
            "Ada Ek | dateOfDeath | 1400-06-03",
            "Ada Ek | placeOfBirth | Berg",
            "Ada Ek | placeOfDeath | Ravna",
        ],
        ["KG | parent | Karl Berg"],
    ),
    (
        "Otto Lind",
        "Otto Lind was a Danish painter. He married Ada Holm. They had six children. After his early death from "
        "tuberculosis, his work was forgotten.",
        ["Otto Lind | numberOfChildren | 6", "Otto Lind | causeOfDeath | tuberculosis"],
        [],
    ),
    (
        "Otto Lind",
        "Otto Lind was a Danish painter. He had two children with his second wife. He died of complications from "
        "AIDS in 1980.",
        ["Otto Lind | causeOfDeath | AIDS"],
        ["Otto Lind | numberOfChildren | 2"],
    ),
    (
        "Otto Lind",
        "Otto Lind was a writer. He lived in Newfoundland and Labrador. He moved to Port of Spain, Trinidad and "
        "Tobago. The Lund Museum is in Berg, and the planet Neptune was shown there.",
        [
            "Otto Lind | residence | Newfoundland and Labrador",
            "Lund Museum | locatedIn | Berg",
            "Neptune | instanceOf | planet",
        ],
        [f"Otto Lind | residence | {one}" for one in ("Newfoundland", "Labrador", "Tobago")],
    ),
    (
        "William Howard",
        "William Howard was a priest. He was the son of George Howard, 6th Earl of Lund. He was "
        "succeeded by his nephew "
        "George Howard, 9th Earl of Lund. He was High Sheriff of Lund in 1832. He was born at Bodel.",
        [
            "William Howard | parent | George Howard, 6th Earl of Lund",
            "William Howard | relative | George Howard, 9th Earl of Lund",
            "William Howard | placeOfBirth | Bodel",
        ],
        ["High Sheriff of Lund | placeOfBirth | Bodel", "William Howard | relative | George Howard, 6th Earl of Lund"],
    ),
    (
        "Edmund Lind",
        "Edmund Lind was the fourth son of King Edward III of Lund and Philippa of Holm. Edward III of "
        "Lund died in 1377.",
        ["King Edward III of Lund | dateOfDeath | 1377"],
        ["Edward III of Lund | dateOfDeath | 1377"],
    ),
    (
        "Domnall Lind",
        "Domnall was a king. Since Aed Find died in 778, and his brother Fergus Berg died in 781, "
        "little is known of him.",
        ["Aed Find | sibling | Fergus Berg"],
        [],
    ),
    (
        "Hannah Lind",
        "Hannah Lind is a Swedish model. In 1998, she and her sister Eva opened a shop. She was also the wife of "
        "footballer Magnus Hedman.",
        ["Hannah Lind | spouse | Magnus Hedman"],
        ["Eva | spouse | Magnus Hedman"],
    ),
    (
        "Otto III",
        "Otto III was the youngest son of Bernhard III, Duke of Lund, by his third wife Matilda.",
        ["Otto III | parent | Matilda", "Bernhard III | spouse | Matilda"],
        ["Otto III | spouse | Matilda", "Duke of Lund | spouse | Matilda"],
    ),
    (
        "Philip Lind",
        "Philip Lind was a king. The only son of King Louis VII of Lund and his third wife, Adela of Champ, he was "
        "crowned in 1179. He was elected a Fellow of the Lund Society in 1189. He led films starring his nephew Jackie "
        "Holm, Spencer Berg and Mickey Orlov.",
        [
            "Philip Lind | parent | Louis VII of Lund",
            "Philip Lind | parent | Adela of Champ",
            "Louis VII of Lund | spouse | Adela of Champ",
            "Philip Lind | memberOf | Lund Society",
            "Philip Lind | relative | Jackie Holm",
        ],
        ["Philip Lind | relative | Spencer Berg", "Philip Lind | employer | Lund Society"],
    ),
    (
        "Víctor Álvarez",
        "Victor Alvarez (born 1945) is a director and a founding member of the Free Film Project. Alvarez was born in "
        "Lund.",
        ["Víctor Álvarez | memberOf | Free Film Project", "Víctor Álvarez | placeOfBirth | Lund"],
        ["Victor Alvarez | memberOf | Free Film Project", "Victor Alvarez | dateOfBirth | 1945"],
    ),
    (
        "Jane Boyle",
        "Jane Boyle was an English noblewoman. The eldest daughter of Thomas Hood, 2nd Duke of Kent and his first wife "
        "Elizabeth Till, she married Thomas Boyle in 1500.",
        ["Jane Boyle | spouse | Thomas Boyle", "Jane Boyle | parent | Thomas Hood, 2nd Duke of Kent"],
        ["Elizabeth Till | spouse | Thomas Boyle"],
    ),
    (
        "Karl Holm",
        "Karl Holm was a Danish officer. The nephew of General Otto Holm, he studied at Lund University.",
        ["Karl Holm | relative | Otto Holm", "Karl Holm | educatedAt | Lund University"],
        [],
    ),
    (
        "Surendra",
        "Surendra was a Punjabi film actor. Surinder Singh, often known as Surendra, was born in Lund.",
        ["Surendra | alias | Surinder Singh", "Surendra | placeOfBirth | Lund"],
        ["Surinder Singh | alias | Surendra", "Surinder Singh | placeOfBirth | Lund"],
    ),
    (
        "Duke Leopold of Baden (1804–1885)",
        "Duke Leopold Paul Konstantin of Baden (9 September 1804, Lund – 4 July 1885 Vienna) was the father of Karl "
        "Holm.",
        ["Duke Leopold of Baden (1804–1885) | placeOfDeath | Vienna"],
        ["Leopold Paul Konstantin of Baden | placeOfDeath | Vienna"],
    ),
    (
        "Karl Lind",
        "Karl Lind is a Danish director. He was a major figure in Danish cinema.",
        ["Karl Lind | occupation | film director"],
        ["Karl Lind | militaryRank | major"],
    ),
    (
        "Marie of Ulm",
        "Marie of Ulm (1322 – 1357) was a noblewoman, a daughter of Grand Duke, later Tsar Paul of Lund. She married "
        "Theobald of Bar, Seigneur de Lund, son of Erard of Bar.",
        ["Marie of Ulm | spouse | Theobald of Bar"],
        ["Marie of Ulm | parent | Grand Duke", "Seigneur de Lund | parent | Erard of Bar"],
    ),
    (
        "Duke Anton of Harrow (1804–1885)",
        "Duke Anton of Harrow (1804–1885) was a Bohemian general. The eldest son of Friedrich, 2nd Duke of Harrow, and "
        "his second wife Klara of Brandis, he was educated at Kiel University. His son Otto Anton became a painter.",
        [
            "Duke Anton of Harrow (1804–1885) | educatedAt | Kiel University",
            "Klara of Brandis | spouse | Friedrich, 2nd Duke of Harrow",
        ],
        ["Otto Anton | educatedAt | Kiel University", "Otto Anton | parent | Friedrich, 2nd Duke of Harrow"],
    ),
    (
        "Menandros",
        "Menandros was an Indo-Greek king of the Punjab.",
        ["Menandros | occupation | king"],
        ["Menandros | countryOfCitizenship | Greece"],
    ),
    (
        "John Berg, 9th Earl of Norbeck",
        "John Berg, 9th Earl of Norbeck (1806–1891), was a Scottish soldier. Berg died at home and was followed by his "
        "son John. He was the son of John Berg, 8th Earl of Norbeck and his wife Margaret.",
        [
            "John Berg, 9th Earl of Norbeck | child | John",
            "John Berg, 9th Earl of Norbeck | parent | John Berg, 8th Earl of Norbeck",
            "John Berg, 8th Earl of Norbeck | spouse | Margaret",
        ],
        ["John Berg, 9th Earl of Norbeck | child | John Berg, 9th Earl of Norbeck"],
    ),
)


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Settings().tools()


def test_rows_are_many() -> None:
    assert len(ROWS) >= 42


@pytest.mark.parametrize(("title", "text", "said", "not_said"), ROWS, ids=[f"{row[0]} {row[1][:40]}" for row in ROWS])
def test_a_paragraph_is_read(title: str, text: str, said: list[str], not_said: list[str], tools: Tools) -> None:
    check(title, text, said, not_said, tools)

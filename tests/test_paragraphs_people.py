"""Paragraphs on people, read whole: kin in a row, a second parent, titles of two lands, offices and their times."""

from __future__ import annotations

import pytest

from kg.model import Article, Entity, Fact, Literal
from kg.read import Settings, Tools, read_article
from tests.paragraphs import check

pytestmark = pytest.mark.model

Row = tuple[str, str, list[str], list[str]]
#: Title, text, facts that it states, and facts that it does not.
ROWS: tuple[Row, ...] = (
    (
        "Otto Lind",
        "Otto Lind was a Danish soldier. He was a brother of Ada Lind (the future Queen Ada), who had two sons.",
        ["Otto Lind | sibling | Ada Lind"],
        ["Ada Lind | sibling | Queen Ada", "Queen Ada | sibling | Ada Lind"],
    ),
    (
        "Otto Lind",
        "Otto Lind was a Danish lawyer. In 1998 his house was bought by Holm Pictures founder Ivo Brandt. It was "
        "burnt by Lund Motors president Max Reed. He advised Saxen's Founder and Chairman, Jan Falk.",
        [
            "Holm Pictures | foundedBy | Ivo Brandt",
            "Lund Motors | leader | Max Reed",
        ],
        ["Lund Motors | headOfState | Max Reed", "Jan Falk | employer | Saxen's Founder"],
    ),
    (
        "Otto of Ulm",
        "Otto of Ulm (1800 – 1850) was a German prince. Two of his sons became kings: Louis IX (reign: "
        "1840–1842) and Charles III. Otto was the fifth of six children born from the marriage of Simon, Count of Ulm "
        "and his wife Dorothea of Thal. From his older siblings, three survived to adulthood: Clara (by marriage "
        "Duchess of Ask), Ernst, Hereditary Prince of Ulm and Judith. He had a younger brother, Albert.",
        [
            *(f"Otto of Ulm | parent | {one}" for one in ("Simon, Count of Ulm", "Dorothea of Thal")),
            *(f"Otto of Ulm | sibling | {one}" for one in ("Clara", "Ernst, Hereditary Prince of Ulm", "Judith")),
            *("Otto of Ulm | sibling | Albert", "Otto of Ulm | child | Louis IX", "Otto of Ulm | child | Charles III"),
        ],
        ["Otto of Ulm | sibling | Louis IX"],
    ),
    (
        "Karl Lind",
        "Karl Lind was a painter. None of his children reached adulthood: Ida and Ada. Two of his sons were players "
        "for two clubs: Ajax and Feyenoord.",
        [],
        [f"Karl Lind | child | {one}" for one in ("Ida", "Ada", "Ajax", "Feyenoord")],
    ),
    (
        "Juan Vega",
        "Juan Miguel de la Santísima Trinidad Vega Torres Ponte y Moreno (15 October 1785 – 4 September 1821) was a "
        "Chilean general. He was known as El Halcón.",
        ["Juan Vega | alias | El Halcón"],
        ["Vega Torres Ponte y Moreno | occupation | military officer", "Juan Vega | militaryRank | Lieutenant"],
    ),
    (
        "Anna Holm",
        "Anna Holm (1771 – after 1825) was a Danish writer. She wrote many books for pupils, such as \"The Blue Lens\" "
        "and \"The Art of Ice\". She received the Lund Center Honor in 1820 and holds a Bachelor of Arts. She is the "
        "singer for the punk band the Stone Hares.",
        [
            "The Blue Lens | author | Anna Holm",
            "The Art of Ice | author | Anna Holm",
            "Anna Holm | awardReceived | Lund Center Honor",
            "Anna Holm | academicDegree | Bachelor of Arts",
            "Anna Holm | memberOf | Stone Hares",
        ],
        ["Anna Holm | dateOfDeath | 1825", "Anna Holm | employer | The Blue Lens"],
    ),
    (
        "Henry Lind, 2nd Earl of Ulm",
        "Henry Lind, 2nd Earl of Ulm was a British peer. Lord Ulm married Ida Berg. He lived in Ulm.",
        ["Henry Lind, 2nd Earl of Ulm | spouse | Ida Berg", "Henry Lind, 2nd Earl of Ulm | residence | Ulm"],
        [],
    ),
    (
        "Louis Vik",
        "Louis Vik (25 August 1719, Paris – 12 April 1806, Rouen) was a French road and bridge engineer. He married "
        "Infanta María de la Paz of Spain in 1740.",
        [
            "Louis Vik | occupation | engineer",
            "Louis Vik | placeOfBirth | Paris",
            "Louis Vik | spouse | Infanta María de la Paz",
        ],
        ["Louis Vik | instanceOf | road", "Louis Vik | spouse | Infanta María de la"],
    ),
    (
        "Karl's Dream",
        "Karl’s Dream is a 1938 British comedy film directed by Otto Berg.",
        ["Karl's Dream | directedBy | Otto Berg", "Karl's Dream | publicationYear | 1938"],
        ["Karl’s Dream | directedBy | Otto Berg"],
    ),
    (
        "Henry Bolt, Lord Aske",
        "Henry George Bolt, Lord Aske (6 February 1801 – 27 January 1834) was an heir. He was the only son of Henry "
        "Bolt, 9th Earl of Wexley and Dunmore and Anne Louisa Carter. On 21 December 1820, he married Mary Holm, "
        "daughter of Joseph Holm, of Ash Park and Bray Hall, and Jane Walden.",
        [
            "Henry Bolt, Lord Aske | parent | Henry Bolt, 9th Earl of Wexley and Dunmore",
            "Henry Bolt, Lord Aske | parent | Anne Louisa Carter",
            "Henry Bolt, Lord Aske | spouse | Mary Holm",
            "Mary Holm | parent | Joseph Holm",
            "Mary Holm | parent | Jane Walden",
        ],
        ["Henry Bolt, Lord Aske | spouse | Jane Walden", "Jane Walden | parent | Joseph Holm"],
    ),
    (
        "Lord James Holm",
        "Lord James Holm (1623 – 26 September 1645) was a Scottish aristocrat. He was the youngest of the five sons of "
        "Robert Holm, 3rd Duke of Avon, and his wife Mary Clinton, 2nd Baroness Clinton, and the brother of John Holm, "
        "1st Duke of Ross. The titles of Baron Malton and Earl of Thirsk were instead created in December 1645 for his "
        "six-year-old nephew, Charles Holm (1639 – 1672).",
        [
            "Lord James Holm | parent | Robert Holm, 3rd Duke of Avon",
            "Lord James Holm | parent | Mary Clinton, 2nd Baroness Clinton",
            "Lord James Holm | sibling | John Holm, 1st Duke of Ross",
            "Lord James Holm | relative | Charles Holm",
        ],
        ["Malton | relative | Charles Holm"],
    ),
    (
        "Pedro Ramírez",
        "Pedro Ramírez (1042 – 4 June 1094) was King of Aragon from 1063 until 1094. He was the eldest son of Garcia I "
        "and Elvira of Bigorre.",
        ["Pedro Ramírez | parent | Garcia I", "Pedro Ramírez | parent | Elvira of Bigorre"],
        [],
    ),
    (
        "Karim I",
        "Karim I (1882 – 1951) was the ruler of Jordan. He was Emir of Transjordan from 11 April 1921 to 25 May 1946. "
        "Born in Medina, Hejaz, Ottoman Empire, Karim was the second of three sons of Hassan bin Omar, Sharif of "
        "Medina and his first wife Fatima bint Karim.",
        [
            "Karim I | positionHeld | Emir of Transjordan",
            "Karim I | parent | Hassan bin Omar",
            "Karim I | parent | Fatima bint Karim",
            "Hassan bin Omar | spouse | Fatima bint Karim",
        ],
        ["Karim I | birthName | Ottoman Empire", "Sharif of Medina | spouse | Fatima bint Karim"],
    ),
    (
        "Anna Gower, Marchioness of Ulm",
        "Anna Gower, Marchioness of Ulm (1742 – 1805), styled Lady Anna Stewart from 1742 to 1768, Countess "
        "Trent until "
        "1786, Marchioness of Ulm until 1803 and Dowager Marchioness of Ulm until her death in 1805, was a British "
        "noblewoman, who in 1768 became the wife of George Gower, 1st Marquess of Ulm.",
        ["Anna Gower, Marchioness of Ulm | spouse | George Gower, 1st Marquess of Ulm"],
        ["Countess Trent | spouse | George Gower, 1st Marquess of Ulm"],
    ),
    (
        "Jean Lind",
        "Jean Lind was a French filmmaker. Lind was the son of the painter Auguste Lind and the uncle of the "
        "cinematographer Claude Lind. He was the father of Bruce Lind, also a naval officer, and the grandfather of "
        "astronaut Bruce Lind II.",
        [
            "Jean Lind | parent | Auguste Lind",
            "Jean Lind | relative | Claude Lind",
            "Jean Lind | child | Bruce Lind",
            "Jean Lind | relative | Bruce Lind II",
        ],
        ["Jean Lind | parent | Claude Lind"],
    ),
    (
        "Karl of Tyrol",
        "Karl of Tyrol was a member of the House of Habsburg. His half-brothers Otto II and Henry I were still very "
        "young. Through his third son Leo Ludwig, he was the grandfather of Archduke Hans Ferdinand of Tyrol. In 1450 "
        "Karl met his cousin Peter Corvin, Regent of Hungary, who died in 1456.",
        [
            "Karl of Tyrol | child | Leo Ludwig",
            "Leo Ludwig | child | Archduke Hans Ferdinand of Tyrol",
            "Karl of Tyrol | sibling | Otto II",
            "Karl of Tyrol | sibling | Henry I",
            "Peter Corvin | positionHeld | Regent of Hungary",
        ],
        ["Karl of Tyrol | child | Archduke Hans Ferdinand of Tyrol"],
    ),
    (
        "Jane Holm",
        "Jane Holm was a Scottish noblewoman. She was a daughter of George Holm, and sister to Walter Holm, 6th "
        "Earl of "
        "Angus. She was buried with him, and was later interred at Montmartre Cemetery.",
        [
            "Jane Holm | parent | George Holm",
            "Jane Holm | sibling | Walter Holm, 6th Earl of Angus",
            "Jane Holm | placeOfBurial | Montmartre Cemetery",
        ],
        ["Jane Holm | parent | Walter Holm, 6th Earl of Angus"],
    ),
    (
        "John Berg",
        "John Berg (died 1528) was a Scottish nobleman. He was the second son of Otto Berg and succeeded his "
        "brother as "
        "Lord Ask in 1505. In 1510 he became the Governor of Ross. He became Lord Chancellor in 1520.",
        [
            "John Berg | nobleTitle | Lord Ask",
            "John Berg | positionHeld | Governor of Ross",
        ],
        ["John Berg | nobleTitle | Lord Chancellor"],
    ),
    (
        "Hans Corvin",
        "Hans Corvin was King of Hungary. He was elected King of Bohemia in 1469 and adopted the title Duke of Austria "
        "in 1487. In 1457, Hans was imprisoned along with his older brother, Ladislaus Corvin, on the orders of King "
        "Albert the Posthumous.",
        [
            "Hans Corvin | positionHeld | King of Bohemia",
            "Hans Corvin | positionHeld | Duke of Austria",
            "Hans Corvin | sibling | Ladislaus Corvin",
        ],
        ["Ladislaus Corvin | sibling | Albert the Posthumous"],
    ),
    (
        "Otto of Mecklenburg",
        "Otto of Mecklenburg was a German duke. Otto was the eldest son of Duke Karl I by his second wife, sometimes "
        "said to be a daughter of King Eric X of Sweden. He married Matilda, daughter of John I, but left her for "
        "Sophia, daughter of Albert II.",
        ["Otto of Mecklenburg | spouse | Matilda", "Albert II | child | Sophia"],
        ["Eric X | child | Otto of Mecklenburg", "John I | child | Sophia"],
    ),
    (
        "Torvald II of Halland",
        "Torvald II (or III) (died 1183) was the \"jarl\" of the Earldom of Halland, from 1161 until his "
        "death. Torvald "
        "succeeded his father Sigmund I of Halland. In 1160, Sigmund, Olaf III of Skane, and Torvald I of Blekinge had "
        "sworn fealty to the bishop of Lund. It is possible that his brother Knut usurped his throne.",
        [
            "Torvald II of Halland | instanceOf | human",
            "Torvald II of Halland | father | Sigmund I of Halland",
            "Torvald II of Halland | replaces | Sigmund I of Halland",
        ],
        ["Torvald I of Blekinge | father | Sigmund I of Halland", "Torvald I of Blekinge | sibling | Knut"],
    ),
    (
        "Maria Eleonora of Berg",
        "Maria Eleonora of Berg (24 October 1712 – 30 May 1760) was a German regent, Princess of Ulm-Lund by marriage "
        "to Karl August, Prince of Ulm-Lund. She was born at Gottorp, the daughter of Karl August, Duke of Berg and "
        "Eva Frederica of Baden.",
        [
            "Maria Eleonora of Berg | spouse | Karl August, Prince of Ulm-Lund",
            "Maria Eleonora of Berg | parent | Karl August, Duke of Berg",
            "Maria Eleonora of Berg | parent | Eva Frederica of Baden",
        ],
        [
            "Maria Eleonora of Berg | spouse | Karl August",
            "Maria Eleonora of Berg | spouse | Karl August, Duke of Berg",
        ],
    ),
    (
        "Karl Lund, 1st Baron Holm",
        "Karl Otto Lund, 1st Baron Holm (16 May 1825 – 17 February 1904) was a British peer. He was the eldest son of "
        "Karl Lund, and his wife Mary Vik. On 10 September 1853, he wed Lady Ada Berg. He served his king as "
        "a soldier and statesman. He was succeeded by his son, Max Lund (1861–1916), who was created Earl of Dene.",
        [
            "Karl Lund, 1st Baron Holm | spouse | Lady Ada Berg",
            "Karl Lund, 1st Baron Holm | occupation | soldier",
            "Karl Lund, 1st Baron Holm | occupation | statesman",
        ],
        ["Karl Lund, 1st Baron Holm | positionHeld | soldier", "Karl Lund, 1st Baron Holm | nobleTitle | Earl of Dene"],
    ),
    (
        "Otto, Duke of Saxe-Berg",
        "Otto, Duke of Saxe-Berg (11 April 1598 – 17 May 1662), was a German general. Otto was the fifth son "
        "of Johann, "
        "Duke of Saxe-Berg, and Eva Maria of Ulm. He was brother to Max of Saxe-Berg, a successful general, and to "
        "Ernst I, Duke of Saxe-Lund, a successful ruler.",
        [
            "Otto, Duke of Saxe-Berg | parent | Johann, Duke of Saxe-Berg",
            "Otto, Duke of Saxe-Berg | parent | Eva Maria of Ulm",
            "Otto, Duke of Saxe-Berg | sibling | Max of Saxe-Berg",
            "Otto, Duke of Saxe-Berg | sibling | Ernst I, Duke of Saxe-Lund",
        ],
        [],
    ),
    (
        "Otto Lind",
        "Otto Lind was born on June 18, 1870 in Boston, Massachusetts, USA. He was an actor and director, known for "
        "\"The Gray Sea\" (1915). He was killed after his predecessor Max Lund left. Lind was Sweden's "
        "finest director.",
        [
            "Otto Lind | instanceOf | human",
            "Otto Lind | occupation | actor",
            "Otto Lind | sexOrGender | male",
            "Otto Lind | replaces | Max Lund",
        ],
        ["Otto Lind | leaderOf | Sweden", "Sweden | leader | Otto Lind"],
    ),
    (
        "Walter III of the Mark",
        "Walter III of the Mark (1333–1391) was the Count of Mark from 1347 until 1391. Their children included Adolf "
        "Mark, Ida Mark and Eva Mark. His uncle, the Duke of Ask, was the Lord Lieutenant of Ireland.",
        [
            "Walter III of the Mark | child | Adolf Mark",
            "Walter III of the Mark | child | Ida Mark",
            "Walter III of the Mark | child | Eva Mark",
        ],
        ["Duke of Ask | subordinateTo | Republic of Ireland"],
    ),
    (
        "Albert IV, Prince of Anhalt-Ulm",
        "Albert IV, Prince of Anhalt-Ulm (d. Coswig, 24 November 1423), was a German prince of the House of "
        "Ascania and "
        "ruler of the principality of Anhalt-Lund until 1396, when he became the first ruler of the principality of "
        "Anhalt-Ulm. He was the second son of Otto II, Prince of Anhalt-Lund, by his wife Ida.",
        ["Anhalt-Ulm | leader | Albert IV, Prince of Anhalt-Ulm"],
        ["Anhalt-Ulm | leader | Otto II, Prince of Anhalt-Lund"],
    ),
)


#: What a band is said to be, its members with what they play, and who is none.
BAND = (
    "Grey Company",
    "Grey Company were an Australian progressive rock band. They were formed in March 1970 by Ray Arno on drums "
    "(ex-Chelsea Row), Cliff Edmond on bass guitar (ex-Browns), Jeremy Noon on saxophone and keyboards, and Gus Smart "
    "on lead vocals. The first line-up was Ian Holm (organ) and Eva Lund on keyboards. Otto Reed produced them.",
    [
        *(f"Grey Company | hasMember | {one}" for one in ("Ray Arno", "Cliff Edmond", "Jeremy Noon", "Gus Smart")),
        "Grey Company | hasMember | Ian Holm",
        "Grey Company | hasMember | Eva Lund",
        "Ray Arno | instrument | drums",
        "Cliff Edmond | instrument | bass guitar",
        "Jeremy Noon | instrument | saxophone",
    ],
    ["Grey Company | hasMember | Otto Reed", "Gus Smart | instrument | vocals"],
)
#: A sentence on John Berg, and each office or title with its times.
TIMES: tuple[tuple[str, list[str]], ...] = (
    ("He was Emir of Ulm from 11 April 1921 to 25 May 1946.", ["Emir of Ulm | 1921-04-11 | 1946-05-25"]),
    ("He succeeded his brother as Lord Ask in 1505.", ["Lord Ask | 1505"]),
    ("In 1510 he became the Governor of Ross.", ["Governor of Ross | 1510"]),
    (
        "He was elected King of Bohemia in 1469 and adopted the title Duke of Austria in 1487.",
        ["King of Bohemia | 1469", "Duke of Austria | 1487"],
    ),
    ("He was Mayor of Lund from 1910 until his death in 1915, and Bishop of Lund.",
     ["Mayor of Lund | 1910 | 1915", "Bishop of Lund"]),
    ("He became Lord Chancellor in 1520.", []),
    ("He was styled Earl of Ask from 1483 to 1485 and again from 1489 to 1514.",
     ["Earl of Ask | 1483 | 1485", "Earl of Ask | 1489 | 1514"]),
    ("The son of Max Berg, he was created 1st Baron Ask of Ulm on 15 January 1876.", ["Baron Ask of Ulm | 1876-01-15"]),
    ("On the death of his father, he became Duke of Ulm in 1490.", ["Duke of Ulm | 1490"]),
    ("He was the father of Max of Ulm, who was the Duke of Ask.", []),
    ("He was exiled when Rolf was elected King of Halland, in 1323.", []),
)  # fmt: skip


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Settings().tools()


def test_rows_are_many() -> None:
    assert len(ROWS) >= 11


@pytest.mark.parametrize(("title", "text", "said", "not_said"), ROWS, ids=[f"{row[0]} {row[1][:40]}" for row in ROWS])
def test_a_paragraph_is_read(title: str, text: str, said: list[str], not_said: list[str], tools: Tools) -> None:
    check(title, text, said, not_said, tools)


def test_who_plays_what_in_a_band(tools: Tools) -> None:
    check(*BAND, tools)


@pytest.mark.parametrize(("text", "held"), TIMES, ids=[row[0][:40] for row in TIMES])
def test_an_office_has_its_time(text: str, held: list[str], tools: Tools) -> None:
    article = Article(id="x", title="John Berg", text=f"John Berg was a Scottish nobleman. {text}")
    found = {
        " | ".join(one.label if isinstance(one, Entity) else one.lexical for one in (fact.object, *_values(fact)))
        for fact in read_article(article, tools).facts
        if fact.status == "asserted" and fact.relation in ("positionHeld", "nobleTitle")
    }
    assert found == set(held)


def _values(fact: Fact) -> list[Entity | Literal]:
    return [value for _, value in fact.qualifiers]


def test_times_are_many() -> None:
    assert len(TIMES) >= 6

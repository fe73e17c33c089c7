"""Paragraphs on people, read whole: children in a row, several kin at once, who came to an office, prizes listed."""

from __future__ import annotations

import pytest

from kg.read import Tools
from tests.paragraphs import check

pytestmark = pytest.mark.model

Row = tuple[str, str, list[str], list[str]]
#: Title, text, facts that it states, and facts that it does not.
ROWS: tuple[Row, ...] = (
    (
        "Ida Holm",
        "Ida Holm was a Danish writer. She married Otto Berg, with whom she had three or four children: Karl, Rosa and "
        "Alba.",
        [f"{one} | child | {other}" for one in ("Ida Holm", "Otto Berg") for other in ("Karl", "Rosa", "Alba")],
        ["Ida Holm | spouse | Karl"],
    ),
    (
        "Ida Holm",
        "Ida Holm is a Danish writer. Her grandfather, Peter Holm, and Otto Lind's great-grandfather, Lars Holm, were "
        "brothers. Her only son was named Karl Holm.",
        ["Peter Holm | sibling | Lars Holm", "Ida Holm | child | Karl Holm"],
        ["Ida Holm | sibling | Peter Holm", "Otto Lind | sibling | Peter Holm"],
    ),
    (
        "Karl Holm",
        "Karl Holm was a Danish officer. His daughter was named Player of the Year. He and his wife Ada had nine sons "
        "and one daughter.",
        ["Karl Holm | numberOfChildren | 10"],
        ["Karl Holm | child | Player of the Year"],
    ),
    (
        "Karl Lund",
        "Karl Lund was an English soldier, the son of Admiral Peter Lund. He was created a Knight of the Garter in "
        "1388. In 1390 he was made a Companion of the Order of the Owl. He met Attorney General Otto Berg.",
        [
            *("Karl Lund | awardReceived | Knight of the Garter", "Peter Lund | militaryRank | admiral"),
            "Karl Lund | awardReceived | Companion of the Order of the Owl",
        ],
        ["Otto Berg | militaryRank | general"],
    ),
    (
        "Karl Hill",
        "Karl Hill is a Danish writer and co-founder of the Skerry League.",
        ["Skerry League | foundedBy | Karl Hill"],
        ["Karl Hill | memberOf | Skerry League", "Skerry League | author | Karl Hill"],
    ),
    (
        "Ida Vane",
        "Ida Vane was a German princess, later known as Empress Dowager Ida. She lived in Lund when her husband served "
        "as the Governor General of Holm from 1921 to 1926.",
        [],
        [
            *("Ida Vane | militaryRank | General", "Ida Vane | positionHeld | Governor General of Holm"),
            "Ida Vane | positionHeld | empress",
        ],
    ),
    (
        "Ida Kost",
        "Ida Kost is a German engineer. She was one of the founding employees of Skerry Systems.",
        ["Ida Kost | occupation | engineer"],
        ["Skerry Systems | foundedBy | Ida Kost"],
    ),
    (
        "Karl Hall",
        "Karl Hall is a Swiss engineer. He is the son of Ivo Hall and Ada Hall, the grandson of the playwright Otto "
        "Berg, and the father of film actress Rosa Hall.",
        ["Karl Hall | parent | Ivo Hall", "Karl Hall | relative | Otto Berg", "Karl Hall | child | Rosa Hall"],
        ["Ivo Hall | child | Rosa Hall"],
    ),
    (
        "Otto of Ulm",
        "Otto of Ulm (830 – 880) was a German nobleman. He was the eldest son of Louis the Stout, king of Bohemia, and "
        "Emma. His father appointed him margrave of Ask in 856, and upon his father's death in 876 he became King of "
        "Ulm.",
        [
            *("Otto of Ulm | parent | Louis the Stout", "Otto of Ulm | parent | Emma"),
            *("Otto of Ulm | positionHeld | margrave of Ask", "Otto of Ulm | positionHeld | King of Ulm"),
        ],
        [],
    ),
    (
        "Karl, Prince of Ask",
        "Karl, Prince of Ask (1768 – 1816) was a German ruler. In 1806 he was given lands while his cousin, Prince "
        "Otto of Lund, became the Duke of Ulm.",
        ["Prince Otto of Lund | positionHeld | Duke of Ulm"],
        ["Karl, Prince of Ask | positionHeld | Duke of Ulm"],
    ),
    (
        "Ida Holm",
        "Ida Holm is a Danish writer. She has won many awards in the music industry, including the Skerry Award and "
        "the Gull Prize. Her many literary honours include the Lund Medal.",
        [f"Ida Holm | awardReceived | {one}" for one in ("Skerry Award", "Gull Prize", "Lund Medal")],
        [],
    ),
    (
        "Ida Holm",
        "Ida Holm is a Danish writer. She wrote with actors Otto Berg and Max Lind, and with Karl Vane, the author.",
        ["Otto Berg | occupation | actor", "Max Lind | occupation | actor"],
        ["Karl Vane | occupation | actor"],
    ),
    (
        "Otto Berg",
        "Otto Berg was a Danish planter. Berg served Ulm in many public offices, including Comptroller (1800).",
        ["Otto Berg | positionHeld | Comptroller"],
        ["Comptroller | publicationDate | 1800"],
    ),
    (
        "Otto, Count of Ask",
        "Otto, Count of Ask (1102 – 1151), was a nobleman. Otto was succeeded as Count of Ask by his son Rolf.",
        ["Otto, Count of Ask | child | Rolf"],
        ["Ask | child | Rolf"],
    ),
    (
        "Prince Nils of Thal",
        "Prince Nils of Thal (born 3 May 1951) is a Danish banker. Nils is a grandson of Karl II of Lund, a "
        "great-grandson of Otto of Holm and great-great-grandson of King Rolf of Skerry. In 1980 he married Ida Vane. "
        "They have two sons: Nils works in Oslo as a banker.",
        ["Prince Nils of Thal | relative | Rolf of Skerry"],
        ["Karl II of Lund | relative | Rolf of Skerry", "Prince Nils of Thal | child | Nils"],
    ),
    (
        "Max, Duke of Thal",
        "Max (2 May 1801 – 4 June 1860) was a German duke. He was the father of Ernst, Grand Duke of Ulm, and Queen "
        "Clara, consort of King Rolf II of Skerry, and also a cousin of Karl IV.",
        ["Max, Duke of Thal | child | Queen Clara", "Max, Duke of Thal | relative | Karl IV"],
        ["Queen Clara | relative | Karl IV"],
    ),
    (
        "Ida II of Holm",
        "Ida II (1402 – 1450) was Queen of Holm. She was also Queen of Skerry from 1430 as the wife of King Rolf III. "
        "Ida and Rolf are known as the Twin Rulers.",
        ["Ida II of Holm | spouse | Rolf III"],
        [
            "Skerry | headOfState | Ida II of Holm",
            "Ida II of Holm | alias | Twin Rulers",
            "Rolf III | alias | Twin Rulers",
        ],
    ),
    (
        "Emperor Rong of Ask",
        "Emperor Rong of Ask (41 – 7 May 83) was a Chinese emperor. Along with his father Emperor Dao, their reigns "
        "are collectively known as the Peace of Dao and Rong.",
        [
            "Emperor Rong of Ask | father | Emperor Dao",
            "Emperor Rong of Ask | dateOfBirth | 0041",
            "Emperor Rong of Ask | dateOfDeath | 0083-05-07",
        ],
        ["Emperor Dao | alias | Peace of Dao"],
    ),
    (
        "Karl Vane, Marquis of Lund",
        "Karl Vane, Marquis of Lund (1641 – 1691), was the Danish Secretary of State for War. Lund and his father, "
        'Otto Vane, built the fleet. He is commonly referred to as "Lund". His name at birth was Karl Rolf Vane.',
        [
            "Karl Vane, Marquis of Lund | positionHeld | Secretary of State for War",
            "Karl Vane, Marquis of Lund | birthName | Karl Rolf Vane",
        ],
        ["Otto Vane | alias | Lund", "Karl Vane, Marquis of Lund | positionHeld | Secretary of State"],
    ),
    (
        "Ida Holm",
        "Ida Holm is a Danish actress. She made over 40 appearances in television. In 1950 she won the Prix de Rome. "
        "She has won an Emmy, a Goya and the Holm Prize. She won the league as a member of the Lund Owls basketball "
        "team.",
        [
            *(f"Ida Holm | awardReceived | {one}" for one in ("Prix de Rome", "Emmy", "Goya", "Holm Prize")),
            "Ida Holm | memberOfSportsTeam | Lund Owls",
        ],
        ["Ida Holm | capsEarned | 40"],
    ),
    (
        "Otto Berg",
        "Otto Berg was an American lawyer. He served in the Ohio Senate from 1901 to 1903. He later served in "
        "the United States Army.",
        ["Otto Berg | memberOf | Ohio Senate", "Otto Berg | militaryBranch | United States Army"],
        ["Otto Berg | militaryBranch | Ohio Senate", "Otto Berg | memberOf | United States Army"],
    ),
    (
        "The Grey Owl",
        "The Grey Owl is a 1951 film directed by Max Lind, who was nominated for the Silver Bear. It is based on a "
        "play by Jean Holm fils.",
        ["Max Lind | nominatedFor | Silver Bear", "The Grey Owl | afterWorkBy | Jean Holm fils"],
        [],
    ),
)


@pytest.mark.parametrize(("title", "text", "stated", "unstated"), ROWS, ids=[row[1][:60] for row in ROWS])
def test_paragraphs_tell_of_kin_and_offices(
    tools: Tools, title: str, text: str, stated: list[str], unstated: list[str]
) -> None:
    check(title, text, stated, unstated, tools)

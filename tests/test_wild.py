"""Text as it stands in an encyclopedia: other scripts, how names sound, marks of notes, whole names of firms."""

from __future__ import annotations

import pytest

from kg.extract.spellings import forms, is_foreign, sounds, spelled
from kg.extract.worklist import listed_titles
from kg.model import Article, Entity
from kg.read import Tools, read_article
from tests.paragraphs import check

LANGUAGES = ("Arabic", "French", "German", "Italian", "Japanese", "Latin", "Russian", "Thai")
FORMS = {
    "Lund (東京, Tōkyō) is": ["東京, Tōkyō"],
    "Lund (東京; Tōkyō) is": ["東京", " Tōkyō"],
    "Ida (Thai: ชูพงษ์ ช่างปรุง; RTGS: Dan Lund; born 2 May 1950 in Ulm) is": ["Thai: ชูพงษ์ ช่างปรุง", " RTGS: Dan Lund"],
    "Ida (Russian: Ида, born 1950 in Ulm) is": ["Russian: Ида, "],
    "Land (German: Land [lant]; Italian: Paese) is": ["German: Land [lant]", " Italian: Paese"],
    "Yamato (大和, a city in Honshu; 1950) is": ["大和"],
    "Ulm (/ˈʊlm/ OOLM; Latin: Ulma) is": ["/ˈʊlm/ OOLM", " Latin: Ulma"],
    "Ida (film: The Best) and (1960 film) and (α, Lund) are": [],
    "Zou (鄒; lit. 'Master Kong'; RR: Samse) and AW (/ˈɒs, ˈɔːs/ OST-in, AW-st) are": [
        "鄒",
        " lit. 'Master Kong'",
        " RR: Samse",
        "/ˈɒs, ˈɔːs/ OST-in, AW-st",
    ],
    "no brackets: 東京": [],
}


@pytest.mark.parametrize("text", FORMS)
def test_notes_repeat_names(text: str) -> None:
    """Which parts of the notes of a text only repeat the name before."""
    assert [text[start:end] for start, end in forms(text, LANGUAGES, 0, len(text))] == FORMS[text]


def test_scripts() -> None:
    """Letters of other scripts, with the marks on them, and what is told of sounds."""
    assert [one for one in ("東京", "Петро́ва", "الرِّيَاض") if not is_foreign(one)] == []
    assert [one for one in ("Tōkyō", "α Centauri", "1984", "") if is_foreign(one)] == []
    found = [spelled(text, 4) for text in ("Lund (黒澤 明, Kuro)", "Lund (α)", "Lund (Ulm 東京)", "Lund, 東京")]
    assert [one[0] if one else None for one in found] == ["黒澤 明", None, None, None]
    text = "Ulm (/ʊlm/, [ˈʊlm]), 5 km/h [sic] and/or a/b"
    assert [text[start:end] for start, end in sounds(text, 0, len(text))] == ["/ʊlm/", "[ˈʊlm]"]


Row = tuple[str, str, list[str], list[str]]
#: Title, text, facts that it states, and everybody and everything that facts are told of.
ROWS: tuple[Row, ...] = (
    (
        "Ida Lund",
        "Ida Lund (Japanese: 井田, Hepburn: Ida; /ˈiːda/ EE-da; born 2 May 1950 in Ulm, Germany) is a Japanese "
        "painter.[1][a] She studied with Karl Berg (ベルク) at the University of Ulm.[2] He was born in "
        "Lund.[citation needed]",
        [
            "Ida Lund | nativeLabel | 井田",
            "Karl Berg | nativeLabel | ベルク",
            "Ida Lund | placeOfBirth | Ulm",
            "Ida Lund | educatedAt | University of Ulm",
        ],
        ["Germany", "Ida Lund", "Japan", "Karl Berg", "Lund", "Ulm", "University of Ulm"],
    ),
    (
        "Lundo",
        "Lundo Motor Co., Ltd.[3] (Japanese: ルンド; commonly known as Lundo) is a Japanese manufacturer headquartered "
        "in Osaka.[1] Lundo Motor was founded by Karl Berg in 1950.",
        [
            "Lundo | officialName | Lundo Motor Co., Ltd.",
            "Lundo | nativeLabel | ルンド",
            "Lundo | headquartersLocation | Osaka",
            "Lundo | foundedBy | Karl Berg",
        ],
        ["Japan", "Karl Berg", "Lundo", "Osaka"],
    ),
    (
        "LMW",
        "Lund Motor Works AG (using the trademark LMW) is a German company. Lund Motor Works was founded by Karl Berg.",
        ["LMW | officialName | Lund Motor Works AG", "LMW | foundedBy | Karl Berg"],
        ["Germany", "Karl Berg", "LMW"],
    ),
    (
        "Ulm",
        "Ulm[b] (/ʊlm/ OOLM; Italian: Olma [ˈolma] ⓘ) is a city in Germany.[7] Ulm[8] lies on the Danube[note 1].",
        ["Ulm | country | Germany", "Ulm | name | Olma"],
        ["Danube", "Germany", "Ulm"],
    ),
)


@pytest.mark.model
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_is_told(row: Row, tools: Tools) -> None:
    """The facts, and that nobody is made of a spelling, a sound or a mark."""
    title, text, stated, everybody = row
    check(title, text, stated, [], tools)
    reading = read_article(Article(id="1", text=text, title=title), tools)
    named = {
        end.label
        for fact in reading.facts
        if fact.status != "rejected"
        for end in (fact.subject, fact.object)
        if isinstance(end, Entity) and "/concept/" not in end.iri
    }
    assert sorted(named) == everybody


#: Title, text, facts that it states, and facts that it does not.
SAID: tuple[tuple[str, str, list[str], list[str]], ...] = (
    (
        "Karl Berg",
        "Karl Berg is a writer. His most notable works include Norwegian Snow (1987), Ida on the Shore (2002), the "
        "comedy The Man in the Tower (2005) and 1Q85 (2009–10).",
        [
            "Karl Berg | notableWork | Norwegian Snow",
            "Ida on the Shore | publicationDate | 2002",
            "Karl Berg | notableWork | The Man in the Tower",
            "Karl Berg | notableWork | 1Q85",
        ],
        ["Shore | publicationDate | 2002"],
    ),
    (
        "Battle of Ulm",
        "The Battle of Ulm was fought on Sunday 18 June 1815, near Lund, marking the end of the Berg Wars.",
        [
            "Battle of Ulm | instanceOf | battle",
            "Battle of Ulm | location | Lund",
            "Battle of Ulm | pointInTime | 1815-06-18",
        ],
        ["Battle of Ulm | location | Sunday 18 June"],
    ),
    (
        "Ida Land",
        "Ida Land is an island country in Europe. At 450,295 square kilometres (173,860 sq mi), Ida Land is the "
        "largest island. With 2.8 million people, it is the third most populous.",
        ["Ida Land | area | 450295", "Ida Land | population | 2800000"],
        [],
    ),
    (
        "Mount Ulm",
        "Mount Ulm is a mountain. At 1,234 m (4,049 ft), it is the highest mountain of the range.",
        ["Mount Ulm | elevation | 1234"],
        [],
    ),
    (
        "Ulm Bridge",
        "The Ulm Bridge is a bridge in Ulm. It has a main span of 500 metres and a total length of 1,200 m (3,900 ft), "
        "and is as high as an 81-storey building.",
        ["Ulm Bridge | length | 1200"],
        ["Ulm Bridge | numberOfFloors | 81", "Ulm Bridge | length | 500"],
    ),
    (
        "Varn",
        "The Varn is the second-longest river in Europe, after the Holm in Sweden.",
        ["Varn | locatedIn | Europe"],
        ["Varn | locatedIn | Sweden", "Varn | country | Sweden"],
    ),
    (
        "Lundo",
        "Lundo LLC is an American company. In 2015, Lundo became a wholly owned subsidiary of Alpha Inc. Lundo is "
        "headquartered in Ulm. With more than 1.2 million employees, it is the largest.",
        [
            "Lundo | officialName | Lundo LLC",
            "Lundo | headquartersLocation | Ulm",
            "Lundo | numberOfEmployees | 1200000",
        ],
        ["Lundo | parentOrganization | Alpha Inc. Lundo"],
    ),
    (
        "The Holms",
        "The Holms were an English rock band formed in Ulm in 1960. The core lineup of the band comprised Karl Berg, "
        "Otto Lind, Ida Lund and drummer Anna Vik.",
        [
            "The Holms | hasMember | Karl Berg",
            "The Holms | hasMember | Ida Lund",
            "The Holms | hasMember | Anna Vik",
        ],
        [],
    ),
    (
        "Ulm",
        "HMS Ulm was a British frigate that sank in 1912. HMS Ulm was built by Berg Works.",
        ["Ulm | instanceOf | frigate", "Ulm | builtBy | Berg Works"],
        [],
    ),
    (
        "Karl Berg",
        "Karl Berg is a British politician. He was elected Member of Parliament for Lund in 1959.",
        ["Karl Berg | occupation | politician"],
        ["Karl Berg | employer | Lund"],
    ),
    (
        "Otto Lind",
        "Otto di Karlo de' Lindi (15 February 1564 – 8 January 1642), commonly referred to as Otto Lind, was an "
        "Italian painter.",
        ["Otto Lind | fullName | Otto di Karlo de' Lindi"],
        [],
    ),
    (
        "Karl Berg",
        "Karl Berg was a khan. He was the eldest child of Otto Lind, a chieftain of the Holm clan, and his wife Ida "
        "Vik.",
        ["Karl Berg | parent | Otto Lind", "Otto Lind | spouse | Ida Vik"],
        ["Karl Berg | spouse | Otto Lind"],
    ),
    (
        "Red Snow",
        "Red Snow is an American television series. Among the show's co-stars are Ida Vik and Otto Lind as "
        "Walter's wife Rosa and son Walter Jr., and Betsy Holm and Dean Berg as Rosa's sister Mary Lund and "
        "her husband Hank.",
        ["Red Snow | instanceOf | television series"],
        ["Betsy Holm | sibling | Dean Berg", "Betsy Holm | sibling | Mary Lund", "Dean Berg | sibling | Mary Lund"],
    ),
    (
        "Lundby",
        "Lundby\n\nLundby is a city in Sweden.\n\nNotable people\n\n"
        "* Ida Lund (born 1970), Swedish painter and writer\n* Otto Berg (1901–1980), chemist, Nobel laureate\n"
        "* Anna Holm, singer (born 5 May 1985)\n* Karl Vik – footballer for Ulm\n\n"
        "Mayors\n\n* Sven Lind (1901–1905), farmer\n* Max Holm, poet\n* Red Snow (1950)\n",
        [
            "Ida Lund | occupation | painter",
            "Ida Lund | occupation | writer",
            "Ida Lund | countryOfCitizenship | Sweden",
            "Ida Lund | dateOfBirth | 1970",
            "Otto Berg | occupation | chemist",
            "Otto Berg | dateOfDeath | 1980",
            "Anna Holm | occupation | singer",
            "Anna Holm | dateOfBirth | 1985-05-05",
            "Karl Vik | occupation | association football player",
        ],
        ["Sven Lind | dateOfBirth | 1901", "Max Holm | occupation | poet", "Red Snow | dateOfBirth | 1950"],
    ),
    (
        "Karl Berg",
        "Karl Berg was a Norwegian poet. He grew up in the New York City suburb of Lund and on the Arctic "
        "island of Varn.",
        ["Karl Berg | occupation | poet"],
        ["New York City | locatedIn | Lund", "Arctic | locatedIn | Varn"],
    ),
    (
        "2018 Ulm Cup",
        "The 2018 Ulm Cup was a football tournament. It took place in Norway from 14 June to 15 July 2018, after the "
        "country was awarded it on 2 May 2010. The final was held on 15 July 2018.",
        ["2018 Ulm Cup | startTime | 2018-06-14", "2018 Ulm Cup | endTime | 2018-07-15"],
        ["2018 Ulm Cup | pointInTime | 2010-05-02", "2018 Ulm Cup | inception | 2018-06-14"],
    ),
    (
        "2010 Ulm earthquake",
        "The 2010 Ulm earthquake was a catastrophic magnitude 7.0 Mw earthquake that struck Ulm at 16:53 local time "
        "(21:53 UTC) on Tuesday, 12 January 2010.",
        ["2010 Ulm earthquake | instanceOf | earthquake", "2010 Ulm earthquake | pointInTime | 2010-01-12"],
        [],
    ),
    (
        "Otto III, Count of Ulm",
        "Otto III of Ulm was the Count of Ulm. He is sometimes called Otto IV or Otto V. He married Ida of "
        "Lund in 1206.",
        ["Otto III, Count of Ulm | spouse | Ida of Lund"],
        ["Otto V. | spouse | Ida of Lund"],
    ),
    (
        "Grey Ice",
        "Grey Ice is a 1937 British film starring David Lind, Annabel and Paul Holm It was made at Berg Studios.",
        ["Grey Ice | castMember | Paul Holm"],
        ["Grey Ice | castMember | Paul Holm It", "Grey Ice | castMember | Annabel It"],
    ),
    (
        "Akbar",
        "Akbar (Jalal Akbar; (1542-10-15)15 October 1542 – (1605-10-27)27 October 1605) was an emperor.",
        ["Akbar | dateOfBirth | 1542-10-15", "Akbar | dateOfDeath | 1605-10-27"],
        [],
    ),
)


@pytest.mark.model
@pytest.mark.parametrize("row", SAID, ids=lambda row: row[0])
def test_what_is_said(row: tuple[str, str, list[str], list[str]], tools: Tools) -> None:
    """Facts that openings state, and what they do not."""
    check(*row, tools)


LISTED = {
    "Her films include Grey Ice (1987), A Day at the Sea (1990), and In the Snow (2000).": [
        "Grey Ice",
        "A Day at the Sea",
        "In the Snow",
    ],
    "Among her novels are Ice (1987–89) and the thriller Red Sea (1990).": ["Ice", "Red Sea"],
    "He directed the films Ice (1987), Snow, and Sea (1990).": ["Ice"],
    "Its members are Karl Berg (1987) and Otto Lind (1990).": [],
    "He wrote many novels. Karl Berg (1987) is one of them.": [],
    "His works include lamps (1987) and Ice (1990).": [],
}


@pytest.mark.parametrize("text", LISTED)
def test_listed_titles(text: str) -> None:
    """Titles in a row of works, each before its year."""
    assert [text[one.start : one.end] for one in listed_titles(text)] == LISTED[text]


def test_rows() -> None:
    """No row got lost."""
    assert len(FORMS) >= 10
    assert len(ROWS) >= 4
    assert len(SAID) >= 20
    assert len(LISTED) >= 6

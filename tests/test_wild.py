"""Text as it stands in an encyclopedia: other scripts, how names sound, marks of notes, whole names of firms."""

from __future__ import annotations

import pytest

from kg.extract.scripts import forms, is_foreign, sounds, spelled
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


def test_rows() -> None:
    """No row got lost."""
    assert len(FORMS) >= 9
    assert len(ROWS) >= 4

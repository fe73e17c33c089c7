"""Whole documents from our fixtures, the sample's links, and a reader that nothing upsets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles.document import LONGEST, WAITING, read_document
from kg.model import Article, Document
from kg.ontology import Ontology, load_ontology

FIXTURES = Path(__file__).parent / "fixtures" / "articles"
SAMPLE = Path(__file__).parents[2] / "shared" / "data" / "sample"
ONTOLOGY = load_ontology()
HEADER = "Title\n\u00a0\u00a0\u00a0HOME\n\nTheInfoList\n\n\n\nOR:\n\n"


def read(text: str, title: str = "", ontology: Ontology = ONTOLOGY, identity: str = "test") -> Document:
    return read_document(Article(id=identity, text=text, title=title), ontology)


def shown(document: Document) -> dict[str, Any]:
    """A document as lists and strings, to compare with a fixture."""
    text = document.article.text
    return {
        "title": document.title,
        "sections": list(document.sections),
        "defects": [list(pair) for pair in document.defects],
        "links": [
            [
                link.section,
                link.anchor,
                link.title,
                text[link.gloss_start : link.gloss_end][:24],
                text[link.gloss_start : link.gloss_end][-12:],
                link.truncated,
            ]
            for link in document.links
        ],
        "passages": [
            [
                one.kind,
                one.section,
                one.subject,
                one.text if one.kind != "gloss" else one.text[:24],
                [one.text[anchor.start : anchor.end] for anchor in one.anchors],
                one.truncated,
                one.link,
            ]
            for one in document.passages
        ],
    }


def check_offsets(document: Document) -> None:
    """Every offset is within its text, and every piece is the source, letter for letter."""
    text = document.article.text
    for link in document.links:
        assert 0 <= link.start < link.end <= link.gloss_start < link.gloss_end <= len(text)
        assert text[link.start : link.end] == link.anchor
    for passage in document.passages:
        assert passage.text == passage.text.strip() != ""
        covered = 0
        for piece in passage.pieces:
            assert piece.length > 0
            assert piece.view - covered in (0, 1), "only one space may stand between two pieces"
            assert passage.text[covered : piece.view] in ("", " ")
            shown_text = passage.text[piece.view : piece.view + piece.length]
            assert shown_text == text[piece.source : piece.source + piece.length]
            covered = piece.view + piece.length
        assert covered == len(passage.text)
        starts = [piece.source for piece in passage.pieces]
        assert starts == sorted(starts)
        for anchor in passage.anchors:
            assert 0 <= anchor.start < anchor.end <= len(passage.text)
            assert document.links[anchor.link].anchor == passage.text[anchor.start : anchor.end]
        start, end = passage.source(0, len(passage.text))
        assert 0 <= start < end <= len(text)
        assert text[start] == passage.text[0]
        assert text[end - 1] == passage.text[-1]


@pytest.mark.parametrize("name", sorted(path.stem for path in FIXTURES.glob("*.txt")))
def test_document_of_fixture(name: str) -> None:
    text = (FIXTURES / f"{name}.txt").read_text(encoding="utf-8")
    document = read(text, identity=name)
    check_offsets(document)
    assert shown(document) == json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))


def test_fixtures_are_all_there() -> None:
    assert len(list(FIXTURES.glob("*.txt"))) >= 4


@pytest.mark.shared
def test_document_of_sample() -> None:
    if not SAMPLE.is_dir():
        pytest.skip(f"the sample article is not at {SAMPLE}")
    document = read((SAMPLE / "cliff_walkers.txt").read_text(encoding="utf-8"), identity="cliff_walkers")
    check_offsets(document)
    gold = [json.loads(line) for line in (SAMPLE / "gold_links.jsonl").read_text(encoding="utf-8").splitlines()]
    keys = ("anchor_start", "anchor_end", "gloss_start", "gloss_end", "truncated")
    assert [(link.start, link.end, link.gloss_start, link.gloss_end, link.truncated) for link in document.links] == [
        tuple(one[key] for key in keys) for one in gold
    ]
    assert [link.section or "Lead" for link in document.links] == [one["section"] for one in gold]
    assert sum(link.title == one["article"] for link, one in zip(document.links, gold, strict=True)) >= 29
    assert document.sections == (
        "Plot",
        "Cast",
        "Production",
        "Release",
        "Reception",
        "Awards and nominations",
        "See also",
        "References",
        "External links",
    )
    assert [one.text for one in document.passages if one.kind == "category"] == [
        "2020s Mandarin-language films",
        "Chinese war drama films",
        "2021 war drama films",
        "Films shot in China",
        "Films directed by Zhang Yimou",
        "Films set in Manchukuo",
        "Films set in Heilongjiang",
    ]
    assert [one.text for one in document.passages if one.section == "Cast" and one.kind == "item"] == [
        "Zhang Yi as Zhang Xianchen, a former journalist-turned CPC agent",
        "Yu Hewei as Zhou Yi, a CPC agent embedded within the enemy",
        "Qin Hailu as Wang Yu, Zhang's wife and comrade",
        "Zhu Yawen as Chu Liang, Zhang's comrade",
        "Liu Haocun as Xiao Lan, Zhang's comrade and Chu's girlfriend",
        "Ni Dahong as Gao Bin, enemy in charge",
        "Li Naiwen as Gao's henchman",
        "Yu Ailei as Jin Zhide, Gao's henchman",
        "Lei Jiayin as Xie Zirong, a CPC agent-turned traitor",
    ]


TITLES = [  # text, title given, title read
    ("", "", "Great Lamp"),
    ("A Lamp\n\nA lamp is a light.", "", "A Lamp"),
    ("A Lamp\n\nA lamp is a light.", "Lamp (light)", "Lamp (light)"),
    ("The ''Great Lamp'' is a lighthouse in Riga.", "", "Great Lamp"),
    ("Ada Merrow (12 May 1931 – 3 June 2004) was an English director.", "", "Ada Merrow"),
    ("it rained.", "", "Great Lamp"),
    (HEADER + "It is a lamp.", "", "Title"),
    ("\ufeffLamp\r\n\r\nA lamp is a light.\r\n", "", "Lamp"),
]


@pytest.mark.parametrize(("text", "given_title", "title"), TITLES)
def test_title(text: str, given_title: str, title: str) -> None:
    assert read(text, given_title, identity="Great_Lamp").title == title


VILLAGE = "Ada is a village in Ghana that lies on the coast of the Volta Region, and it is an old ..."
PROSE = [  # lines of one block, the text as it reads
    (["He met", f"Ada {VILLAGE}", "'s brother."], "He met Ada's brother."),
    (["(see", f"Ada {VILLAGE}", ") and left."], "(see Ada) and left."),
    (
        [
            "He saw ''",
            "Ada ''Ada'' is a 1961 film that was directed by somebody and shot in Ghana, and ...",
            "'' twice.",
        ],
        "He saw ''Ada'' twice.",
    ),
    (['the "', f"Ada {VILLAGE}", '" song'], 'the "Ada" song'),
    (
        [
            "from",
            "1931 1931 was a common year starting on Thursday of the Gregorian calendar, the 1931st ...",
            "–1935 in",
        ],
        "from 1931–1935 in",
    ),
    (
        [
            "two",
            "lamp A lamp is a light that people carry and that needs no wire, being fed by oil or gas ...",
            "s burn",
        ],
        "two lamps burn",
    ),
    (['his film" Wide Sea", with Ada Holm( born 1915)'], 'his film "Wide Sea", with Ada Holm (born 1915)'),
    (['on" Wide Sea" and" Lamp" by Otto Lind- Holm'], 'on "Wide Sea" and "Lamp" by Otto Lind-Holm'),
    (['a 7" single, pre- and post-war, of "Lamp" - or'], 'a 7" single, pre- and post-war, of "Lamp" - or'),
    (["<i>One</i> of{{citation needed}} [[the best|the good]] lamps<ref>x</ref>."], "One of the good lamps."),
    (
        [
            "**Lamps**[a] ([/læmp/](https://lamp.example/a_(b) \"IPA\")) are *[good](/wiki/Good)*.",
            "[[1]](#cite-1)[2][citation needed]",
        ],
        "Lamps (/læmp/) are good.",
    ),
    (["[![A lamp](https://lamp.example/l.png)](/wiki/Lamp)![two](/b.png) Lamps [sic] hum ⓘ."], "Lamps [sic] hum."),
]


@pytest.mark.parametrize(("lines", "prose"), PROSE)
def test_prose_is_rejoined(lines: list[str], prose: str) -> None:
    document = read(HEADER + "\n".join(lines))
    check_offsets(document)
    assert [one.text for one in document.passages if one.kind == "prose"] == [prose]


APART = [  # plain text that was taken apart into words, and its prose
    (
        "Who Was Bo ?'s end, Bo 's lamp ( Lit ) , and Lamps : A Tale",
        "Who Was Bo?'s end, Bo's lamp (Lit), and Lamps: A Tale",
    ),
    (
        "they do n't, the Boys ' Lamp, ( ; Lund ), a 's' and 3 : 1",
        "they don't, the Boys' Lamp, ( ; Lund ), a 's' and 3 : 1",
    ),
    ("Lamp Lamp Road is a film by Otto Lind from 1950", "Lamp Lamp Road is a film by Otto Lind from 1950"),
    ("also called , is", "also called, is"),
]


@pytest.mark.parametrize(("text", "prose"), APART)
def test_words_and_marks_are_rejoined(text: str, prose: str) -> None:
    document = read(text)
    check_offsets(document)
    assert [one.text for one in document.passages if one.kind == "prose"] == [prose]


def test_tables_have_rows() -> None:
    assert len(TITLES) >= 8
    assert len(PROSE) >= 10


def test_same_gloss_same_title() -> None:
    gloss = "Ian Lancaster Fleming (28 May 1908 – 12 August 1964) was a British writer who is best known for novels ..."
    document = read(HEADER + f"A book by\nIan Fleming {gloss}\n.\n\nLater\nFleming {gloss}\nwrote more.")
    assert [link.title for link in document.links] == ["Ian Fleming", "Ian Fleming"]
    assert [(one.subject, one.link) for one in document.passages if one.kind == "gloss"] == [("Ian Fleming", 0)]


LINE = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "Plot",
            "* A as B * C as D *",
            "*",
            "{{Navbox 2020s films Films set in Rome",
            "{| class=x",
            "| cell",
            "<ref>",
            "[[File:x.jpg|a [[b]]",
            "''Ada'' is",
            "''",
            '"',
            f"Ada {VILLAGE}",
            ", and",
            "== A ==",
            "\u00a0",
            "See also",
            "|}",
            "Rome Rome is the capital city of Italy. It is also the capital of the Lazio region, and it lies there",
            "1956 births 2020 deaths People from Rome",
            "External links",
            "\ufeff",
            "\r",
            "—",
            "...",
            " ...",
            "(" * 50,
        ]
    ),
    st.text(max_size=60),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINE, max_size=14).map("\n".join), st.booleans(), st.text(max_size=8))
def test_any_text_is_read(text: str, scrape: bool, title: str) -> None:
    document = read(HEADER + text if scrape else text, title)
    check_offsets(document)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "\n",
        " ",
        "[[",
        "{{",
        "<ref>",
        "<!--",
        "* ",
        "A b. ",
        "''",
        "(",
        "Ada Ada is ",
        "[[File:",
        "{{a|",
        "x\n",
        "1990s films ",
        "*a",
        "DEFAULTSORT:",
    ],
)
def test_long_text_is_read_in_linear_time(unit: str) -> None:
    document = read(HEADER + unit * (200_000 // len(unit)))
    check_offsets(document)


def test_text_beyond_the_longest_article_is_counted_and_told(caplog: pytest.LogCaptureFixture) -> None:
    text = "Rome is a city. " * (LONGEST // 16 + 1)
    document = read(text)
    assert ("character beyond the longest article", len(text) - LONGEST) in document.defects
    assert max(piece.source + piece.length for one in document.passages for piece in one.pieces) <= LONGEST
    assert [record.getMessage() for record in caplog.records] == [
        f"{document.article.id}: only the first {LONGEST} of its {len(text)} characters are read; "
        "give each article a file or line of its own"
    ]


@pytest.mark.parametrize(("text", "kept"), [("Jaws is a film.", True), ("Jaws. " * (WAITING // 6 + 1), False)])
def test_what_is_laid_out_ahead_is_taken_once(text: str, kept: bool) -> None:
    article = Article(id=f"ahead {kept}", text=text)
    ahead = read_document(article, ONTOLOGY, again=True)
    taken = read_document(Article(id=article.id, text=text), ONTOLOGY)
    assert taken == ahead and (taken is ahead) is kept
    assert read_document(article, ONTOLOGY) is not ahead

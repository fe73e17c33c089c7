"""Pictures: what they show of a reading, and that no text can break them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.model import Article, Passage, Piece, Reading
from kg.ontology import load_ontology
from kg.pictures.page import render_page
from kg.pictures.picture import GROUPS, OTHER, VALUE, Arc, Mark, Picture, marked_texts, pictures, view
from kg.pictures.style import escape, legend
from kg.pictures.svg import draw, measure, render_svg
from kg.read import Tools, read_article
from tests.conftest import run_kg

TEXT = "Jaws is a 1975 American film directed by Steven Spielberg. It was shot in Norr."


@pytest.fixture(scope="module")
def reading(tools: Tools) -> Reading:
    return read_article(Article(id="jaws", title="Jaws (film)", text=TEXT), tools)


@pytest.mark.model
def test_sentences_have_marks_arcs_and_notes(reading: Reading) -> None:
    first, second = pictures(reading, load_ontology())
    marks = [(first.text[one.start : one.end], one.group) for one in first.marks]
    assert marks == [
        ("Jaws", "Work"),
        ("1975", VALUE),
        ("American", "Place"),
        ("film", OTHER),
        ("Steven Spielberg", "Individual"),
    ]
    assert "Jaws · directed by · Steven Spielberg" in list(first.arc_words())
    assert [second.text[slice(*one.source)] for one in second.arcs] == ["It"]
    assert all(one.source != one.target for one in (*first.arcs, *second.arcs))


@pytest.mark.model
def test_only_sentences_that_state_something(reading: Reading) -> None:
    assert len(pictures(reading, load_ontology(), stating=True)) == 2
    (whole,) = marked_texts(reading, load_ontology())
    assert whole.text == TEXT
    assert not whole.arcs


PASSAGE = Passage(
    kind="prose", section="", subject="", text="abcdef", pieces=(Piece(0, 10, 3), Piece(3, 50, 3))
)  # a gloss stood between
VIEWS = [
    ((10, 13), (0, 3)),
    ((12, 51), (2, 4)),
    ((50, 53), (3, 6)),
    ((13, 14), None),
    ((9, 11), None),
    ((20, 60), None),
]


@pytest.mark.parametrize(("source", "expected"), VIEWS)
def test_view_is_the_inverse_of_source(source: tuple[int, int], expected: tuple[int, int] | None) -> None:
    assert view(PASSAGE, source) == expected
    if expected:
        assert PASSAGE.source(*expected) == source


HOSTILE = "<script>alert(\"1\")</script> & 'x' ]]> \x00\x1b\ud800\ufffe &amp; \u202e"
SENTENCES = [
    Picture(HOSTILE, (Mark(0, 8, HOSTILE, "Work", HOSTILE),), (Arc((0, 8), (9, 14), HOSTILE),), (HOSTILE,), HOSTILE),
    Picture("", (), (), (), ""),
    Picture(
        "وُلد نجيب محفوظ في القاهرة عام 1911",
        (Mark(5, 15, "human", "Individual", "x"),),
        (Arc((5, 15), (19, 26), "born"),),
    ),
    Picture("東京物語は1953年の映画", (Mark(0, 4, "film", "Work", "x"),)),
    Picture("word " * 400, (Mark(0, 4, "a", OTHER, ""),), (Arc((0, 4), (1990, 1994), "far"),)),
    Picture("a b", (), tuple(Arc((0, 1), (2, 3), f"label {number}") for number in range(12))),
]


def test_hostile_sentences_stay_few_enough_to_read() -> None:
    assert len(SENTENCES) >= 6


@pytest.mark.parametrize("picture", SENTENCES, ids=range(len(SENTENCES)))
def test_svg_is_well_formed_and_holds_no_markup_of_the_text(picture: Picture) -> None:
    root = ElementTree.fromstring(render_svg([picture]))
    names = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert names <= {"svg", "style", "g", "title", "text", "rect", "path"}
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    width, height = (float(root.attrib[key]) for key in ("width", "height"))
    assert width > 0
    assert height > 0
    inside = re.findall(r'<rect class="g-\w+" x="(-?[\d.]+)"', render_svg([picture]))
    assert all(float(x) >= 0 for x in inside)


@pytest.mark.parametrize("flowing", [False, True])
def test_page_holds_no_markup_of_the_text(flowing: bool) -> None:
    seen: set[str] = set()

    class Collector(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.add(tag)
            assert not [name for name, _ in attrs if name.startswith("on") or name in ("href", "src")]

    Collector().feed(render_page(HOSTILE, SENTENCES, flowing=flowing))
    assert "script" not in seen
    assert {"html", "head", "style", "body", "mark"} <= seen


def test_words_from_right_to_left_stand_so() -> None:
    drawn, _, _ = draw(SENTENCES[2])
    found = [(float(x), text) for x, text in re.findall(r'<text x="([\d.]+)"[^>]*textLength[^>]*>([^<]*)<', drawn)]
    assert max(found)[1] == "وُلد"
    assert min(found)[1] == "1911"


def test_arcs_that_share_a_stretch_lie_above_each_other() -> None:
    drawn, _, _ = draw(SENTENCES[5])
    heights = re.findall(r'class="halo" x="[\d.]+" y="(-?[\d.]+)"', drawn)
    assert len(set(heights)) == len(heights) == 12


def test_escape_leaves_only_what_xml_may_hold() -> None:
    assert escape("a<b>\"'&\x00\ud800") == "a&lt;b&gt;&quot;&#x27;&amp;\ufffd\ufffd"
    assert measure("mm", 10) > measure("ii", 10)
    assert [name for _, name in legend([OTHER, "Work", VALUE])] == ["Work", "Date or value", "Other"]
    assert set(GROUPS) <= set(load_ontology().classes)


@pytest.mark.model
def test_command_draws(tmp_path: Path) -> None:
    (tmp_path / "Jaws.txt").write_text(TEXT, "utf-8")
    for form, begin in (("html", "<!doctype html>"), ("svg", "<svg ")):
        for stage in ("mentions", "sentences", "facts"):
            done = run_kg("show", stage, tmp_path / "Jaws.txt", "--format", form, "--no-cache")
            assert done.stdout.startswith(begin), done.stderr
            assert "Spielberg" in done.stdout
    done = run_kg("show", "links", tmp_path / "Jaws.txt", "--format", "svg", "--no-cache")
    assert (done.returncode, done.stderr) == (
        1,
        "kg: of links there is no svg; pictures are of mentions, sentences, facts\n",
    )

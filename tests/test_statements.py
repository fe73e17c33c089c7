"""What readers said of statements becomes lessons for the relation model, each verdict on its own two mentions."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract.relations import MODEL, RelationModel
from kg.learn.statements import WEIGHT, Paragraph, judged, lessons, read_statements
from kg.model import Article

CORPUS = Path(__file__).parents[2] / "shared" / "data" / "corpus"
TEXT = "Anna Lind was born in Lund. She moved to Oslo and married the painter Karl Berg."
#: Subject, object, relation, verdict, and the sentence's lesson in which it must be found.
SAID = (
    ("Anna Lind", "Lund", "P19", True, 0),
    ("Anna Lind", "Lund", "P20", False, 0),
    ("She", "Oslo", "P551", True, 1),
    ("She", "Karl Berg", "P26", True, 1),
    ("Karl Berg", "Oslo", "P19", False, 1),
)


def where(words: str) -> tuple[int, int]:
    """The range of some words of the text."""
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_file_of_verdicts_is_read(tmp_path: Path) -> None:
    file = tmp_path / "statements.tsv"
    file.write_text(
        "paragraph\tsubject\tobject\trelation\tverdict\n"
        "0a1b\t0-9\t22-26\tP19\tright\n"
        "\t0-9\t22-26\tP20\twrong\n"
        "2c3d\t28-31\t41-45\tP551\tright\n",
        encoding="utf-8",
    )
    assert read_statements(file) == {
        "0a1b": {((0, 9), (22, 26)): {"P19": True, "P20": False}},
        "2c3d": {((28, 31), (41, 45)): {"P551": True}},
    }


@pytest.mark.model
def test_each_verdict_is_on_its_two_mentions() -> None:
    verdicts: dict[tuple[tuple[int, int], tuple[int, int]], dict[str, bool]] = {}
    for subject, object_, relation, right, _ in SAID:
        verdicts.setdefault((where(subject), where(object_)), {})[relation] = right
    model = RelationModel.load(MODEL)
    found = list(lessons([Paragraph(Article(id="a", text=TEXT, title="Anna Lind"), verdicts)], model))
    told = {
        (
            *((term := lesson.graph.mentions[at].term) and (term.start, term.end) for at in one[:2]),
            model.heads[relation].relation,
            relation in one.stated,
            number,
        )
        for number, lesson in enumerate(found)
        for one in lesson.asked
        for relation in (*one.stated, *one.known)
    }
    assert told == {(where(subject), where(object_), *rest) for subject, object_, *rest in SAID}
    assert {(one.silence, one.weight) for lesson in found for one in lesson.asked} == {(0.0, WEIGHT)}


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"{CORPUS} is not here")
def test_the_verdicts_are_of_the_corpus_and_found_in_it() -> None:
    known, model = read_statements(), RelationModel.load(MODEL)
    assert sum(len(said) for one in known.values() for said in one.values()) >= 20_721
    assert {relation for one in known.values() for said in one.values() for relation in said} <= {
        head.relation for head in model.heads
    }
    paragraphs = judged(CORPUS, known)
    assert {one.article.id for one in paragraphs} == set(known)
    some = paragraphs[::60]
    assert len(some) >= 49
    found = sum(len({*pair.stated, *pair.known}) for one in lessons(some, model) for pair in one.asked)
    assert found == sum(len(said) for one in some for said in one.verdicts.values())

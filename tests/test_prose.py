"""What sentences state, parsed by the real pipeline: one row a sentence, every claim of it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from kg.extract.about import About, Gender
from kg.extract.prose import extract
from kg.model import Claim, Concept, Name, Passage, Piece, Term, Value
from kg.nlp.pipeline import Parser, load_parser
from kg.ontology import Ontology, load_ontology

pytestmark = pytest.mark.model


def read_table() -> list[tuple[str, str, str, str, list[str]]]:
    """Rows of title, class, gender, sentence and its claims."""
    rows: list[tuple[str, str, str, str, list[str]]] = []
    for line in (Path(__file__).parent / "fixtures" / "prose_sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("    "):
            rows[-1][-1].append(line.strip())
        elif line and not line.startswith("#"):
            title, kind, gender, text = line.split(" / ")
            rows.append((title, kind, gender.strip("-"), text, []))
    return rows


SENTENCES = read_table()


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def passage(title: str, text: str, *, truncated: bool = False) -> Passage:
    return Passage(
        kind="prose", section="", subject=title, text=text, pieces=(Piece(0, 0, len(text)),), truncated=truncated
    )


def label(term: Term) -> str:
    return term.lexical if isinstance(term, Value) else term.label


def line(claim: Claim) -> str:
    parts = [label(claim.subject), claim.relation, label(claim.object)]
    parts += [f"{name}={label(term)}" for name, term in claim.qualifiers]
    return " | ".join(parts + ["story"] * claim.story)


def test_the_table_of_sentences_is_whole() -> None:
    assert len(SENTENCES) >= 110
    assert sum(not claims for *_, claims in SENTENCES) >= 12


@pytest.mark.parametrize(
    ("title", "kind", "gender", "text", "expected"), SENTENCES, ids=[row[3][:50] for row in SENTENCES]
)
def test_a_sentence_states_exactly(
    title: str, kind: str, gender: str, text: str, expected: list[str], ontology: Ontology, parser: Parser
) -> None:
    about = About(title=title, classes=(kind,), gender=cast(Gender, gender))
    assert [line(claim) for claim in extract(passage(title, text), about, ontology, parser.parse)] == expected


def test_offsets_lie_in_the_passage_and_bound_the_words(ontology: Ontology, parser: Parser) -> None:
    text = "''Night Ferry'' () is a film. It was directed by [1] Mara Olsen (left) on ''The Long Boat''."
    (claim,) = extract(
        passage("Night Ferry", text), About(title="Night Ferry", classes=("Film",)), ontology, parser.parse, 20
    )
    assert isinstance(claim.subject, Name) and isinstance(claim.object, Name)
    assert text[claim.subject.start : claim.subject.end] == "It"
    assert text[claim.object.start : claim.object.end] == "Mara Olsen"
    assert text[claim.start : claim.end] == "It was directed by [1] Mara Olsen"
    assert claim.subject.self and not claim.object.self


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was born in Tiedon", []),
        ("She was born in Bergen, the harbour of Nor", ["Ada Falk | placeOfBirth | Bergen"]),
        ("She was born in Bergen. She studied in the middl", ["Ada Falk | placeOfBirth | Bergen"]),
    ],
)
def test_nothing_is_read_at_the_cut(text: str, expected: list[str], ontology: Ontology, parser: Parser) -> None:
    about = About(title="Ada Falk", classes=("Person",), gender="female")
    assert [
        line(claim) for claim in extract(passage("Ada Falk", text, truncated=True), about, ontology, parser.parse)
    ] == expected


def test_what_a_plot_tells_of_others_is_told_by_the_story(ontology: Ontology, parser: Parser) -> None:
    text = "Signe Moe married Per Holm. The film is set in Norway."
    plot = Passage(kind="prose", section="Plot", subject="Night Ferry", text=text, pieces=(Piece(0, 0, len(text)),))
    about = About(title="Night Ferry", classes=("Film",))
    assert [line(claim) for claim in extract(plot, about, ontology, parser.parse)] == [
        "Signe Moe | spouse | Per Holm | story",
        "Night Ferry | setIn | Norway",
    ]


def test_the_parser_is_not_called_where_nothing_promises_a_claim(ontology: Ontology) -> None:
    text = "Not much was said about that. The rain fell. In the end all went home again."

    def never(_: object) -> list[object]:
        raise AssertionError("parsed")

    assert list(extract(passage("Rain", text), About(title="Rain"), ontology, never)) == []  # type: ignore[arg-type]


def test_odd_text_never_raises(ontology: Ontology, parser: Parser) -> None:
    about = About(title="X", classes=("Film",))
    for text in (
        "",
        " ",
        "''",
        "() was directed by ().",
        "It was directed by ''",
        "\u202eIt was directed by \U0001f600 Ada.",
        "It was directed by " + "A" * 3000 + ".",
        "Directed by.",
        ": A, B and C founded 1990 in by of.",
        "\x00It stars \x00.",
    ):
        for claim in extract(passage("X", text), about, ontology, parser.parse):
            assert 0 <= claim.start < claim.end <= len(text)


def test_concepts_are_read_only_where_the_relation_takes_them(ontology: Ontology, parser: Parser) -> None:
    about = About(title="Ada Falk", classes=("Person",), gender="female")
    claims = list(
        extract(
            passage("Ada Falk", "She became a famous ally. In Oslo she worked as a painter."),
            about,
            ontology,
            parser.parse,
        )
    )
    assert [claim.object for claim in claims if claim.relation == "occupation"] == [
        Concept(label="painter", start=50, end=57)
    ]
    assert not [claim for claim in claims if claim.relation == "positionHeld"]

"""Learning a user's relations: their examples are read, what is wrong is named, what was learned is theirs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import ConfigError, KgError
from kg.extract.relations import MODEL, RelationModel
from kg.learn.examples import Span, Stated
from kg.vocabulary import Vocabulary, align, load_vocabulary
from kg.vocabulary.examples import read_examples
from kg.vocabulary.learned import extended, load, save
from tests.claims import ontology
from tests.conftest import run_kg

WINE = {
    "concepts": [{"qid": "", "label": "wine"}, {"qid": "Q6256", "label": "country"}],
    "relations": [
        {"label": "grape variety", "domain": "wine"},
        {"label": "first pressed", "domain": "wine"},
        {"label": "country of origin", "pid": "P495", "domain": "wine", "range": "Q6256"},
    ],
}
BAROLO = {"text": "Barolo is made from Nebbiolo.", "subject": "Barolo", "relation": "grape variety"}


@pytest.fixture
def wine(tmp_path: Path) -> Vocabulary:
    path = tmp_path / "wine.json"
    path.write_text(json.dumps(WINE), "utf-8")
    return load_vocabulary(path)


def write(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines), "utf-8")
    return path


def test_examples_are_read(wine: Vocabulary, tmp_path: Path) -> None:
    lines = [
        {**BAROLO, "text": f"No. {at}: Barolo is made from Nebbiolo.", "object": [28, 36] if at < 10 else "Nebbiolo"}
        for at in range(5)
    ]
    dated = [
        {"text": f"Wine {at} was first pressed in 1{at}50.", "subject": f"Wine {at}", "relation": "first pressed",
         "object": f"1{at}50"}
        for at in range(5)
    ]  # fmt: skip
    examples, values = read_examples(write(tmp_path / "e.jsonl", *lines, "", *dated), wine)
    assert (examples[0].spans, examples[0].stated) == (
        (Span(7, 13), Span(28, 36)),
        (Stated(0, "own.Grape_variety", 1),),
    )
    assert len(examples) == 10
    assert {one.label: datatype for one, datatype in values.items()} == {
        "grape variety": "",
        "first pressed": "kg:date",
    }


BAD: list[tuple[object, str]] = [
    ("{", ":1: is not well-formed JSON"),
    ("[]", ":1: is no object with text, subject, relation and object"),
    ({**BAROLO}, ":1: is no object with text, subject, relation and object"),
    ({**BAROLO, "object": "Nebiolo"}, ":1: object 'Nebiolo' does not stand in the text"),
    ({**BAROLO, "object": [20, 99]}, ":1: object [20, 99] does not stand in the text"),
    ({**BAROLO, "object": 7}, ":1: object is to be words of the text or [start, end]"),
    ({**BAROLO, "object": "Barolo"}, ":1: subject and object are the same words"),
    ({**BAROLO, "object": "Nebbiolo", "relation": "grape"}, ":1: relation 'grape' is not in your ontology"),
    ({**BAROLO, "object": "Nebbiolo"}, ": relation 'grape variety' has 1 examples; give at least 5"),
    ("", ": no example in it"),
]


@pytest.mark.parametrize(("line", "reason"), BAD)
def test_a_bad_example_is_named(line: object, reason: str, wine: Vocabulary, tmp_path: Path) -> None:
    path = write(tmp_path / "bad.jsonl", line)
    with pytest.raises(KgError) as caught:
        read_examples(path, wine)
    assert str(caught.value).startswith(f"{path}{reason}")


def test_table_is_whole() -> None:
    assert len(BAD) >= 10


def test_learned_relations_are_theirs(wine: Vocabulary) -> None:
    alignment = extended(align(wine, ontology()), {wine.relations[0]: "", wine.relations[1]: "kg:date"})
    found = {
        theirs.label: [one.ours.name for one in matches if one.how == "learned"]
        for theirs, matches in alignment.relations.items()
    }
    assert found == {
        "grape variety": ["own.Grape_variety"],
        "first pressed": ["own.First_pressed"],
        "country of origin": [],
    }
    own = alignment.ontology.relations["own.First_pressed"]
    assert (own.domain, own.datatype) == (("Food",), "kg:date")
    assert alignment.ontology.version != ontology().version


def test_what_was_learned_goes_with_its_ontology(wine: Vocabulary, tmp_path: Path) -> None:
    alignment = align(wine, ontology())
    with pytest.raises(ConfigError, match="no relation model here"):
        load(tmp_path / "none", alignment)
    model = RelationModel.load(MODEL)
    save(model, {wine.relations[0]: ""}, tmp_path / "wine")
    assert load(tmp_path / "wine", alignment)[1].relations[wine.relations[0]][-1].how == "learned"
    (tmp_path / "wine" / "relations.json").write_text('{"own.Vintage": ""}', "utf-8")
    with pytest.raises(ConfigError, match=r"'own\.Vintage' is not in .*wine\.json; use the ontology"):
        load(tmp_path / "wine", alignment)


def test_learned_needs_its_ontology(tmp_path: Path) -> None:
    done = run_kg("facts", "-", "--learned", tmp_path, stdin=b"Jaws is a film.")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("kg: --learned goes with --ontology FILE")

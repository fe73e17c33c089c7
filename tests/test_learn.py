"""Learning: labelled text in one form, what it supervises, thresholds, and a user's own relations."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.errors import ConfigError
from kg.evaluate.reliability import calibration_error
from kg.extract.relations import MODEL, RelationModel
from kg.learn import fit
from kg.learn.calibration import LEAST, calibrate
from kg.learn.data import corpus, knowledgenet, pairs, redocred
from kg.learn.data.casing import Casing
from kg.learn.data.text2kgbench import find
from kg.learn.examples import Example, Span, Stated, content_key, detokenize
from kg.learn.lessons import BELIEF, marked, unmarked
from kg.learn.prepare import prepare
from kg.learn.relations import fitted
from kg.learn.supervision import Supervision
from kg.read import Tools

DATA = Path(__file__).parents[2] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason=f"{DATA} is not here")

TOKENS: tuple[tuple[list[str], str], ...] = (
    (["He", "said", '"', "no", '"', "."], 'He said "no".'),
    (["(", "born", "1950", ")", ",", "a", "well", "-", "known", "son", "'s"], "(born 1950), a well-known son's"),
    (["-LRB-", "x", "-RRB-"], "(x)"),
    ([], ""),
)  # fmt: skip


@pytest.mark.parametrize(("tokens", "text"), TOKENS)
def test_detokenize(tokens: list[str], text: str) -> None:
    found, spans = detokenize(tokens)
    assert found == text
    assert len(spans) == len(tokens)


def test_tokens_are_many() -> None:
    assert len(TOKENS) >= 4


def test_a_sentence_in_two_sets_is_held_back_in_both() -> None:
    assert content_key("He  (Tom) left .") == content_key("he (tom) left.") == "hetomleft"
    kept = [Example(text="", spans=(), stated=(), document=str(at)).held_back for at in range(800)]
    assert 70 < sum(kept) < 130


FOUND = (
    ("Set in East Berlin in 1970.", "Berlin", (12, 18)),
    ("Set in East Berlin in 1970.", "01 January 1970", (22, 26)),
    ("He wrote Dune.", "Dune (novel)", (9, 13)),
    ("He wrote Dunes.", "Dune", None),
)


@pytest.mark.parametrize(("text", "label", "span"), FOUND)
def test_find(text: str, label: str, span: tuple[int, int] | None) -> None:
    found = find(text, label)
    assert (found and found[:2]) == span


def test_casing_gives_words_their_usual_form() -> None:
    casing = Casing(iter(["he met Mary in Paris, and Mary left for the sea"]))
    restored = casing.restore("he saw mary in paris with tom of kent".split(), {6, 7, 8})
    assert restored == "He saw Mary in Paris with Tom of Kent".split()


def test_thresholds_are_where_f1_is_best_and_probabilities_are_kept() -> None:
    random = np.random.default_rng(3)
    stated = (random.random(4000) < 0.2).astype(np.float32)
    odds = (random.normal(0, 1, 4000) + np.where(stated > 0, 1.5, -1.5)).astype(np.float32)
    found = calibrate(odds, stated, np.ones_like(stated))
    chances = 1 / (1 + np.exp(-(found.slope * odds + found.shift)))
    assert -0.5 < found.threshold < 1.5
    assert found.slope * found.threshold + found.shift >= np.log(LEAST / (1 - LEAST)) - 1e-3
    assert calibration_error([*zip(chances.tolist(), stated.astype(bool).tolist(), strict=True)]) < 0.02


def test_what_is_never_stated_is_never_claimed() -> None:
    odds = np.linspace(-4, 4, 50, dtype=np.float32)
    assert calibrate(odds, np.zeros_like(odds), np.ones_like(odds)).threshold > 4


def vineyard(subject: str, object_: str, form: str) -> Example:
    """A sentence about a wine and its grape."""
    text = form.format(subject, object_)
    start, other = text.index(subject), text.index(object_)
    return Example(
        text=text,
        spans=(Span(start, start + len(subject)), Span(other, other + len(object_))),
        stated=(Stated(0, "ownedBy", 1),) if "made" in form else (),
        annotated=frozenset() if "made" in form else frozenset(["ownedBy"]),
        document=text,
    )


WINES = ("Barolo", "Chablis", "Cahors", "Rioja", "Chianti", "Pomerol", "Condrieu", "Bandol")
GRAPES = ("Nebbiolo", "Chardonnay", "Malbec", "Tempranillo", "Sangiovese", "Merlot", "Viognier", "Mourvedre")
FORMS = ("{} is made from {}.", "The famous {} is made with {} alone.", "Unlike {}, the critic prefers {}.")


def test_a_rare_relation_is_fitted_to_verdicts_as_they_are() -> None:
    odds = np.array([2.0, 1.5, 1.0, 0.5, -0.5, -1.0] * 3, np.float32)
    stated = np.array([1, 1, 1, 0, 0, 0] * 3, np.float32)
    nowhere, everywhere = np.zeros(len(odds), bool), np.ones(len(odds), bool)
    judged = fitted(odds, stated, np.ones_like(odds), nowhere, everywhere)
    made = fitted(odds, stated, np.ones_like(odds), nowhere, nowhere)
    assert judged.shift > made.shift  # sets that were made to hold a relation hold it more often than text does
    assert judged == calibrate(odds, stated, np.ones_like(odds))
    assert fitted(odds, stated, np.ones_like(odds), nowhere, everywhere, 0.9).threshold > judged.threshold



@pytest.mark.model
def test_a_relation_is_learned_from_a_few_sentences(tools: Tools) -> None:
    examples = [vineyard(wine, grape, form) for wine, grape in zip(WINES, GRAPES, strict=True) for form in FORMS]
    model = fit(examples, tools, RelationModel.load(MODEL))
    (head,) = model.heads
    assert head.relation == "ownedBy"
    assert -5 < head.threshold < 5


@pytest.mark.model
def test_too_few_examples_are_refused(tools: Tools) -> None:
    examples = [vineyard(WINES[0], GRAPES[0], FORMS[0])]
    with pytest.raises(ConfigError, match="'ownedBy': 1 examples could be read; give at least 5"):
        fit(examples, tools, RelationModel.load(MODEL))


@pytest.mark.model
def test_silence_counts_where_everything_is_annotated(tools: Tools) -> None:
    text = "Ada lives in Bonn and Carl in Dijon."
    spans = tuple(Span(text.index(name), text.index(name) + len(name), kind) for name, kind in
                  (("Ada", "PERSON"), ("Bonn", "PLACE"), ("Carl", "PERSON"), ("Dijon", "PLACE")))  # fmt: skip
    full = Example(
        text=text, spans=spans, stated=(Stated(0, "P551", 1),), annotated=frozenset(["P551"]), source="redocred"
    )
    (sentence,) = prepare([full], tools.ontology, tools.parser.parse, tools.recognizer.recognize)
    supervision = Supervision(["P19", "P551"], [sentence])
    asked = list(supervision.asked(sentence))
    stated, weights = supervision.targets(asked)
    assert len(asked) == 12
    assert stated.sum() == 1
    assert (weights[:, 1] == 1.0).all()
    assert weights[:, 0].max() < 0.5


@pytest.mark.model
def test_a_teacher_speaks_where_nothing_is_marked(tools: Tools) -> None:
    text = "Ada lives in Bonn."
    spans = (Span(0, 3, "PERSON"), Span(13, 17, "PLACE"))
    full = Example(text=text, spans=spans, stated=(Stated(0, "P551", 1),), annotated=frozenset(["P551"]), source="x")
    (sentence,) = prepare([full], tools.ontology, tools.parser.parse, tools.recognizer.recognize)
    supervision = Supervision(["P19", "P551"], [sentence])
    (lesson,) = marked([sentence], supervision)
    said = np.array([[0.0, -9.0], [9.0, 9.0]], np.float16)
    stated, weights = lesson.taught(said).targets([0, 1], supervision)
    assert lesson.pair(0) == (0, 1)
    assert np.allclose(stated, [[0.5, 1.0], [1.0, 0.0]], atol=1e-3)  # what is marked stands, whoever says otherwise
    assert np.allclose(weights, [[BELIEF, 1.0], [BELIEF, 1.0]])
    assert lesson.targets([1], supervision)[0].tolist() == [[0.0, 0.0]]


@pytest.mark.model
def test_running_text_asks_about_pairs_whose_kinds_stand_in_relations(tools: Tools) -> None:
    plain = Example(text="Ada Merrow lives in London and Carl Ek in Berlin.", spans=(), stated=(), source="corpus")
    (sentence,) = prepare([plain], tools.ontology, tools.parser.parse, tools.recognizer.recognize)
    (lesson,) = unmarked([sentence], [("PERSON", "PLACE")])
    named = [
        tuple(sentence.graph.mentions[at].term.label for at in lesson.pair(number))  # type: ignore[union-attr]
        for number in range(len(lesson.asked))
    ]
    assert named == [("Ada Merrow", "London"), ("Ada Merrow", "Berlin"), ("Carl Ek", "London"), ("Carl Ek", "Berlin")]
    stated, weights = lesson.targets([0], Supervision(["P19", "P551"], []))
    assert not stated.any()
    assert not weights.any()  # without a teacher nothing is known


@pytest.mark.shared
@needs_data
def test_the_data_sets_are_read_whole() -> None:
    directory = DATA / "relations"
    assert sum(len(one.stated) for one in knowledgenet.read(directory)) >= 8000
    assert sum(len(one.stated) for one in redocred.read(directory)) >= 9000
    some = list(pairs.read(directory, Casing(iter(()))))
    assert len(some) == 31_283
    assert all(one.text[slice(*one.spans[0][:2])] for one in some)
    assert len(list(corpus.read(DATA / "corpus"))) == 20_368

"""The relation model: what it sees of a sentence, how it is kept, and what the shipped one reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ConfigError
from kg.extract.about import About
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.sentence import simplify
from kg.extract.relations import MODEL, RelationModel
from kg.extract.relations.arrange import Alphabet, above, arrange, meet
from kg.extract.relations.doubted import LEAST, is_doubted
from kg.extract.relations.features import Graph, Mention, Word, kind_of, read_graph
from kg.extract.relations.net import pair_vectors, scores
from kg.extract.relations.nouns import Nouns
from kg.extract.relations.opinions import is_told, told
from kg.model import Article, Claim, Entity, Name, Value
from kg.ontology import load_ontology
from kg.read import Tools, read_article
from tests.claims import ontology, passage


def graph(heads: list[int], mentions: list[int]) -> Graph:
    """Words w0, w1, ... with these heads, and names at some of them."""
    words = tuple(Word(3 * at, 3 * at + 2, f"w{at}", f"w{at}", "NN", "dep", head) for at, head in enumerate(heads))
    return Graph(words, tuple(Mention(at, "PERSON", "name", Name(label=f"w{at}")) for at in mentions))


MEETINGS = (
    ([1, 1, 1], 0, 2, ([0, 1], [2, 1])),
    ([1, 1, 1], 0, 1, ([0, 1], [1])),
    ([0, 0, 1], 2, 0, ([2, 1, 0], [0])),
    ([1, 2, 2, 2, 3], 0, 4, ([0, 1, 2], [4, 3, 2])),
    ([0, 1], 0, 1, ([0], [1])),  # two roots: no word above both
)


@pytest.mark.parametrize(("heads", "subject", "object_", "paths"), MEETINGS)
def test_where_two_words_meet(heads: list[int], subject: int, object_: int, paths: tuple[list[int], list[int]]) -> None:
    words = graph(heads, []).words
    assert meet(above(words, subject), above(words, object_)) == paths


def test_meetings_are_many() -> None:
    assert len(MEETINGS) >= 5


ALPHABET = Alphabet.of(["w0", "w1", "w2"], ["NN"], ["dep"])


def weights(relations: int = 2) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    """Some weights of a small network."""
    random = np.random.default_rng(7)

    def some(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return random.normal(0, 0.3, shape).astype(np.float32)

    layers = {f"layers.{at}.weight": some(6, 30) for at in range(3)} | {f"layers.{at}.bias": some(6) for at in range(3)}
    return layers | {
        "words": some(ALPHABET.rows, 4),
        "tags": some(2, 2), "deps": some(2, 2), "kinds": some(10, 2), "forms": some(5, 2),
        "steps": some(12, 3), "others": some(4, 1), "input.weight": some(6, 12), "input.bias": some(6),
        "pair.weight": some(5, 34), "pair.bias": some(5), "out.weight": some(relations, 5), "out.bias": some(relations),
    }  # fmt: skip


def test_a_pair_scores_the_same_alone_and_among_others() -> None:
    one, other = graph([1, 1, 1], [0, 2]), graph([0, 0, 1, 2], [1, 3])
    both = arrange([one, other], [[(0, 1), (1, 0)], [(0, 1)]], ALPHABET)
    alone = [arrange([one], [[(0, 1), (1, 0)]], ALPHABET), arrange([other], [[(0, 1)]], ALPHABET)]
    found = scores(pair_vectors(both, weights()), weights())
    apart = np.vstack([scores(pair_vectors(batch, weights()), weights()) for batch in alone])
    assert found.shape == (3, 2)
    np.testing.assert_array_equal(found, apart)
    assert not np.allclose(found[0], found[1])  # who is subject matters


def test_words_unknown_share_a_row_by_their_ending() -> None:
    assert ALPHABET.word("w1") == 1
    assert ALPHABET.word("Smithville") == ALPHABET.word("Jonesville") >= 3


KINDS = ((("Film",), "WORK"), (("City",), "PLACE"), (("Character",), "PERSON"), (("Award",), "MISC"), ((), ""))


@pytest.mark.parametrize(("classes", "kind"), KINDS)
def test_kind_of_classes(classes: tuple[str, ...], kind: str) -> None:
    assert kind_of(classes, ontology()) == kind


GRAPHS = (
    (
        "He (born 4 May 1950 in [Paris]) founded [Acme].",
        "he ( born 2021 in paris ) founded acme .",
        "he PERSON pronoun, 2021 DATE value, paris  name, acme  name",
    ),
    (
        "The company moved to [Tokyo], where [Ada Lovelace] lives.",
        "the company moved to tokyo , where lovelace lives .",
        "company ORGANISATION noun, tokyo  name, where  pronoun, lovelace  name",
    ),
    ("The German scholar left.", "the german scholar left .", "german GROUP name, scholar PERSON noun"),
)


@pytest.mark.model
@pytest.mark.parametrize(("text", "words", "mentions"), GRAPHS)
def test_what_is_seen_of_a_sentence(text: str, words: str, mentions: str, tools: Tools) -> None:
    here = passage(text, subject="Somebody")
    sentence = simplify(here, 0, len(here.text), ontology())
    phrases = Phrases(
        here, About(title=""), ontology(), sentence, sentence.restore(tools.parser.parse([sentence.text])[0])
    )
    seen = read_graph(phrases)
    assert " ".join(one.last for one in seen.words) == words
    assert ", ".join(f"{seen.words[one.at].last} {one.kind} {one.form}" for one in seen.mentions) == mentions
    assert all(here.text[one.start : one.end].strip() for one in seen.words)


def test_graphs_are_many() -> None:
    assert len(GRAPHS) >= 3


NOTES: tuple[tuple[str, dict[str, str]], ...] = (  # what a name in a note stands for
    ("[Iron Field] (Swedish: Jarn Berg) is a film.", {"Jarn Berg": "Iron Field", "Swedish": "Swedish"}),
    ("[Iron Field] ( , Jarn Berg, born 1950 in Lund) sang.", {"Jarn Berg": "Iron Field", "Lund": "Lund"}),
    ("[Iron Field] (released there as Hard Soil) is a film.", {"Hard Soil": "Iron Field"}),
    ("[Iron Field] has a lake (known as Jarn Water).", {"Jarn Water": "Jarn Water"}),
    ("[Iron Field] (by Bo Ek) is a film.", {"Bo Ek": "Bo Ek"}),
)


@pytest.mark.model
@pytest.mark.parametrize(("text", "stands_for"), NOTES)
def test_whom_a_name_in_a_note_stands_for(text: str, stands_for: dict[str, str], tools: Tools) -> None:
    here = passage(text, subject="Somebody")
    sentence = simplify(here, 0, len(here.text), ontology())
    phrases = Phrases(
        here, About(title=""), ontology(), sentence, sentence.restore(tools.parser.parse([sentence.text])[0])
    )
    terms = [one.term for one in read_graph(phrases).mentions if one.form == "name"]
    noted = [one for one in terms if isinstance(one, Name) and one.start > here.text.index("(")]
    assert {here.text[one.start : one.end]: one.label for one in noted} == stands_for


def test_notes_are_many() -> None:
    assert len(NOTES) >= 5


def test_the_shipped_model_knows_every_relation_that_the_ontology_declares() -> None:
    model = RelationModel.load(MODEL)
    declared = {one.property for one in load_ontology().relations.values()}
    known = {head.relation for head in model.heads}
    assert len(known) >= 150
    assert len(known & declared) >= 140
    assert sum(path.stat().st_size for path in MODEL.parent.rglob("*")) < 25_000_000  # all models together


NOUNS: tuple[tuple[str, list[str]], ...] = (
    ("A suite for solo piano and String Quartet.", ["piano", "String Quartet"]),
    ("She was a lyric soprano, he one of two tenors.", ["soprano", "tenor"]),
    ("A light heavyweight of the heavyweights", ["light heavyweight", "heavyweight"]),
    ("The pianos of Hydepiano were sold with a fnord.", ["piano", "fnord"]),
    ("He was Marshal of the Swiss Army and a soprano.", ["Marshal of the Swiss Army", "soprano"]),
    ("Nothing of the kind.", []),
)


@pytest.mark.parametrize(("text", "found"), NOUNS)
def test_nouns_that_may_be_objects(text: str, found: list[str]) -> None:
    nouns = Nouns.of(load_ontology(), [("P9999", frozenset(["fnord"])), ("P412", frozenset(["tenor"]))])
    assert [one.label for one in nouns.find(text, 0, len(text))] == found
    assert all(one.end <= len(text) and text[one.start : one.end].lower().startswith(one.label.lower())
               for one in nouns.find(text, 0, len(text)))  # fmt: skip
    assert nouns.relations["fnord"] == {"P9999"}
    assert {"P412", "voiceType"} <= nouns.relations["tenor"]


def test_nouns_are_many() -> None:
    assert len(NOUNS) >= 6


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = RelationModel.load(MODEL)
    model.save(tmp_path)
    again = RelationModel.load(tmp_path)
    assert again.heads == model.heads
    assert again.alphabet == model.alphabet
    assert all(np.allclose(again.weights[name], value, atol=0.02) for name, value in model.weights.items())
    again.save(tmp_path / "again")
    assert (tmp_path / "again" / "model.json").read_bytes() == (tmp_path / "model.json").read_bytes()


def test_no_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no relation model here"):
        RelationModel.load(tmp_path)


READ = (
    ("In 1998 Anna Petrova founded the company Velotrade in Geneva.", "Velotrade", "foundedBy", "Anna Petrova"),
    ("Mark Stone, who lived in Leeds, studied at Oxford University.", "Mark Stone", "educatedAt", "Oxford University"),
    ("Her sister Clara Benson married the painter John Millward in 1902.", "Clara Benson", "spouse", "John Millward"),
)  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("text", "subject", "relation", "object_"), READ)
def test_what_is_read(text: str, subject: str, relation: str, object_: str, tools: Tools) -> None:
    facts = read_article(Article(id="x", text=text), tools).facts
    found = {(one.subject.label, one.relation, one.object.label) for one in facts if isinstance(one.object, Entity)}
    assert (subject, relation, object_) in found
    for one in (each for each in facts if each.evidence.extractor == "model"):
        assert text[one.evidence.start : one.evidence.end] == one.evidence.quote
        assert 0 < one.evidence.confidence < 1


def test_readings_are_many() -> None:
    assert len(READ) >= 3


CUES = (
    ("The play stars Anna Berg, Tom Berg and Mia Holm.", "sibling", 0),
    ("Anna Berg and her brother Tom Berg sang.", "sibling", 2),
    ("It was written by Clara Holm and Peter Berg.", "spouse", 0),
    ("Clara Holm married the painter Peter Berg in 1902.", "spouse", 2),
)


@pytest.mark.model
@pytest.mark.parametrize(("text", "relation", "count"), CUES)
def test_kin_are_told_by_a_word(text: str, relation: str, count: int, tools: Tools) -> None:
    facts = read_article(Article(id="x", text=text), tools).facts
    assert len({(one.subject.label, one.object) for one in facts if one.relation == relation}) == count


def test_cues_are_many() -> None:
    assert len(CUES) >= 4


@pytest.mark.model
def test_who_directed_a_film_is_not_said_to_have_written_it(tools: Tools) -> None:
    text = "The Long Field is a 1905 American silent drama film, directed by Tom Berg."
    said = read_article(Article(id="field", text=text), tools).facts
    ends = [(one.relation, one.object.label) for one in said if isinstance(one.object, Entity)]
    assert [relation for relation, label in ends if label == "Tom Berg"] == ["directedBy"]


ASKED = (("producer", {"producer"}), ("manufacturer", {"manufacturer"}))


@pytest.mark.model
@pytest.mark.parametrize(("asked", "told"), ASKED)
def test_of_something_unknown_what_is_asked_for_is_meant(asked: str, told: set[str], tools: Tools) -> None:
    text = "Iron Field was produced by Bo Ek in Lund."
    facts = read_article(Article(id="x", text=text), replace(tools, asked=frozenset([asked]))).facts
    said = [one for one in facts if not one.evidence.rule.startswith("implied")]
    assert {one.relation for one in said if one.evidence.extractor == "prose"} == told


def test_what_is_asked_for_varies() -> None:
    assert len(ASKED) >= 2


FILM, ADA, YEAR = (
    Name(label="The Salt Road", start=0, end=13, self=True),
    Name(label="Ada Merrow", start=30, end=40),
    Value(lexical="1951", datatype="xsd:gYear", start=20, end=24),
)
TOLD = (  # what is told, two things, whether that tells of both
    (FILM, ADA, True),
    (ADA, FILM, True),  # whoever comes first
    (FILM, Name(label="Merrow", start=30, end=40), True),  # by another label at the same place
    (FILM, YEAR, True),
    (ADA, YEAR, False),
    (FILM, Name(label="Bo Ek", start=50, end=55), False),
    (FILM, None, False),
)


@pytest.mark.parametrize(("one", "two", "known"), TOLD)
def test_of_whom_claims_speak(one: Name, two: Name | Value | None, known: bool) -> None:
    claims = [
        Claim(subject=FILM, relation="x", object=object_, start=0, end=40, extractor="prose", rule="r", confidence=0.9)
        for object_ in (ADA, YEAR)
    ]
    assert is_told(one, two, told(claims)) is known


def test_told_rows_are_many() -> None:
    assert len(TOLD) >= 7


DOUBTS = (
    ("The Salt Road is a 1951 film directed by Ada Merrow.", 0),  # read by patterns
    ("The committee met in the morning and again at noon.", 0),  # nobody in it
    ("Petra Lang left Graz in 1961 for the Technical University of Munich, where Karl Holm taught.", 1),
)


@pytest.mark.model
@pytest.mark.parametrize(("text", "asked"), DOUBTS)
def test_the_encoder_is_asked_where_there_is_a_doubt(
    text: str, asked: int, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers: list[int] = []

    def record(_asked: object, _odds: object, chosen: list[int], _encoder: object) -> None:
        numbers.extend(chosen)

    monkeypatch.setattr("kg.extract.relations.model.reconsider", record)
    read_article(Article(id="doubt", text=text), tools)
    assert len(numbers) == asked


DOUBTED = (
    ("basedOn", 0.7, True),
    ("basedOn", 0.8, False),
    ("castMember", 0.6, True),
    ("castMember", 0.63, False),
    ("ownedBy", 0.5, True),
    ("spouse", 0.3, False),  # of which readers said nothing
)


@pytest.mark.parametrize(("relation", "confidence", "doubted"), DOUBTED)
def test_what_readers_found_mostly_wrong(relation: str, confidence: float, doubted: bool) -> None:
    claim = Claim(
        subject=FILM, relation=relation, object=ADA, start=0, end=40, extractor="model", rule="r", confidence=confidence
    )
    assert is_doubted(claim, ontology()) is doubted


def test_every_slot_that_is_doubted_is_some_relation_s() -> None:
    assert len(DOUBTED) >= 6
    assert set(LEAST) <= {slot for one in ontology().relations.values() for slot in one.slots}

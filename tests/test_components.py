"""The spaCy components: what they write on a doc of any pipeline, and that spaCy can save and spread them."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.components import Component
from tests.conftest import ROOT

pytestmark = pytest.mark.model
TEXT = "Jaws is a 1975 American film directed by Steven Spielberg. It was shot in Norr."
BASE = "http://localhost:8000/id/"


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    for name in ("kg_mentions", "kg_relations"):
        nlp.add_pipe(name)
    return nlp


def said(doc: Doc) -> set[tuple[str, str, str]]:
    return {(one["subject_label"], one["name"], one["object_label"] or one["value"]) for one in doc._.kg_facts}


def test_doc_gets_entities_spans_and_facts(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(one.text, one.kb_id_) for one in doc.ents] == [
        ("Jaws", f"{BASE}Jaws"),
        ("American", f"{BASE}United_States"),
        ("Steven Spielberg", f"{BASE}Jaws#Steven_Spielberg"),
        ("Norr", f"{BASE}Jaws#Norr"),
    ]
    assert (doc.ents[0].label_, doc.ents[2].label_) == ("Film", "Person")
    assert [one.text for one in doc.spans["kg"]] == ["Jaws", "American", "Steven Spielberg", "It", "Norr"]
    assert {("Jaws", "directedBy", "Steven Spielberg"), ("Jaws", "filmingLocation", "Norr")} <= said(doc)
    fact = next(one for one in doc._.kg_facts if one["name"] == "directedBy")
    assert (fact["subject_tokens"], fact["object_tokens"]) == ([0, 1], [8, 10])
    assert TEXT[fact["object_start"] : fact["object_end"]] == "Steven Spielberg"
    assert 0 < fact["confidence"] <= 1


def test_title_of_a_text_is_used(nlp: Language) -> None:
    doc = nlp.make_doc("The film was directed by Steven Spielberg.")
    doc._.kg_title = "Jaws (film)"
    assert ("Jaws (film)", "directedBy", "Steven Spielberg") in said(nlp(doc))


def test_texts_in_batches_and_processes_give_the_same(nlp: Language) -> None:
    texts = [TEXT, "", "Dusk is a 1990 film directed by Ana Vale.", TEXT]
    alone = [said(nlp(text)) for text in texts]
    assert [said(doc) for doc in nlp.pipe(texts, batch_size=3)] == alone
    assert [said(doc) for doc in nlp.pipe(texts, batch_size=2, n_process=2)] == alone


@pytest.mark.parametrize("text", ["", " ", "\n\n", "😀 Ana Vale 😀", "<b>Ana</b>", "a" * 300])
def test_odd_texts_do_no_harm(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_pipeline_and_doc_are_saved(nlp: Language, tmp_path: Path) -> None:
    doc = nlp(TEXT)
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.config["components"]["kg_mentions"]["spans_key"] == "kg"
    assert said(loaded(TEXT)) == said(doc)
    again = Doc(Vocab()).from_bytes(doc.to_bytes())
    assert (said(again), len(again.spans["kg"])) == (said(doc), 5)


class Letters:
    """A tokenizer that knows no words: a token is four characters."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words = [text[at : at + 4] for at in range(0, len(text), 4)]
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


def test_any_tokenizer_will_do() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = Letters(nlp.vocab)
    nlp.add_pipe("kg_mentions")
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [one.text for one in doc.ents if "Spielberg" in one.text] == [" Steven Spielberg. I"]


def test_entities_of_others_are_kept_and_linked() -> None:
    nlp = spacy.blank("en")

    @Language.component("someone_elses")
    def recognise(doc: Doc) -> Doc:
        doc.ents = [Span(doc, 8, 10, label="PERSON"), Span(doc, 2, 4, label="DATE")]
        return doc

    nlp.add_pipe("someone_elses")
    nlp.add_pipe("kg_links")
    linked = [(one.text, one.label_, one.kb_id_) for one in nlp(TEXT).ents]
    assert linked == [("a 1975", "DATE", ""), ("Steven Spielberg", "PERSON", f"{BASE}Jaws#Steven_Spielberg")]
    nlp.add_pipe("kg_mentions")
    assert {"PERSON", "DATE", "Film"} <= {one.label_ for one in nlp(TEXT).ents}
    nlp.replace_pipe("kg_mentions", "kg_mentions", config={"overwrite_ents": True})
    assert "PERSON" not in {one.label_ for one in nlp(TEXT).ents}


def test_entry_points_name_the_factories() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    points = project["entry-points"]["spacy_factories"]
    assert set(points) == {"kg_mentions", "kg_links", "kg_relations"}
    for name, place in points.items():
        module, _, function = place.partition(":")
        assert callable(getattr(import_module(module), function))
        assert Language.get_factory_meta(name).factory == name
        assert isinstance(spacy.blank("en").add_pipe(name), Component) or name == "kg_links"

"""The encoder of words against spaCy's own, and the texts read alone against the same among others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from spacy.language import Language

from kg.nlp import encoder
from kg.nlp.encoder import Encoder, quickened, readable
from kg.nlp.pipeline import DEFAULT_PIPELINE, load_spacy

pytestmark = pytest.mark.model

#: Words that the tokeniser writes otherwise ("n't" is "not"), blanks, signs, words without a vector, nothing.
TEXTS = (
    "Ada didn't direct it; Bob's Qwxyzzk Film  did.",
    "I'm\n\n told (in 1949) that it's “The Third Man”!",
    "did",
    "",
    "The man did it, it did the man, man did the it.",
)


def _network() -> tuple[Language, Any]:
    nlp = load_spacy(DEFAULT_PIPELINE, ("tagger", "parser", "ner", "lemmatizer", "attribute_ruler", "senter"))
    pipe: Any = nlp.get_pipe("tok2vec")
    return nlp, pipe.model


def test_the_vectors_are_nearly_those_of_spacy() -> None:
    nlp, network = _network()
    docs = [nlp.make_doc(text) for text in TEXTS]
    assert len(docs) >= 5 and readable(network)
    for ours, theirs in zip(quickened(nlp.vocab, network).predict(docs), network.predict(docs), strict=True):
        assert ours.shape == theirs.shape
        assert np.linalg.norm(ours - theirs) <= 0.005 * np.linalg.norm(theirs)


def test_a_text_has_the_same_vectors_alone_and_among_others(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp, network = _network()
    docs = [nlp.make_doc(text) for text in TEXTS]
    together = Encoder(nlp.vocab, network).encode(docs)
    monkeypatch.setattr(encoder, "CAPACITY", 3)  # so that words are forgotten and learned again
    forgetful = Encoder(nlp.vocab, network)
    for doc, vectors in zip(docs, together, strict=True):
        np.testing.assert_array_equal(forgetful.encode([doc])[0], vectors)


def test_wide_networks_are_left_to_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp, network = _network()
    monkeypatch.setattr(encoder, "WIDEST", 3 * network.get_dim("nO") - 1)
    assert not readable(network) and quickened(nlp.vocab, network) is network


def test_what_only_reads_stays_as_it_is() -> None:
    nlp, network = _network()
    quick = quickened(nlp.vocab, network)
    assert not readable(quick) and quickened(nlp.vocab, quick) is quick

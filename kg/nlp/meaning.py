"""How near the meanings of two short phrases are, by the word vectors of the spaCy pipeline."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.nlp.pipeline import DEFAULT_PIPELINE, load_parser

if TYPE_CHECKING:
    from spacy.vocab import Vocab


class Meaning:
    """Compares phrases; the pipeline is loaded with the first question."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        self._pipeline = pipeline

    @cached_property
    def _vocab(self) -> Vocab:
        return load_parser(self._pipeline).vocab

    def __call__(self, one: str, other: str) -> float:
        """The cosine of the mean vectors of their words, 0 where a word has none."""
        from spacy.tokens import Doc

        first, second = (Doc(self._vocab, phrase.split()) for phrase in (one, other))
        known = len(first) and len(second) and all(word.has_vector for word in (*first, *second))
        return float(first.similarity(second)) if known else 0.0

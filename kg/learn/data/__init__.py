"""Readers of labelled text: one data set a file, each yielding `Example`s."""

from collections.abc import Iterator
from pathlib import Path

from kg.learn.data import films, knowledgenet, pairs, redocred, text2kgbench
from kg.learn.data.casing import Casing
from kg.learn.examples import Example


def read_all(data: Path) -> Iterator[Example]:
    """Everything labelled under the data directory."""
    relations, corpus = data / "relations", data / "corpus"
    yield from redocred.read(relations)
    yield from knowledgenet.read(relations)
    yield from text2kgbench.read(relations)
    yield from films.read(corpus)
    yield from pairs.read(relations, Casing.of_corpus(corpus))

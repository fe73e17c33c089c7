"""Readers of text: one data set a file, each yielding `Example`s; single paragraphs as articles."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kg.learn.data import films, knowledgenet, pairs, redocred, text2kgbench
from kg.learn.data.casing import Casing
from kg.learn.examples import Example


def read_all(data: Path, limit: int | None = None) -> Iterator[Example]:
    """Everything labelled under the data directory, or the first `limit` examples of each set."""
    relations, corpus = data / "relations", data / "corpus"
    yield from islice(redocred.read(relations), limit)
    yield from islice(knowledgenet.read(relations), limit)
    yield from islice(text2kgbench.read(relations), limit)
    yield from islice(films.read(corpus), limit)
    yield from islice(pairs.read(relations, Casing.of_corpus(corpus)), limit)

"""Pronouns that people have resolved, as the program reads them.

In: GAP's development set (https://github.com/google-research-datasets/gap-coreference, Apache-2.0). Out: `Pronoun`s.
Each passage is read twice, with its article's title and without, since both are asked for.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray

from kg.articles.document import read_document
from kg.extract.coreference import Resolver
from kg.extract.coreference.anaphors import anaphors
from kg.extract.coreference.features import vectors
from kg.extract.coreference.referents import Referent
from kg.extract.prose.models import Models
from kg.extract.prose.phrase import Antecedents, Phrases
from kg.model import Article, Passage
from kg.read import Settings, read_passages

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun with a vector for each referent of its passage.

    `allowed` are the indices of the referents that it may stand for, -1 for none of them.
    """

    article: str
    vectors: NDArray[np.float32]
    allowed: frozenset[int]


class Listener:
    """Takes down what coreference is asked."""

    def __init__(self) -> None:
        self.heard: list[tuple[Phrases, ...]] = []

    def resolve(self, sentences: Sequence[Phrases]) -> Antecedents:
        """Nothing: it only listens."""
        self.heard.append(tuple(sentences))
        return {}


def held_back(article: str) -> bool:
    """Whether a fifth of the articles, always the same, is kept from training."""
    return hashlib.blake2b(article.encode()).digest()[0] % 5 == 0


def read_gap(data: Path) -> list[Row]:
    """The rows of the development set."""
    with gzip.open(data / "ner" / "gap_development.tsv.gz", "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def title_of(row: Row) -> str:
    """The title of the article that the passage is from."""
    return unquote(row["URL"].rpartition("/wiki/")[2]).replace("_", " ")


def read_passages_of(rows: Sequence[Row]) -> list[tuple[Row, tuple[tuple[Phrases, ...], ...]]]:
    """Each row twice, with and without a title, and the sentences of its passages as they were parsed."""
    listener = Listener()
    tools = Settings().tools()
    vars(tools)["models"] = Models(coreference=listener)  # in place of what would be loaded
    read: list[tuple[Row, tuple[tuple[Phrases, ...], ...]]] = []
    for row in rows:
        for title in ("", title_of(row)):
            listener.heard.clear()
            article = Article(id=row["ID"], text=row["Text"], title=title)
            read_passages([read_document(article, tools.ontology)], tools)
            read.append((row, tuple(filter(None, listener.heard))))
    return read


def pronouns(row: Row, passages: Sequence[Sequence[Phrases]], resolver: Resolver) -> Iterator[Pronoun]:
    """The pronoun of a row, those before it being resolved by `resolver`; nothing where the program does not see it."""
    for phrases in passages:
        passage = phrases[0].passage
        for anaphor in anaphors(phrases):
            if passage.source(anaphor.start, anaphor.end)[0] == int(row["Pronoun-offset"]):
                discourse = resolver.follow(phrases, until=anaphor.start)
                if allowed := _allowed(row, passage, discourse.referents):
                    found = vectors(anaphor, discourse)
                    yield Pronoun(row["URL"], np.array(found, dtype=np.float32), allowed)


def _allowed(row: Row, passage: Passage, everybody: Sequence[Referent]) -> frozenset[int]:
    """The referent said to be meant; else all but those said not to be."""
    named = {key: _named(row, key, passage, everybody) for key in ("A", "B")}
    meant = {at for key, at in named.items() if row[f"{key}-coref"] == "TRUE"}
    others = {at for key, at in named.items() if row[f"{key}-coref"] != "TRUE"}
    if meant:
        return frozenset(at for at in meant - others if at is not None)
    return frozenset(range(-1, len(everybody))) - {at for at in others if at is not None}


def _named(row: Row, key: str, passage: Passage, everybody: Sequence[Referent]) -> int | None:
    """The referent of the shortest mention that shares words with the given name."""
    start = int(row[f"{key}-offset"])
    end = start + len(row[key])
    sharing: list[tuple[int, int]] = []
    for at, referent in enumerate(everybody):
        for mention in referent.mentions if referent.name else ():
            left, right = passage.source(mention.start, mention.end)
            if left < end and start < right:
                sharing.append((right - left, at))
    return min(sharing)[1] if sharing else None

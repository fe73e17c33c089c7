"""Words as pieces, and sentences as pieces with the mention that each is in: what the encoder takes.

In: a `Graph` with its text. Out: `Pieces`. How: WordPiece as BERT's uncased models have it (Devlin et al. 2019): small
letters without accents, parted at punctuation, then the longest known piece from the left again and again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract.relations.features import FORMS, KINDS, Graph

#: What stands behind the last piece that is read has no pieces of its own.
LONGEST = 160
UNKNOWN, OPENING, CLOSING, MASK = MARKS = ("[UNK]", "[CLS]", "[SEP]", "[MASK]")


class Pieces(NamedTuple):
    """The numbers of a sentence's pieces, kind and form of the mention each is in, the range of each mention."""

    ids: list[int]
    kinds: list[int]
    forms: list[int]
    mentions: list[tuple[int, int]]


class Vocabulary:
    """The pieces by number; a word once parted is remembered."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.pieces = tuple(pieces)
        self.numbers = {one: at for at, one in enumerate(self.pieces)}
        self._known: dict[str, tuple[int, ...]] = {}

    def read(self, graph: Graph, text: str) -> Pieces:
        """The pieces of a sentence of the text."""
        mention = {one.at: (KINDS.index(one.kind), FORMS.index(one.form)) for one in graph.mentions}
        ids, kinds, forms = [self.numbers[OPENING]], [0], [0]
        places: dict[int, tuple[int, int]] = {}
        for at, word in enumerate(graph.words):
            pieces = self.parts(text[word.start : word.end])[: LONGEST - len(ids)]
            places[at] = (len(ids), len(ids) + len(pieces)) if pieces else (len(ids) - 1, len(ids))
            kind, form = mention.get(at, (0, 0))
            ids += pieces
            kinds += [kind] * len(pieces)
            forms += [form] * len(pieces)
        ids.append(self.numbers[CLOSING])
        return Pieces(ids, [*kinds, 0], [*forms, 0], [places[one.at] for one in graph.mentions])

    def parts(self, text: str) -> tuple[int, ...]:
        """The numbers of the pieces of a word or several."""
        if text not in self._known:
            self._known[text] = tuple(piece for word in _words(text) for piece in self._parts(word))
        return self._known[text]

    def _parts(self, word: str) -> list[int]:
        found: list[int] = []
        at = 0
        while at < len(word):
            before = "##" if at else ""
            end = next((end for end in range(len(word), at, -1) if before + word[at:end] in self.numbers), at)
            if end == at:
                return [self.numbers[UNKNOWN]]
            found.append(self.numbers[before + word[at:end]])
            at = end
        return found


def _words(text: str) -> Iterator[str]:
    """Runs of letters and digits, and every other mark alone."""
    run = ""
    for char in unicodedata.normalize("NFD", text.lower()):
        if unicodedata.category(char) == "Mn":
            continue
        if char.isalnum():
            run += char
            continue
        if run:
            yield run
            run = ""
        if not char.isspace():
            yield char
    if run:
        yield run

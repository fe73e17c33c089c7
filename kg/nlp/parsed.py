"""What a parse says of a sentence, as our own small values: whoever reads a parse needs no spaCy.

Tags are those of the Penn Treebank, dependencies those of ClearNLP, as spaCy's English pipelines
give them (https://spacy.io/models/en).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Token(NamedTuple):
    """A word at [start, end) of the sentence's text; `head` is the index of its head, its own at the root."""

    start: int
    end: int
    text: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True)
class Parsed:
    """A parsed sentence: the tokens in order."""

    tokens: tuple[Token, ...]

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(one.text.lower() for one in self.tokens)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                children[token.head].append(index)
        return tuple(map(tuple, children))

    def children(self, index: int, *deps: str) -> tuple[int, ...]:
        """The dependents of a token in text order, all or those of the named dependencies."""
        found = self._children[index]
        return tuple([one for one in found if self.tokens[one].dep in deps]) if deps and found else found

    def subtree(self, index: int) -> Iterator[int]:
        """A token and everything below it, in no particular order."""
        waiting = [index]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(self._children[one])


class Recognized(NamedTuple):
    """A name, date or number found by the recogniser at [start, end) of the text given.

    `label` is PERSON, PLACE, ORGANISATION, WORK, EVENT, GROUP (a nation, people or creed), MISC, DATE or NUMBER;
    `score` is the probability that it is.
    """

    start: int
    end: int
    label: str
    score: float = 1.0


#: Parses sentences; all that an article needs at once, since a batch costs less than its members.
Parse = Callable[[Sequence[str]], Sequence[Parsed]]

"""Where words of an article's source stand in its readable passages, and how what is said there is marked.

In: a passage, and ranges of the source with what they mean. Out: stretches of the passage's text, cut
wherever a range begins or ends, so that ranges may overlap at will and still nest as HTML must.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from kg.model import Passage

#: Kinds of marks that the text itself holds: what is between pairs of apostrophes, and these.
ITALICS, MARKUP = "italics", "markup"
_ITALICS = re.compile(r"('{2,5})([^\n]*?[^\n'])('{2,5})")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the words in [start, end) are: a "mention" of the thing at `target`, or a `kind` of statement."""

    start: int
    end: int
    kind: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """[start, end) of a passage's text, under all the `marks` whose range encloses it, the shortest first."""

    start: int
    end: int
    marks: tuple[Mark, ...]

    def words(self, text: str) -> Markup:
        """Its part of the passage's text, in italics where that is marked so; the marks themselves are left out."""
        kinds = {one.kind for one in self.marks}
        words = Markup("" if MARKUP in kinds else escape(text[self.start : self.end]))
        return Markup("<i>{}</i>").format(words) if ITALICS in kinds and words else words

    def target(self, kind: str) -> str:
        """What the shortest mark of a kind leads to; "" where none is here."""
        return next((one.target for one in self.marks if one.kind == kind), "")


def in_view(passage: Passage, marks: Iterable[Mark]) -> list[Mark]:
    """The marks that touch a passage, their ranges of the source turned into ranges of its text."""
    if not passage.pieces:
        return []
    low, last = passage.pieces[0].source, passage.pieces[-1]
    high, found = last.source + last.length, []
    for mark in marks:
        if mark.start < high and low < mark.end and (place := _place(passage, mark)):
            found.append(Mark(*place, mark.kind, mark.target))
    return found


def _place(passage: Passage, mark: Mark) -> tuple[int, int] | None:
    inside = [one for one in passage.pieces if one.source < mark.end and mark.start < one.source + one.length]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    return (
        first.view + max(mark.start - first.source, 0),
        last.view + min(mark.end - last.source, last.length),
    )


def stretches(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Stretch]:
    """Cut [start, end) of a text wherever a mark begins or ends; marks are in offsets of that text.

    >>> [(one.start, one.end, one.target("a")) for one in stretches(0, 9, [Mark(2, 6, "a", "x"), Mark(4, 6, "a", "y")])]
    [(0, 2, ''), (2, 4, 'x'), (4, 6, 'y'), (6, 9, '')]
    """
    waiting = sorted((one for one in marks if one.start < end and start < one.end), key=lambda one: -one.start)
    cuts = {start, end, *(at for one in waiting for at in (one.start, one.end) if start < at < end)}
    edges, active = sorted(cuts), list[Mark]()
    for low, high in zip(edges, edges[1:], strict=False):
        while waiting and waiting[-1].start <= low:
            active.append(waiting.pop())
        active = [one for one in active if one.end > low]
        ordered = sorted(active, key=lambda one: (one.end - one.start, one.start, one.kind, one.target))
        yield Stretch(low, high, tuple(ordered))


def typography(text: str) -> Iterator[Mark]:
    """The italics of a text (and its bold letters, which are shown alike), as marks on their words and on the quotes.

    >>> [(one.start, one.end, one.kind) for one in typography("In ''Jaws'', he")]
    [(3, 5, 'markup'), (5, 9, 'italics'), (9, 11, 'markup')]
    """
    for found in _ITALICS.finditer(text):
        yield Mark(*found.span(1), MARKUP)
        yield Mark(*found.span(2), ITALICS)
        yield Mark(*found.span(3), MARKUP)

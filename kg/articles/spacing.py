"""Blanks that a tokeniser left on the wrong side of a mark: the film" Jaws", Ada( born 1915), Saint- Chef, Lyon -Bowes.

In: a range of text. Out: where a blank is missing and where one is too much. A quotation mark opens where those before
it on the line, in whatever range, are paired; after a figure it may be inches. "Pre- and post-war" is meant so.
A text taken apart into words has a blank before every mark: "Who Is It ?", "Karl 's Owls", "do n't", "Rain ( Again )".
Where links have glosses such a blank may tell of a name that was lost: "also called , is".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPENED = re.compile(r"(?<=[\w\"”'])\((?= \S)")
_JOINED = re.compile(r"(?<=[^\W\d_])-(?= (?!(?:and|or|nor|to|und|y|et)\b)[^\W\d_])")
_JOINS = re.compile(r"(?<=[^\W\d_]) (?=-[A-ZÀ-ÖØ-Þʿʾ][^\W\d_])")
_QUOTED = re.compile(r'"[^"\n]*"')
_UNPARTED = re.compile(r'(?<=[^\W\d_])"(?= \S)|(?<=[,;:])"(?= \S)')
#: Before a mark that clings to the word before it.
_PARTED = re.compile(
    r"(?<=[\w.!?)]) (?=['’](?:s|m|d|re|ve|ll)(?![\w'’])|n['’]t(?!\w)|[?!](?=['’\s.,;:)\"”]|$)|: [A-Z])"
    r"|(?<=[\w.!?)])(?<!\bThe) (?=, )|(?<=[a-z][sn]) (?=['’] [A-Z])|(?<=[a-z]in) (?=['’] [a-z])"
)
_NOTE = re.compile(r"(?<![^\s\"“'‘])\((?P<first> )[\w'’][^()\n]{0,200}(?<=[\w.!?'’])(?P<last> )\)")


class Misplaced(NamedTuple):
    """Offsets in the text: `missing` is None where nothing is missing, `surplus` is that of a blank."""

    missing: int | None
    surplus: int


def misplaced(text: str, start: int, end: int, *, apart: bool = False) -> Iterator[Misplaced]:
    """The blanks of [start, end) that stand on the wrong side, in no order; with `apart` those before marks too."""
    if text.find("( ", start, end) >= 0:
        yield from (Misplaced(one.start(), one.end()) for one in _OPENED.finditer(text, start, end))
    if text.find("- ", start, end) >= 0:
        yield from (Misplaced(None, one.end()) for one in _JOINED.finditer(text, start, end))
    if text.find(" -", start, end) >= 0:
        yield from (Misplaced(None, one.start()) for one in _JOINS.finditer(text, start, end))
    if apart:
        yield from (Misplaced(None, one.start()) for one in _PARTED.finditer(text, start, end))
    if apart and text.find(" )", start, end) >= 0:
        for note in _NOTE.finditer(text, start, end):
            yield from (Misplaced(None, note.start(one)) for one in ("first", "last"))
    if text.find('" ', start, end) >= 0:
        line = text.rfind("\n", 0, start) + 1
        opened = text.find('"', start, end) if text.count('"', line, start) % 2 else start - 1
        for quoted in _QUOTED.finditer(text, opened + 1, end):  # past a mark that closes what opened before
            if _UNPARTED.match(text, quoted.start()):
                yield Misplaced(quoted.start(), quoted.start() + 1)

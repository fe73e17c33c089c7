"""Paragraphs and list items: where a block of lines parts, and where the stars in it stand.

How: in a scrape a paragraph is broken by its links only and a whole list may stand on one line,
so lines part only after the end of a sentence, and items at their stars. Wrapped text is joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.articles.glosses import Gloss
from kg.articles.layout import Line
from kg.articles.views import View

#: A star begins a list item; a word between two stars is emphasised.
_STAR = re.compile(r"(?:^|(?<=\s))[*•]+(?!\S[^*]{0,60}(?<=\S)\*(?!\w))|^[-–·](?=\s)")
_BULLET = re.compile(r"[*•-]\s|–\s")
_SENTENCE_END = tuple('.!?:"”')
_WRAPPED = 100  # lines of wrapped text are hardly longer

GlossedLine = tuple[Line, Gloss | None]


def split_paragraphs(
    lines: Sequence[Line], glosses: Sequence[Gloss | None], listing: bool
) -> Iterator[list[GlossedLine]]:
    """Part the lines of a block; `listing` where every line is an item of its own."""
    prose = not any(glosses)
    ended = sum(line.text.endswith(_SENTENCE_END) for line in lines[:-1])
    wrapped = prose and (ended <= len(lines) // 2 or max(len(line.text) for line in lines) <= _WRAPPED)
    paragraph: list[GlossedLine] = []
    for line, gloss in zip(lines, glosses, strict=True):
        if paragraph and not gloss and not paragraph[-1][1]:
            before = paragraph[-1][0].text
            if listing:
                parts = before[-1] != "*"
            else:
                parts = not wrapped and before.endswith(_SENTENCE_END) and not line.text[0].islower()
            if parts or prose and _BULLET.match(line.text):
                yield paragraph
                paragraph = []
        paragraph.append((line, gloss))
    if paragraph:
        yield paragraph


def split_items(view: View) -> Iterator[tuple[bool, View]]:
    """The prose before the first star, then what each star begins: (whether an item, its view).

    An item may be empty, where its template left nothing.
    """
    start, item = 0, False
    for match in _STAR.finditer(view.text):
        part = view.cut(start, match.start())
        if item or part.text:
            yield item, part
        start, item = match.end(), True
    part = view.cut(start, len(view.text))
    if item or part.text:
        yield item, part

"""The categories that a scrape glues together on its last line.

In: "{{Zhang Yimou 2020s Mandarin-language films Films shot in China". Out: the range of each category.
How: every stretch of words is scored by how much it looks like a category; the best cut of the whole
line wins (dynamic programming). Templates before the categories, closed or not, are left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.articles.category_shape import Shape, read_token
from kg.ontology import Ontology

_TOKEN = re.compile(r"\S+")
_CLOSED = re.compile(r"\{\{[^{}]*\}\}")
_OPENED = re.compile(r"\{\{(?:DEFAULTSORT:)?|DEFAULTSORT:")
_PROSE = re.compile(r"[!?;:]$|[a-z)]{3}[.!?] |''|(?<!Inc)(?<!Bros)(?<!Ltd)(?<!Co)(?<!Jr)(?<!\.C)\.$")
_LONGEST_LINE, _LONGEST = 20_000, 18
_WORST = float("-inf")


class Category(NamedTuple):
    """A category's range in the line, and how well it is formed: 1 for an ordinary one."""

    start: int
    end: int
    score: float


def find_categories(line: str, before: str, title: str, ontology: Ontology) -> tuple[int, list[Category]] | None:
    """Where in the last line of an article its templates and categories begin, and the categories.

    None where the line holds none; `before` is the text before the line.
    """
    if len(line) > _LONGEST_LINE:
        return None
    opened = _OPENED.search(line)
    start = opened.start() if opened else 0
    rest = line[start:]
    found = (
        []
        if _PROSE.search(rest) or not opened and not line[:1].isalnum()
        else split_categories(rest, before, title, ontology)
    )
    scores = [one.score for one in found]
    if max(scores, default=0.0) > 1.2 and sum(scores) / len(scores) >= 0.3:
        return start, [Category(start + one.start, start + one.end, one.score) for one in found]
    return (0, []) if opened and start == 0 and not _PROSE.search(rest) else None


def split_categories(line: str, before: str, title: str, ontology: Ontology) -> list[Category]:
    """The best cut of the line into categories, without the templates that stand before them."""
    blanked = _CLOSED.sub(lambda match: " " * len(match[0]), line)
    opened = max((match.end() for match in _OPENED.finditer(blanked)), default=0)
    tokens = [read_token(match) for match in _TOKEN.finditer(blanked, opened)]
    count = len(tokens)
    shape = Shape(tokens, before, title, ontology)
    best: list[float] = [0.0] + [_WORST] * count
    back = [0] * (count + 1)
    if opened:  # the name of the open template is no category
        for end in range(1, min(8, count) + 1):
            if end == count or tokens[end].opens:
                best[end], back[end] = shape.template(end), -1
    borders = [
        0,
        *(
            index
            for index in range(1, count)
            if tokens[index].opens and not tokens[index - 1].joins and index not in shape.countries
        ),
        count,
    ]
    for place, end in enumerate(borders[1:], 1):
        for start in reversed(borders[max(0, place - _LONGEST) : place]):
            if end - start > _LONGEST:
                break
            if best[start] > _WORST:
                score = best[start] + shape.category(start, end)
                if score > best[end]:
                    best[end], back[end] = score, start
    found: list[Category] = []
    end = count
    while end > 0 and best[end] > _WORST and back[end] >= 0:
        start = back[end]
        found.append(Category(tokens[start].start, tokens[end - 1].end, best[end] - best[start]))
        end = start
    return found[::-1]

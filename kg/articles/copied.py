"""Pages of an encyclopedia as a browser copies them: without markup, but with all that stands around the article.

In: the lines of such a page. Out: its title, the lines of the article, which of them are headings, its categories.
How: a page is told by the link that follows each heading, "History[edit]", or by what the site says of itself. Of such
a page a line is a paragraph, an item or a row of a table; the article begins with the first that is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.articles.categories import Category
from kg.articles.layout import Line

_EDIT = re.compile(r" *\[ ?edit(?: ?\| ?edit source| source)? ?\]$")
_SITE = re.compile(r"From Wikipedia, the free encyclopa?edia", re.IGNORECASE)
#: Words of the site, and notes that lead to other pages.
_ASIDE = re.compile(
    r"(?:Jump to (?:navigation|search|content)|Coordinates: |Main (?:article|page)s?: |See also: |Listen to this |"
    r"Further information: |For (?:other uses|the [^.]{1,80}), see |This article is about |Part of (?:a|the) series on|"
    r"[^.\n]{1,100} redirects? here\.|Retrieved from |This page was last edited |Text is available under |"
    r"Not to be confused with |Hidden categor(?:y|ies):|\^ )"
)
_CATEGORIES = re.compile(r"Categor(?:y|ies): ?")
#: Where categories have lost what parts them: "LundCities in SwedenBuildings from 1621Ports", "1950 births2010 deaths".
_GLUED = re.compile(r"(?<=[a-z’')])(?<!Mc)(?<!Mac)(?=[A-Z]|\d{4}s? )|(?<=\d)(?=[A-Z][a-z])| ?[|•·] ?")
_SENTENCE = re.compile(r"[.!?][\"”’')]*(?:\[[^\[\]]{1,20}\])*$")
_VERB = re.compile(r" (?:is|was|are|were|has|had|refers|consists|took|stands|lies) ")
#: A line that begins an article has so many code points at least.
_LEAST = 50


class CopiedPage(NamedTuple):
    """The title that the page shows ("" for none), the article's lines, those of them that are headings, categories."""

    title: str
    lines: list[Line]
    headings: frozenset[Line]
    categories: list[Category]


def read_page(lines: list[Line]) -> CopiedPage | None:
    """The article of a copied page; None where the lines are no such page."""
    site = next((index for index, line in enumerate(lines[:80]) if _SITE.fullmatch(line.text)), -1)
    if site < 0 and not any(map(_edit, lines)):
        return None
    first = next((at for at, line in enumerate(lines) if at > site and _begins(line)), len(lines))
    last = next((at for at, line in enumerate(lines) if at > first and _CATEGORIES.match(line.text)), len(lines))
    headings: list[Line] = []
    kept: list[Line] = []
    for line in lines[first:last]:
        if edit := _edit(line):
            own = line.text[: edit.start()]
            heading = line._replace(text=own, end=line.start + len(own)) if own else kept.pop() if kept else None
            headings += [heading] if heading else []
            kept += [heading] if heading else []
        elif (headings or is_sentence(line)) and _is_told(line):
            kept.append(line)
    title = lines[0].text if first and not _SITE.fullmatch(lines[0].text) else ""
    return CopiedPage(title, kept, frozenset(headings), list(_categories(lines[last : last + 40])))


def is_sentence(line: Line) -> bool:
    """Whether a line ends as a sentence does; others are items, and captions of pictures."""
    return _SENTENCE.search(line.text) is not None


def _edit(line: Line) -> re.Match[str] | None:
    """The link that follows a heading, perhaps in a line of its own."""
    return _EDIT.search(line.text, max(0, len(line.text) - 30))


def _is_told(line: Line) -> bool:
    """Whether a line is the article's own, and no row of a table."""
    return "\t" not in line.text and not _ASIDE.match(line.text) and any(map(str.isalpha, line.text))


def _begins(line: Line) -> bool:
    long = len(line.text) >= _LEAST and _VERB.search(line.text) is not None
    return long and is_sentence(line) and _is_told(line)


def _categories(lines: list[Line]) -> Iterator[Category]:
    """The categories, glued together in one line or each in its own."""
    for line in lines:
        label = _CATEGORIES.match(line.text)
        if _ASIDE.match(line.text):
            break
        at = label.end() if label else 0
        for cut in (*_GLUED.finditer(line.text, at), None):
            end = cut.start() if cut else len(line.text)
            if at < end:
                yield Category(line.start + at, line.start + end, 1.0)
            at = cut.end() if cut else end

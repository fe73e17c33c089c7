"""The lines of an article, its header, and the blocks between blank lines.

In: the text as received. Out: `Line`s with source offsets, grouped into blocks.
How: nothing is copied but the lines themselves; a run of newlines is skipped at once, so that one
line of 50 MB and a million blank lines are both read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: What may surround a line without being part of it: white space of every kind, a byte-order mark,
#: marks of writing direction.
BLANK = (
    " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_LINE = re.compile(r"[^\n]+")
_BOILERPLATE = re.compile(r"HOME|The ?Info ?List|OR\s*:", re.IGNORECASE)
_MARKED_HEADING = re.compile(r"(={1,6})\s*(\S.*?)\s*\1|#{1,6}\s+(\S.*?)\s*#*")
_HEADING_START = re.compile(r"[^\W_a-z]|''|[\"“‘'(¿¡]")
_SENTENCE_END = (".", ",", ";", ":", "…", "}", "|", "*")
#: Headings that close an article: what follows them is lists, and only they may follow each other there.
CLOSING = frozenset(
    (
        "see also",
        "references",
        "external links",
        "notes",
        "further reading",
        "bibliography",
        "sources",
        "footnotes",
        "citations",
        "notes and references",
        "references and notes",
        "works cited",
        "explanatory notes",
    )
)


class Line(NamedTuple):
    """A line without its surrounding blanks: [start, end) in the source, and the blank lines before it."""

    start: int
    end: int
    text: str
    blanks: int


def read_lines(text: str) -> Iterator[Line]:
    """Every line that is not blank."""
    last = -1  # where the newline stands that ends the line before
    for match in _LINE.finditer(text):
        line = match[0].strip(BLANK)
        if line:
            start = match.start() + match[0].index(line[0])
            yield Line(start, start + len(line), line, text.count("\n", last + 1, match.start()))
            last = match.end()


def read_blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """The runs of lines that no blank line parts."""
    block: list[Line] = []
    for line in lines:
        if block and line.blanks:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def split_header(lines: list[Line], title: str) -> tuple[str, list[Line], bool]:
    """Take the header off: the title it shows ("" for none), the lines after it, whether it is a scrape's.

    The header of a scrape is the title, then the site's own words. Plain text may open with its
    title alone on a line.
    """
    opening = [line.text for line in lines[:8]]
    site = [index for index, line in enumerate(opening) if _BOILERPLATE.fullmatch(line)]
    if site and site[0] <= 2:
        return opening[0] if site[0] else "", lines[site[-1] + 1 :], True
    if len(lines) > 1 and lines[1].blanks and (same_title(opening[0], title) or is_heading_like(opening[0])):
        return heading_text(opening[0]), lines[1:], False
    return "", lines, False


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for case, underscores and a disambiguator."""
    return bool(one) and _bare(one) == _bare(other)


def _bare(title: str) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", title.replace("_", " ").strip(BLANK + "='\"#")).casefold()


def heading_text(line: str) -> str:
    """The heading without the marks around it."""
    match = _MARKED_HEADING.fullmatch(line)
    return match[2] or match[3] if match else line


def is_heading_like(text: str) -> bool:
    """Whether a line that stands alone has the looks of a heading: short, capital first, no full stop."""
    return (
        len(text) <= 100
        and text.count(" ") < 12
        and not text.endswith(_SENTENCE_END)
        and (_HEADING_START.match(text) is not None or _MARKED_HEADING.fullmatch(text) is not None)
    )


def sets_headings_off(blocks: list[list[Line]]) -> bool:
    """Whether two blank lines stand before the headings of this article, so that one does not make a heading."""
    return any(len(block) == 1 and block[0].blanks >= 2 and is_heading_like(block[0].text) for block in blocks[:-1])


def is_heading(block: list[Line], after: int, section: str, spaced: bool) -> bool:
    """Whether a block is a heading under `section`.

    `after` counts the blank lines that follow, -1 at the end of the text; `spaced` is what
    `sets_headings_off` says of the article.
    """
    line = block[0]
    if _MARKED_HEADING.fullmatch(line.text):
        return len(block) == 1
    if len(block) > 1 or not is_heading_like(line.text):
        return False
    if line.text.casefold() in CLOSING:
        return True
    if after < 0:
        return False
    if section.casefold() in CLOSING:
        return line.blanks >= 2 and spaced and " at " not in line.text
    return line.blanks >= (2 if spaced else 1)

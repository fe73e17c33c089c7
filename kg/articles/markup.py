"""Residue of wiki markup and HTML in a scrape: what of it is not meant for readers.

How: only constructs that close within one line and a bounded length count, so that an unclosed one
hides nothing and no input takes more than linear time. Innermost templates first, then those around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = (
    "ref|references|br|hr|sup|sub|small|big|i|b|u|s|em|strong|p|div|span|center|font|nowiki|gallery|blockquote"
    "|poem|code|math|cite|abbr|li|ul|ol|dl|dt|dd|table|tr|td|th|caption"
)
_RESIDUE = re.compile(
    r"<!--[^<>\n]{0,4000}-->"
    r"|<(ref|gallery|math|timeline)\b[^<>\n]{0,300}(?<!/)>[^<>\n]{0,4000}</\1\s*>"
    rf"|</?(?:{_TAG})\b[^<>\n]{{0,300}}>"
    r"|\{\{[^{}\n]{0,2000}(?:\{\{[^{}\n]{0,1000}\}\}[^{}\n]{0,2000}){0,20}\}\}"
    r"|\[\[(?:File|Image|Category)\s*:[^\[\]\n]{0,500}(?:\[\[[^\[\]\n]{0,300}\]\][^\[\]\n]{0,500}){0,5}\]\]"
    r"|\[\[(?:[^\[\]|\n]{0,300}\|)?|\]\]|\{\{|\}\}",
    re.IGNORECASE,
)
_LINE = re.compile(r"\||\{\||! |\{\{[^{}.]{0,60}$")


def residue(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of [start, end) to leave out, in order and apart."""
    if any(text.find(mark, start, end) >= 0 for mark in ("<", "{{", "[[", "}}", "]]")):
        for match in _RESIDUE.finditer(text, start, end):
            yield match.span()


def is_residue(line: str) -> bool:
    """Whether a whole line is a row of a table or of a template, or the opening of one."""
    return _LINE.match(line) is not None

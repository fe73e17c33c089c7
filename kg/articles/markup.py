"""Residue of wiki markup and HTML in a scrape, and marks of notes: what of it is no part of the sentences.

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
#: Behind a name, that another Wikipedia alone has its article: "Jan Lind [pl]", "[fr; de]", "[it],".
_ELSEWHERE = (
    r" \[(?:de|fr|es|pl|ru|ja|zh|nl|sv|da|fi|pt|cs|uk|ar|ko|tr|hu|ro|el|ca|eu|hr|sr|sk|sl|bg|lt|lv|et|fa|ms|vi|th|ka|"
    r"hy|az|eo|gl|cy|mk|sq|ta|te|bn)(?:; [a-z]{2})*\]| \[(?:it|no|he|is|id|be|hi)(?:; [a-z]{2})*\](?=[,.;)\n]| \()"
)
#: Marks that lead to notes, or ask for them, right behind a word: "Lund[b] was[citation needed]"; to a recording;
#: and a day as machines read it, which a browser hides: "(1950-05-02)2 May 1950".
_MARKS = re.compile(
    r"(?<=[^\s(\[/])\[(?:\d{1,3}(?:[,–-] ?\d{1,3}){0,5}|[a-z]{1,2}|(?:note|nb|n|fn|ref|lower-alpha) ?\d{1,3}|"
    r"(?:(?:citation|clarification|page|full citation|better source|additional citation\(s\)|attribution|year|quote)"
    r" needed|by whom|who|when|where|which|why|how|what|according to whom|original research|failed verification|"
    r"dubious(?: – discuss)?|verify|vague|update|needs update|dead link|edit)\??)\](?::\d{1,4}(?:[–-]\d{1,4})?)?"
    rf"|{_ELSEWHERE}"
    r"| ?[ⓘ🔊]|\(\d{4}-\d\d-\d\d\)(?=\d| ?\()",
    re.IGNORECASE,
)
_URL = r"\((?:https?:/|/|#|\.)[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?(?: \"[^\"\n]{0,300}\")?\)"
#: Markdown: pictures, which may be links, links to notes, and links and stressed words, of which the words are kept.
_LINKS = re.compile(
    rf"\[?!\[[^\[\]\n]{{0,300}}\]{_URL}(?:\]{_URL})?|\[\\?\[[^\[\]\n]{{1,20}}\]\]{_URL}|"
    rf"\[(?P<words>[^\[\]\n]{{1,300}})\]{_URL}"
)
_STRESSED = re.compile(r"(?<![\w*])(?P<stars>\*{1,3})(?P<words>[^\s*](?:[^*\n]{0,200}[^\s*])?)(?P=stars)(?!\w)")
_LINE = re.compile(r"\||\{\||! |\{\{[^{}.]{0,60}$")


def residue(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of [start, end) to leave out, in order and apart."""
    found = [
        match.span()
        for hints, pattern in ((("<", "{{", "[[", "}}", "]]"), _RESIDUE), (("[", "ⓘ", "🔊", "(1", "(2"), _MARKS))
        if any(text.find(mark, start, end) >= 0 for mark in hints)
        for match in pattern.finditer(text, start, end)
    ]
    if text.find("](", start, end) >= 0:
        for match in (*_LINKS.finditer(text, start, end), *_STRESSED.finditer(text, start, end)):
            words = match.span("words") if match["words"] else (match.end(), match.end())
            found += [(match.start(), words[0]), (words[1], match.end())]
    done = start
    for low, high in sorted(found, key=lambda one: (one[0], -one[1])):
        if done <= low < high:
            yield low, high
            done = high


def is_residue(line: str) -> bool:
    """Whether a whole line is a row of a table or of a template, or the opening of one."""
    return _LINE.match(line) is not None

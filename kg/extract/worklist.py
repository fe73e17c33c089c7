"""Titles that stand in a row, each with its year: "His novels include Red Snow (1987) and Ida on the Shore (2002)".

In: a text. Out: titles, as a recogniser would give them. Why: written without italics, a title of several words reads
like the names and words that it is made of; the years tell where each ends, and what comes before where the row begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.nlp.parsed import Recognized

_WORKS = (
    r"(?:works?|films?|movies|novels?|novellas|books?|albums?|plays?|songs|singles|operas|poems|stories|musicals|"
    r"collections|comed(?:y|ies)|dramas?|thrillers?|westerns|documentar(?:y|ies)|features?|productions|publications|"
    r"paintings|sculptures|games|series|essays|memoirs|anthologies|scores|symphonies|ballets|video games)"
)
#: What leads to a row of works; the words between tell of them, not of others.
_LEADS = re.compile(
    rf"\b{_WORKS}\b(?: [a-z]+){{0,4}}? (?:include[sd]?|including|are|were|such as|like|being)(?: also)?:? (?:the )?|"
    rf"\b{_WORKS}(?:, (?:including|among them)|:) (?:the )?|"
    rf"\b(?:[Aa]mong|[Ii]ncluding|[Ss]uch as|[Ii]n|[Ff]or|[Oo]f|[Dd]irected|[Ww]rote|[Pp]ublished|[Rr]eleased) "
    rf"(?:the|his|her|their) (?:[a-z-]+ ){{0,3}}{_WORKS} (?:are )?(?=[A-Z\d])"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_ITEM = re.compile(rf"(?P<title>[^\s(),;\"“”'‘][^(),;\"“”\n]{{0,200}}?) \({_YEAR}(?:[–-]\d{{2,4}})?\)")
_NEXT = re.compile(r"(?:, and |, |; | and |, as well as )(?:the )?")
#: Words before a title that are none of it: "and the comedy Red Ice".
_BEFORE = re.compile(r"(?:[a-z][a-z-]* ){1,5}(?=[A-Z\d])")


def listed_titles(text: str) -> Iterator[Recognized]:
    """The titles of every row in the text."""
    done = 0
    for lead in _LEADS.finditer(text) if "(" in text else ():
        if lead.end() < done:
            continue
        row = list(_row(text, lead.end()))
        done = row[-1].end if row else done
        yield from row


def _row(text: str, at: int) -> Iterator[Recognized]:
    """The titles from `at` on, as long as each has its year; of a row that breaks off those before."""
    item = _ITEM.match(text, at)
    while item:
        start, end = item.span("title")
        before = _BEFORE.match(text, start, end)
        start = before.end() if before else start
        if not (text[start].isupper() or text[start].isdigit()) or ". " in text[start:end]:
            return
        yield Recognized(start, end, "WORK", 1.0)
        more = _NEXT.match(text, item.end())
        item = _ITEM.match(text, more.end()) if more else None

"""The two halves of a life or an existence in brackets: "(12 May 1350 in Lund – 19 May 1389 in Malmö)".

How: a dash parts them, or only the want of a blank where the format lost the dash: "(18 May 18041 June 1868)".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from kg.extract.dates import find_dates, find_first_century, find_periods
from kg.model import Value

_DASH = re.compile(r" ?[–—] ?| - | ?(?=†)")
_LOST_DASH = re.compile(r"(?<=[ (]\d{4})(?=(?:\d{1,2} )?[A-Z][a-z]{2,8} (?:\d{1,2}, )?\d{4}(?!\w)|\d{4}\))")
#: What separates a full name or a pronunciation from the dates.
_PART = re.compile(r"[;:] ?")


class Lifespan(NamedTuple):
    """The dates of beginning and end, and in which stretches of the text the two are told."""

    first: Value
    last: Value
    start: int
    cut: int
    resumed: int
    end: int


def find_lifespan(text: str, start: int, end: int) -> Lifespan | None:
    """The first life or existence told in text[start:end], the inside of a bracket.

    >>> found = find_lifespan("(Lund, 4 May 1888 – Malmö, 9 June 1951)", 1, 38)
    >>> found.first.lexical, found.last.lexical
    ('1888-05-04', '1951-06-09')
    """
    early = find_first_century(text, start, end)
    if early and early[1].end == end and "xsd:date" in (early[0].datatype, early[1].datatype):
        return Lifespan(*early, start, early[0].end, early[1].start, end)
    end += text.startswith(")", end)  # what ends a bracket tells a year
    for first, last in find_periods(text, start, end):
        begin = _begin(text, start, first.start)
        return Lifespan(first, last, begin, max(begin, first.end), last.start, end)
    lost = _LOST_DASH.search(text, start, end)
    if lost:
        births, deaths = find_dates(text, start, lost.start()), find_dates(text[lost.start() : end])
        if len(births) == len(deaths) == 1:
            died = replace(deaths[0], start=deaths[0].start + lost.start(), end=deaths[0].end + lost.start())
            return Lifespan(births[0], died, start, lost.start(), lost.start(), end)
    dates = find_dates(text, start, end)
    dash = _DASH.search(text, dates[0].end, dates[1].start) if len(dates) == 2 else None
    if dash is None or ";" in text[dates[0].start : dates[1].start]:
        return None
    return Lifespan(dates[0], dates[1], _begin(text, start, dates[0].start), dash.start(), dash.end(), end)


def _begin(text: str, start: int, stop: int) -> int:
    """Where the part of the bracket begins that holds the dates: "(Maria Johanna; 19 March 1751"."""
    parts = [match.end() for match in _PART.finditer(text, start, stop)]
    return parts[-1] if parts else start

"""Dates as told, in whatever precision, as days.

In: the words of a literal: 1949-08-31, 1949-08, 1949, 194X, 19XX, -0044. Out: its first and last day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable

from kg.export.network import Day, Span

_DATE = re.compile(r"(-?)(\d{2,6}(?:X{1,2})?)(?:-(\d\d)(?:-(\d\d))?)?(?:Z|[+-]\d\d:\d\d)?")


def days(lexical: str) -> tuple[Day, Day] | None:
    """The first and the last day of a date, None where it is none.

    >>> days("1949-02"), days("194X")
    (((1949, 2, 1), (1949, 2, 28)), ((1940, 1, 1), (1949, 12, 31)))
    """
    found = _DATE.fullmatch(lexical)
    if not found or len(found[2]) < 4:
        return None
    sign = -1 if found[1] else 1
    low, high = sorted(sign * int(found[2].replace("X", digit)) for digit in "09")
    if found[3] is None:
        return (low, 1, 1), (high, 12, 31)
    month = int(found[3])
    if not 1 <= month <= 12:
        return None
    # The calendar repeats every 400 years, and the library knows the years 1 to 9999.
    last = monthrange(low % 400 + 400, month)[1]
    day = int(found[4]) if found[4] else 0
    if day > last or found[4] == "00":
        return None
    return (low, month, day or 1), (low, month, day or last)


def _days(low: Day, high: Day) -> int:
    """About how many days lie between."""
    return (high[0] - low[0]) * 372 + (high[1] - low[1]) * 31 + high[2] - low[2]


def span(told: Iterable[tuple[str, str]]) -> Span | None:
    """The time that dates tell, each with its role (begin, end or moment); None where they tell none.

    Of several dates the most precise counts, of equal ones that which makes the time longer. A moment
    alone is its whole year, the earliest one where there are several.

    >>> span([("begin", "1906-12-30"), ("end", "1976")])
    Span(start=(1906, 12, 30), end=(1976, 12, 31))
    """
    known = [(role, bounds) for role, lexical in told if (bounds := days(lexical))]
    _, start = min(((_days(*bounds), bounds[0]) for role, bounds in known if role == "begin"), default=(0, None))
    _, end = max(((-_days(*bounds), bounds[1]) for role, bounds in known if role == "end"), default=(0, None))
    if start is None and end is None:
        first = min((bounds for role, bounds in known if role == "moment"), default=None)
        return Span((first[0][0], 1, 1), (first[1][0], 12, 31)) if first else None
    return None if start and end and start > end else Span(start, end)

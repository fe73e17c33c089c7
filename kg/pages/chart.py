"""Numbers as bars of HTML: a table of labels and numbers, so that it says in words what it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: Spans of years that are counted together, and how many bars a chart has at most unless the spans get too wide.
SPANS, BARS = (1, 10, 100), 24


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart. `page` is the path of the page that it leads to, `share` in percent of the longest."""

    label: str
    page: str
    number: int
    share: float


def bars(rows: Iterable[tuple[str, str, int]]) -> list[Bar]:
    """Label, path and number of each bar.

    >>> [one.share for one in bars([("film", "", 4), ("book", "", 1)])]
    [100.0, 25.0]
    """
    rows = list(rows)
    most = max((number for _, _, number in rows), default=1)
    return [Bar(label, page, number, round(100 * number / most, 1)) for label, page, number in rows]


def years(counts: Mapping[int, int], suffix: str = "") -> list[Bar]:
    """Bars of years, decades or centuries, whatever gives about two dozen; their pages' paths end in `suffix`.

    >>> [(one.label, one.page, one.number) for one in years({1941: 3, 1942: 2, 1976: 1})]
    [('1941', 'years/1941-1941/1', 3), ('1942', 'years/1942-1942/1', 2), ('1976', 'years/1976-1976/1', 1)]
    """
    for span in SPANS:
        grouped: Counter[int] = Counter()
        for year, number in counts.items():
            grouped[year - year % span] += number
        if len(grouped) <= BARS:
            break
    return bars(
        (_name(first, span), f"years/{first}-{first + span - 1}/1{suffix}", number)
        for first, number in sorted(grouped.items())
    )


def _name(first: int, span: int) -> str:
    return {1: f"{first}", 10: f"{first}s", 100: f"{first}–{first + 99}"}[span]

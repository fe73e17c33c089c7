"""From when until when an office was held, as it stands right behind the office: "from 1295 until his death in 1337".

In: text and the offset at which the name of an office ends. Out: pairs of a qualifier's slot and a date, and the offset
at which that ends, the same where no time is told.
"""

from __future__ import annotations

import re

from kg.extract.dates import find_dates, find_first_century
from kg.model import Term, Value

_OPENING = re.compile(
    r"(?: (?:municipality|county|province|state|district|city))?"  # "mayor of Lund municipality from 1979"
    r"(?: \([^()\d]{1,80}\))?,? (?:(?:serving|ruling|reigning|in office) )?(?P<word>from|between|since|until|till|in) "
    r"| ?(?P<open>\() ?(?:r\. ?|from )?(?=(?:(?:\d{1,2} )?[A-Z][a-z]{2,8} (?:\d{1,2}, )?)?\d{3,4} ?[–-])"
)
_LINK = re.compile(r" ?[–-] ?| (?:to|until|till|through|and) ")
_DEATH = re.compile(
    r" (?:to|until|till) (?:his|her) (?:own )?(?:death|abdication|resignation|deposition|assassination)"
)
#: Between two times in one office.
_AGAIN = re.compile(
    r"(?: \([^()]{0,80}\))?,? and (?:again|then|later|once more|a second time) (?=(?:from|between|since) )"
)
_POST = re.compile(
    r", (?:an? |the )?(?:post|position|office|role|seat|title|job|charge)(?: which| that)? (?:he|she) "
    r"(?:would hold|held|kept|retained|occupied|filled) (?:until|till) "
)
Tenure = tuple[tuple[tuple[str, Term], ...], int]


def tenure(text: str, at: int, stop: int) -> Tenure:
    """When an office was held that ends at `at`, as qualifiers, and where that ends.

    >>> tenure("King of Ulm from 1295 until 1337", 11, 32)[1]
    32
    """
    opening = _OPENING.match(text, at, stop)
    early = find_first_century(text, opening.end(), stop) if opening and opening["word"] == "from" else None
    if early:
        return (("q.start", early[0]), ("q.end", early[1])), early[1].end
    dates = find_dates(text, opening.end() - bool(opening["open"]), min(stop, opening.end() + 70)) if opening else ()
    if not opening or not dates or dates[0].start != opening.end():
        return (), at
    first, end = dates[0], dates[0].end
    if opening["word"] in ("until", "till"):
        return (("q.end", first),), end
    if len(dates) > 1 and _LINK.fullmatch(text, end, dates[1].start):
        end = dates[1].end + bool(opening["open"])
        return (("q.start", first), ("q.end", dates[1])), end
    if opening["word"] in ("between", "in") or opening["open"]:
        return (), at
    death = _DEATH.match(text, end, stop)
    if death:
        last = date_in(text, death.end(), stop)
        return (("q.start", first), *((("q.end", last),) if last else ())), last.end if last else death.end()
    return (("q.start", first),), end


def again(text: str, at: int, stop: int) -> Tenure:
    """The next time in the same office behind the first: "from 1940 to 1945 and again from 1951 to 1955"."""
    further = _AGAIN.match(text, at, stop)
    told, end = tenure(text, further.end() - 1, stop) if further else ((), at)
    return (told, end) if told else ((), at)


def post_until(text: str, at: int, stop: int) -> Value | None:
    """Read ", a post he held until 1614" behind the date of an election: the end of the time in office."""
    held = _POST.match(text, at, stop)
    dates = find_dates(text, held.end(), stop) if held else ()
    return dates[0] if held and dates and dates[0].start == held.end() else None


def date_in(text: str, at: int, stop: int) -> Value | None:
    """Read " in 1337", " on 4 May 1337": the date right there."""
    dates = find_dates(text, at + 4, stop) if text.startswith((" in ", " on "), at) else ()
    return dates[0] if dates and dates[0].start == at + 4 else None

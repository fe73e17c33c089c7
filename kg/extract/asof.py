"""As of when a figure holds: "a population of 5,300 as of 2020", "According to the 2020 census, it had 5,300".

In: a sentence and the figure in it. Out: the date that stands with the figure, or None. How: only a date that
nothing but the words of a count part from its figure; what else the sentence tells of has dates of its own.
"""

from __future__ import annotations

import re

from kg.extract.dates import find_dates
from kg.model import Value

#: From a figure to its date: "people, according to the 2020 census", "as of 1 January 2020", "(2020)".
_TO_DATE = re.compile(
    r"(?: (?:people|inhabitants|residents|persons|citizens|individuals|members|visitors|(?:native )?speakers))?,?"
    r"(?: (?:recorded|counted|enumerated|living there|estimated))?"
    r"(?: (?:as of|in|at|by|on|according to|as per|per|based on|from|during)(?: the| its| an?)?"
    r"(?: (?:(?!In\b)[A-Z][\w.]+|national|official|latest|last|most recent|end of|start of|census|census of|estimates?|"
    r"estimates? (?:of|for)|mid-?|early|late)){0,3} | \((?:as of |in |the )?)(?=\d|[A-Z][a-z]+ \d{4})"
)
#: Between the subject and the figure where a date before both is that of the figure: " had an estimated ".
_BARE = re.compile(r"(?:'s)? ?(?:(?!and\b|or\b)[\w-]+ ){0,5}")
#: ", and, as of 2026, with a population of".
_BEFORE = re.compile(r"\b(?:as of|in) (?P<date>[^,;.()]{4,24}),? (?:with|has|had|having) an? (?:[\w-]+ ){0,2}$")
_PLAUSIBLE = re.compile(r"-?\d{3,4}")


def as_of(text: str, figure: re.Match[str], front: tuple[int, int], begin: int, end: int) -> Value | None:
    """The date of a figure in text[:end], whose subject ends at `begin` after the words of `front`."""
    link = _TO_DATE.match(text, figure.end(), end)
    told = [figure.span(group) for group in range(1, figure.re.groups + 1) if figure[group]]
    within = find_dates(text, figure.start(), figure.end())
    found = [one for one in within if not any(start <= one.start < end for start, end in told)][:1]
    if link:
        found += [one for one in find_dates(text, link.end(), end)[:1] if one.start == link.end()]
    if _BARE.fullmatch(text, begin, figure.start()):
        found += [*find_dates(text, begin, figure.start()), *find_dates(text, *front)]
    before = _BEFORE.search(text, max(begin, figure.start() - 70), figure.start())
    if before:
        found += find_dates(text, *before.span("date"))
    return next((one for one in found if one.datatype != "xsd:string" and _PLAUSIBLE.match(one.lexical)), None)

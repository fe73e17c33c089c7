"""What one verb tells of several, each with its own date: "He married A in 1918, B in 1924 and C in 1936".

In: a parsed sentence and the matches of patterns in it. Out: claims, in which everybody of such a row has his date. No
parser joins what stands behind the first date to the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.dates import find_dates
from kg.extract.prose.fit import fits
from kg.extract.prose.match import Match
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claims
from kg.model import Claim, Name, Value

Row = tuple[tuple[Name, Value], ...]

_DATE = re.compile(r" (?:in|on) (?=(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?\d{4}\b)")
_BETWEEN = re.compile(r"(?:, and|,| and)(?: (?:the|an?|his|her))? ")


def gapped(phrases: Phrases, matches: Sequence[Match]) -> Iterator[Claim]:
    """The claims of all matches; of a row those of its first, once for each."""
    rows = list(_rows(phrases))
    if not rows:
        yield from (claim for one in matches for claim in claims(phrases, one))
        return
    later = {name.start for row in rows for name, _ in row[1:]}
    when = phrases.ontology.slot("q.on")
    for one in matches:
        ends = {one.subject.start, one.object.start}
        if ends & later:
            continue
        row = next((row for row in rows if row[0][0].start in ends), None)
        if row is None:
            yield from claims(phrases, one)
        for name, date in row or ():
            told = _of(one, name, row[0][0].start, phrases) if row else None
            for claim in claims(phrases, told) if told else ():
                dated = when and told and told.object.start == name.start
                yield replace(claim, qualifiers=((when.name, date),) if dated and when else ())


def _of(match: Match, name: Name, first: int, phrases: Phrases) -> Match | None:
    """The same of another of the row, if the relation allows it."""
    inverse = match.subject.start == first
    wanted, known = (
        (match.relation.domain, match.subject.classes)
        if inverse
        else (match.relation.range, match.object.classes if isinstance(match.object, Name) else ())
    )
    name = name if name.classes else replace(name, classes=known)
    if not fits(name, wanted, phrases.ontology):
        return None
    return replace(match, subject=name) if inverse else replace(match, object=name)


def _rows(phrases: Phrases) -> Iterator[Row]:
    """Two or more names, each with its date, with no more than a comma or an "and" between."""
    text, end = phrases.passage.text, phrases.sentence.end
    row: list[tuple[Name, Value]] = []
    reached = -1
    for index, token in enumerate(phrases.parsed.tokens):
        unit = phrases.sentence.unit(token.start)
        leads = _DATE.match(text, unit.end, end) if unit and unit.start >= reached else None
        name = phrases.named(index) if leads else None
        date = next(iter(find_dates(text, leads.end(), end)), None) if leads else None
        if unit is None or name is None or leads is None or date is None or date.start != leads.end():
            continue
        if row and not _BETWEEN.fullmatch(text, reached, unit.start):
            if len(row) > 1:
                yield tuple(row)
            row = []
        row.append((name, date))
        reached = date.end
    if len(row) > 1:
        yield tuple(row)

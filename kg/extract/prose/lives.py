"""When somebody lived, told in brackets after the name: "Thomas More (1478–1535)", "Ann Lee (born 4 May 1960)".

In: a parsed sentence. Out: claims. A parser is not shown what stands in brackets, so no pattern sees these. Of the
passage's own subject its definition tells. The years of a reign stand in brackets too: those of whoever bears a number
or the title of a ruler are left alone, and a life is not short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.dates import find_dates
from kg.extract.prose.naming import is_no_name
from kg.extract.prose.noted import told_of
from kg.extract.prose.phrase import Phrases
from kg.model import Claim, Name, Value

#: A year or a day of one, perhaps about then.
DAY = r"(?:(?:c|ca|circa)\.? ?)?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?\d{3,4}"
#: "(1478–1535)", "(born 4 May 1960)", "(d. 1535)".
_NOTE = re.compile(rf" ?\( ?(?:(?P<event>born|died|[bd]\.) {DAY}|{DAY} ?[–—-] ?{DAY}) ?\)")
_RULER = re.compile(
    r"\b(?:[IVX]+|King|Queen|Emperor|Empress|Pope|Sultan|Tsar|Shah|Caliph|Pharaoh|Emir|Khan|President|Minister)\b"
)
_SLOTS = {"born": "born.date", "b.": "born.date", "died": "died.date", "d.": "died.date"}
#: Years that a life has.
_SHORTEST, _LONGEST = 20, 110


def lives(phrases: Phrases) -> Iterator[Claim]:
    """When the people that a sentence names were born and died."""
    text, ontology = phrases.passage.text, phrases.ontology
    for unit in phrases.sentence.units:
        opens = text[unit.end : unit.end + 2].lstrip().startswith("(")
        note = _NOTE.match(text, unit.end, phrases.sentence.end) if opens else None
        if note and isinstance(unit.term, Name) and "Person" in unit.term.classes and not _is_own(unit.term, phrases):
            dates = find_dates(text, note.start(), note.end())
            for slot, date in _dated(unit.term, note["event"], dates):
                yield from told_of(replace(unit.term, classes=("Person",)), slot, date, ontology, "life")


def _is_own(name: Name, phrases: Phrases) -> bool:
    """Whether it is the passage's subject or a rank: "Ernst Ingmar Bergman" in the article on Ingmar Bergman."""
    own = name.self or phrases.is_own(name.label) or set(phrases.passage.subject.split()) <= set(name.label.split())
    return own or is_no_name(name.label, phrases.ontology)


def _dated(name: Name, event: str | None, dates: tuple[Value, ...]) -> tuple[tuple[str, Value], ...]:
    if event:
        return tuple((_SLOTS[event], one) for one in dates[:1])
    if len(dates) != 2 or _RULER.search(name.label):
        return ()
    first, last = (int(one.lexical[:4]) if one.lexical[:4].isdigit() else 0 for one in dates)
    return (("born.date", dates[0]), ("died.date", dates[1])) if _SHORTEST <= last - first <= _LONGEST else ()

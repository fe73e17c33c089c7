"""Offices that stand before a name: "Prime Minister Karl Holm", "Pope Damasus I", "King Darius III".

In: a parsed sentence. Out: claims. "King" and "Queen" are names too, and count only before a name with a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.offices import STYLES, either
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import is_plot
from kg.model import Claim, Concept, Name

_OFFICE = either(
    STYLES, ("President", "Chancellor", "Governor", "Archbishop", "Patriarch"),
    ("Emperor", "Empress", "Sultan", "Tsar", "Tsarina", "Caliph"),
)  # fmt: skip
_BEFORE = re.compile(rf"(?<![\w-])(?<![A-Z][a-z] )(?<!\b(?:Vice|Lord|High) )(?P<office>{_OFFICE}|King|Queen) $")
_WITHIN = re.compile(rf"(?P<office>{_OFFICE}|King|Queen) (?=[A-Z])")
_NUMBERED = re.compile(r" [IVX]+\b")
_CONFIDENCE = 0.9


def titled(phrases: Phrases) -> Iterator[Claim]:
    """Who is called by an office."""
    text, relation = phrases.passage.text, phrases.ontology.slot("position", ("Person",))
    if relation is None or is_plot(phrases.passage.section):
        return
    for index, token in enumerate(phrases.parsed.tokens):
        unit = phrases.sentence.unit(token.start)
        name = phrases.named(index) if unit and unit.kind == "name" else None
        if unit is None or name is None or "Person" not in name.classes or not isinstance(unit.term, Name):
            continue
        found = _WITHIN.match(text, unit.start, unit.end) or _BEFORE.search(text, max(0, unit.start - 16), unit.start)
        if found and (found["office"] not in ("King", "Queen") or _NUMBERED.search(unit.term.label)):
            start, end = found.span("office")
            yield Claim(
                subject=phrases.own(name.start, name.end) if phrases.is_own(name.label) else name,
                relation=relation.name,
                object=Concept(label=found["office"].lower(), start=start, end=end),
                start=min(start, unit.start),
                end=unit.end,
                extractor="prose",
                rule="office",
                confidence=_CONFIDENCE,
            )

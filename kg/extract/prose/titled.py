"""Offices that stand before a name: "Prime Minister Karl Holm", "Pope Damasus I", "King Darius III".

Offices also stand behind one: "Karl Holm, Regent of Ulm,". In: a parsed sentence. Out: claims. "King" and "Queen" are
names too, and count only before a name with a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.definition.held import GRADES
from kg.extract.offices import CLERGY, NOBLES, SERVANTS, SOVEREIGNS, STATE, STYLES, either, in_any_case
from kg.extract.prose.naming import is_no_name
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import is_plot
from kg.extract.prose.units import Unit
from kg.model import Claim, Concept, Name
from kg.ontology import Relation

_OFFICE = either(
    STYLES, ("President", "Chancellor", "Governor", "Archbishop", "Patriarch"),
    ("Emperor", "Empress", "Sultan", "Tsar", "Tsarina", "Caliph"),
)  # fmt: skip
_BEFORE = re.compile(rf"(?<![\w-])(?<![A-Z][a-z] )(?<!\b(?:Vice|Lord|High) )(?P<office>{_OFFICE}|King|Queen) $")
_WITHIN = re.compile(
    rf"(?P<office>(?:{_OFFICE}|King|Queen)(?: (?:Dowager|Consort|Regnant|Mother))?) (?=[A-Z])"
)
#: Ranks that before a name are those of armed forces alone; a captain may sail or play, a major be called so.
_RANK = re.compile(
    r"(?P<before>[A-Z][\w'’-]*[ -])?(?P<rank>(?:(?:Lieutenant|Major|Brigadier|Colonel)[ -])?General|"
    r"(?:(?:Lieutenant|Acting)[ -])?Colonel|Brigadier|Field Marshal|(?:(?:Vice|Rear)[ -])?Admiral|Commodore)"
    r"(?: (?:Sir|Lord|Count|Baron|Prince))? $"
)
_OF_LANDS = r" of (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?: and [A-Z][\w-]+(?=[,.;)]| who |$))?"
#: Behind a name: "Karl Holm, Regent of Ulm, who".
_BEHIND = re.compile(
    rf", (?:the )?(?:(?:then|former|later|current|last|\d+(?:st|nd|rd|th)) )?(?P<office>(?:(?:{GRADES})[ -])?"
    rf"(?:{either(SOVEREIGNS, NOBLES, CLERGY)}|{in_any_case(STATE, SERVANTS)})(?: General)?{_OF_LANDS}|"
    r"Holy Roman Emp(?:eror|ress))"
    r"(?=[,.;)(]| who | and | \(|$)"
)
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
        who = phrases.own(name.start, name.end) if phrases.is_own(name.label) else name
        found = _WITHIN.match(text, unit.start, unit.end) or _BEFORE.search(text, max(0, unit.start - 16), unit.start)
        if found and (found["office"] not in ("King", "Queen") or _NUMBERED.search(unit.term.label)):
            start, end = found.span("office")
            yield _claim(relation, who, Concept(label=found["office"].lower(), start=start, end=end), unit)
        yield from _ranked(phrases, unit, who)
        behind = _BEHIND.match(text, unit.end, phrases.sentence.end) if _may_hold(phrases, unit) else None
        if behind:
            start, end = behind.span("office")
            office = Name(label=behind["office"], start=start, end=end, classes=("Position",))
            yield _claim(relation, who, office, unit)


def _ranked(phrases: Phrases, unit: Unit, who: Name) -> Iterator[Claim]:
    """The rank before somebody's whole name: "Admiral Karl Lind", not "Attorney General Karl Lind"."""
    text, ontology = phrases.passage.text, phrases.ontology
    relation = ontology.slot("military-rank", ("Person",))
    label = unit.term.label if isinstance(unit.term, Name) else ""
    inside = re.compile(r"(?:[A-Z][a-z]+[ -]){1,3}(?=[A-Z])").match(text, unit.start, unit.end)
    at = inside.end() if inside and _RANK.search(text, unit.start, inside.end()) else unit.start
    found = _RANK.search(text, max(0, at - 50), at)
    whole = " " in label and not is_no_name(label, ontology)
    if relation is None or not whole or not found or ontology.is_any(phrases.about.classes, "Work"):
        return
    if not found["before"] or found["before"].strip() in ontology.demonyms:
        start, end = found.span("rank")
        rank = found["rank"].lower().replace("-", " ")
        yield replace(_claim(relation, who, Concept(label=rank, start=start, end=end), unit), rule="rank")


def _may_hold(phrases: Phrases, unit: Unit) -> bool:
    """Whether a name is somebody's and no office, nor has an office in it."""
    label = unit.term.label if isinstance(unit.term, Name) else ""
    return bool(label) and "," not in label and not is_no_name(label, phrases.ontology)


def _claim(relation: Relation, who: Name, office: Name | Concept, unit: Unit) -> Claim:
    return Claim(
        subject=who,
        relation=relation.name,
        object=office,
        start=min(office.start, unit.start),
        end=max(office.end, unit.end),
        extractor="prose",
        rule="office",
        confidence=_CONFIDENCE,
    )

"""Works in a row, each with who made it: "plays including W by A, V by B and U by C".

In: a parsed sentence. Out: claims. The noun before them tells what they are, and so by whom such a work is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.patterns import singular
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.extract.titles import maker
from kg.model import Claim, Name

#: Before the first title: "the most popular plays of the age, including".
_LED = re.compile(
    r"\b(?P<noun>[a-z]+s)(?: (?:of|in|by|from|about) [^,;.:()]{1,70})?,? (?:such as|including|like) [\"“]?"
)
_BY = re.compile(r"[\"”]?(?: \(\d{4}\))?,? (?:written |composed |painted |directed )?by ")
_AND = re.compile(r"[\"”]? and [\"“]?")
_NEXT = re.compile(r"[\"”]?(?: \(\d{4}\))?(?:,? and |, )[\"“]?")
_CONFIDENCE = 0.88


def credited(phrases: Phrases) -> Iterator[Claim]:
    """Who made each of the works in a row."""
    text, ontology = phrases.passage.text, phrases.ontology
    for led in _LED.finditer(text, phrases.sentence.start, phrases.sentence.end):
        noun = singular(led["noun"])
        kind = ontology.nouns.get(noun, "")
        relation = maker(kind, noun, ontology) if ontology.is_a(kind, "Work") else None
        verb = phrases.token_at(led.start())
        for work, person in _pairs(phrases, led.end()) if relation and verb is not None else ():
            if relation and verb is not None and not person.self and ontology.is_any(relation.range, "Person"):
                titled = replace(work, classes=(kind,))
                yield claim(phrases, titled, relation, person, verb, "row of works", _CONFIDENCE)


def _pairs(phrases: Phrases, at: int) -> Iterator[tuple[Name, Name]]:
    """Title and maker, of which each two stand with "by" between; before "A and B by C" both are C's."""
    text, units = phrases.passage.text, {one.start: one for one in phrases.sentence.units}
    works: list[Name] = []
    while unit := units.get(at):
        if not isinstance(unit.term, Name):
            return
        works.append(unit.term)
        by = _BY.match(text, unit.end)
        person = units.get(by.end()) if by else None
        if by and (person is None or not isinstance(person.term, Name) or not _is_person(person.term)):
            return
        if person and isinstance(person.term, Name):
            yield from ((work, person.term) for work in works)
            works, unit = [], person
        joint = _AND.match(text, unit.end) if works else None
        works = works if joint else []
        after = joint or _NEXT.match(text, unit.end)
        at = after.end() if after else -1


def _is_person(name: Name) -> bool:
    return "Person" in name.classes or not name.classes and " " in name.label

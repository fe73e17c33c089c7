"""Turns of phrase that no single pattern says: entries for awards, theme songs.

In: a parsed sentence. Out: claims. A pattern of the ontology is preferred wherever it can say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.prose.clause import prepositional, word
from kg.extract.prose.match import held_by
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import award_of, claim
from kg.model import Claim, Name

_ENTRIES = frozenset("entry submission".split())


def idioms(phrases: Phrases) -> Iterator[Claim]:
    """What the sentence states in one of these turns."""
    for at in range(len(phrases.parsed.tokens)):
        this = word(phrases.parsed, at)
        if this in _ENTRIES:
            yield from _submission(phrases, at)


def _submission(phrases: Phrases, at: int) -> Iterator[Claim]:
    """"It was selected as the Chinese entry for A at the C": put forward for A, which is no nomination."""
    holder = held_by(phrases, at)
    work = None if holder is None else phrases.entity(holder)
    if work is None:
        return
    ontology = phrases.ontology
    award_slot, event_slot, by = (ontology.slot(name, work.classes) for name in ("submitted-for", "submitted-to", "q.submitted-by"))
    awards = [name for index in prepositional(phrases.parsed, at, ("for",)) for name in phrases.entities(index)]
    inner = [one for index in prepositional(phrases.parsed, at, ("for",)) for one in prepositional(phrases.parsed, index, ("at",))]
    events = [name for index in (*prepositional(phrases.parsed, at, ("at", "to")), *inner) for name in phrases.entities(index)]
    country = next((Name(label=ontology.demonyms[text], title=ontology.demonyms[text], classes=("Country",))
                    for one in phrases.parsed.children(at, "amod", "compound", "nmod")
                    if (text := phrases.parsed.tokens[one].text) in ontology.demonyms), None)
    for award in awards:
        whole = award_of(award.label, events[0].label) if events else ""
        label = replace(award, title=whole or award.title, classes=("Award",))
        if award_slot:
            yield claim(phrases, work, award_slot, label, at, "entry for", 0.92, ((by.name, country),) if by and country else ())
    for event in events:
        if event_slot:
            yield claim(phrases, work, event_slot, event, at, "entry at", 0.9)

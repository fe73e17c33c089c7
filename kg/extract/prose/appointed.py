"""Who comes to hold an office: "His father appointed him margrave of Ulm in 856", "upon his death she became Queen".

In: a parsed sentence. Out: claims. The office is a word for one with what it is of, and the parse tells whose it is;
of what the article's subject became at the start of a sentence the words alone tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.definition.held import GRADES, OF_WHAT
from kg.extract.offices import CLERGY, NOBLES, SERVANTS, SOVEREIGNS, STATE, in_any_case
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import subject, voice, word
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim, is_plot
from kg.extract.tenure import date_in, tenure
from kg.model import Claim, Name

_OFFICE = re.compile(
    rf"(?:an? |the )?(?:\d+(?:st|nd|rd|th) )?(?P<office>(?:(?:{GRADES})[ -])?"
    rf"{in_any_case(SOVEREIGNS, NOBLES, CLERGY, STATE, SERVANTS)}(?:[ -]General)?{OF_WHAT})(?<!['’]s)(?<!['’])"
    r"(?![\w'’]| (?:dynasty|tribe))"
)
_APPOINTS = frozenset("appointed made named created crowned proclaimed elected".split())
_THEM = ("him", "her")
#: What the press does, too, of whom it admires: "Fans named him King of Swing".
_CALLS = frozenset("named crowned made proclaimed".split())
_CROWN = re.compile(r"(?:King|Queen|Prince|Princess|Emperor|Empress) of (?:the )?(?P<land>.+)")
_CONFIDENCE = 0.88


def appointed(phrases: Phrases) -> Iterator[Claim]:
    """Who was given which office, and who became what."""
    parsed = phrases.parsed
    if is_plot(phrases.passage.section):
        return
    for at in range(len(parsed.tokens)):
        this = word(parsed, at)
        if this in _APPOINTS and voice(parsed, at) == "active" and asserted(parsed, at):
            them = at + 1
            if them < len(parsed.tokens) and word(parsed, them) in _THEM and parsed.tokens[them].tag == "PRP":
                yield from _comes_to(phrases, them, at, phrases.view(them)[1] + 1)
        elif this == "became" and asserted(parsed, at):
            who = subject(parsed, at)
            if who is not None and not _is_read(phrases, who):
                yield from _comes_to(phrases, who, at, phrases.view(at)[1] + 1)


def _is_read(phrases: Phrases, who: int) -> bool:
    """Whether the sentence begins with its subject, or after no more than a date."""
    tokens = phrases.parsed.tokens
    return phrases.sentence.unit(tokens[0].start) is not None or who < 4


def _comes_to(phrases: Phrases, who: int, verb: int, start: int) -> Iterator[Claim]:
    """The office that stands at an offset, with the time told right behind it."""
    text, end, ontology = phrases.passage.text, phrases.sentence.end, phrases.ontology
    relation, found = ontology.slot("position", ("Person",)), _OFFICE.match(text, start, end)
    person = phrases.entity(who) if found and relation else None
    if not found or relation is None or person is None or "Person" not in person.classes:
        return
    crown = _CROWN.fullmatch(found["office"]) if word(phrases.parsed, verb) in _CALLS else None
    if crown and crown["land"] not in ontology.places:
        return
    if phrases.parsed.tokens[who].tag == "PRP" and not person.self and " " not in person.label:
        return  # whoever a surname or a land is taken for
    first, last = found.span("office")
    office = Name(label=found["office"], start=first, end=last, classes=("Position",))
    times, _ = tenure(text, last, end)
    begun = date_in(text, last, end)
    times = times or ((("q.start", begun),) if begun else ())
    told = tuple((slot.name, term) for name, term in times if (slot := ontology.slot(name)))
    yield claim(phrases, person, relation, office, verb, "comes to office", _CONFIDENCE, told)

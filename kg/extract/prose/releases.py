"""When somebody brought out a work: "In 2006 he released his album W", "She published the novels V and W in 1990".

In: a parsed sentence. Out: claims. There is one date in it: of several nothing tells which work came out when.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import conjuncts, is_verb, prepositional, subject, voice, word, words_of
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.extract.prose.values import dates_at
from kg.model import Claim, Name, Value

_RELEASE = frozenset("released publishes published issued releases releasing publishing".split())
_CAME_OUT = frozenset("released published issued premiered broadcast aired".split())
_UNSURE = frozenset("will would could may might should".split())
_CONFIDENCE = 0.88


def releases(phrases: Phrases) -> Iterator[Claim]:
    """The date at which the work came out that somebody is said to have brought out."""
    parsed, ontology = phrases.parsed, phrases.ontology
    for at in range(len(parsed.tokens)):
        yield from _at_last(phrases, at)
        if word(parsed, at) not in _RELEASE or not is_verb(parsed, at) or not asserted(parsed, at):
            continue
        told = [*prepositional(parsed, at, ("in", "on"))]
        dates = [date for one in told for date in dates_at(phrases, one)]
        formats = [one for one in prepositional(parsed, at, ("on",)) if not [*dates_at(phrases, one)]]
        things = parsed.children(at, "dobj") if voice(parsed, at) == "active" else ()
        if len(things) != 1 or len(dates) != 1 or formats or _dates(phrases) != 1:
            continue  # "released on DVD in 2001": it may have come out long before
        for work in _titled(phrases, things[0]):
            relation = ontology.slot("released", work.classes)
            if relation and not work.self and dates[0].datatype != "xsd:string":
                yield claim(phrases, work, relation, dates[0], at, "released", _CONFIDENCE)


def _at_last(phrases: Phrases, at: int) -> Iterator[Claim]:
    """When a work came out after a delay: "It was not released until May 1948"."""
    parsed, ontology = phrases.parsed, phrases.ontology
    told = word(parsed, at) in _CAME_OUT and is_verb(parsed, at) and voice(parsed, at) == "passive"
    if not told or not words_of(parsed, at, "neg") & {"not", "n't"} or words_of(parsed, at, "aux") & _UNSURE:
        return
    who = subject(parsed, at)
    work = None if who is None else phrases.entity(who)
    relation = ontology.slot("released", work.classes) if work and work.classes else None
    dates = [date for one in prepositional(parsed, at, ("until", "till")) for date in dates_at(phrases, one)]
    elsewhere = [*prepositional(parsed, at, ("in", "on", "by", "as"))]  # "not released on DVD until 2008"
    if work and relation and len(dates) == 1 and not elsewhere and dates[0].datatype != "xsd:string":
        yield claim(phrases, work, relation, dates[0], at, "not until", _CONFIDENCE)


def _titled(phrases: Phrases, index: int) -> Iterator[Name]:
    """The works named by an object: "his album, W", "the novels V and W"."""
    parsed = phrases.parsed
    if parsed.children(index, "conj") and phrases.named(index) is None:
        return
    beside = [one for one in parsed.children(index, "appos") if phrases.sentence.unit(parsed.tokens[one].start)]
    for one in conjuncts(parsed, beside[0] if beside else index):
        name = phrases.named(one) if phrases.sentence.unit(parsed.tokens[one].start) else None
        kinds = phrases.classes_of(index) if beside else ()
        if name and phrases.ontology.is_any((*name.classes, *kinds), "Work"):
            yield name


def _dates(phrases: Phrases) -> int:
    """How many dates the sentence tells."""
    return sum(isinstance(unit.term, Value) for unit in phrases.sentence.units)

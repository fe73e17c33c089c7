"""Works that are named as somebody's: "Coben's novel Tell No One", "her albums A and B", "his novels include A".

In: a parsed sentence. Out: claims that the work is by the one whose it is said to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.patterns import singular
from kg.extract.prose.clause import prepositional, word
from kg.extract.prose.fit import admits
from kg.extract.prose.phrase import Phrases
from kg.extract.titles import maker
from kg.model import Claim, Name

_LISTS = frozenset("include includes included are were".split())
_CONFIDENCE = 0.88


def owned(phrases: Phrases) -> Iterator[Claim]:
    """Who made the works that are named beside the noun for what they are, and that the owner's."""
    parsed, ontology = phrases.parsed, phrases.ontology
    for at in range(len(parsed.tokens)):
        noun = singular(word(parsed, at))
        kind = ontology.nouns.get(noun, "")
        relation = maker(kind, noun, ontology) if ontology.is_a(kind, "Work") else None
        owner = _owner(phrases, at, kind) if relation else None
        if relation is None or owner is None or not admits(relation.range, owner.classes or ("Person",), ontology):
            continue
        for work in _named(phrases, at):
            if work.label != owner.label and not work.self and work.classes in ((), ("Work",), (kind,)):
                yield Claim(
                    subject=replace(work, classes=(kind,)),
                    relation=relation.name,
                    object=owner,
                    start=min(owner.start, work.start),
                    end=max(owner.end, work.end),
                    extractor="prose",
                    rule="possessive",
                    confidence=_CONFIDENCE,
                )


def _owner(phrases: Phrases, at: int, kind: str) -> Name | None:
    """Whose the noun is; "his first film" may be an actor's."""
    parsed = phrases.parsed
    unit = at + 1 < len(parsed.tokens) and phrases.sentence.unit(parsed.tokens[at + 1].start)
    owners = (*parsed.children(at, "poss"), *(parsed.children(at + 1, "poss") if unit else ()))
    if not owners or parsed.tokens[owners[0]].tag == "PRP$" and phrases.ontology.is_a(kind, "Film"):
        return None
    return phrases.entity(owners[0])


def _named(phrases: Phrases, at: int) -> Iterator[Name]:
    """The titles beside a noun: after it, or where it "includes" them."""
    parsed = phrases.parsed
    token = parsed.tokens[at]
    lists = token.dep == "nsubj" and token.tag == "NNS" and word(parsed, token.head) in _LISTS
    if lists and not [*prepositional(parsed, at, ("of", "by", "with", "about"))]:
        for listed in parsed.children(token.head, "dobj", "attr"):
            yield from phrases.entities(listed)
    elif token.tag != "NNS" and (apposed := [one for one in parsed.children(at, "appos") if one > at + 1]):
        yield from (name for one in apposed if (name := phrases.named(one)))  # "his novel, Emma, won"
    elif at + 1 < len(parsed.tokens) and phrases.sentence.unit(parsed.tokens[at + 1].start):
        first = phrases.named(at + 1)
        yield from (first,) if first and token.tag != "NNS" else phrases.entities(at + 1)

"""Whether a noun with "the" speaks of a part of the article's own thing: "The capital is C", "the largest city is C".

In: the phrases of a parsed sentence, a trigger and the index of its noun.
"""

from __future__ import annotations

from kg.extract.patterns import Trigger
from kg.extract.prose.anykind import TOLD
from kg.extract.prose.clause import word, words_of
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.trigger import LISTS
from kg.nlp.parsed import Parsed

_NOUN_TAGS = ("NN", "NNS", "NNP", "JJ")
#: Who beside those told of before.
_FURTHER = frozenset("other further additional later earlier subsequent previous".split())
_PRESENT = frozenset(("current", "present"))
#: Before the post that somebody holds or is given.
_HOLDS = frozenset("is was been became become appointed named elected".split())
#: "The most common symptoms are fever and headache".
_USUAL = frozenset("common usual typical main primary principal chief general classic".split())


def is_own_part(phrases: Phrases, trigger: Trigger, head: int) -> bool:
    """Whether in an article on a thing "the capital is C" can only be said of that thing; people are many."""
    parsed, kinds = phrases.parsed, phrases.about.classes
    if is_named_part(phrases, trigger, head) or is_listed_part(phrases, trigger, head):
        return True
    if _is_post(phrases, trigger, head):
        return True
    first = _first_of_row(parsed, head)
    told = parsed.children(head, *TOLD)
    rest = {word(parsed, one) for one in told if one <= head - len(trigger.words) or one > head} - _PRESENT
    rest |= words_of(parsed, first, "poss", "prep", "relcl", "acl", "appos", "nummod") if first != head else set()
    several = parsed.tokens[head].tag == "NNS" and trigger.relation.range == ("Concept",)
    rest -= _USUAL if several else set()
    seat, either = is_seat(phrases, trigger), trigger.pattern.kind == "noun" and "in" in trigger.pattern.prepositions
    return (
        (trigger.pattern.kind == "noun-inverse" or seat and either)
        and "of" in trigger.pattern.prepositions
        and (parsed.tokens[first].dep == "nsubj" or parsed.tokens[first].dep == "attr" and seat)
        and (parsed.tokens[head].tag == "NN" or several)
        and "the" in words_of(parsed, first, "det")
        and not rest
        and bool(kinds)
        and not phrases.ontology.is_any(kinds, "Individual")
    )


def _is_post(phrases: Phrases, trigger: Trigger, head: int) -> bool:
    """Whether in an article on a body somebody holds its post: "A has been chief executive officer since May 2014"."""
    parsed, token, ontology = phrases.parsed, phrases.parsed.tokens[head], phrases.ontology
    first = _first_of_row(parsed, head)
    people = bool(trigger.relation.range) and all(ontology.is_a(one, "Individual") for one in trigger.relation.range)
    return (
        people
        and trigger.pattern.kind == "noun-inverse"
        and "of" in trigger.pattern.prepositions
        and token.tag in ("NN", "NNP")
        and parsed.tokens[first].dep in ("attr", "oprd")
        and word(parsed, parsed.tokens[first].head) in _HOLDS
        and not words_of(parsed, first, "poss", "relcl", "acl")
        and (not parsed.children(first, "det") or "ceo" in trigger.relation.slots)
        and not {"of", "at", "for"} & words_of(parsed, first, "prep")
        and ontology.is_any(phrases.about.classes, "Organisation")
    )


def is_listed_part(phrases: Phrases, trigger: Trigger, head: int) -> bool:
    """Whether those who a sentence lists can only be the article's own thing's: "Other editors included A and B"."""
    parsed, token, ontology = phrases.parsed, phrases.parsed.tokens[head], phrases.ontology
    before = [word(parsed, one) for one in sorted(parsed.subtree(head))][: -len(trigger.words)]
    people = bool(trigger.relation.range) and all(ontology.is_a(one, "Individual") for one in trigger.relation.range)
    return (
        people
        and trigger.pattern.kind == "noun-inverse"
        and "of" in trigger.pattern.prepositions
        and (token.tag, token.dep) == ("NNS", "nsubj")
        and word(parsed, token.head) in LISTS
        and len(before) == 1
        and before[0] in _FURTHER
        and bool(phrases.about.classes)
        and not ontology.is_any(phrases.about.classes, "Individual")
    )


def is_named_part(phrases: Phrases, trigger: Trigger, head: int) -> bool:
    """Whether the name right after the noun is that of a part of the article's own land: "The capital C lies"."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[head]
    twice = token.dep in ("nsubj", "nsubjpass") and token.head > head + 1  # noun and name each taken for the subject
    before_it = token.dep in ("compound", "nmod", "amod") and token.head == head + 1
    if not before_it and not twice or len(trigger.words) > 2:
        return False
    named = phrases.sentence.unit(parsed.tokens[head + 1].start)
    before = head - len(trigger.words)
    return (
        trigger.pattern.kind == "noun-inverse"
        and named is not None
        and named.kind == "name"
        and parsed.tokens[head + 1].dep in ("nsubj", "nsubjpass")
        and before >= 0
        and word(parsed, before) == "the"
        and not words_of(parsed, head + 1, "poss", "prep", "relcl", "acl", "appos", "conj")
        and is_seat(phrases, trigger)
        and phrases.ontology.is_any(phrases.about.classes, "Country", "Region")
    )


def _first_of_row(parsed: Parsed, head: int) -> int:
    """The first of two nouns for one: "The capital and largest city", "the official and national language"."""
    token = parsed.tokens[head]
    row = token.dep == "conj" and token.head < head and not parsed.children(head, "det", "poss")
    return token.head if row and parsed.tokens[token.head].tag in _NOUN_TAGS else head


def is_seat(phrases: Phrases, trigger: Trigger) -> bool:
    """Whether it is a place in another that is spoken of: in an article on a province "L is the capital"."""
    ontology = phrases.ontology
    places = all(ontology.is_a(one, "Place") for one in trigger.relation.range)
    return places and not ontology.is_any(phrases.about.classes, "Settlement")

"""Whom the words before a clause mean: the noun it hangs on, what that is said of, or the name right before it.

In: the phrases of a parsed sentence and the token of a verb or noun. Out: the token that heads who is meant.
"""

from __future__ import annotations

from kg.extract.patterns import Trigger
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import COPULAS, SUBJECTS, is_far, is_verb, one_of, subject, word, words_of
from kg.extract.prose.fit import LOCAL, admits, is_place
from kg.extract.prose.holders import NOUN_TAGS
from kg.extract.prose.phrase import Phrases


def predicated(phrases: Phrases, index: int | None) -> int | None:
    """Who is meant by the noun before a relative clause: in "A is a footballer who plays" A; a title means itself."""
    parsed = phrases.parsed
    index = index if index is None else one_of(parsed, index)
    unit = None if index is None else phrases.sentence.unit(parsed.tokens[index].start)
    if unit and unit.kind != "name":
        return index
    if index is not None and parsed.tokens[index].dep == "appos" and words_of(parsed, index, "det") and not unit:
        named = parsed.tokens[index].head  # "W, the first colour film shot in India"
        return named if phrases.sentence.unit(parsed.tokens[named].start) else index
    if index is None or parsed.tokens[index].dep != "attr" or word(parsed, parsed.tokens[index].head) not in COPULAS:
        return index
    verb = parsed.tokens[index].head
    return subject(parsed, verb) if asserted(parsed, verb) else None


def beyond_place(phrases: Phrases, trigger: Trigger, index: int | None, at: int) -> int | None:
    """Who was founded in "a house with headquarters in Kiel, founded by A": not Kiel, where the house may be meant."""
    parsed = phrases.parsed
    if index is None or parsed.tokens[at].tag != "VBN" or not at or parsed.tokens[at - 1].text != "," or index > at:
        return index
    outer = index
    while parsed.tokens[outer].dep in ("appos", "conj", "pobj"):
        above = parsed.tokens[outer].head
        if parsed.tokens[outer].dep == "pobj":
            if word(parsed, above) not in (*LOCAL, "with", "of"):
                return index
            above = parsed.tokens[above].head
            above = parsed.tokens[above].head if parsed.tokens[above].tag == "JJ" else above  # "open to the public in"
        outer = above
    if outer == index:
        return index
    other = subject(parsed, outer) if is_verb(parsed, outer) else outer
    name = None if other is None else predicated(phrases, other)
    thing, place = (None if one is None else phrases.entity(one) for one in (name, index))
    place = phrases.named(at - 2) if place is None and _ends_chain(phrases, at - 2) else place
    if thing is None or place is None or not thing.classes or not is_place(place, phrases.ontology):
        return index
    return name if admits(trigger.relation.domain, thing.classes, phrases.ontology) else index


def nearest(phrases: Phrases, trigger: Trigger, at: int) -> int | None:
    """The name just before ", based on": the parser takes such participles for prepositions of the whole clause."""
    tokens = phrases.parsed.tokens
    if (named := _before_which(phrases, at)) is not None:
        return named
    before = at - 2 if at > 1 and tokens[at - 1].text == "," else at - 1
    if tokens[at].tag != "VBN" or tokens[at].dep not in ("prep", "advcl", "acl") or before < 0:
        return None
    name = phrases.named(before) if phrases.sentence.unit(tokens[before].start) else None
    known = name is not None and bool(name.classes) and admits(trigger.relation.domain, name.classes, phrases.ontology)
    return before if known and not (before == at - 2 and _ends_chain(phrases, before)) else None


def _before_which(phrases: Phrases, at: int) -> int | None:
    """The name right before ", which was": "one of the founders of A, which was formed in"."""
    tokens = phrases.parsed.tokens
    which = next((one for one in (at - 1, at - 2) if one > 1 and word(phrases.parsed, one) == "which"), 0)
    if not which or tokens[at].dep != "relcl" or tokens[which - 1].text != "," or tokens[which].dep not in SUBJECTS:
        return None
    name = phrases.named(which - 2) if phrases.sentence.unit(tokens[which - 2].start) else None
    return which - 2 if name and not _ends_chain(phrases, which - 2) else None


def _ends_chain(phrases: Phrases, index: int) -> bool:
    """Whether a name only says where the place before it lies: "in Lee County, Iowa, operated by A"."""
    tokens = phrases.parsed.tokens
    two = [phrases.named(one) for one in (index - 2, index)] if index > 1 and tokens[index - 1].text == "," else []
    return bool(two) and all(one is not None and is_place(one, phrases.ontology) for one in two)


def is_unclear(phrases: Phrases, index: int, verb: int) -> bool:
    """Whether a relative clause after a noun may belong to another: "A, B and C, who", "the quarter of A known as"."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[index]
    if _before_which(phrases, verb) == index:
        return False
    return (
        is_far(parsed, verb, index)
        or bool(parsed.children(index, "conj"))
        or (
            token.dep == "pobj"
            and word(parsed, token.head) in ("of", "within", "with")
            and parsed.tokens[parsed.tokens[token.head].head].tag in NOUN_TAGS
        )
    )

"""What stands around a noun that says what somebody is: whose he is, of what, and his name.

In: the phrases of a parsed sentence and the index of the noun. Out: indexes of the words that head what completes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.patterns import Trigger
from kg.extract.prose.clause import prepositional, word
from kg.extract.prose.holders import NOUN_TAGS
from kg.extract.prose.phrase import Phrases
from kg.nlp.parsed import Parsed

#: Whose head is the head of what they lead.
_BOARDS = frozenset(("board", "directors", "governors", "trustees"))

#: Who has to do with a whole house, behind those who made a work.
_FOUNDERS = frozenset(("founder", "cofounder", "owner"))
_ARTISTS = frozenset(
    "writer author composer songwriter singer actor actress artist painter poet novelist screenwriter designer".split()
)


def possessors(parsed: Parsed, head: int) -> Sequence[int]:
    """Whose the noun is, or the noun that it is coordinated with."""
    if parsed.children(head, "det", "poss"):
        return parsed.children(head, "poss")
    while parsed.tokens[head].dep == "conj" and parsed.tokens[parsed.tokens[head].head].tag in NOUN_TAGS:
        head = parsed.tokens[head].head
    return parsed.children(head, "poss")


def shared(phrases: Phrases, head: int, prepositions: tuple[str, ...]) -> list[int]:
    """The complements of a noun in a row behind this one: "the capital and largest city of", "founder, head and".

    Or its own that the parser hangs under the row's first: "a writer and founder of".
    """
    parsed = phrases.parsed
    for one in parsed.children(head, "conj"):
        told = parsed.children(one, "det", "poss") or phrases.sentence.unit(parsed.tokens[one].start)
        if parsed.tokens[one].tag in NOUN_TAGS and not told:
            return list(prepositional(parsed, one, prepositions)) or shared(phrases, one, prepositions)
    behind = parsed.tokens[head + 1] if head + 1 < len(parsed.tokens) else parsed.tokens[head]
    if parsed.tokens[head].dep in ("conj", "appos") and behind.dep == "prep" and behind.text in prepositions:
        return list(parsed.children(head + 1, "pobj")) if behind.head == parsed.tokens[head].head else []
    return []


def is_founded(parsed: Parsed, head: int, index: int) -> bool:
    """Whether only what stands behind an artist in a row is said of a thing: "a writer and founder of the journal"."""
    before = parsed.tokens[index].head - 1
    return before > head and word(parsed, before) in _FOUNDERS and word(parsed, head) in _ARTISTS


def headed(parsed: Parsed, index: int) -> Sequence[int]:
    """What is led by whom the words call the head of its board: "chairman of the board of A"."""
    led = list(prepositional(parsed, index, ("of",))) if word(parsed, index) in _BOARDS else []
    return [one for board in led for one in headed(parsed, board)] or [index]


def beside(phrases: Phrases, head: int) -> Iterator[int]:
    """The names that stand right after a noun and say who or what it is: "director O"."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[head]
    yield from (one for one in parsed.children(head, "appos") if phrases.sentence.unit(parsed.tokens[one].start))
    unit = phrases.sentence.unit(parsed.tokens[token.head].start)
    if token.dep in ("compound", "amod") and token.head == head + 1 and unit:
        yield token.head


def possessed(phrases: Phrases, head: int) -> Iterator[tuple[int, int]]:
    """The possessor and the name beside the noun: "S's director O", "its director, O"."""
    parsed = phrases.parsed
    for one in beside(phrases, head):
        for owner in (*parsed.children(head, "poss"), *parsed.children(one, "poss")):
            if owner == 0 or word(parsed, owner - 1) != "as":  # "stars Eva as his wife O": a part
                yield owner, one


def named_around(phrases: Phrases, trigger: Trigger, at: int, head: int) -> Iterator[tuple[int, int]]:
    """What stands right before a noun and who right behind it: "Saab founder Karl Lind"; what is unknown is a body."""
    parsed = phrases.parsed
    owner = at - 3 if at > 2 and word(parsed, at - 2) == "co" else at - 1  # "Saab co-founder"
    if owner < 0 or parsed.tokens[owner].head not in range(at, head + 2):
        return
    named = phrases.sentence.unit(parsed.tokens[owner].start) and parsed.tokens[owner].tag.startswith("NNP")
    name = phrases.named(owner) if named else None
    if name and (name.classes or any(phrases.ontology.is_a("Organisation", one) for one in trigger.relation.domain)):
        yield from ((owner, one) for one in beside(phrases, head) if one == head + 1)

"""Which two mentions of a sentence the relation model is asked about.

In: a sentence with its mentions, and the kinds that stand in relations. Out: pairs of numbers of mentions, subject
first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import permutations

from kg.extract.prose.lives import DAY
from kg.extract.prose.naming import is_no_name
from kg.extract.prose.phrase import Phrases
from kg.extract.relations.beside import ALSO, before
from kg.extract.relations.features import Graph, Mention
from kg.model import Name

#: In a longer enumeration only neighbours are asked about.
FAR = 10
_ONLY_NAMES = re.compile(r"(?: [A-Z][\w'’-]*)* ")
#: Between somebody and what else he is called: "Eva Bow (the future Queen Eva, mother of", "Lü Guang (Emperor Yiwu)".
_ALSO = re.compile(r" ?\( ?(?:(?:the|later|then|future|now|also|known|called|as|or) )*[\"“]?")
_OWNER = re.compile(r"['’]s? ")
#: "More (1478–1535)": the years are those of nobody else.
_LIFE = re.compile(rf" ?\( ?{DAY} ?[–—-] ?{DAY} ?\)")
#: "More (born 4 May 1478 in Lund)": nobody who is named later.
_BORN = re.compile(r" ?\( ?(?:born|b\.) [^()]{3,80}\)")

_WORDS = re.compile(r" [a-z]{2,} ")


def worth_asking(graph: Graph, phrases: Phrases, kinds: Collection[tuple[str, str]]) -> list[tuple[int, int]]:
    """The pairs of mentions whose kinds can stand in a relation."""
    known = [(at, one) for at, one in enumerate(graph.mentions) if one.term is not None and not _is_rank(one, phrases)]
    lives = list(_LIFE.finditer(phrases.passage.text, phrases.sentence.start, phrases.sentence.end))
    owners = [max((at for at, one in known if _ends_before(one, life)), default=-1) for life in lives]
    born = list(_BORN.finditer(phrases.passage.text, phrases.sentence.start, phrases.sentence.end))
    text = phrases.passage.text
    return [
        (at, other)
        for (at, one), (other, two) in permutations(known, 2)
        if abs(at - other) <= FAR and (one.kind, two.kind) in kinds and _apart(one, two) and not _is_one(one, two, text)
        if not any(_is_in(two, life) and at != owner for life, owner in zip(lives, owners, strict=True))
        if not any(_is_in(two, note) and _is_not_of(one, note, known, text) for note in born)
    ]


def _apart(one: Mention, two: Mention) -> bool:
    """Whether two mentions can be a subject and another thing."""
    if not isinstance(one.term, Name):
        return False
    if isinstance(two.term, Name):
        return one.term.label != two.term.label and not (one.term.self and two.term.self)
    return one.at != two.at


def _is_one(one: Mention, two: Mention, text: str) -> bool:
    """Whether two people are one: "Abu Nasr" and "Kharshadh" of "Abu Nasr Firuz Kharshadh", "Eva (Queen Eva)"."""
    if one.kind != "PERSON" or two.kind != "PERSON" or one.term is None or two.term is None:
        return False
    first, second = sorted((one.term, two.term), key=lambda term: term.start)
    between = first.end, max(first.end, second.start)
    if _ALSO.fullmatch(text, *between) and not _OWNER.match(text, second.end):
        return True
    return _ONLY_NAMES.fullmatch(text, *between) is not None


def _is_rank(mention: Mention, phrases: Phrases) -> bool:
    """Whether it only says who the one before it is: "Pavel Orlov, Tsarevich of Russia"."""
    term = mention.term
    if not isinstance(term, Name) or not phrases.passage.text.endswith(", ", 0, max(0, term.start)):
        return False
    return is_no_name(term.label, phrases.ontology)


def _is_in(mention: Mention, note: re.Match[str]) -> bool:
    return mention.term is not None and note.start() < mention.term.start < note.end()


def _is_not_of(mention: Mention, note: re.Match[str], known: Sequence[tuple[int, Mention]], text: str) -> bool:
    """Whether somebody is spoken of behind a note who is not named before it, or before another who bears it."""
    who = mention.term
    if mention.kind not in ("", "PERSON") or not isinstance(who, Name):
        return False
    if who.start < note.end():
        owner = next((one.term for _, one in known if one.kind == "PERSON" and _ends_at(one, note)), None)
        return isinstance(owner, Name) and owner.label != who.label and _is_of_two(text, who, owner)
    before = {one.term.label for _, one in known if isinstance(one.term, Name) and one.term.end <= note.start()}
    return who.label not in before


def _is_of_two(text: str, who: Name, other: Name) -> bool:
    """Whether words part two names, and tell of no one who has both: "Karl Lind married Ida Berg"."""
    return _WORDS.search(text, who.end, max(who.end, other.start)) is not None and not before(ALSO, text, other)


def _ends_at(mention: Mention, note: re.Match[str]) -> bool:
    return isinstance(mention.term, Name) and mention.term.end == note.start()


def _ends_before(mention: Mention, note: re.Match[str]) -> bool:
    return isinstance(mention.term, Name) and mention.term.end <= note.start()

"""What grammar says of two words: their parts in the sentence, their clauses, how far apart they stand.

In: a `Parsed` sentence and the indices of words in it.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise
from typing import Literal as OneOf

from kg.extract.prose.clause import is_verb
from kg.nlp.parsed import Parsed

Role = OneOf["subject", "object", "possessor", "agent", "oblique", "apposition", "modifier", "other"]
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ROLES: dict[str, Role] = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "dobj": "object",
    "dative": "object",
    "iobj": "object",
    "attr": "object",
    "oprd": "object",
    "poss": "possessor",
    "pobj": "oblique",
    "appos": "apposition",
    "compound": "modifier",
    "nmod": "modifier",
    "amod": "modifier",
}


def first_conjunct(parsed: Parsed, index: int) -> int:
    """The first member of the coordination that a word belongs to; of "the actor X" the noun before X."""
    while True:
        token = parsed.tokens[index]
        beside = token.dep == "appos" and token.head == index - 1 and parsed.tokens[token.head].tag == "NN"
        if token.head == index or not (beside or token.dep == "conj"):
            return index
        index = token.head


def role(parsed: Parsed, index: int) -> Role:
    """The part that a word plays; a member of a coordination plays that of the first."""
    token = parsed.tokens[first_conjunct(parsed, index)]
    if token.dep == "nsubj" and any(parsed.children(one, "poss") for one in parsed.children(token.head, "attr")):
        return "apposition"  # "X was his nephew" introduces X
    if token.dep == "pobj" and parsed.tokens[token.head].dep == "agent":
        return "agent"
    return _ROLES.get(token.dep, "other")


def verb_of(parsed: Parsed, index: int) -> int:
    """The verb of the clause that a word stands in, or the root; a verb is its own."""
    seen = 0
    while not is_verb(parsed, index) and parsed.tokens[index].head != index and seen < len(parsed.tokens):
        index, seen = parsed.tokens[index].head, seen + 1
    return index


def is_fronted(parsed: Parsed, index: int, kinds: Container[str]) -> bool:
    """Whether what opens the sentence says who or what the subject at `index` is: "The son of A and B, he married".

    It names other people: `kinds` are the nouns that say who somebody is to them.
    """
    before = parsed.tokens[:index]
    if index < 3 or before[-1].text != "," or any(one.tag in _FINITE for one in before):
        return False
    noun = next((one.text for one, after in pairwise(before) if after.text == "of" and one.tag == "NN"), "")
    return before[0].tag == "VBN" or before[0].tag == "DT" and noun in kinds


def fronted_subject(parsed: Parsed, index: int) -> int | None:
    """Who does what opens the sentence, if only a common noun is the subject of the rest: "When X died, power fell to".

    `index` is a word behind it that could mean him; the clause has no object, whom that could mean too.
    """
    verb = verb_of(parsed, index)
    own = parsed.children(verb, "nsubj", "nsubjpass")
    if len(own) != 1 or parsed.tokens[own[0]].tag not in ("NN", "NNS"):
        return None
    for clause in parsed.children(verb, "advcl"):
        opens = next(iter(sorted(parsed.subtree(clause))))
        does = parsed.children(clause, "nsubj")
        if opens == 0 and clause < own[0] < index and does and not parsed.children(clause, "dobj", "dative", "attr"):
            return does[0] if parsed.tokens[does[0]].tag == "NNP" else None
    return None


def path(parsed: Parsed, index: int) -> list[int]:
    """A word and its heads, up to the root."""
    found = [index]
    while parsed.tokens[index].head != index and len(found) <= len(parsed.tokens):
        index = parsed.tokens[index].head
        found.append(index)
    return found


def tree_distance(parsed: Parsed, one: int, other: int) -> tuple[int, int]:
    """Steps from `one` up to the nearest common head, and from there down to `other`."""
    up = {index: steps for steps, index in enumerate(path(parsed, one))}
    for down, index in enumerate(path(parsed, other)):
        if index in up:
            return up[index], down
    return len(up), down + 1


def dominates(parsed: Parsed, above: int, below: int) -> bool:
    """Whether `below` stands somewhere under `above`."""
    return above != below and above in path(parsed, below)

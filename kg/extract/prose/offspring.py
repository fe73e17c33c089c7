"""Whose children are named as theirs: "They had two sons, Karl (born 1915) and Otto, and a daughter, Ada".

In: a parsed sentence. Out: claims. In an article on somebody "they" and "the couple" are that person and another.
How many children somebody had is told only where all are counted: "two sons" may have had sisters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, product

from kg.extract.prose.clause import asserted, conjuncts, prepositional, subject, word, words_of
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.extract.prose.values import count_at
from kg.model import Claim, Name

_HAVING = frozenset("had has have".split())
_CHILDREN = frozenset("son sons daughter daughters child children".split())
_ALL = frozenset(("child", "children"))
#: Somebody who married again may have had more of them.
_AGAIN = re.compile(
    r"\b(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|previous|earlier|former) (?:marriages?|wife|husband|spouse)|"
    r"\b(?:remarried|illegitimate|thirdly)\b|\bmarried (?:again|firstly|secondly)|"
    r"\b(?:secondly|firstly),? (?:to|in|he|she)\b"
)
#: "three children with his second wife", "by her first marriage": not all of them.
_PARENTS = ("with", "by", "from", "of")
_BOTH = frozenset(("they", "couple", "pair"))
_CONFIDENCE = 0.9


def offspring(phrases: Phrases) -> Iterator[Claim]:
    """Who is told to have had which children, and that these are brothers and sisters."""
    yield from _possessed(phrases)
    ontology = phrases.ontology
    parent_of, sibling_of = ontology.slot("child", ("Person",)), ontology.slot("sibling", ("Person",))
    for at in range(len(phrases.parsed.tokens)):
        if word(phrases.parsed, at) not in _HAVING or not asserted(phrases.parsed, at):
            continue
        parents = list(_parents(phrases, at))
        children = list(dict.fromkeys(_named(phrases, at))) if parents else []
        pairs = [*((parent_of, *pair) for pair in product(parents, children)),
                 *((sibling_of, *pair) for pair in combinations(children, 2))]  # fmt: skip
        for parent in parents:
            yield from _counted(phrases, at, parent)
        for relation, one, other in pairs:
            if relation and one.label != other.label:
                yield claim(phrases, one, relation, other, at, "children", _CONFIDENCE)


def _possessed(phrases: Phrases) -> Iterator[Claim]:
    """In an article on somebody: "Their only son, Henry, became", "their daughter Eva"."""
    parsed, relation = phrases.parsed, phrases.ontology.slot("child", ("Person",))
    for at, token in enumerate(parsed.tokens):
        if token.text.lower() != "their" or relation is None or "Person" not in phrases.about.classes:
            continue
        nouns = [one for one in (token.head, max(at, token.head - 1)) if word(parsed, one) in _CHILDREN]
        for noun in nouns[:1]:
            beside = [*parsed.children(noun, "appos"), *((token.head,) if noun != token.head else ())]
            for one in beside:
                child = phrases.named(one)
                if child and not child.self and not phrases.is_own(child.label):
                    yield claim(phrases, phrases.own(*phrases.view(at)), relation, child, at, "children", _CONFIDENCE)


def _parents(phrases: Phrases, verb: int) -> Iterator[Name]:
    who = subject(phrases.parsed, verb)
    if who is None:
        return
    if word(phrases.parsed, who) in _BOTH and "Person" in phrases.about.classes:
        yield phrases.own(*phrases.view(who))
    else:
        yield from (one for one in phrases.entities(who) if "Person" in one.classes)


_COUNTED = re.compile(r"\bchild(?:ren)?\b")


def _counted(phrases: Phrases, verb: int, parent: Name) -> Iterator[Claim]:
    parsed, relation = phrases.parsed, phrases.ontology.slot("number-of-children", ("Person",))
    sentence = phrases.passage.text[phrases.sentence.start : phrases.sentence.end]
    if _AGAIN.search(phrases.passage.text) or len(_COUNTED.findall(sentence)) > 1:
        return
    for noun in parsed.children(verb, "dobj") if relation else ():
        others = [*prepositional(parsed, verb, _PARENTS), *prepositional(parsed, noun, _PARENTS)]
        further = parsed.children(noun, "amod", "compound") or "least" in words_of(parsed, verb, "advmod")
        counts = parsed.children(noun, "nummod")
        further = further or any(parsed.children(one, "advmod", "quantmod") for one in counts)
        number = count_at(phrases, noun) if word(parsed, noun) in _ALL and not others and not further else None
        if relation and number:
            yield claim(phrases, parent, relation, number, verb, "children", _CONFIDENCE)


def _named(phrases: Phrases, verb: int) -> Iterator[Name]:
    """The names that stand beside the nouns for children, each with all that are coordinated with it."""
    parsed = phrases.parsed
    for first in parsed.children(verb, "dobj"):
        for noun in conjuncts(parsed, first):
            if word(parsed, noun) in _CHILDREN and not words_of(parsed, noun, "prep"):
                for one in parsed.children(noun, "appos"):
                    yield from (child for child in phrases.entities(one) if not child.self)

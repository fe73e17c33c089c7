"""Whose children are named as theirs: "They had two sons, Karl (born 1915) and Otto, and a daughter, Ada".

In: a parsed sentence. Out: claims. In an article on somebody "they" and "the couple" are that person and another.
How many children somebody had is told only where all are counted: "two sons" may have had sisters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, product

from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import LISTING, conjuncts, prepositional, subject, word, words_of
from kg.extract.prose.holders import held_by
from kg.extract.prose.naming import is_no_name
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.extract.prose.values import count_at
from kg.extract.prose.whose import child_noun, named_before
from kg.model import Claim, Name, Value
from kg.nlp.parsed import Parsed
from kg.ontology import Relation

_HAVING = frozenset("had has have".split())
_CHILDREN = frozenset("son sons daughter daughters child children".split())
_GRANDPARENTS = frozenset(("grandfather", "grandmother", "grandparent"))
_SPOUSES = frozenset(("wife", "husband", "spouse", "consort"))
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
_WED = re.compile(r"\b(?:married|marriage|wed|wedding|wife|husband|spouse|consort)\b")
_OTHERS = re.compile(r"\b(?:children|sons|daughters|siblings|brothers|sisters|parents)\b")
_FAR = 300
_CONFIDENCE = 0.9


def offspring(phrases: Phrases) -> Iterator[Claim]:
    """Who is told to have had which children, and that these are brothers and sisters."""
    yield from _possessed(phrases)
    yield from _listed_children(phrases)
    yield from _second_parents(phrases)
    yield from _grandchildren(phrases)
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


def _listed_children(phrases: Phrases) -> Iterator[Claim]:
    """In an article on somebody: "Their children included A, B and C", "Her children are A and B"."""
    parsed, relation = phrases.parsed, phrases.ontology.slot("child", ("Person",))
    for at, token in enumerate(parsed.tokens):
        verb = token.head
        whole = word(parsed, at) in _CHILDREN and token.dep == "nsubj" and word(parsed, verb) in LISTING
        if relation is None or not whole or not asserted(parsed, verb) or parsed.children(at, "prep", "relcl"):
            continue
        for owner in parsed.children(at, "poss"):
            both = word(parsed, owner) == "their" and "Person" in phrases.about.classes and _is_wed(phrases)
            parent = phrases.own(*phrases.view(owner)) if both else next(phrases.entities(owner), None)
            for first in parsed.children(verb, "dobj", "attr"):
                for child in phrases.entities(first):
                    told = parent and "Person" in parent.classes and child.label != parent.label
                    if parent and told and not phrases.is_own(child.label):
                        yield claim(phrases, parent, relation, child, at, "children", _CONFIDENCE)


def _is_wed(phrases: Phrases) -> bool:
    """Whether "their" stands for the article's subject and another: no marriage being told of, for no others before."""
    before = phrases.passage.text[max(0, phrases.sentence.start - _FAR) : phrases.sentence.start]
    return _WED.search(before) is not None or _OTHERS.search(before) is None


def _second_parents(phrases: Phrases) -> Iterator[Claim]:
    """The mother in "the son of A, 3rd Earl of B, and his wife C": who is told to be his wife may hang anywhere."""
    parsed, relation = phrases.parsed, phrases.ontology.slot("parent", ("Person",))
    for at, token in enumerate(parsed.tokens):
        before = named_before(parsed, phrases.sentence, at, phrases.ontology) if token.tag == "PRP$" else None
        kin = None if before is None or word(parsed, token.head) not in _SPOUSES else _child_of(parsed, before)
        holder = None if kin is None else held_by(phrases, kin)
        child = None if holder is None else next(phrases.entities(holder), None)
        noun = token.head
        for one in (*parsed.children(noun, "appos"), *((noun + 1,) if parsed.tokens[noun].dep == "compound" else ())):
            name = phrases.named(one) if phrases.sentence.unit(parsed.tokens[one].start) else None
            if relation and name and child and "Person" in child.classes and child.label != name.label:
                yield claim(phrases, child, relation, name, at, "second parent", _CONFIDENCE)
    for noun in (at for at in range(len(parsed.tokens)) if word(parsed, at) in _CHILDREN):
        yield from _beside_father(phrases, noun, relation) if relation else ()
    for verb in (at for at in range(len(parsed.tokens)) if word(parsed, at) == "married" and relation):
        for bride in parsed.children(verb, "dobj"):
            kin, name = child_noun(parsed, bride), phrases.named(bride)
            for one in conjuncts(parsed, bride) if kin is not None and name else ():
                other = phrases.named(one) if kin is not None and one > kin else None
                if relation and name and other and "Person" in other.classes:  # "married A, daughter of B, of C, and D"
                    yield claim(phrases, name, relation, other, verb, "second parent", _CONFIDENCE)


def _beside_father(phrases: Phrases, kin: int, relation: Relation) -> Iterator[Claim]:
    """The mother in "was a son of A, Duke of Ulm, and B", whom the parser hangs under the son."""
    parsed = phrases.parsed
    father = next((phrases.named(one) for one in prepositional(parsed, kin, ("of",))), None)
    holder = held_by(phrases, kin) if father and "Person" in father.classes else None
    child = None if holder is None else next(phrases.entities(holder), None)
    above = parsed.tokens[kin].head if parsed.tokens[kin].dep == "attr" and _has_title(phrases, kin) else kin
    for one in parsed.children(above, "conj") or parsed.children(kin, "conj") if child else ():
        ends = one + 1 == len(parsed.tokens) or parsed.tokens[one + 1].tag in (".", ",", ":")
        mother = phrases.named(one) if ends and phrases.sentence.unit(parsed.tokens[one].start) else None
        known = mother and mother.classes in ((), ("Person",)) and not is_no_name(mother.label, phrases.ontology)
        if child and mother and known and "Person" in child.classes and not mother.self:
            yield claim(phrases, child, relation, mother, kin, "second parent", _CONFIDENCE)


def _has_title(phrases: Phrases, kin: int) -> bool:
    """Whether the father's title stands between him and what comes next: "was the son of A, king of Ulm, and B"."""
    parsed = phrases.parsed
    return any(parsed.children(one, "appos") for one in prepositional(parsed, kin, ("of",)))


def _grandchildren(phrases: Phrases) -> Iterator[Claim]:
    """Whose child the other is in "Through her son A, she was the grandmother of B"."""
    parsed, relation = phrases.parsed, phrases.ontology.slot("child", ("Person",))
    for at in (at for at in range(len(parsed.tokens)) if word(parsed, at) in _GRANDPARENTS and relation):
        verb = parsed.tokens[at].head
        if parsed.tokens[at].dep != "attr" or word(parsed, at - 1) != "the" or not asserted(parsed, verb):
            continue
        for one in prepositional(parsed, verb, ("through", "by", "via")):
            nouns = [one, *parsed.children(one, "compound")]
            child = phrases.named(one) if any(word(parsed, noun) in _CHILDREN for noun in nouns) else None
            child = child or next((phrases.named(each) for each in parsed.children(one, "appos")), None)
            for other in prepositional(parsed, at, ("of",)) if child else ():
                name = next(phrases.entities(other), None)
                if relation and child and name and not name.self and name.label != child.label:
                    yield claim(phrases, child, relation, name, at, "grandchildren", _CONFIDENCE)


def _child_of(parsed: Parsed, index: int) -> int | None:
    """The noun for a child whose parent a name tells: "son" of "the son of A"."""
    of = parsed.tokens[index].head
    told = parsed.tokens[index].dep == "pobj" and word(parsed, of) == "of"
    return parsed.tokens[of].head if told and word(parsed, parsed.tokens[of].head) in _CHILDREN else None


def _parents(phrases: Phrases, verb: int) -> Iterator[Name]:
    who = subject(phrases.parsed, verb)
    if who is None:
        return
    if word(phrases.parsed, who) in _BOTH and "Person" in phrases.about.classes:
        yield phrases.own(*phrases.view(who))
    else:
        yield from (one for one in phrases.entities(who) if "Person" in one.classes)


_COUNTED = re.compile(r"\bchild(?:ren)?\b")
_SEXES = (frozenset(("son", "sons")), frozenset(("daughter", "daughters")))


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
        number = number or (_sum(phrases, noun) if not others and not further else None)
        if relation and number:
            yield claim(phrases, parent, relation, number, verb, "children", _CONFIDENCE)


def _sum(phrases: Phrases, noun: int) -> Value | None:
    """How many children there are in all where sons and daughters are counted: "nine sons and a daughter"."""
    parsed, nouns = phrases.parsed, list(conjuncts(phrases.parsed, noun))
    sexes = {next((sex for sex in _SEXES if word(parsed, one) in sex), None) for one in nouns}
    counts = [_count(phrases, one) for one in nouns]
    plain = not any(parsed.children(one, "amod", "compound", "prep", "relcl") for one in nouns)
    if len(nouns) != 2 or sexes != set(_SEXES) or not all(counts) or not plain:
        return None
    start, end = phrases.view(min(parsed.subtree(noun)))[0], phrases.view(nouns[1])[1]
    return Value(lexical=str(sum(counts)), datatype="xsd:integer", start=start, end=end)


def _count(phrases: Phrases, noun: int) -> int:
    """How many sons or daughters a noun tells of, 0 where it does not say."""
    parsed = phrases.parsed
    if word(parsed, noun) in ("son", "daughter") and words_of(parsed, noun, "det") & {"a", "an"}:
        return 1
    number = count_at(phrases, noun) if any(word(parsed, noun) in one for one in _SEXES) else None
    return int(number.lexical) if number and number.datatype == "xsd:integer" else 0


def _named(phrases: Phrases, verb: int) -> Iterator[Name]:
    """The names that stand beside the nouns for children, each with all that are coordinated with it."""
    parsed = phrases.parsed
    for first in parsed.children(verb, "dobj"):
        for noun in conjuncts(parsed, first):
            if word(parsed, noun) in _CHILDREN and not words_of(parsed, noun, "prep"):
                for one in parsed.children(noun, "appos"):
                    yield from (child for child in phrases.entities(one) if not child.self)

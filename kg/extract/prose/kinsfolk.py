"""Whose kin are named in a row: "Of her siblings, four survived: A, B", "born from the marriage of A and B".

In: a parsed sentence. Out: claims. No parser hangs well what a colon introduces, so the names are read one by one as
long as nothing but commas and notes in brackets stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from kg.extract.coreference.gender import TITLES
from kg.extract.offices import RANK_BEHIND
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import conjuncts, subject, word
from kg.extract.prose.holders import held_by
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.extract.prose.units import NOTE
from kg.model import Claim, Name

_SIBLINGS = frozenset("brother brothers sister sisters sibling siblings half-brother half-sister".split())
#: What several are to each other, how fully, and what makes them somebody else's or no kin: "brothers in arms".
_EACH_OTHERS = frozenset("brothers sisters siblings twins half-brothers half-sisters half-siblings".split())
_FULL = frozenset("twin full identical fraternal younger older also actually in fact both all".split())
_OF_OTHERS = ("prep", "poss", "relcl", "det", "acl")
#: "Three of his sons became kings: ", "From her ten siblings, eight survived to adulthood: ".
_SOME = re.compile(
    r"(?P<none>\b(?:[Nn]one|[Nn]either) )?\b(?:[Oo]f|[Ff]rom|[Aa]mong) (?P<whose>his|her) (?:[a-z-]+ ){0,5}"
    r"(?P<noun>sons|daughters|children|brothers|sisters|siblings)(?:,? (?:only )?[a-z]+)?"
    r" (?:were|are|became|survived|reached|lived|ruled|reigned)\b"
    r"(?:(?!\b(?:two|three|several|different|for|with)\b)[^:;.()\"“”]){0,60}: ?"
)
#: "they had four children: ", "with whom she had two sons and a daughter: ".
_CHILDREN = re.compile(
    r"\b(?P<whom>with whom )?(?:(?:he|she|they) )?(?:also )?(?P<had>had|has|have) "
    r"(?:[a-z-]+ ){0,6}(?:children|sons|daughters|son|daughter)(?: together)?: "
)
_BOTH = frozenset(("they", "couple", "pair"))
_BORN = re.compile(
    r"\b(?P<born>born) (?:from|of|out of|to|in) (?:the |a )?(?:[a-z-]+ )?(?:marriage|union) (?:of|between) "
)
#: Between two of a row, notes aside.
_ROW = re.compile(r"\s*(?:,|;|,? and|&)\s*")
_AND = re.compile(r",? and (?:(?:his|her) (?:[a-z]+ )?(?:wife|husband) )?")
_TITLED = re.compile(r"[^,]+(?:" + RANK_BEHIND + ")")
_CONFIDENCE = 0.9


def kinsfolk(phrases: Phrases) -> Iterator[Claim]:
    """Whose brothers, sisters, children and parents are named so."""
    yield from _had(phrases)
    yield from _were(phrases)
    yield from _had_children(phrases)
    yield from _some(phrases)
    yield from _born(phrases)


def _had(phrases: Phrases) -> Iterator[Claim]:
    """Read "He had a younger brother, A": brothers and sisters that stand beside their noun."""
    parsed, relation = phrases.parsed, phrases.ontology.slot("sibling", ("Person",))
    for at in range(len(parsed.tokens)):
        who = subject(parsed, at) if word(parsed, at) in ("had", "has") and asserted(parsed, at) else None
        person = None if who is None else phrases.entity(who)
        if person is None or relation is None or "Person" not in person.classes:
            continue
        nouns = [noun for one in parsed.children(at, "dobj") for noun in conjuncts(parsed, one)]
        beside = [one for noun in nouns if word(parsed, noun) in _SIBLINGS for one in parsed.children(noun, "appos")]
        for other in (name for one in beside for name in phrases.entities(one)):
            if _is_another(other, person):
                yield claim(phrases, person, relation, other, at, "siblings", _CONFIDENCE)


def _were(phrases: Phrases) -> Iterator[Claim]:
    """Read "Karl Lind and his rival's uncle, Otto Berg, were brothers": two or more who are so to each other."""
    parsed, relation = phrases.parsed, phrases.ontology.slot("sibling", ("Person",))
    for at, token in enumerate(parsed.tokens):
        plain = token.dep == "attr" and word(parsed, at) in _EACH_OTHERS and not parsed.children(at, *_OF_OTHERS)
        full = plain and all(word(parsed, one) in _FULL for one in parsed.children(at, "amod", "compound", "advmod"))
        who = subject(parsed, token.head) if full and asserted(parsed, token.head) else None
        people = [] if who is None else [one for one in _several(phrases, who) if one.classes == ("Person",)]
        for one, other in combinations(people, 2):
            if relation and one.label != other.label:
                yield claim(phrases, one, relation, other, at, "siblings", _CONFIDENCE)


def _several(phrases: Phrases, who: int) -> Iterator[Name]:
    """All of a coordination, each by the name that stands behind it where it is a common noun: "his uncle, Karl"."""
    parsed = phrases.parsed
    for one in conjuncts(parsed, who):
        beside = [name for name in parsed.children(one, "appos") if phrases.named(name)]
        name = phrases.named(beside[0]) if beside and not phrases.named(one) else phrases.entity(one)
        if name:
            yield name
        for further in (other for each in beside[:1] for other in parsed.children(each, "conj")):
            yield from _several(phrases, further)


def _had_children(phrases: Phrases) -> Iterator[Claim]:
    """Read "They had three sons: A, B and C", "married P, with whom she had two children: A and B"."""
    text, parsed, relation = phrases.passage.text, phrases.parsed, phrases.ontology.slot("child", ("Person",))
    found = _CHILDREN.search(text, phrases.sentence.start, phrases.sentence.end)
    at = _token_at(phrases, found.start("had")) if found and relation else None
    who = subject(parsed, at) if at is not None and asserted(parsed, at) else None
    if not found or at is None or who is None or relation is None:
        return
    couple = word(parsed, who) in _BOTH and "Person" in phrases.about.classes
    parents = [phrases.own(*phrases.view(who))] if couple else list(phrases.entities(who))
    if found["whom"] and parsed.tokens[at].dep == "relcl":
        parents += [one for one in (phrases.entity(parsed.tokens[at].head),) if one]
    children = [one for one in _row(phrases, found.end()) if not _goes_on(phrases, one)]
    for parent in parents if len(parents) < 3 else ():
        for child in children if "Person" in parent.classes else ():
            if _is_another(child, parent) and all(child.label != one.label for one in parents):
                yield claim(phrases, parent, relation, child, at, "kin in a row", _CONFIDENCE)


def _goes_on(phrases: Phrases, name: Name) -> bool:
    """Whether a sentence begins where a list is missing: in "They had two sons: Otto died" Otto may be he himself."""
    words = {one for one in re.split(r"[ ,]+", name.label) if one.lower() not in TITLES}
    own = words <= set(re.split(r"[ ,]+", phrases.passage.subject))
    return own and re.compile(r" (?!and\b|born\b)[a-z]").match(phrases.passage.text, name.end) is not None


def _some(phrases: Phrases) -> Iterator[Claim]:
    """Read "Three of his sons became kings: A, B and C"."""
    text, ontology = phrases.passage.text, phrases.ontology
    found = _SOME.search(text, phrases.sentence.start, phrases.sentence.end)
    whose = None if found is None or found["none"] else _token_at(phrases, found.start("whose"))
    person = None if whose is None else phrases.entity(whose)
    if not found or whose is None or not person or "Person" not in person.classes:
        return
    child = found["noun"] in ("sons", "daughters", "children")
    relation = ontology.slot("child" if child else "sibling", ("Person",))
    for other in _row(phrases, found.end()):
        if relation and _is_another(other, person):
            yield claim(phrases, person, relation, other, whose, "kin in a row", _CONFIDENCE)


def _born(phrases: Phrases) -> Iterator[Claim]:
    """Read "was the third child born from the marriage of A and B"."""
    text, relation = phrases.passage.text, phrases.ontology.slot("parent", ("Person",))
    found = _BORN.search(text, phrases.sentence.start, phrases.sentence.end)
    at = _token_at(phrases, found.start("born")) if found else None
    if not found or at is None or not asserted(phrases.parsed, at):
        return
    token = phrases.parsed.tokens[at]
    who = held_by(phrases, token.head) if token.dep == "acl" else subject(phrases.parsed, at)
    child = None if who is None else phrases.entity(who)
    parents = list(_row(phrases, found.end(), _AND))[:3]
    if child and "Person" in child.classes and len(parents) == 2:
        for one in parents:
            if relation and _is_another(one, child):
                yield claim(phrases, child, relation, one, at, "marriage of", _CONFIDENCE)


def _token_at(phrases: Phrases, start: int) -> int | None:
    """The token that stands at an offset of the passage."""
    return next((at for at in range(len(phrases.parsed.tokens)) if phrases.view(at)[0] == start), None)


def _row(phrases: Phrases, at: int, joint: re.Pattern[str] = _ROW) -> Iterator[Name]:
    """The names from an offset on that are parted by what joins a row alone."""
    text, first = phrases.passage.text, True
    for unit in phrases.sentence.units:
        if unit.start < at:
            continue
        between = NOTE.sub("", text[at : unit.start])
        parted = not between if first else joint.fullmatch(between)
        if not parted or not isinstance(unit.term, Name) or unit.kind != "name":
            return
        if "," not in unit.term.label or _TITLED.match(unit.term.label):  # no "Ida, Rosa", two read as one
            yield unit.term
        at, first = unit.end, False


def _is_another(name: Name, person: Name) -> bool:
    return not name.self and name.label != person.label and name.classes in ((), ("Person",))

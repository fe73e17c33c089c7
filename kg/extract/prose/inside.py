"""What lies in the place of which an article tells: "Other major cities include A and B", "several islands, such as C".

In: a parsed sentence. Out: claims. Only in an article on an area: what a city counts as "other cities" lies elsewhere,
and so do "nearby towns". Of lakes and islands a city has its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.patterns import singular
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import COPULAS, word, words_of
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.model import Claim

_TOWNS = frozenset("cities towns villages municipalities settlements".split())
_LANDMARKS = frozenset("islands lakes parks beaches museums rivers mountains valleys ports airports".split())
#: "Other major cities", "the largest towns": not "nearby towns", "sister cities", "rival cities".
_PLAIN = frozenset(
    "other major main large larger largest big bigger biggest important principal notable chief significant several "
    "many various some numerous artificial natural populous urban coastal well-known famous popular small national"
    .split()
)  # fmt: skip
_CHIEF = frozenset(("largest", "major", "main"))
_LISTING = frozenset(("include", "includes", "included", "are"))
_HAVING = frozenset("has have administers contains includes".split())
_TOLD = ("amod", "compound", "nmod", "poss", "relcl", "acl", "appos")
_CONFIDENCE = 0.85


def inside(phrases: Phrases) -> Iterator[Claim]:
    """What a sentence counts among the towns, lakes or islands of the article's place."""
    ontology, kinds = phrases.ontology, phrases.about.classes
    slot = "country" if ontology.is_any(kinds, "Country") else "located"
    relation = ontology.slot(slot, ("Settlement",))
    if relation is None or not ontology.is_any(kinds, "Place") or ontology.is_any(kinds, "Structure"):
        return
    for at, token in enumerate(phrases.parsed.tokens):
        if token.tag != "NNS" or not _may_hold(phrases, word(phrases.parsed, at)) or not _is_own(phrases, at):
            continue
        for target in _targets(phrases, at):
            for name in phrases.entities(target):
                fitting = not name.classes or ontology.is_any(name.classes, "Place")
                if fitting and not name.self:
                    own = phrases.own(*phrases.view(at))
                    yield claim(phrases, name, relation, own, at, "inside", _CONFIDENCE)


def _may_hold(phrases: Phrases, noun: str) -> bool:
    """Whether the article's place may have such things in it: a city has no cities, and an island no islands."""
    if noun in _TOWNS:
        return not phrases.ontology.is_any(phrases.about.classes, "Settlement", "NaturalPlace")
    kind = phrases.ontology.nouns.get(singular(noun))
    return noun in _LANDMARKS and kind is not None and not phrases.ontology.is_any(phrases.about.classes, kind)


def _is_own(phrases: Phrases, at: int) -> bool:
    """Whether nothing says that the things are another's: "cities of Norway", "nearby towns"."""
    parsed = phrases.parsed
    owners = parsed.children(at, "poss")
    its = all(word(parsed, one) == "its" and (name := phrases.entity(one)) and name.self for one in owners)
    elsewhere = words_of(parsed, at, "prep") - {"including", "as"}
    return its and not elsewhere and words_of(parsed, at, *_TOLD) - {"its"} <= _PLAIN | _regions(phrases, at)


def _regions(phrases: Phrases, at: int) -> set[str]:
    """The names before a noun: "several Pacific islands"."""
    parsed = phrases.parsed
    before = parsed.children(at, "amod", "compound", "nmod")
    return {word(parsed, one) for one in before if parsed.tokens[one].tag == "NNP"}


def _targets(phrases: Phrases, at: int) -> Iterator[int]:
    """What stands for the things by name: after "include", or after "including" where the place has them."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[at]
    verb = token.head
    if not asserted(parsed, verb):
        return
    if token.dep == "nsubj" and word(parsed, verb) in _LISTING:
        chosen = word(parsed, verb) != "are" or bool(words_of(parsed, at, "amod") & _CHIEF)
        natural = phrases.ontology.is_any(phrases.about.classes, "NaturalPlace")
        yield from parsed.children(verb, "dobj", "attr") if chosen and not natural else ()
    there = token.dep == "attr" and word(parsed, verb) in COPULAS and parsed.children(verb, "expl")
    having = token.dep == "dobj" and word(parsed, verb) in _HAVING
    who = [name for one in parsed.children(verb, "nsubj") if (name := phrases.entity(one))]
    if there or having and who and who[0].self:
        yield at

"""Works that are named as somebody's: "Coben's novel Tell No One", "her albums A and B", "his novels include A".

In: a parsed sentence. Out: claims that the work is by the one whose it is said to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.patterns import singular
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import LISTING, prepositional, word, words_of
from kg.extract.prose.fit import admits
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.extract.titles import maker, own_kind, own_maker
from kg.model import Claim, Concept, Name, Value
from kg.ontology import Relation

#: "Her best known films" are her works, whatever she did for them.
_FAMOUS = frozenset("known famous notable celebrated acclaimed popular successful".split())
_IS = frozenset(("is", "was"))
#: "his favorite novel is" somebody else's.
_LOVED = frozenset("favorite favourite beloved".split())
_PRONOUNS = frozenset(("his", "her", "their", "its"))
_NOBODY = Name(label="")
_CONFIDENCE = 0.88


def owned(phrases: Phrases) -> Iterator[Claim]:
    """Who made the works that are named beside the noun for what they are, and that the owner's."""
    parsed, ontology = phrases.parsed, phrases.ontology
    for at in range(len(parsed.tokens)):
        noun = singular(word(parsed, at))
        kind = ontology.nouns.get(noun, "")
        owner = _owner(phrases, at) if ontology.is_a(kind, "Work") else None
        kind = own_kind(kind, noun, phrases.about) if owner and owner.self else kind
        relation = _relation(phrases, owner, kind, noun) if owner else None
        if noun == "work" or owner and not relation and words_of(parsed, at, "amod") & _FAMOUS:
            yield from _works(phrases, at)
        if relation is None or owner is None or not admits(relation.range, owner.classes or ("Person",), ontology):
            continue
        told = (ontology.nouns[noun],)
        for work in _named(phrases, at):
            if work.label != owner.label and not work.self and work.classes in ((), ("Work",), (kind,), told):
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
                yield from _sort(phrases, at, replace(work, classes=(kind,)), noun)


def _sort(phrases: Phrases, at: int, work: Name, noun: str) -> Iterator[Claim]:
    """What a work is whose title stands right behind the noun, and of which year: "Lind's 1907 novel W"."""
    parsed, ontology = phrases.parsed, phrases.ontology
    start, end = phrases.view(at)
    sort, year = ontology.slot("type", work.classes), ontology.slot("year", work.classes)
    vague = noun == "piece" and "Artwork" in work.classes
    listed = parsed.tokens[at].tag == "NNS" and parsed.tokens[at].dep == "nsubj"  # "His novels include W"
    if not sort or vague or not listed and (parsed.tokens[at].tag != "NN" or not end <= work.start <= end + len(', "')):
        return
    yield claim(phrases, work, sort, Concept(label=noun, start=start, end=end), at, "possessive", _CONFIDENCE)
    unit = phrases.sentence.unit(parsed.tokens[at - 1].start) if at else None
    if year and unit and isinstance(unit.term, Value) and unit.term.datatype == "xsd:gYear":
        yield claim(phrases, work, year, unit.term, at, "possessive", _CONFIDENCE)


def _works(phrases: Phrases, at: int) -> Iterator[Claim]:
    """What somebody is known for: "Her other works include W", "His most famous work is W"."""
    owner = _owner(phrases, at)
    relation = phrases.ontology.slot("known-for", owner.classes) if owner and owner.classes else None
    for work in _named(phrases, at) if owner and relation else ():
        known = work.classes or ("Work",)
        if owner and relation and work.label != owner.label and admits(relation.range, known, phrases.ontology):
            term = replace(work, classes=known)
            yield claim(phrases, owner, relation, term, at, "works", _CONFIDENCE)


def _owner(phrases: Phrases, at: int) -> Name | None:
    """Whose the noun is."""
    parsed = phrases.parsed
    unit = at + 1 < len(parsed.tokens) and phrases.sentence.unit(parsed.tokens[at + 1].start)
    owners = (*parsed.children(at, "poss"), *(parsed.children(at + 1, "poss") if unit else ()))
    return phrases.entity(owners[0]) if owners else None


def _relation(phrases: Phrases, owner: Name, kind: str, noun: str) -> Relation | None:
    """By what the work is the owner's: the passage's own subject may be known not to make such works."""
    if owner.self:
        return own_maker(kind, noun, phrases.about, phrases.ontology)
    pronoun = phrases.passage.text[owner.start : owner.end].lower() in _PRONOUNS
    film = pronoun and phrases.ontology.is_a(kind, "Film")  # "his first film" may be an actor's
    return None if film else maker(kind, noun, phrases.ontology)


def _named(phrases: Phrases, at: int) -> Iterator[Name]:
    """The titles beside a noun: after it, where it "includes" them, or is one: "his first novel was ''Emma''"."""
    parsed = phrases.parsed
    token = parsed.tokens[at]
    said = token.dep == "nsubj" and not [*prepositional(parsed, at, ("of", "by", "with", "about"))]
    yield from _among(phrases, at)
    lists = said and token.tag == "NNS" and word(parsed, token.head) in LISTING
    if lists or said and _is_one(phrases, at):
        for listed in parsed.children(token.head, "dobj", "attr"):
            yield from phrases.entities(listed)
    elif token.tag != "NNS" and (apposed := [one for one in parsed.children(at, "appos") if one > at + 1]):
        yield from (name for one in apposed if (name := phrases.named(one)))  # "his novel, Emma, won"
    elif at + 1 < len(parsed.tokens) and phrases.sentence.unit(parsed.tokens[at + 1].start):
        first = phrases.named(at + 1)
        yield from (first,) if first and token.tag != "NNS" else phrases.entities(at + 1)


def _among(phrases: Phrases, at: int) -> Iterator[Name]:
    """The titles of "Among his works are A and B"."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[at]
    among = token.head
    verb = parsed.tokens[among].head
    if token.dep != "pobj" or token.tag != "NNS" or word(parsed, among) != "among" or among:
        return
    if word(parsed, verb) in ("are", "were") and asserted(parsed, verb):
        for listed in parsed.children(verb, "nsubj", "attr"):
            yield from (name for name in phrases.entities(listed) if listed > verb)


def _is_one(phrases: Phrases, at: int) -> bool:
    """Whether a noun "is" a title."""
    parsed = phrases.parsed
    verb = parsed.tokens[at].head
    said = parsed.children(verb, "attr") if word(parsed, verb) in _IS and asserted(parsed, verb) else ()
    unit = phrases.sentence.unit(parsed.tokens[said[0]].start) if len(said) == 1 else None
    titled = unit is not None and (unit.kind != "name" or "Work" in (phrases.named(said[0]) or _NOBODY).classes)
    return titled and not _LOVED & words_of(parsed, at, "amod")

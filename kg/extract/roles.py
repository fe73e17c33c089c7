"""Descriptions of characters: "a former journalist-turned CPC agent", "Zhang's wife and comrade".

In: the words that describe a character in a cast list. Out: the description itself; occupations with
their state; the organisation he belongs to; relations to other characters, from the ontology's noun
patterns between people ('noun wife of'), with the sex that the noun implies. How: the words are cut
into noun phrases, of which the head decides; a phrase without a known head says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kg.model import Claim, Concept, Name, Term, Value
from kg.ontology import Ontology, Relation

_SENTENCE = re.compile(r"[.;](?=\s|$)|\n")
_TURNED = re.compile(r"[- ]turned[- ]")
_JOINT = re.compile(r"\s*,\s+and\s+|\s+and\s+|\s*,\s+|\s*/\s*")
_OWNER = re.compile(r"(?P<owner>[A-Z][\w.\-]*(?: [A-Z][\w.\-]*){0,3})['’]s?\s+")
_WHOSE = re.compile(r"(?:his|her|their|its|the|our|your|my|whose)\b", re.IGNORECASE)
_OF = re.compile(r"(?:the |an? )?(?P<noun>[a-z][a-z -]*?) (?:of|to) (?P<owner>[A-Z][\w.\-]*(?: [A-Z][\w.\-]*){0,3})$")
_AFTER = re.compile(r"\s+(?:who|whose|that|which|in|from|with|at|on|for|of|to|by|as|and|is|was|\w{3,}ed|under|within)\b")
_ARTICLE = re.compile(r"(?:an?|the|one of the)\s+")
_FORMER = frozenset({"former", "ex", "retired", "one-time", "onetime", "disgraced", "late"})
_DOUBT = frozenset({"adoptive", "foster", "fake", "supposed", "alleged", "pretend", "would-be", "future", "aspiring",
                    "wannabe", "potential", "so-called", "false", "apparent", "assumed"})
_MEMBERS = frozenset({"agent", "officer", "member", "operative", "spy", "soldier", "cadre", "agents", "members", "official"})
_FEMALE = frozenset("wife girlfriend mother daughter sister aunt niece grandmother granddaughter widow ex-wife fiancée "
                    "stepmother stepdaughter mother-in-law daughter-in-law sister-in-law half-sister queen actress".split())
_MALE = frozenset("husband boyfriend father son brother uncle nephew grandfather grandson widower ex-husband fiancé "
                  "stepfather stepson father-in-law son-in-law brother-in-law half-brother king".split())
_TRAITS = frozenset("traitor orphan widow widower alcoholic villain hero heroine recluse genius hypochondriac "
                    "psychopath sociopath womanizer bully coward drunk drunkard loner playboy socialite".split())
_LONGEST = 200  # characters of a description


def describe(text: str, start: int, end: int, character: Name, ontology: Ontology, *,
             described: bool = True) -> Iterator[Claim]:
    """What the words [start, end) tell of a character; `described` says that they follow his name."""
    stop = _SENTENCE.search(text, start, end)
    end = stop.start() if stop else end
    words = text[start:end]
    if end - start > _LONGEST or not words or (words[0].isupper() and not _OWNER.match(words) and not words.split()[-1].islower()):
        return
    relation = ontology.slot("description", character.classes)
    if described and relation and not words.startswith("who"):
        value = Value(lexical=words, datatype="rdf:langString", language="en", start=start, end=end)
        yield Claim(subject=character, relation=relation.name, object=value, start=start, end=end, extractor="roles", rule="description", confidence=0.95, story=True)
    owner: Name | None = None
    for low, high, joint in _phrases(words):
        phrase = words[low:high]
        owned = _OWNER.match(phrase)
        if owned:
            owner = Name(label=owned["owner"], start=start + low, end=start + low + owned.end("owner"))
            low += owned.end()
        elif _WHOSE.match(phrase) or not joint.endswith("and") or _ARTICLE.match(phrase):
            owner = None
        if owner:
            yield from _kinship(text, start + low, start + high, character, owner, ontology)
        elif (of := _OF.match(phrase)):
            other = Name(label=of["owner"], start=start + low + of.start("owner"), end=start + low + of.end("owner"))
            yield from _kinship(text, start + low + of.start("noun"), start + low + of.end("noun"), character, other, ontology)
        yield from _standing(text, start + low, start + high, character, ontology)


def _phrases(words: str) -> Iterator[tuple[int, int, str]]:
    """The noun phrases of a description, each with what joins it to the one before."""
    start, joint = 0, ""
    for match in _JOINT.finditer(words):
        yield start, match.start(), joint
        start, joint = match.end(), match[0].strip()
    yield start, len(words), joint


def _kinship(text: str, start: int, end: int, character: Name, owner: Name, ontology: Ontology) -> Iterator[Claim]:
    """"Zhang's younger brother": the relation that the noun states between the two."""
    after = _AFTER.search(text, start, end)
    nouns = text[start:after.start() if after else end].split()
    ended = bool(nouns) and nouns[-1].startswith("ex-")
    if not nouns or _DOUBT & set(nouns):
        return
    noun = nouns[-1].removeprefix("ex-").casefold()
    compound = " ".join(nouns[-2:]).casefold()
    begin = owner.start if 0 <= owner.start < start else start
    finish = max(owner.end, start + len(text[start:end].rstrip()))
    qualifiers = _state(ontology) if ended or _FORMER & set(nouns[:-1]) else ()
    known = _between_people(ontology)
    for relation, inverse in known.get(compound) or known.get(noun, ()):
        ends = (owner, character) if inverse else (character, owner)
        for subject, target in (ends, ends[::-1]) if relation.symmetric else (ends,):
            yield Claim(subject=subject, relation=relation.name, object=target, start=begin, end=finish, extractor="roles", rule=f"noun {noun}", confidence=0.93, qualifiers=qualifiers, story=True)
    sex = "female" if noun in _FEMALE else "male" if noun in _MALE else ""
    relation_of_sex = ontology.slot("gender", character.classes)
    if sex and relation_of_sex:
        yield Claim(subject=character, relation=relation_of_sex.name, object=Concept(label=sex), start=begin, end=finish, extractor="roles", rule="implied sex", confidence=0.95, story=True)


def _standing(text: str, start: int, end: int, character: Name, ontology: Ontology) -> Iterator[Claim]:
    """Occupations, traits and membership that a noun phrase states, and what somebody was before."""
    turned = _TURNED.search(text, start, end)
    if turned:
        yield from _noun_phrase(text, start, turned.start(), character, ontology, former=True)
        start = turned.end()
    yield from _noun_phrase(text, start, end, character, ontology, former=False, becoming=bool(turned))


def _noun_phrase(text: str, start: int, end: int, character: Name, ontology: Ontology, *, former: bool,
                 becoming: bool = False) -> Iterator[Claim]:
    article = _ARTICLE.match(text, start, end)
    low = article.end() if article else start
    after = _AFTER.search(text, low, end)
    high = after.start() if after else end
    words = [(low + m.start(), low + m.end(), m[0]) for m in re.finditer(r"\S+", text[low:high])]
    if not words or _DOUBT & {word.casefold() for _, _, word in words}:
        return
    former = former or bool(_FORMER & {word for _, _, word in words})
    qualifiers = _state(ontology) if former else ()
    head = words[-1][2]
    occupation = ontology.slot("occupation", character.classes)
    for at in range(max(0, len(words) - 4), len(words)):
        label = ontology.occupations.get(" ".join(word for _, _, word in words[at:]))
        if label and occupation and head not in _TRAITS:
            concept = Concept(label=label, start=words[at][0], end=high)
            yield Claim(subject=character, relation=occupation.name, object=concept, start=start, end=end, extractor="roles", rule="occupation", confidence=0.93, qualifiers=qualifiers, story=True)
            break
    trait = ontology.slot("has-characteristic", character.classes)
    if trait and (head in _TRAITS or (becoming and head not in ontology.occupations and head.isalpha() and head.islower())):
        yield Claim(subject=character, relation=trait.name, object=Concept(label=head, start=words[-1][0], end=words[-1][1]), start=start, end=end, extractor="roles", rule="trait", confidence=0.9, qualifiers=qualifiers, story=True)
    membership = ontology.slot("member-of", character.classes)
    if membership and head in _MEMBERS:
        group = _group(words[:-1], ontology)
        if group:
            yield Claim(subject=character, relation=membership.name, object=group, start=start, end=end, extractor="roles", rule="member", confidence=0.9, qualifiers=qualifiers, story=True)


def _group(words: Sequence[tuple[int, int, str]], ontology: Ontology) -> Name | None:
    """The organisation that stands before "agent": the capitals at the end, unless they are of a country."""
    first = len(words)
    while first and words[first - 1][2][:1].isupper():
        first -= 1
    while first < len(words) and words[first][2] in ontology.demonyms:
        first += 1
    label = " ".join(word for _, _, word in words[first:])
    if not label or label in ontology.demonyms or label.endswith(("'s", "’s")) or not re.search(r"[A-Z]{2}|\w \w", label):
        return None
    return Name(label=label, start=words[first][0], end=words[-1][1])


def _state(ontology: Ontology) -> tuple[tuple[str, Term], ...]:
    relation = ontology.slot("q.state")
    return ((relation.name, Value(lexical="former")),) if relation else ()


@lru_cache(maxsize=4)
def _between_people(ontology: Ontology) -> Mapping[str, Sequence[tuple[Relation, bool]]]:
    """From a noun to the relations between people that it states, and whether the bearer is the object."""
    found: dict[str, list[tuple[Relation, bool]]] = {}
    for relation in ontology.relations.values():
        if any(not ends or "Entity" in ends or not ontology.admits(ends, ("Person",))
               for ends in (relation.domain, relation.range)):
            continue
        for pattern in relation.patterns:
            if pattern.kind in ("noun", "noun-inverse") and {"of", "to"} & set(pattern.prepositions):
                found.setdefault(pattern.lemma, []).append((relation, pattern.kind == "noun-inverse"))
    return found

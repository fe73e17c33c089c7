"""Descriptions of characters: "a former journalist-turned CPC agent", "Zhang's wife and comrade".

In: the words that describe a character in a cast list. Out: the description itself; occupations with
their state; the organisation he belongs to; relations to other characters, from the ontology's noun
patterns between people ('noun wife of'), with the sex that the noun implies. How: the words are cut
into noun phrases, of which the head decides; a phrase without a known head says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.nouns import Word
from kg.model import Claim, Concept, Name, Term, Value
from kg.ontology import Ontology, Relation

_SENTENCE = re.compile(r"[.;](?=\s|$)|\n")
_TURNED = re.compile(r"[- ]turned[- ]")
_JOINT = re.compile(r"\s*,\s+and\s+|\s+and\s+|\s*,\s+|\s*/\s*")
_OWNER = re.compile(r"(?P<owner>[A-Z][\w.\-]*(?: [A-Z][\w.\-]*){0,3})['’]s?\s+")
_WHOSE = re.compile(r"(?:his|her|their|its|the|our|your|my|whose)\b", re.IGNORECASE)
_OF = re.compile(r"(?:the |an? )?(?P<noun>[a-z][a-z -]*?) (?:of|to) (?P<owner>[A-Z][\w.\-]*(?: [A-Z][\w.\-]*){0,3})$")
_AFTER = re.compile(
    r"\s+(?:who|whose|that|which|in|from|with|at|on|for|of|to|by|as|and|is|was|\w{3,}ed|under|within)\b"
)
_STATE = re.compile(r"\s+(?P<state>\w{3,}ed (?:within|in|by|with|into|to|from) [^,;]+)$")
_ARTICLE = re.compile(r"(?:an?|the|one of the)\s+")
_WORD = re.compile(r"\S+")
_FORMER = frozenset("former ex retired one-time onetime disgraced late".split())
_DOUBT = frozenset(
    "adoptive foster fake supposed alleged pretend would-be future aspiring wannabe potential so-called false apparent "
    "assumed".split()
)
_MEMBERS = frozenset("agent officer member operative spy soldier cadre agents members official".split())
_FEMALE = frozenset(
    "wife girlfriend mother daughter sister aunt niece grandmother granddaughter widow fiancée stepmother stepdaughter "
    "mother-in-law daughter-in-law sister-in-law half-sister queen".split()
)
_MALE = frozenset(
    "husband boyfriend father son brother uncle nephew grandfather grandson widower fiancé stepfather stepson "
    "father-in-law son-in-law brother-in-law half-brother king".split()
)
_TRAITS = frozenset(
    "traitor orphan widow widower alcoholic villain hero heroine recluse genius hypochondriac psychopath sociopath "
    "womanizer bully coward drunk drunkard loner playboy socialite".split()
)
_LONGEST = 200  # characters of a description


def describe(
    text: str, start: int, end: int, character: Name, ontology: Ontology, *, described: bool = True
) -> Iterator[Claim]:
    """What the words [start, end) tell of a character; `described` says that they follow his name."""
    stop = _SENTENCE.search(text, start, end)
    end = stop.start() if stop else end
    words = text[start:end]
    noun_phrase = words and (not words[0].isupper() or _OWNER.match(words) or words.split()[-1].islower())
    if not noun_phrase or len(words) > _LONGEST:
        return
    reader = _Reader(text, character, ontology)
    if described and not words.startswith("who"):
        value = Value(lexical=words, datatype="rdf:langString", language="en", start=start, end=end)
        yield from reader.told("description", value, start, end, "description")
    owner: Name | None = None
    for low, high, joint in _phrases(text, start, end):
        owned = _OWNER.match(text, low, high)
        if owned:
            owner = Name(label=owned["owner"], start=low, end=owned.end("owner"))
            low = owned.end()
        elif _WHOSE.match(text, low) or not joint.endswith("and") or _ARTICLE.match(text, low):
            owner = None
        of = _OF.fullmatch(text, low, high)
        if owner:
            yield from reader.kinship(low, high, owner)
        elif of:
            yield from reader.kinship(*of.span("noun"), Name(label=of["owner"], start=of.start("owner"), end=high))
        yield from reader.standing(low, high)


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The noun phrases of a description, each with what joins it to the one before."""
    joint = ""
    for match in _JOINT.finditer(text, start, end):
        yield start, match.start(), joint
        start, joint = match.end(), match[0].strip()
    yield start, end, joint


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    character: Name
    ontology: Ontology

    def told(
        self, slot: str, target: Term, start: int, end: int, rule: str, *, former: bool = False
    ) -> Iterator[Claim]:
        """A claim on the character, if the ontology has a relation for it."""
        relation = self.ontology.slot(slot, self.character.classes)
        if relation:
            yield self.claim(self.character, relation, target, start, end, rule, former)

    def claim(
        self, subject: Name, relation: Relation, target: Term, start: int, end: int, rule: str, former: bool
    ) -> Claim:
        state = self.ontology.slot("q.state") if former else None
        return Claim(
            subject=subject,
            relation=relation.name,
            object=target,
            start=start,
            end=end,
            extractor="roles",
            rule=rule,
            confidence=0.93,
            story=True,
            qualifiers=((state.name, Value(lexical="former")),) if state else (),
        )

    def kinship(self, start: int, end: int, owner: Name) -> Iterator[Claim]:
        """'younger brother' of an owner: the relation that the noun states between the two."""
        after = _AFTER.search(self.text, start, end)
        words = self.text[start : after.start() if after else end].casefold().split()
        if not words or _DOUBT & set(words):
            return
        noun = words[-1].removeprefix("ex-")
        former = noun != words[-1] or bool(_FORMER & set(words[:-1]))
        begin, end = min(start, owner.start), max(end, owner.end)
        known = _between_people(self.ontology)
        for relation, inverse in known.get(" ".join(words[-2:])) or known.get(noun, ()):
            ends = (owner, self.character) if inverse else (self.character, owner)
            for subject, target in (ends, ends[::-1]) if relation.symmetric else (ends,):
                yield self.claim(subject, relation, target, begin, end, f"noun {noun}", former)
        sex = "female" if noun in _FEMALE else "male" if noun in _MALE else ""
        if sex:
            yield from self.told("gender", Concept(label=sex), begin, end, "implied sex")

    def standing(self, start: int, end: int) -> Iterator[Claim]:
        """Occupations, traits and membership that a noun phrase states, and what somebody was before."""
        turned = _TURNED.search(self.text, start, end)
        if turned:
            yield from self.noun_phrase(start, turned.start(), former=True)
            start = turned.end()
        yield from self.noun_phrase(start, end, becoming=bool(turned))

    def noun_phrase(self, start: int, end: int, *, former: bool = False, becoming: bool = False) -> Iterator[Claim]:
        """'a former police officer embedded within the enemy'; `becoming` says that he turned into it."""
        article = _ARTICLE.match(self.text, start, end)
        low = article.end() if article else start
        after = _AFTER.search(self.text, low, end)
        words = [
            Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(self.text, low, after.start() if after else end)
        ]
        plain = {word.text.casefold() for word in words}
        if not words or _DOUBT & plain:
            return
        former = former or bool(_FORMER & plain)
        head = words[-1]
        label = self.occupation(words)
        group = self.group(words[:-1]) if head.text in _MEMBERS else None
        if head.text in _TRAITS or (becoming and not label and head.text.isalpha() and head.text.islower()):
            trait = Concept(label=head.text, start=head.start, end=head.end)
            yield from self.told("has-characteristic", trait, start, end, "trait", former=former)
        elif label:
            label = f"{group.label} {label}" if group and " " not in group.label else label  # an "FBI agent"
            concept = Concept(label=label, start=group.start if group else head.start, end=head.end)
            yield from self.told("occupation", concept, start, end, "occupation", former=former)
        if group:
            yield from self.told("member-of", group, start, end, "member", former=former)
        state = _STATE.search(self.text, head.end, end)
        if state and (label or group):
            quality = Concept(label=state["state"], start=state.start("state"), end=state.end("state"))
            yield from self.told("has-characteristic", quality, start, end, "state")

    def occupation(self, words: Sequence[Word]) -> str:
        """The longest occupation that the words end with, or ""."""
        ends = (" ".join(word.text for word in words[at:]) for at in range(max(0, len(words) - 4), len(words)))
        return next((self.ontology.occupations[end] for end in ends if end in self.ontology.occupations), "")

    def group(self, words: Sequence[Word]) -> Name | None:
        """The organisation that stands before "agent": the capitals at the end, unless they are of a country."""
        first = len(words)
        while first and words[first - 1].text[:1].isupper():
            first -= 1
        while first < len(words) and words[first].text in self.ontology.demonyms:
            first += 1
        label = " ".join(word.text for word in words[first:])
        if label.endswith(("'s", "’s")) or not re.search(r"[A-Z]{2}|\w \w", label):
            return None
        return Name(label=label, start=words[first].start, end=words[-1].end)


@lru_cache(maxsize=4)
def _between_people(ontology: Ontology) -> Mapping[str, Sequence[tuple[Relation, bool]]]:
    """From a noun to the relations between people that it states, and whether the bearer is the object."""
    found: dict[str, list[tuple[Relation, bool]]] = {}
    for relation in ontology.relations.values():
        ends = (relation.domain, relation.range)
        if any(not end or "Entity" in end or not ontology.admits(end, ("Person",)) for end in ends):
            continue
        for pattern in relation.patterns:
            if pattern.kind in ("noun", "noun-inverse") and {"of", "to"} & set(pattern.prepositions):
                found.setdefault(pattern.lemma, []).append((relation, pattern.kind == "noun-inverse"))
    return found

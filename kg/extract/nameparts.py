"""What names say themselves: "Jilin Province" is a province, "Tonghua, Jilin Province" lies in it.

In: the names of a passage. Out: types from the class noun that a name of a place or organisation
ends or begins with, and the chain of places that contain each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.names import split_places
from kg.model import Anchor, Claim, Concept, Name, Passage
from kg.ontology import Ontology

_TITLE_MARK = re.compile(r"''|[\"“«]")
_LOWER_NOUN = re.compile(r" (province|county|prefecture|oblast|governorate|voivodeship|district|municipality)\b(?! of| (?:in|and) the)")
_CITY_OF = re.compile(r"\b[Tt]he (?P<noun>city|town|village|hamlet|state|province|county|island|district|prefecture|municipality|river) of $")
_IN = re.compile(r"\b(?P<word>[Ii]n|at|of|from|near|to|outside)\s+(?:the\s+(?:city|town|village|province|state) of\s+|the\s+)?(?=[A-Z])")
_LOCATED_IN = re.compile(r",? (?:located |situated |held )?in (?:the )?(?=[A-Z])")
_END = re.compile(r"[.;)\]]|$|\s+(?:where|when|who|which|to|as|by|before|until|on|with|from|for|is|was|in (?:1|2)\d{3})|,\s+(?![A-Z]|and\b|or\b)")
_OF_FIRST = frozenset({"university", "academy", "museum", "ministry", "battle", "siege", "treaty", "college", "institute", "isle"})
_SAFE = frozenset(  # nouns that end the names of what they denote, and nobody's surname
    "university college academy institute museum theatre theater hospital airport province county prefecture peninsula canal "
    "railway railroad airlines orchestra festival army navy ministry company corporation foundation society library observatory "
    "award prize medal war battle treaty hotel avenue boulevard highway stadium cathedral monastery mosque".split())
_PLACED = frozenset(  # surnames too: only where an article or a preposition says that a place is meant
    "river lake park bridge castle palace abbey temple island valley desert dam tower lighthouse cemetery street mountain "
    "volcano bay gulf strait district city village township station".split())
_PLACING = re.compile(r"\b(?:the|in|at|on|near|into|across|along|around|outside|over)\s+$", re.IGNORECASE)
_INSIDE = frozenset({"province", "county", "prefecture", "district", "oblast", "state", "island", "city", "village", "township",
                     "municipality", "peninsula", "governorate", "parish", "canton"})
_NO_NAME = re.compile(r"(?:The|A|This|His|Her|High|Middle|Elementary|Best|List)\b")


def read(passage: Passage, names: Sequence[Name], ontology: Ontology) -> Iterator[Claim]:
    """What the names of a passage tell of their bearers."""
    text = passage.text
    for name in names:
        if _TITLE_MARK.search(text, max(0, name.start - 3), name.start):
            continue
        yield from _own_noun(passage, name, ontology)
        noun = _LOWER_NOUN.match(text, name.end)
        kind = noun and ontology.nouns.get(noun[1])
        if noun and kind and name.label not in ontology.demonyms and "'s " not in name.label:
            yield from _type(replace(name, classes=(kind,)), noun[1], noun.start(1), noun.end(1), ontology, "noun after")
        of = _CITY_OF.search(text, max(0, name.start - 40), name.start)
        kind = of and ontology.nouns.get(of["noun"])
        if of and kind:
            yield from _type(replace(name, classes=(kind,)), of["noun"], *of.span("noun"), ontology, "noun of")
    for preposition in _IN.finditer(text):
        yield from _chain(passage, preposition, ontology)
    for name in names:
        noun = _noun(passage, name, ontology)
        inside = _LOCATED_IN.match(text, name.end) if noun and ontology.is_a(ontology.nouns[noun[0]], "Place") else None
        chain = split_places(text, inside.end(), len(text), passage.anchors) if inside else ()
        if noun and inside and chain and (len(chain) > 1 or _known(chain[0], passage.anchors, ontology)):
            yield from located(replace(name, classes=(ontology.nouns[noun[0]],)), chain[0], ontology)


def _type(name: Name, noun: str, start: int, end: int, ontology: Ontology, rule: str) -> Iterator[Claim]:
    relation = ontology.slot("type", name.classes)
    if relation:
        yield Claim(subject=name, relation=relation.name, object=Concept(label=noun, start=start, end=end), start=min(name.start, start), end=max(name.end, end),
                    extractor="nameparts", rule=rule, confidence=0.93)


def _noun(passage: Passage, name: Name, ontology: Ontology) -> tuple[str, int, int] | None:
    """The class noun that a name holds, and where: the longest at its end, or the first word before "of"."""
    words = [(name.start + m.start(), name.start + m.end(), m[0].casefold()) for m in re.finditer(r"[\w'’-]+", name.label)]
    if len(words) < 2 or _NO_NAME.match(name.label) or " at " in name.label or "&" in name.label:
        return None
    award = re.search(r"\b(award|prize|medal) for ", name.label, re.IGNORECASE)
    if award:
        return award[1].casefold(), name.start + award.start(1), name.start + award.end(1)
    first, last = words[0][2], words[-1][2]
    placed = bool(_PLACING.search(passage.text, 0, name.start))
    if first in _OF_FIRST and words[1][2] == "of" or first == "lake" and placed:
        return (first, words[0][0], words[0][1]) if first in ontology.nouns else None
    if last not in _SAFE and not (last in _PLACED and placed) or any(word == "of" for _, _, word in words):
        return None
    for at in range(1, len(words)):
        noun = " ".join(word for _, _, word in words[at:])
        if noun in ontology.nouns:
            return noun, words[at][0], words[-1][1]
    return None


def _own_noun(passage: Passage, name: Name, ontology: Ontology) -> Iterator[Claim]:
    owner = max(name.label.rfind("'s "), name.label.rfind("’s ")) + 1
    if owner:
        return
    found = _noun(passage, name, ontology)
    if found:
        noun, start, end = found
        yield from _type(replace(name, classes=(ontology.nouns[noun],)), noun, start, end, ontology, "own noun")


def _chain(passage: Passage, preposition: re.Match[str], ontology: Ontology) -> Iterator[Claim]:
    """"in Tonghua, Jilin Province": each place lies in the next."""
    text = passage.text
    chain = split_places(text, preposition.end(), len(text), passage.anchors)
    if len(chain) < 2 or not _END.match(text, chain[-1].end) or any(" in " in one.label for one in chain):
        return
    if passage.truncated and chain[-1].end >= len(text) - 1:
        return
    last = chain[-1].label
    region = last in ontology.countries or any(ontology.is_a(ontology.places.get(last, ""), one) for one in ("Region", "Country"))
    if not (chain[0].title or region or last.rpartition(" ")[2].casefold() in _INSIDE):
        return
    for inner, outer in zip(chain, chain[1:], strict=False):
        yield from located(replace(inner, classes=("Place",)), outer, ontology)


def _known(name: Name, anchors: Sequence[Anchor], ontology: Ontology) -> bool:
    """Whether a name is surely of a place: a known one, or a link that a preposition places."""
    return (name.label in ontology.countries or name.label in ontology.places
            or any(anchor.start == name.start for anchor in anchors))


def located(inner: Name, outer: Name, ontology: Ontology) -> Iterator[Claim]:
    """That one place lies in the other."""
    country = ontology.countries.get(outer.label)
    relation = ontology.slot("country" if country else "located", inner.classes)
    if relation and inner.label != outer.label:
        place = replace(outer, title=country) if country else replace(outer, classes=("Place",))
        yield Claim(subject=inner, relation=relation.name, object=place, start=inner.start, end=outer.end, extractor="nameparts", rule="chain", confidence=0.92)

"""Who plays what in a band: "formed by Karl Lind on drums and Ida Berg (vocals, guitar)".

In: a parsed sentence of the article on a band. Out: claims. The instrument stands right behind the name, after "on" or
in brackets; who is named so where the band is said to be formed, or of whom it consists, is a member, and so is who
stands in the row of those whom it comprises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.model import Claim, Concept, Name

_FORMED = re.compile(r"\b(?:formed|founded|consist(?:s|ed|ing)|compris(?:es|ed|ing)|line-?up|members)\b")
#: What a row of members follows: "the core lineup of the band comprised ".
_COMPRISES = re.compile(
    r"\b(?:line-?up|members|group|band|trio|quartet|duo)\b[^.;,]{0,40}? (?:compris(?:es|ed|ing)|"
    r"consist(?:s|ed|ing) of|(?:is|was|are|were) (?:composed|made up) of) "
)
_ROW = re.compile(r"(?: \([^()]*\))?(?:, and |, | and )(?:[a-z]+ist |drummer |singer |vocalist )?")
#: Behind a name: " (vocals, guitar)", " on bass guitar and keyboards".
_PLAYS = re.compile(
    r" ?\((?P<noted>[a-z][a-z ,/&-]{2,80})\)|"
    r" on (?P<told>[a-z][a-z-]*(?: (?!and\b)[a-z][a-z-]*){0,2}(?:,? and [a-z][a-z-]*(?: [a-z][a-z-]*){0,2})?)"
)
_PART = re.compile(r"(?!and\b)[a-z][a-z-]*(?: (?!and\b)[a-z][a-z-]*)*")
_LEADING = re.compile(r"(?:lead|rhythm|backing|main|and) ")
_VOICE = re.compile(r"(?:vocals?|voice|singing)$")
_CONFIDENCE = 0.9


def bands(phrases: Phrases) -> Iterator[Claim]:
    """The members of the band that the article is on, and their instruments."""
    text, about, ontology = phrases.passage.text, phrases.about.classes, phrases.ontology
    found = _FORMED.search(text, phrases.sentence.start, phrases.sentence.end)
    if not found or not ontology.is_any(about, "MusicalGroup"):
        return
    member, plays = ontology.slot("member", about), ontology.slot("instrument", ("Person",))
    for whom, at in _comprised(phrases):
        if member:
            yield claim(phrases, phrases.own(-1, -1), member, whom, at, "band", _CONFIDENCE)
    for at, token in enumerate(phrases.parsed.tokens):
        unit = phrases.sentence.unit(token.start)
        name = unit.term if unit and unit.kind == "name" and unit.start > found.end() else None
        words = _PLAYS.match(text, unit.end, phrases.sentence.end) if unit else None
        if not isinstance(name, Name) or not words or phrases.is_own(name.label) or not _may_play(phrases, name):
            continue
        instruments = list(_instruments(phrases, *words.span(words.lastgroup or 0)))
        if instruments and member:
            yield claim(phrases, phrases.own(-1, -1), member, name, at, "band", _CONFIDENCE)
        for one in instruments if plays else ():
            if plays and one is not None:
                yield claim(phrases, name, plays, one, at, "band", _CONFIDENCE)


def _comprised(phrases: Phrases) -> Iterator[tuple[Name, int]]:
    """The members in a row that says whom the band comprises, each with the token that names it."""
    text, end = phrases.passage.text, phrases.sentence.end
    lead = _COMPRISES.search(text, phrases.sentence.start, end)
    ahead = lead.end() if lead else end
    for at, token in enumerate(phrases.parsed.tokens):
        unit = phrases.sentence.unit(token.start)
        if not unit or unit.start != ahead or not isinstance(unit.term, Name) or not _may_play(phrases, unit.term):
            continue
        yield unit.term, at
        more = _ROW.match(text, unit.end, end)
        ahead = more.end() if more else end


def _may_play(phrases: Phrases, name: Name) -> bool:
    return not name.classes or phrases.ontology.is_any(name.classes, "Individual")


def _instruments(phrases: Phrases, start: int, end: int) -> Iterator[Concept | None]:
    """Each instrument of a row that the lexicon knows, None for a voice."""
    for part in _PART.finditer(phrases.passage.text, start, end):
        lead = _LEADING.match(part[0])
        label = part[0][lead.end() :] if lead else part[0]
        if _VOICE.search(label):
            yield None
        elif (known := _known(phrases, label)) is not None:
            at = part.end() - len(label)
            yield Concept(label=known, start=at, end=part.end())


def _known(phrases: Phrases, label: str) -> str | None:
    sounding = phrases.ontology.sounding
    return next((one for one in (label, label.removesuffix("s")) if one in sounding), None)

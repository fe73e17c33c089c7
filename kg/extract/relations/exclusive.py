"""Which of the model's claims of one sentence exclude each other.

In: claims with their likelihood. Out: the likeliest of those that cannot hold together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Concept, Name, Value
from kg.ontology import Ontology

#: What tells the works of a series apart.
_NUMBER = re.compile(r" (?:\d+|[IVX]+)$")
_AS = re.compile(r"\bas (?:his|her|their|the|an?) (?:[\w-]+ ){0,3}$")
_DEATH = re.compile(
    r"\b(?:(?:death|murder|killing|assassination|execution)s? of "
    r"(?:(?:his|her|their) [^,;.]{2,60}?|(?P<who>(?!(?:his|her|their) )[^,;.]{2,60}?))|"
    r"(?:[Hh]is|[Hh]er|[Tt]heir) \w+['’]s (?:death|murder|killing|assassination|execution))"
    r" (?:in|on|of) (?:[a-z]+ ){0,2}$"
)
_OWNERS = ("his", "her", "their")
_DASH = re.compile(r" ?[–—] ?| - ")
#: Between the titles of two works in a row.
_BOTH = re.compile(r"[\"”'’]*(?: \([^()]*\))?(?:,|,? and|,? or)(?: the)? [\"“'‘]*")
_ENUMERATED = re.compile(r"(?:, (?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*)+,? and (?:the )?")


def side_by_side(text: str, one: Name, two: Name | Value | Concept, kind: str = "") -> bool:
    """Whether both stand in one enumeration: in "A, B, C and D" neither the first nor another lies in the last.

    So two things of the `kind` "WORK" do where only a comma or an "and" parts them: neither follows the other, but for
    those of one series.
    """
    first, second = sorted(((one.start, one.end), (two.start, two.end)))
    numbered = isinstance(two, Name) and _NUMBER.sub("", one.label) == _NUMBER.sub("", two.label)
    row = (_ENUMERATED, _BOTH) if kind == "WORK" and not numbered else (_ENUMERATED,)
    return any(one.fullmatch(text, first[1], max(first[1], second[0])) for one in row)


def may_die(text: str, who: Name, date: Name | Value | Concept) -> bool:
    """Whether the date can be that of somebody's death: not "after the death of Slovak in 1988" of another."""
    found = _DEATH.search(text, max(0, date.start - 80), date.start)
    return found is None or found["who"] is not None and found.start("who") <= who.start < found.end("who")


def may_be_at(text: str, place: Name | Value | Concept, *, birth: bool) -> bool:
    """Whether somebody can be born there, or else die there: not behind, or before, the dash of a life in brackets."""
    opened = text.rfind("(", max(0, place.start - 120), place.start)
    closed = text.find(")", place.end, place.end + 120)
    if opened < 0 or closed < 0 or ")" in text[opened : place.start]:
        return True
    before, after = (_DASH.search(text, *span) for span in ((opened, place.start), (place.end, closed)))
    return before is None if birth else after is None


def plays(text: str, one: Name, two: Name) -> bool:
    """Whether one is the part that the other plays: "with Eva Birthistle as his wife Saskia"."""
    first, second = sorted(((one.start, one.end), (two.start, two.end)))
    owned = text[first[0] : first[1]].lower() in _OWNERS and text.endswith(" as ", 0, first[0])
    return owned or _AS.search(text, first[1], max(first[1], second[0])) is not None


def once(claims: Sequence[Claim], ontology: Ontology) -> Iterator[Claim]:
    """Of claims that exclude each other the likeliest: who is whose parent, which is the one date of birth.

    One date is said of somebody in one relation, and a relation that holds once has one object.
    """
    best: dict[tuple[object, ...], float] = {}
    for claim in claims:
        for key in ((claim.subject, claim.relation, claim.object), *_shared(claim, ontology)):
            best[key] = max(best.get(key, 0.0), claim.confidence)
    for claim in claims:
        relation = ontology.relations[claim.relation]
        rivals: list[tuple[object, ...]] = [(claim.subject, relation.inverse, claim.object), *_shared(claim, ontology)]
        if not relation.symmetric:
            rivals.append((claim.object, claim.relation, claim.subject))
        if claim.confidence >= max(best.get(one, 0.0) for one in rivals):
            yield claim


def _shared(claim: Claim, ontology: Ontology) -> Iterator[tuple[object, ...]]:
    """What a claim has in common with those that exclude it."""
    if ontology.relations[claim.relation].max_count == 1:
        yield claim.subject, claim.relation
    if isinstance(claim.object, Value):
        yield claim.subject, claim.object

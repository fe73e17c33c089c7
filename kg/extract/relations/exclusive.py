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
#: Between the titles of two works in a row.
_BOTH = re.compile(r"[\"”'’]*(?: \([^()]*\))?(?:,|,? and|,? or)(?: the)? [\"“'‘]*")
#: The same with other titles between them: '"Grey Ice" (2010), "Red Ice" (2012) and "Black Ice"'.
_CLOSES = r"(?:[\"”]? ?\([^()\"“”]{1,40}\)|[\"”])"
_TITLES = re.compile(
    rf"{_CLOSES}(?:,|,? and|,? or) ?[\"“]? ?(?:[A-Z\d][^()\"“”;]{{0,60}}{_CLOSES}(?:,|,? and|,? or) ?[\"“]? ?){{1,9}}"
)
#: Between two others that are only named together: "the Tigris and Euphrates".
_AND = re.compile(r"(?:,? and|,? or| &) (?:the )?")
_ENUMERATED = re.compile(r"(?:, (?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*)+,? and (?:the )?")


def side_by_side(text: str, one: Name, two: Name | Value | Concept, kind: str = "") -> bool:
    """Whether both stand in one enumeration: in "A, B, C and D" neither the first nor another lies in the last.

    So do two alone: "the Tigris and the Euphrates".
    So two things of the `kind` "WORK" do where only a comma or an "and" parts them: neither follows the other, but for
    those of one series.
    """
    first, second = sorted(((one.start, one.end), (two.start, two.end)))
    numbered = isinstance(two, Name) and _NUMBER.sub("", one.label) == _NUMBER.sub("", two.label)
    pair = () if numbered else (_BOTH, _TITLES) if kind == "WORK" else (_AND,)
    return any(one.fullmatch(text, first[1], max(first[1], second[0])) for one in (_ENUMERATED, *pair))


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

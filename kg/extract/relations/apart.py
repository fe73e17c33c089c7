"""Where the words set two places apart: each of a row in its own, where something ends, who was born and died where.

In: the text, which of two lies in the other by a claim, and all names of the sentence. Out: whether the words rule it
out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from kg.extract.relations.beside import AROUND, DEED, ON_A_SIDE, ROW, before
from kg.model import Name

#: (start, end, label) of a name.
Span = tuple[int, int, str]

#: Between two of a row of which each has its own place: "the Old Mill in Ulm and the Red Tower in Holm".
_ROW = re.compile(
    r"(?:, |,? and |,? or |,? as well as )(?:the |an? )?(?:(?!in |at |near )[\w.-]+ ){0,3}"
    r"(?:[A-Z][\w-]*['’]s? |[a-z]{1,4}-)?"
)
#: The same where nothing joins the two: in "the Old Mill, the Red Tower in Holm" the mill need not be in Holm.
_NEXT = re.compile(r", (?:the )?(?:[a-z][\w.-]* ){0,3}(?:[A-Z][\w-]*['’]s? |[a-z]{1,4}-)?")
#: Between what has a place and that place.
_IN = re.compile(r" (?:in|at) (?:the )?")
_SHORT = len(" in the ")
#: How much of a row is looked at before its last, in code points.
_LONG = 250
#: What ranks something behind others: "the second largest town in Scania, following Holm".
_RANKED_BEHIND = re.compile(
    r"\b(?:largest|biggest|longest|highest|tallest|oldest|busiest|(?:most|least)[ -][a-z]+)\b[^.;]{0,120}?,? "
    r"(?:behind|following|after) (?:the )?(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}(?:, and |, | and )(?:the )?){0,3}$"
)
#: Between where a range begins and where it ends: "from Scania, southwest to the edge of the".
_RANGES = re.compile(
    r",? (?:and |then )?(?:north|south|east|west)(?:-?(?:east|west))?(?:wards?|erly)? (?:in)?to (?:[a-z]+ ){0,4}$"
)
_RANGE_FROM = re.compile(
    r"\bfrom (?:the )?(?:[a-z]+ ){0,2}(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3},? "
    r"(?:in |and )?(?:the )?(?:[a-z]+ )?){0,2}$"
)
#: Between where somebody was born and where he died.
_DIED = re.compile(
    r"(?:,| and| but)(?: later| then| he| she){0,2} (?:died|was (?:buried|interred|killed|executed)) "
    r"(?:[^.;()]{0,40} )?(?:in|at|near) (?:the )?(?:[A-Z][^.;()]{0,40}, )?$"
)
#: Between where somebody was born and what is then told of him: "Born in Ulm, Germany, Lind took up".
_BORN = re.compile(r"(?:^|[.;] )(?:Born|Raised)(?: and raised)? (?:[^.;]{1,60} )?(?:in|at|near) [^.;]{0,60}$")
_THEN_DID = re.compile(
    r", (?:he|she|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}) (?:(?:first|later|then|was|had) )?"
    r"(?:[a-z]+ed|took|grew|went|left|began|got|won|studied|did)\b"
)
#: Before a land that only gave a reason: "resigned from it in anticipation of".
_BECAUSE_OF = re.compile(
    r"\b(?:(?:because|anticipation|spite|view|light|support|defiance) of|due to|owing to|despite|(?:protest|opposition|"
    r"reaction|response|objection|contrast)s? (?:to|at|against)) (?:the )?$"
)
#: A body of troops, which fights in many lands.
_TROOPS = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|[IVX]+) "
    r"(?:[A-Z][\w-]* ){0,3}(?:Division|Brigade|Regiment|Battalion|Corps|Army|Squadron|Fleet|Infantry)\b"
)
#: Between neighbours: "where it shares a border with".
_BORDER = re.compile(r"\b(?:border(?:s|ed|ing)?|bounded|neighbou?rs|between)\b")
#: Behind what another stands with a place of its own: "at Lund University and at the Film School in".
_AND_AT = re.compile(r"(?:,| and| or| then| later)+ (?:at|from) (?:the )?[A-Z][^;.]{0,90}$")
#: Between an adjective and what it describes: "Danish public channel".
_KIND = re.compile(
    r"(?: (?!(?:the|an?|and|or|in|of|by|with|to|at|from|for|on|as|his|her|its|is|was|has|had|known)\b)[a-z-]+){1,5}"
    r" [\"“']?"
)
_IN_IT = re.compile(r"\b(?:in|throughout|across|within) (?:the )?$")
_COMMA_IN = re.compile(r", (?:both |all )?(?:in|of) ")
#: Between a place and that of something else that is told next: "studied at Ulm, followed by courses in Rome", "was
#: born in Ulm and built the Old Mill in".
_FOLLOWED = re.compile(r"\bfollowed by\b")
_AT, _NEXT_DID = (
    re.compile(r"\b(?:in|at|from|near) (?:the )?(?:[A-Z]\w+, )?$"),
    re.compile(
        rf"\band (?:(?:then|later) )?{DEED} "
        r"(?:the|an?|his|her|their|[\"“A-Z])"
    ),
)
#: The same: "served in the city of Ulm and as mentor to".
_AND_AS = re.compile(r"\band (?:(?:later|then|also) )?as (?:an? |the )?[a-z]+\b")
#: Before who fights whom in a place that need not be theirs: "a war in Scania between Ulm and".
_FOES = re.compile(
    r"\b(?:wars?|battles?|conflicts?|fought|fighting|match(?:es)?|struggle) (?:[a-z]+ )?(?:in|for|over) (?:the )?"
    r"[A-Z][^,.;]{1,60} between (?:the )?(?:[A-Z][^,.;]{1,60} and (?:the )?)?$"
)
#: Before a land that only lies beyond a border, and what only is reached: "the border with Scania", "as far as Ulm".
_BORDER_WITH = re.compile(r"\b(?:borders?|frontiers?|boundary|boundaries) with (?:the )?$")
_AS_FAR_AS = re.compile(
    r"\bas far (?:[a-z]+ )?as (?:the )?"
    r"(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}(?:,? and |, |,? (?:in|on) )(?:the )?){0,3}$"
)
_FROM = re.compile(r"\bfrom (?:the )?(?:[a-z]+ ){0,2}$")
#: Between the widest of a chain and what lies in it: "the Ulm Region, Lund Province, Holm District".
_WIDEST_FIRST = re.compile(r", (?:(?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}, )?(?:the )?")
_WIDTHS = ("Region", "Province", "District", "Municipality", "Village")
#: Between two of which each has its own place: "the works of Lund in Ulm for the mill of".
_FOR_ANOTHER = re.compile(r"(?:, [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2},?)? (?:for|by|with|from) (?:the )?")
#: Between a place and who is there: "three seasons in Greece, with".
_THERE = re.compile(r",? (?:with|at|for|as a member of) (?:the )?")
#: Between the owner of a thing and the place of that: "at Lund's private works at the harbour in".
_ITS = re.compile(r"['’]s? (?:[a-z-]+ ){1,5}(?:at|in|near|on) ")


def is_apart(
    text: str, inner: Name, outer: Name, names: Sequence[Span], within: Collection[tuple[str, str | int]]
) -> bool:
    """Whether the one does not lie in the other as the words around both tell."""
    first, second = sorted((inner, outer), key=lambda one: one.start)
    between = first.end, max(first.end, second.start)
    if first is inner and AROUND.match(text, outer.end):
        return True
    if first is inner and _TROOPS.fullmatch(inner.label) and _IN.fullmatch(text, *between):
        return True
    if first is inner and any(one.match(text, *between) for one in (_AND_AT, _ITS)):
        return True
    if first is inner and _is_before(text, inner, outer):
        return True
    if first is outer and _AND_AS.search(text, *between):
        return True
    if first is inner and before(_BORDER_WITH, text, outer) or _is_wider(text, inner, outer):
        return True
    reached = first is outer and before(_AS_FAR_AS, text, inner) and not before(_FROM, text, outer)
    if reached or _is_foe(text, inner, outer):
        return True
    if _has_own_place(text, inner, outer, names, within):
        return True
    if _DIED.search(text, *between) or _is_end_of_range(text, first, second):
        return True
    if first is inner and (_is_ranked_before(text, outer) or before(_BECAUSE_OF, text, outer)):
        return True
    if first is outer and before(_BORN, text, outer) and _THEN_DID.search(text, *between):
        return True
    return _is_beyond(text, inner, outer) or _is_of_another_of_row(text, inner, outer, names, within)


def is_of_thing_before(text: str, inner: Name, outer: Name, things: Sequence[Name]) -> bool:
    """Whether an adjective is that of something named before: "the Danish channel TV Lund, then its sister Holm"."""
    if inner.start < outer.end or before(_IN_IT, text, outer):
        return False
    owner = next((one for one in things if _KIND.fullmatch(text, outer.end, max(outer.end, one.start))), None)
    if owner is None or owner.label == inner.label or owner.end >= inner.start:
        return False
    return ROW.fullmatch(text, owner.end, inner.start) is None


def _is_before(text: str, inner: Name, outer: Name) -> bool:
    """Whether something else is told between both, of which the outer is the place."""
    between = inner.end, max(inner.end, outer.start)
    return (
        _FOLLOWED.search(text, *between) is not None
        or before(_AT, text, inner)
        and _NEXT_DID.search(text, *between) is not None
    )


def _is_foe(text: str, inner: Name, outer: Name) -> bool:
    """Whether the inner is one of two foes who fight in the outer."""
    told = _FOES.search(text, max(0, inner.start - 160), inner.start)
    return told is not None and text[outer.start : outer.end] in told[0]


def _is_wider(text: str, inner: Name, outer: Name) -> bool:
    """Whether the inner is the wider of a chain that begins with the widest: "the Ulm Region, Lund Province"."""
    first, second = (_width(one) for one in (inner, outer))
    return 0 <= first < second and _WIDEST_FIRST.fullmatch(text, inner.end, max(inner.end, outer.start)) is not None


def _width(name: Name) -> int:
    last = name.label.rpartition(" ")[2]
    return _WIDTHS.index(last) if last in _WIDTHS else -1


def _has_own_place(
    text: str, inner: Name, outer: Name, names: Sequence[Span], within: Collection[tuple[str, str | int]]
) -> bool:
    """Whether each of two has its own place: "the works of Lund in Ulm for the mill of Holm in Scania".

    Or the inner stands behind the place where it is: "three seasons in Greece, with Ulm".
    """
    others = [one for one in names if one[2] not in (inner.label, outer.label)]
    places = [one for one in others if (one[2], outer.label) not in within]
    if outer.end <= inner.start:
        return any(
            outer.end < start
            and text.endswith((" in ", " in the "), 0, start)
            and _THERE.fullmatch(text, end, inner.start)
            for start, end, _ in places
        )
    owner = next((one for one in others if one[0] > inner.end and _has_place(text, one, outer.start)), None)
    return owner is not None and any(
        inner.end < start
        and text.endswith((" in ", " in the "), 0, start)
        and _FOR_ANOTHER.fullmatch(text, end, max(end, owner[0]))
        for start, end, _ in places
    )


def _is_ranked_before(text: str, outer: Name) -> bool:
    """Whether the outer is what something comes after in size."""
    return _RANKED_BEHIND.search(text, max(0, outer.start - _LONG), outer.start) is not None


def _is_end_of_range(text: str, first: Name, second: Name) -> bool:
    """Whether something reaches from the first to the second: "from Scania, southwest to the Baltic"."""
    begins = before(_RANGE_FROM, text, first)
    return begins and _RANGES.search(text, first.end, max(first.end, second.start)) is not None


def _is_beyond(text: str, inner: Name, outer: Name) -> bool:
    """Whether the inner lies beyond a border of the outer: "bordered by Scania to the north and the Danish island"."""
    if not (side := ON_A_SIDE.match(text, inner.end)):
        return False
    if outer.end < inner.start:
        return _BORDER.search(text, outer.end, inner.start) is not None
    return outer.start > side.end() and not _COMMA_IN.match(text, side.end())


def _is_of_another_of_row(
    text: str, inner: Name, outer: Name, names: Sequence[Span], within: Collection[tuple[str, str | int]]
) -> bool:
    """Whether things in a row have each their own place, and the outer is that of another of them."""
    owner = next((one for one in names if _has_place(text, one, outer.start)), None)
    if owner is None or not inner.end <= owner[0] < inner.end + _LONG:
        return False
    for one, place in ((one, place) for one, place in pairwise(names) if _has_place(text, one, place[0])):
        apart = place[2] != outer.label and (place[2], outer.label) not in within
        if apart and inner.start <= one[0] and _ROW.fullmatch(text, place[1], max(place[1], owner[0])):
            return one[0] == inner.start or _ROW.fullmatch(text, inner.end, one[0]) is not None
        followed = _ROW.fullmatch(text, outer.end, max(outer.end, one[0])) is not None
        if apart and followed and _NEXT.fullmatch(text, inner.end, owner[0]):
            return True
    return False


def _has_place(text: str, one: Span, start: int) -> bool:
    """Whether the place that starts there is named right behind something: "the Old Mill in Ulm"."""
    return 0 < start - one[1] <= _SHORT and _IN.fullmatch(text, one[1], start) is not None

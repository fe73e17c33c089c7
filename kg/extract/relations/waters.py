"""Which waters belong to which place or river, by the words between them.

In: the text, a place or a river and a water. Out: whether the words allow it: of "the confluence of the Ahr and the
Lahn" neither flows into the other.
"""

from __future__ import annotations

import re

from kg.extract.relations.beside import BEARING, ON_A_SIDE, Thing, before
from kg.model import Name

#: "the Aral Sea's drainage basin encompasses": what lies in it need not lie at the sea.
_BASIN = re.compile(r"\b(?:basin|catchment|watershed)\b")
#: Between things that border another: "on the Yellow Sea, it borders the city of Yantai".
_NEIGHBOURS = re.compile(r"\bborder(?:s|ed|ing)?\b|;")
#: Before what is only near to something: "close to the city of Ulm and the town of".
_NEAR = re.compile(
    r"\b(?:close|near|next|adjacent|opposite|outside|not far)(?: to| from)? (?:the )?(?:[a-z]+ ){0,4}"
    r"(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*(?:,? and |, )(?:the )?(?:[a-z]+ ){0,4})?$"
)
#: Before rivers that meet, of which what follows need not tell: "at the confluence of the Ahr and the Lahn, and is".
_CONFLUENCE = re.compile(
    r"\b(?:confluence|junction|meeting) (?:of|between) (?:the )?"
    r"(?:[A-Z][\w'’-]* (?:[A-Z][\w'’-]* ){0,3}(?:and (?:the )?)?)?$"
)
_FLOWS = re.compile(r"\b(?:form|flow|join|empt|drain|tributar|becom|merg|creat)")
#: Behind a water at the other end of a land: "from the Baltic Sea in the north to the Alps".
_AT_AN_END = re.compile(r" in the (?:(?:north|south|east|west)-?){1,2}\b[^,.;]{0,40} to ")
#: Between rivers that are only named together.
_LISTED = re.compile(r"(?:,|,? and|,? or| &) (?:the )?")
#: Between a land that a river crosses and the water that it reaches: "flows through Scania and into the".
_AND_INTO = re.compile(r"\binto (?:the )?$")
_THROUGH = re.compile(
    r"\b(?:flow|run|pass|cours|cross|mov)[a-z]* (?:[^.;]{0,60} )?(?:through|past|across|to) (?:the )?$"
)


def may_flow_into(text: str, one: Name, two: Thing) -> bool:
    """Whether one of two rivers can be a tributary of the other."""
    first, second = sorted(((one.start, one.end), (two.start, two.end)))
    between = first[1], max(first[1], second[0])
    if _LISTED.fullmatch(text, *between):
        return False
    meets = _CONFLUENCE.search(text, max(0, first[0] - 80), first[0])
    return meets is None or _FLOWS.search(text, *between) is not None


def may_lie_at(text: str, place: Name, water: Thing) -> bool:
    """Whether the water can be that of the place, and not of one that borders it or is near it."""
    between = min(place.end, water.end), max(place.start, water.start)
    if _NEIGHBOURS.search(text, *between) or _BASIN.search(text, *between):
        return False
    if before(BEARING, text, place) or before(_NEAR, text, place):
        return False
    if place.end <= water.start and before(_AND_INTO, text, water) and before(_THROUGH, text, place):
        return False
    if _AT_AN_END.match(text, water.end, max(water.end, place.start)):
        return False
    return place.start < water.end or not (ON_A_SIDE.match(text, place.end) or ON_A_SIDE.match(text, water.end))

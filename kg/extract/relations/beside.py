"""What stands beside two things that the model joins: what goes before one, and whose a word behind it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Concept, Name, Value
from kg.ontology import Ontology

Thing = Name | Value | Concept
#: Words for whose something is who was named before.
POSSESSIVE = frozenset(("his", "her", "their"))
#: What somebody does next, who was somewhere before: "was born in Ulm and built".
DEED = r"(?:[a-z]+ed|built|made|went|came|took|wrote|won|ran|led|began|taught)"

#: Before what only tells how a place is reached: "in Canada, north of".
BEARING = re.compile(
    r"\b(?:(?:(?:north|south|east|west)-?){1,3} of|(?:km|kilometres|kilometers|mi|miles)(?: \([^()]*\))? from)"
    r" (?:the )?(?:(?:US |U\.S\. )?[a-z-]+ ){0,4}$"
)
_TRADE = re.compile(r"(?: [a-z/-]+){1,4} (?=[A-Z])")
_FAR = 120
#: Behind what lies on one side: "between Yemen to the north, the Arabian Sea to the east".
ON_A_SIDE = re.compile(
    r" (?:to|on) (?:the|its) (?:far )?(?:(?:north|south|east|west)-?){1,2}\b(?! (?:of|coast|bank|shore))"
)
#: Behind an adjective that tells who rules or speaks: "Soviet-occupied", "Venetian-dominated".
HELD = re.compile(
    r"-(?:dominated|occupied|controlled|ruled|held|backed|allied|speaking|language|style|influenced|inspired)\b"
)
#: Behind a town that only lends its name to the land about it: "in the Ulm metropolitan area".
AROUND = re.compile(r"[ -](?:metropolitan|metro) (?:area|region|district|zone)\b")
#: Between a name and what is told of it: "Karl Lind, a Protestant ", "Karl Lind (born 1900), the former American ".
_APPOSED = re.compile(r"(?: ?\([^()]{0,80}\))?, (?:an?|the) (?:[a-z-]+ ){0,3}")
#: Before what the sentence says of its subject ahead: "Politically a Maoist, Karl Lind led".
_AHEAD = re.compile(r"(?:^|[.;] )(?:[A-Z][a-z]+ly |As )?(?:[Aa]n?|The) (?:[a-z-]+ ){0,3}$")
#: Before one more name of somebody: "Ida Lind, née Berg, a Danish painter".
ALSO = re.compile(r"\b(?:née|né|born|as|alias|aka|called|named|or) [\"“]?$")
#: The same before a part that somebody plays: "his role as Hawk, a British aristocrat".
_PLAYS_AS = re.compile(
    r"\b(?:roles?|parts?|turn|performances?|appear(?:s|ed|ing|ance)?|plays?|stars?|starr(?:ed|ing)|cast) "
    r"(?:[a-z]+ )?as [\"“]?$"
)
#: Between two of a row: "the German painters Karl Lind and Ida Berg".
ROW = re.compile(r"(?: \([^()]*\)|,| and| or| [A-Z][\w.'’-]*)* ")


def is_anothers(
    text: str, who: Name, nation: Thing, names: Sequence[Name], ontology: Ontology, *, ahead: bool = False
) -> bool:
    """Whether an adjective tells of somebody named right behind it: "the American critic Karl Lind said that Ida".

    `ahead` counts those behind whom the other is named as well.
    """
    trade = _TRADE.match(text, nation.end)
    owner = trade and next((one for one in names if one.start == trade.end()), None)
    if not trade or not owner or trade[0].split()[-1] not in ontology.occupations:
        return False
    if owner.label == who.label:
        return False
    return ahead and who.end < nation.start or who.start > owner.end and not ROW.fullmatch(text, owner.end, who.start)


def is_told_of_neighbour(text: str, who: Name, term: Thing, names: Sequence[Name]) -> bool:
    """Whether it is said of somebody else beside it: in "to Karl Lind, a Protestant general, and to Otto" of Karl."""
    owner = next((one for one in names if one.end < term.start and _APPOSED.fullmatch(text, one.end, term.start)), None)
    if owner is None and before(_AHEAD, text, term):
        comma = text.find(", ", term.end, term.end + _FAR)
        owner = next((one for one in names if one.start == comma + len(", ") > 1), None)
    also = owner is not None and before(ALSO, text, owner) and not before(_PLAYS_AS, text, owner)
    if owner is None or owner.label == who.label or also:
        return False
    first, second = sorted((who, owner), key=lambda one: one.start)
    return ROW.fullmatch(text, first.end, max(first.end, second.start)) is None


def before(pattern: re.Pattern[str], text: str, term: Thing) -> bool:
    """Whether the words right before a thing are of that pattern, which ends with "$"; 80 code points are looked at."""
    return pattern.search(text, max(0, term.start - 80), term.start) is not None


def note_around(text: str, term: Thing) -> tuple[int, int] | None:
    """The brackets in which a thing stands: "(1932 in Lund – 1998 in Holm)"; so far as 120 code points."""
    opened = text.rfind("(", max(0, term.start - _FAR), term.start)
    closed = text.find(")", term.end, term.end + _FAR)
    if opened < 0 or closed < 0 or text.find(")", opened, term.start) >= 0:
        return None
    return opened, closed

"""What the definition of an animal or plant says besides: the groups that it belongs to, and where it is at home."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.definition.meaning import choose
from kg.extract.definition.places import skip_region
from kg.extract.definition.scope import ARTICLE, Scope
from kg.extract.names import name_at
from kg.extract.patterns import Trigger
from kg.model import Name

#: "of the family Fabaceae", "subfamily Faboideae", "in the legume family, Fabaceae", "in the deer family (Cervidae)".
_RANKED = re.compile(
    r"(?:(?:of|in|within|from|belonging to) (?:the )?)?(?:[a-z-]+ ){0,2}?"
    r"(?:(?:sub|super|infra)?(?:family|order|class|tribe|genus)|phylum|clade)(?:,? | \()"
    r"(?P<name>[A-Z][a-z]{3,})\b(?! [A-Z])\)?"
)
#: "a species of mustelid native to": what kind of animal, before where it lives.
_KIND = re.compile(r"(?:of|in) (?:[a-z-]+ ){1,4}(?=(?:native|endemic|indigenous|found) )")
_AND = re.compile(r",? (?:and|as well as) (?:(?:to|in) )?|, (?=(?:the )?[a-zA-Z])(?!which |where |and )")


def read_rank(scope: Scope, at: int) -> int:
    """Read "of the family Fabaceae": a group that the subject belongs to."""
    match = _RANKED.match(scope.text, at, scope.end) if scope.draft.is_a("Taxon") else None
    if not match or scope.cut and match.end() >= scope.end:
        return at
    start, end = match.span("name")
    group = Name(label=match["name"], start=start, end=end, classes=("Taxon",))
    scope.draft.fill("parent-taxon", group, at, end, "definition-rank", 0.92)
    return match.end()


def read_kind_of(scope: Scope, at: int) -> int:
    """Read "of mustelid" before "native to"; nothing is stated."""
    match = _KIND.match(scope.masked, at, scope.end) if scope.draft.is_a("Taxon") else None
    return match.end() if match else at


def state_range(scope: Scope, triggers: list[Trigger], preposition: str, at: int, start: int) -> int:
    """Read "native to Eurasia and the northern regions of North America": each of the places; `at` for no list."""
    home = [one for one in triggers if "native-to" in one.relation.slots]
    relation = choose(scope, home, names=("Place",)) if home and scope.draft.is_a("Taxon") else None
    found: list[Name] = []
    coordinated = False
    here = at
    while relation:
        begin = ARTICLE.match(scope.text, skip_region(scope, here)).end()  # type: ignore[union-attr]
        name = name_at(scope.text, begin, scope.end, scope.anchors)
        if name is None or not scope.whole(name):
            break
        found.append(name)
        joint = _AND.match(scope.masked, name.end, scope.end)
        if joint is None:
            break
        coordinated = coordinated or "," not in joint[0] or "and" in joint[0]
        here = joint.end()
    widest = found and scope.ontology.places.get(found[0].label) in ("Country", "Continent")
    if relation is None or len(found) > 1 and not coordinated and not widest:
        return at  # "endemic to Lund, Norland"
    for name in found:
        country = name.label in scope.ontology.countries
        place = scope.country(name) if country else replace(name, classes=name.classes or ("Place",))
        scope.draft.state(relation, place, start, name.end, f"definition-{triggers[0].words[0]}-{preposition}", 0.92)
    return found[-1].end if found else at

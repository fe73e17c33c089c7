"""A screenplay that the director wrote too: "directed by A from a screenplay he co-wrote with B and C"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.definition.meaning import choose
from kg.extract.definition.scope import Scope
from kg.extract.listed import split_names
from kg.model import Name

_WROTE = re.compile(
    r"(?:from|with|based on) (?:an?|the) (?:original )?(?P<noun>[a-z]+) (?:that |which )?(?P<who>he|she|they) "
    r"(?:(?:had )?(?:co-)?(?:wrote|written|authored))(?P<together> (?:together )?with (?=[A-Z]))?"
)
_RULE = "definition-own-script"


def read_own_script(scope: Scope, at: int) -> int:
    """Whoever was named right before wrote it, and with whom."""
    match = _WROTE.match(scope.masked, at, scope.end) if scope.draft.is_a("Work") else None
    if match is None:
        return at
    makers = _named_before(scope, at)
    triggers = [
        one
        for one in scope.draft.triggers.by_word.get(match["noun"], ())
        if one.words == (match["noun"],) and one.pattern.kind == "noun-inverse" and "by" in one.pattern.prepositions
    ]
    relation = choose(scope, triggers, names=("Person",)) if triggers else None
    if relation is None or not makers or (match["who"] != "they" and len(makers) > 1):
        return at
    for maker in makers:
        scope.draft.state(relation, maker, maker.start, match.end(), _RULE, 0.93)
    end = match.end()
    others = split_names(scope.text, end, scope.end, scope.ontology, scope.anchors, people=True)
    for other in others if match["together"] else ():
        if not scope.whole(other):
            break
        scope.draft.state(relation, replace(other, classes=("Person",)), at, other.end, _RULE, 0.93)
        end = other.end
    return end


def _named_before(scope: Scope, at: int) -> list[Name]:
    """Who were told to have made the work just before, all by the same words."""
    people = [
        (claim.relation, claim.object)
        for claim in scope.draft.claims
        if isinstance(claim.object, Name) and "Person" in claim.object.classes and claim.object.end <= at
    ]
    last = max(people, key=lambda one: one[1].end, default=None)
    if last is None or scope.text[last[1].end : at].strip(" ,"):
        return []
    return [name for relation, name in people if relation == last[0]]

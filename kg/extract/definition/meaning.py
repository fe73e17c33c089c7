"""Which relation is meant: the subject's classes and the look of the object decide."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.definition.scope import Scope
from kg.extract.patterns import Trigger
from kg.model import Value
from kg.ontology import Relation

_DATES = frozenset(("kg:date", "xsd:date", "xsd:gYear", "xsd:gYearMonth", "kg:edtf"))
_WIDE = frozenset("Entity Agent Person Individual Organisation Place Settlement Region Work Company".split())
#: What a bare name is not taken for.
_NAMED = frozenset(("Country", "Family", "MilitaryUnit"))


def choose(
    scope: Scope, triggers: list[Trigger], *, dates: bool = False, names: tuple[str, ...] = ()
) -> Relation | None:
    """The relation meant for this subject, of those that a date or a name of such classes can stand in."""
    rank = {one.relation.name: one.relation.patterns.index(one.pattern) for one in reversed(triggers)}
    fitting = {
        one.relation.name: one.relation
        for one in triggers
        if (one.relation.datatype in _DATES if dates else admits(scope, one.relation, names))
    }
    fitting = dict(sorted(fitting.items(), key=lambda pair: rank[pair[0]]))
    if not scope.draft.classes and len(fitting) > 1:  # of an unknown thing only what can be said of anything
        fitting = {name: one for name, one in fitting.items() if not one.domain or "Entity" in one.domain}
    one = {one.relation.name: one.relation for one in triggers}
    if not fitting and not dates and len(one) == 1 and not names and not _NAMED & set(next(iter(one.values())).range):
        fitting = one  # the words leave no choice: what a tributary flows into is a river
    return scope.ontology.nearest((one for one in fitting.values() if one.range or dates), scope.draft.classes)


def admits(scope: Scope, relation: Relation, classes: tuple[str, ...]) -> bool:
    """Whether the range admits a name of such classes; of an unknown one only wide ranges do."""
    if not relation.range:
        return False
    return scope.ontology.admits(relation.range, classes) if classes else bool(_WIDE & set(relation.range))


def fitting(scope: Scope, relation: Relation, date: Value) -> Value:
    """The date; only its year where the relation wants a year."""
    if relation.datatype == "xsd:gYear" and date.datatype in ("xsd:date", "xsd:gYearMonth"):
        return replace(date, lexical=date.lexical[:4], datatype="xsd:gYear")
    return date


def wants_place(scope: Scope, relation: Relation) -> bool:
    """Whether the relation's object is a place and nothing else."""
    return (
        bool(relation.range)
        and all(
            scope.ontology.is_a(one, "Place") or one in ("CelestialObject", "Organisation", "Event")
            for one in relation.range
        )
        and scope.ontology.is_any(relation.range, "Place")
    )

"""What may be said: facts that break the ontology's declarations are set aside with the reason.

In: the facts of one article, their entities with types. Out: the same facts in the same order; one
that fails is "rejected" and says why. How: each fact alone (domain, range, datatype, itself), then
what is left of a subject together (its types, cardinality, the order of its dates), where the fact
of higher confidence stays, of equal ones the first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.model import Entity, Fact, Literal
from kg.ontology import Ontology, Relation

#: Slots of the ontology whose relations bound the same stretch of time.
_SPANS = (
    ("born.date", "died.date"),
    ("start", "end"),
    ("filming-start", "filming-end"),
    ("active.start", "active.end"),
)

_LEXICAL = {
    "xsd:date": re.compile(r"-?\d{4,}-\d\d-\d\d"),
    "xsd:gYearMonth": re.compile(r"-?\d{4,}-\d\d"),
    "xsd:gYear": re.compile(r"-?\d{4,}"),
    "xsd:integer": re.compile(r"[+-]?\d+"),
    "xsd:decimal": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    "kg:edtf": re.compile(r"-?\d{1,3}X{1,3}(/-?\d{1,3}X{1,3})?"),
}


def check(facts: Sequence[Fact], ontology: Ontology, following: Sequence[Fact] = ()) -> tuple[Fact, ...]:
    """Set aside what the ontology does not allow; nothing is dropped or reordered.

    What only follows from the facts comes after them, and displaces none of them however sure it is.

    A type that is not known allows everything, a general one ("organisation") all that is within it.
    """
    told, facts = len(facts), (*facts, *following)
    reasons = [fact.reason if fact.status == "rejected" else _alone(fact, ontology) for fact in facts]
    by_subject: dict[tuple[str, str], list[int]] = {}
    for at, fact in enumerate(facts):
        if not reasons[at]:
            by_subject.setdefault((fact.subject.iri, fact.status), []).append(at)
    for group in by_subject.values():
        group.sort(key=lambda at: (at >= told, -facts[at].evidence.confidence, facts[at].evidence.start, at))
        for rule in (_types, _counts, _spans):
            for at, reason in rule([(at, facts[at]) for at in group if not reasons[at]], ontology):
                reasons[at] = reason
    return tuple(
        replace(fact, status="rejected", reason=reason) if reason else fact
        for fact, reason in zip(facts, reasons, strict=True)
    )


#: Slots of what something is called besides its own name; a pseudonym may be the name it goes by.
_OTHER_NAMES = frozenset(("aka", "alternative-title", "nickname"))
_Ranked = list[tuple[int, Fact]]  # the best first, each with its place in the input


def _alone(fact: Fact, ontology: Ontology) -> str:
    """Why a fact cannot hold whatever else is said; "" if it can."""
    relation = ontology.relations.get(fact.relation)
    if relation is None:
        return f"The ontology declares no relation {fact.relation!r}."
    if not _fits(relation.domain, fact.subject.types, ontology):
        return _misfit(fact.subject, "subject", relation.domain, relation, ontology)
    if isinstance(fact.object, Literal):
        if _OTHER_NAMES & set(relation.slots) and fact.object.lexical == fact.subject.label:
            return f"{fact.subject.label!r} is what the subject is called here already."
        return _literal(fact.object, relation, ontology)
    if relation.datatype:
        return f"The object of {relation.label!r} must be a value ({relation.datatype}), not a thing."
    if not _fits(relation.range, fact.object.types, ontology):
        return _misfit(fact.object, "object", relation.range, relation, ontology)
    if fact.subject.iri == fact.object.iri:
        return f"Nothing stands in the relation {relation.label!r} to itself."
    return ""


@lru_cache(maxsize=10_000)  # an article asks the same of each of its facts
def _fits(allowed: tuple[str, ...], types: tuple[str, ...], ontology: Ontology) -> bool:
    """Whether an entity of the types is of an allowed class, or could be for all that is known of it."""
    types = _trusted(types, ontology)
    wider = {name for one in allowed for name in ontology.ancestors(one)}
    return ontology.admits(allowed, types) or wider.issuperset(types)


def _trusted(types: tuple[str, ...], ontology: Ontology) -> tuple[str, ...]:
    """The types of an entity without those that an earlier one excludes."""
    trusted: list[str] = []
    for name in types:
        if not any(ontology.disjoint(name, one) for one in trusted):
            trusted.append(name)
    return tuple(trusted)


def _misfit(entity: Entity, role: str, allowed: Iterable[str], relation: Relation, ontology: Ontology) -> str:
    def named(names: Iterable[str]) -> str:
        return " or ".join(ontology.classes[name].label if name in ontology.classes else name for name in names)

    is_a = named(_trusted(entity.types, ontology))
    return f"The {role} of {relation.label!r} must be {named(allowed)}, and {entity.label} is {is_a}."


def _literal(value: Literal, relation: Relation, ontology: Ontology) -> str:
    if not relation.datatype:
        return f"The object of {relation.label!r} must be a thing, not the value {value.lexical!r}."
    if value.datatype not in ontology.admitted(relation.datatype):
        return f"The object of {relation.label!r} must be a value of {relation.datatype}, not of {value.datatype}."
    return "" if _possible(value) else f"{value.lexical!r} is no possible value of {value.datatype}."


def _possible(value: Literal) -> bool:
    if not value.lexical.strip():
        return False
    lexical = _LEXICAL.get(value.datatype)
    if lexical and not lexical.fullmatch(value.lexical):
        return False
    if value.datatype in ("xsd:date", "xsd:gYearMonth"):
        year, month, *day = _parts(value.lexical)
        if not 1 <= month <= 12:
            return False
        # A leap year is one by its number alone, so any of the same kind within the calendar's range will do.
        return not day or 1 <= day[0] <= monthrange(2000 + year % 400, month)[1]
    return True


def _parts(lexical: str) -> tuple[int, ...]:
    """Year, month and day of a date, as far as it tells them."""
    sign = -1 if lexical.startswith("-") else 1
    year, *rest = (int(part) for part in lexical.removeprefix("-").split("-"))
    return sign * year, *rest


def _types(ranked: _Ranked, ontology: Ontology) -> Iterable[tuple[int, str]]:
    """What is of two classes that exclude each other."""
    relations = {relation.name for relation in ontology.filling("type")}
    kept: dict[str, None] = {}  # each once: a long text may say it a thousand times
    for at, fact in ranked:
        name = _class(_text(fact.object), ontology) if fact.relation in relations else ""
        other = next((one for one in kept if name and ontology.disjoint(name, one)), "")
        if other:
            kinds = ontology.classes[other].label, ontology.classes[name].label
            yield at, f"{fact.subject.label} is already {kinds[0]!r}, which nothing can be that is {kinds[1]!r}."
        elif name:
            kept[name] = None


def _class(noun: str, ontology: Ontology) -> str:
    """The class that a noun phrase denotes, by its longest ending that is known."""
    words = noun.lower().split()
    return next((found for at in range(len(words)) if (found := ontology.nouns.get(" ".join(words[at:])))), "")


def _counts(ranked: _Ranked, ontology: Ontology) -> Iterable[tuple[int, str]]:
    """What is said once too often."""
    kept: dict[str, list[Fact]] = {}
    for at, fact in ranked:
        relation = ontology.relations[fact.relation]
        if relation.max_count is None:
            continue
        others = kept.setdefault(relation.name, [])
        if any(_same(fact.object, other.object) for other in others):
            continue
        if len(others) >= relation.max_count:
            said = " and ".join(_text(other.object) for other in others)
            yield at, f"{fact.subject.label} has at most {relation.max_count} {relation.label!r}, and that is {said}."
        else:
            others.append(fact)


def _text(term: Entity | Literal) -> str:
    return term.label if isinstance(term, Entity) else term.lexical


def _same(one: Entity | Literal, other: Entity | Literal) -> bool:
    """Whether two objects do not contradict: a date may be told in several precisions."""
    if isinstance(one, Entity) or isinstance(other, Entity):
        return isinstance(one, Entity) and isinstance(other, Entity) and one.iri == other.iri
    if one.datatype == other.datatype and one.datatype not in ("kg:edtf", "xsd:date"):
        return one == other
    if "xsd:string" in (one.datatype, other.datatype):
        return True  # "early 20th century": what it excludes cannot be told
    short, long = sorted((one.lexical, other.lexical), key=len)
    return long[len(short) :][:1] in ("", "-") and all(
        a == b or "X" in (a, b) for a, b in zip(short, long, strict=False)
    )


def _spans(ranked: _Ranked, ontology: Ontology) -> Iterable[tuple[int, str]]:
    """What ends before it begins."""
    for first, last in _SPANS:
        starts, ends = ({one.name for one in ontology.filling(slot)} for slot in (first, last))
        kept: list[Fact] = []
        for at, fact in ranked:
            if fact.relation not in starts | ends or not _dated(fact):
                continue
            other = next((one for one in kept if _reversed(fact, one, starts) or _reversed(one, fact, starts)), None)
            if other is None:
                kept.append(fact)
                continue
            said, against = (f"{ontology.relations[one.relation].label} {_text(one.object)}" for one in (fact, other))
            yield at, f"The {said} contradicts the {against}."


def _dated(fact: Fact) -> bool:
    return isinstance(fact.object, Literal) and fact.object.datatype in ("xsd:date", "xsd:gYearMonth", "xsd:gYear")


def _reversed(start: Fact, end: Fact, starts: set[str]) -> bool:
    """Whether these are a start and an end, and the start lies after the end as far as both are told."""
    begin, close = _parts(_text(start.object)), _parts(_text(end.object))
    shared = min(len(begin), len(close))
    return start.relation in starts and end.relation not in starts and begin[:shared] > close[:shared]

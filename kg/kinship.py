"""Which of the model's claims of kin can hold together, and with what the words tell.

In: the claims of a document. Out: those of the model that do not hold. Two people are kin in one way; two who are each
married to somebody else, likelier so, are not married to each other; whose two parents are told has no third, and his
grandparents are not his parents, nor is he married to whom a parent of his is.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from kg.model import Claim, Name
from kg.ontology import Ontology

#: Slots of relations of kin: those of which the object is the elder, and those of which the subject is.
_OF_THE_YOUNGER = frozenset(("father", "mother", "parent"))
_OF_THE_ELDER = frozenset(("child",))
_OF_EQUALS = ("spouse", "sibling", "relative")
#: What the words tell outweighs any likelihood.
_TOLD = 2.0
_PARENTS = 2
Key = TypeVar("Key")


class _Kin(NamedTuple):
    """Who is whose kin in which way: of parent and child the elder comes first, of others the first by the alphabet."""

    way: str
    one: str
    other: str


def unkin(claims: Sequence[Claim], model: str, ontology: Ontology) -> Container[Claim]:
    """The claims of the extractor `model` that something likelier excludes."""
    found = [(claim, kin) for claim in claims if (kin := _kin(claim, ontology))]
    if not found:
        return ()
    weights = _highest((kin, _TOLD if claim.extractor != model else claim.confidence) for claim, kin in found)
    pairs = _highest((frozenset(kin[1:]), weight) for kin, weight in weights.items())
    kept = {kin: weight for kin, weight in weights.items() if weight == pairs[frozenset(kin[1:])]}
    strangers = set(_strangers({kin: weight for kin, weight in kept.items() if kin.way == "spouse"}))
    elders = {(kin.one, kin.other): weight for kin, weight in kept.items() if kin.way == "child"}
    strangers |= {
        _Kin("child", elder, younger)
        for (elder, younger), weight in elders.items()
        for one, child in elders
        if one == elder and weight < _TOLD and (child, younger) in elders
    }
    couples = {frozenset(kin[1:]) for kin, weight in kept.items() if kin.way == "spouse" and weight == _TOLD}
    for kin, weight in kept.items():
        steps = ((one, child) for elder, child in elders for one in kin[1:] if frozenset((elder, one)) in couples)
        if kin.way == "spouse" and weight < _TOLD and any(set(kin[1:]) == {one, child} for one, child in steps):
            strangers.add(kin)  # who is told to be married to somebody's parent
    for child in {kin.other for kin in kept if kin.way == "child"}:
        lines = [(weight, kin) for kin, weight in kept.items() if kin.way == "child" and kin.other == child]
        if sum(weight == _TOLD for weight, _ in lines) >= _PARENTS:
            strangers.update(kin for weight, kin in lines if weight < _TOLD)
    return {claim for claim, kin in found if claim.extractor == model and (kin not in kept or kin in strangers)}


def _strangers(married: Mapping[_Kin, float]) -> Iterator[_Kin]:
    """Those of whom each is likelier married to another; whoever is told to be married is asked about last."""
    settled = {who for kin, weight in married.items() if weight == _TOLD for who in kin[1:]}
    told = set(settled)
    for kin in sorted(married, key=lambda one: (len(told.intersection(one[1:])), -married[one], one)):
        if married[kin] < _TOLD and settled.issuperset(kin[1:]):
            yield kin
        settled.update(kin[1:])


def _kin(claim: Claim, ontology: Ontology) -> _Kin | None:
    slots, object_ = set(ontology.relations[claim.relation].slots), claim.object
    if not isinstance(object_, Name):
        return None
    ends = claim.subject.label, object_.label
    if slots & _OF_THE_ELDER:
        return _Kin("child", *ends)
    if slots & _OF_THE_YOUNGER:
        return _Kin("child", *reversed(ends))
    return next((_Kin(way, *sorted(ends)) for way in _OF_EQUALS if way in slots), None)


def _highest(weighed: Iterable[tuple[Key, float]]) -> Mapping[Key, float]:
    found: dict[Key, float] = {}
    for key, weight in weighed:
        found[key] = max(weight, found.get(key, 0.0))
    return found

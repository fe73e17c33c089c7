"""What the passages of a document claim, and which of these claims are heard.

In: the claims of every extractor, passage by passage. Out: those that go on to the linker. What the relation model
says of a thing that another extractor has read at the same place is left out, since the other knows why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.about import About
from kg.model import Claim, Name, Passage, Value
from kg.ontology import Ontology

#: Of articles with glossed links so much is certain that the model is heard from this probability on.
SURE = 0.97
_MODEL = "model"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageClaims:
    """What one passage says and whom it is about; `mentions` are all names and references in it."""

    passage: Passage
    about: About
    claims: tuple[Claim, ...]
    mentions: tuple[Name, ...] = ()


def heard(read: Sequence[PassageClaims], linked: bool, ontology: Ontology) -> tuple[PassageClaims, ...]:
    """The claims to go on with; `linked` says that the article has glossed links.

    Of two things of which anything else has told how they stand to each other, the model then tells nothing more; of
    a work and who had a part in it never: who directed a film has often written it too, but the words do not say so.
    Nor does the model tell of somebody what contradicts the words: where one studied one was not employed as well.
    """
    known = [claim for one in read for claim in one.claims if claim.extractor != _MODEL]
    told = {_ends(claim) for claim in known if linked or _is_part_in_work(claim, ontology)}
    said: dict[tuple[str, str], set[str]] = {}
    for claim in known:
        said.setdefault(_pair(claim), set()).add(claim.relation)
    least = SURE if linked else 0.0
    return tuple(
        replace(
            one,
            claims=tuple(
                claim
                for claim in one.claims
                if claim.extractor != _MODEL
                or claim.confidence >= least
                and not (_ends(claim) in told and (linked or _is_part_in_work(claim, ontology)))
                and not (claim.relation not in said.get(_pair(claim), {claim.relation}) and _is_one_of(claim, ontology))
                and _place(claim) not in places
            ),
        )
        for one in read
        for places in [{_place(claim) for claim in one.claims if claim.extractor != _MODEL}]
    )


def _ends(claim: Claim) -> frozenset[str]:
    return frozenset(_pair(claim))


def _pair(claim: Claim) -> tuple[str, str]:
    object_ = claim.object
    return claim.subject.label, object_.lexical if isinstance(object_, Value) else object_.label


def _is_one_of(claim: Claim, ontology: Ontology) -> bool:
    """Whether the relation is one of those that seldom hold together: of a person to a thing, of a body to a place."""
    relation = ontology.relations[claim.relation]
    person, body = (
        bool(relation.domain) and all(ontology.is_a(one, kind) for one in relation.domain)
        for kind in ("Individual", "Organisation")
    )
    place = bool(relation.range) and all(ontology.is_a(one, "Place") for one in relation.range)
    return not isinstance(claim.object, Value) and (person or body and place)


def _is_part_in_work(claim: Claim, ontology: Ontology) -> bool:
    """Whether the relation is one of works to somebody, perhaps a person."""
    relation = ontology.relations[claim.relation]
    works = bool(relation.domain) and all(ontology.is_a(one, "Work") for one in relation.domain)
    return works and any(ontology.is_a("Person", one) and ontology.is_a(one, "Agent") for one in relation.range)


def _place(claim: Claim) -> tuple[int, str, int]:
    """The relation and where its ends stand."""
    return claim.subject.start, claim.relation, claim.object.start

"""What the passages of a document claim, and which of these claims are heard.

In: the claims of every extractor, passage by passage. Out: those that go on to the linker. What the relation model
says of a thing that another extractor has read at the same place is left out, since the other knows why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.about import About
from kg.model import Claim, Name, Passage, Value

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


def heard(read: Sequence[PassageClaims], linked: bool) -> tuple[PassageClaims, ...]:
    """The claims to go on with; `linked` says that the article has glossed links.

    Of two things of which anything else has told how they stand to each other, the model then tells nothing more.
    """
    told = {_ends(claim) for one in read for claim in one.claims if claim.extractor != _MODEL} if linked else set()
    least = SURE if linked else 0.0
    return tuple(
        replace(
            one,
            claims=tuple(
                claim
                for claim in one.claims
                if claim.extractor != _MODEL
                or claim.confidence >= least
                and _ends(claim) not in told
                and _place(claim) not in places
            ),
        )
        for one in read
        for places in [{_place(claim) for claim in one.claims if claim.extractor != _MODEL}]
    )


def _ends(claim: Claim) -> frozenset[str]:
    return frozenset(term.lexical if isinstance(term, Value) else term.label for term in (claim.subject, claim.object))


def _place(claim: Claim) -> tuple[int, str, int]:
    """The relation and where its ends stand."""
    return claim.subject.start, claim.relation, claim.object.start

"""What the passages of a document claim, and which of these claims are heard.

In: the claims of every extractor, passage by passage. Out: those that go on to the linker. What the relation model
says of a thing that another extractor has read at the same place is left out, since the other knows why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.about import About
from kg.model import Claim, Name, Passage, Value
from kg.ontology import Ontology

#: Of articles with glossed links so much is certain that the model is heard from this probability on.
SURE = 0.97
_MODEL = "model"
_DATES = frozenset(("xsd:date", "xsd:gYear", "xsd:gYearMonth"))
#: What somebody makes.
_MADE = frozenset(("Product", "Software", "Ship"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageClaims:
    """What one passage says and whom it is about; `mentions` are all names and references in it."""

    passage: Passage
    about: About
    claims: tuple[Claim, ...]
    mentions: tuple[Name, ...] = ()


def unsaid(claims: Iterable[Claim], before: Iterable[Claim], after: int) -> Iterator[Claim]:
    """The claims but for those that stand before view offset `after` and were made by an earlier extractor."""
    said = {_wording(claim) for claim in before}
    return (one for one in claims if one.start >= after or _wording(one) not in said)


def heard(
    read: Sequence[PassageClaims], linked: bool, ontology: Ontology, asked: Collection[str] = ()
) -> tuple[PassageClaims, ...]:
    """The claims to go on with; `linked` tells of an article with glossed links, `asked` what alone is asked for.

    Of two things of which anything else has told how they stand to each other, the model then tells nothing more; of
    a work and who had a part in it never: who directed a film has often written it too, but the words do not say so.
    Nor does the model tell of somebody what contradicts the words: where one studied one was not employed as well.
    """
    known = [claim for one in read for claim in one.claims if claim.extractor != _MODEL]
    told = {_ends(claim) for claim in known if linked or _is_part_in_work(claim, ontology)}
    said: dict[tuple[str, str], set[str]] = {}
    for claim in known:
        if not asked or claim.relation in asked:
            said.setdefault(_pair(claim), set()).add(claim.relation)
    years = _years(known, ontology)
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
                and not _is_gainsaid(claim, said.get(_pair(claim), frozenset()), ontology)
                and years.get(_dated(claim, ontology), _year(claim)) == _year(claim)
                and _place(claim) not in places
                and dates.get(_date(claim, ontology), claim.relation) == claim.relation  # as a year it is told
            ),
        )
        for one in read
        for places in [{_place(claim) for claim in one.claims if claim.extractor != _MODEL}]
        for dates in [{_date(claim, ontology): claim.relation for claim in one.claims if claim.extractor != _MODEL}]
    )


def _ends(claim: Claim) -> frozenset[str]:
    return frozenset(_pair(claim))


def _wording(claim: Claim) -> tuple[str, str, str]:
    """Who, in which relation, whom: the passage's own subject under whatever name."""
    subject, object_ = _pair(claim)
    own = isinstance(claim.subject, Name) and claim.subject.self
    return claim.relation, "" if own else subject, object_


def _pair(claim: Claim) -> tuple[str, str]:
    object_ = claim.object
    return claim.subject.label, object_.lexical if isinstance(object_, Value) else object_.label


def _is_gainsaid(claim: Claim, said: Collection[str], ontology: Ontology) -> bool:
    """Whether the words say otherwise of the same two, and both can hardly hold.

    So it is with a person and anything, with a body and its places, and with who made a product.
    """
    if not said or claim.relation in said or isinstance(claim.object, Value):
        return False
    relation = ontology.relations[claim.relation]

    def all_are(kinds: tuple[str, ...], kind: str) -> bool:
        return bool(kinds) and all(ontology.is_a(one, kind) for one in kinds)

    place = all_are(relation.domain, "Organisation") and all_are(relation.range, "Place")
    things = [set(ontology.relations[one].domain) for one in said]
    made = all_are(relation.range, "Agent") and any(_MADE & kinds and "Organisation" not in kinds for kinds in things)
    return all_are(relation.domain, "Individual") or place or made


def _years(known: Iterable[Claim], ontology: Ontology) -> dict[tuple[str, str], str]:
    """The one year in which, by the words, something came out, was founded or born; none where they tell several."""
    found: dict[tuple[str, str], set[str]] = {}
    for claim in known:
        if isinstance(claim.object, Value):
            found.setdefault(_dated(claim, ontology), set()).add(_year(claim))
    return {key: next(iter(years)) for key, years in found.items() if len(years) == 1 and all(years)}


def _dated(claim: Claim, ontology: Ontology) -> tuple[str, str]:
    """The subject and what is told of it, the same for a year as for a day."""
    property_ = ontology.relations[claim.relation].equivalents
    return claim.subject.label, property_[0] if property_ else claim.relation


def _date(claim: Claim, ontology: Ontology) -> tuple[tuple[str, str], int]:
    """What is told of the subject, and where."""
    return _dated(claim, ontology), claim.object.start


def _year(claim: Claim) -> str:
    """The year of a date, "" of anything else."""
    value = claim.object
    return value.lexical[:4] if isinstance(value, Value) and value.datatype in _DATES else ""


def _is_part_in_work(claim: Claim, ontology: Ontology) -> bool:
    """Whether the relation is one of works to somebody, perhaps a person."""
    relation = ontology.relations[claim.relation]
    works = bool(relation.domain) and all(ontology.is_a(one, "Work") for one in relation.domain)
    return works and any(ontology.is_a("Person", one) and ontology.is_a(one, "Agent") for one in relation.range)


def _place(claim: Claim) -> tuple[int, str, int]:
    """The relation and where its ends stand."""
    return claim.subject.start, claim.relation, claim.object.start

"""What the passages of a document claim, and which of these claims are heard.

In: the claims of every extractor, passage by passage. Out: those that go on to the linker. What the relation model
says of a thing that another extractor has read at the same place is left out, since the other knows why; so is what
it says twice of the same words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.about import About
from kg.extract.definition.scope import names_country
from kg.kinship import unkin
from kg.model import Claim, Name, Passage, Term, Value
from kg.ontology import Ontology

_MODEL = "model"
_DATES = frozenset(("xsd:date", "xsd:gYear", "xsd:gYearMonth"))
#: What one thing seldom has twice, so that another that no pattern reads is another's: who directed a film.
_ANSWERED = frozenset(("demonym", "directed-by", "written-by", "composer", "author"))
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
    """The claims but for those that stand before view offset `after` and were made by an earlier extractor.

    It may have known more of a name: of "directed by Joel and Ethan Coen" that "Joel" is Joel Coen. A figure that it
    read is not told again, whichever words stand around.
    """
    before = tuple(before)
    said = {_wording(claim) for claim in before}
    names = (claim for claim in before if isinstance(claim.object, Name) and "Person" in claim.object.classes)
    figures = {(_wording(claim), claim.object.start) for claim in before if isinstance(claim.object, Value)}
    whole = {(claim.relation, claim.object.start): _named(claim.object) for claim in names}
    return (
        one
        for one in claims
        if (one.start >= after or _wording(one) not in said)
        and (_wording(one), one.object.start) not in figures
        and not whole.get((one.relation, one.object.start), "").startswith(f"{_named(one.object)} ")
    )


def heard(
    read: Sequence[PassageClaims], ontology: Ontology, asked: Collection[str] = (), *, titled: bool = False
) -> tuple[PassageClaims, ...]:
    """The claims to go on with; `asked` are the relations that alone are asked for.

    In a `titled` article nothing is heard of whom only a pronoun names, nor twice what the same words tell.
    Of a work and of whom anything else has told a part in it the model tells nothing more: who directed a film has
    often written it too, but the words do not say so. Nor does it tell of somebody what contradicts the words: where
    one studied one was not employed as well, and two people are kin in one way.
    """
    words = _Words(
        [claim for one in read for claim in one.claims if claim.extractor != _MODEL], ontology, frozenset(asked)
    )
    left = tuple(
        replace(
            one,
            claims=tuple(
                claim
                for claim in one.claims
                if claim.extractor != _MODEL
                or (words.leave(claim, here) and not (titled and _is_named_by_pronoun(claim)))
            ),
        )
        for one in read
        for here in [_Here.of(one.claims, ontology)]
    )
    if titled:
        left = tuple(replace(one, claims=tuple(_once(one.claims, one.passage.text))) for one in left)
    excluded = unkin([claim for one in left for claim in one.claims], _MODEL, ontology)
    return tuple(replace(one, claims=tuple(each for each in one.claims if each not in excluded)) for one in left)


def _once(claims: Sequence[Claim], text: str) -> Iterator[Claim]:
    """The claims but for those of the model that say of the same words what others say, or what it says more surely."""
    said: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    again: set[int] = set()
    for at in sorted(range(len(claims)), key=lambda at: (claims[at].extractor == _MODEL, -claims[at].confidence)):
        one = claims[at]
        words = text[max(0, one.object.start) : one.object.end]  # "Danish" is not "Denmark"
        spans = said.setdefault((one.relation, *_pair(one), words), [])
        if one.extractor == _MODEL and any(start < one.end and one.start < end for start, end in spans):
            again.add(at)
        else:
            spans.append((one.start, one.end))
    return (one for at, one in enumerate(claims) if at not in again)


@dataclass(frozen=True, slots=True)
class _Here:
    """What the words of one passage tell at which place.

    `places` is whatever it is, `dates` of something's dates, `owners` whose date it is, `dated` what a date is of a
    thing.
    """

    places: frozenset[tuple[int, str, int]]
    dates: Mapping[tuple[tuple[str, str], int], str]
    owners: Mapping[tuple[str, int], frozenset[str]]
    dated: Mapping[tuple[str, int], str]

    @classmethod
    def of(cls, claims: Iterable[Claim], ontology: Ontology) -> _Here:
        known = [claim for claim in claims if claim.extractor != _MODEL]
        dates = {_date(claim, ontology): claim.relation for claim in known}
        owners: dict[tuple[str, int], frozenset[str]] = {}
        for (who, what), at in dates:
            owners[what, at] = owners.get((what, at), frozenset()) | {who}
        dated = {(who, at): what for (who, what), at in dates}
        return cls(frozenset(map(_place, known)), dates, owners, dated)


class _Words:
    """What the words of a document tell by `known`, claims that no model made, and what that leaves to a model."""

    def __init__(self, known: Sequence[Claim], ontology: Ontology, asked: frozenset[str]) -> None:
        self.ontology = ontology
        self.told = {_ends(claim) for claim in known if _is_part_in_work(claim, ontology)}
        said: dict[tuple[str, str], set[str]] = {}
        for claim in known:
            if not asked or claim.relation in asked:
                said.setdefault(_pair(claim), set()).add(claim.relation)
        self.said: Mapping[tuple[str, str], Collection[str]] = said
        self.answers: dict[tuple[str, str], set[str]] = {}
        for claim in known:
            self.answers.setdefault((claim.subject.label, claim.relation), set()).add(_meant(claim.object, ontology))
        self.years = _years(known, ontology)
        self.lands: dict[str, set[str]] = {}
        for claim in known:
            if land := _land(claim, ontology):
                self.lands.setdefault(land[0], set()).add(land[1])
        self.within: dict[str, set[str]] = {}
        for claim in known:
            if inside := _inside(claim, ontology):
                self.within.setdefault(inside[0], set()).add(inside[1])
        self.characters = frozenset(
            claim.object.label
            for claim in known
            if isinstance(claim.object, Name) and "cast.character" in ontology.relations[claim.relation].slots
        )
        self.agents = frozenset(label for claim in known for label in _agents(claim, ontology))

    def leave(self, claim: Claim, here: _Here) -> bool:
        """Whether a model's claim is heard."""
        if _place(claim) in here.places or _is_part_in_work(claim, self.ontology) and _ends(claim) in self.told:
            return False
        if here.dates.get(_date(claim, self.ontology), claim.relation) != claim.relation:
            return False  # it is told as a year
        (who, what), at = _date(claim, self.ontology)
        if isinstance(claim.object, Value) and here.dated.get((who, at), what) != what:
            return False  # it is told as the time at which it began
        owners = here.owners.get((what, at), (who,)) if _is_of_people(claim, self.ontology) else (who,)
        if isinstance(claim.object, Value) and not any(_alike(who, one) for one in owners):
            return False  # in "his brother Karl died in 1950" of somebody else
        if self.years.get(_dated(claim, self.ontology), _year(claim)) != _year(claim):
            return False
        land = _land(claim, self.ontology)
        if land and land[1] not in self.lands.get(land[0], land):
            return False  # in "Sweden, Finland and the Kola Peninsula in Russia" Kola lies in no other country
        inside = _inside(claim, self.ontology)
        if inside and self._lies_elsewhere(*inside):
            return False
        slots, object_ = self.ontology.relations[claim.relation].slots, claim.object
        if "cast.member" in slots and isinstance(object_, Name) and object_.label in self.characters:
            return False  # whom somebody plays
        said = self.said.get(_pair(claim), frozenset())
        if "employer" in slots and self.said.get((_named(claim.object), claim.subject.label)):
            return False  # who founded or leads it
        if said and claim.relation not in said and (claim.subject.label, claim.relation) in self.answers:
            return False  # "developed by A and published by B": not by A
        answers = self.answers.get((claim.subject.label, claim.relation))
        if answers and _ANSWERED.intersection(slots) and _meant(object_, self.ontology) not in answers:
            return False  # of what things hardly have a second the words tell the first
        return not _is_gainsaid(claim, said, self.ontology) and not self._takes_somebody_for_something(claim)

    def _lies_elsewhere(self, place: str, region: str) -> bool:
        """Whether the words tell of another region: in "from Pittsburgh, Pennsylvania, to Cairo, Illinois" of Cairo.

        Or that the region lies in the place.
        """
        if place in self.within.get(region, ()):
            return True
        if place not in self.within or names_country(region, self.ontology):
            return False
        known, new = set[str](), {place}
        while new:
            known |= new
            new = {outer for one in new for outer in self.within.get(one, ())} - known
        return region not in known and any(region in outer for one, outer in self.within.items() if one != place)

    def _takes_somebody_for_something(self, claim: Claim) -> bool:
        """Whether a work or a place is asked for where the words name somebody, or some body."""
        relation = self.ontology.relations[claim.relation]
        return any(
            isinstance(term, Name) and not term.self and term.label in self.agents and _is_nobody(kinds, self.ontology)
            for kinds, term in ((relation.domain, claim.subject), (relation.range, claim.object))
        )


def _meant(term: Term, ontology: Ontology) -> str:
    """The label of what a term means: of an adjective the country."""
    label = _named(term)
    return ontology.demonyms.get(label, ontology.countries.get(label, label))


def _is_named_by_pronoun(claim: Claim) -> bool:
    """Whether an end is known by a pronoun alone."""
    ends = (claim.subject, claim.object)
    return any(isinstance(one, Name) and one.local and one.label in ("He", "She", "I") for one in ends)


def _is_of_people(claim: Claim, ontology: Ontology) -> bool:
    """Whether it is told of people alone: when they were born and died."""
    domain = ontology.relations[claim.relation].domain
    return bool(domain) and all(ontology.is_a(one, "Individual") for one in domain)


def _alike(one: str, other: str) -> bool:
    """Whether two names may be one person's: "Karl Lind" and "Lind", not "Duke of York" and "Earl of Kent"."""
    return any(word in other.split() for word in one.split() if word[:1].isupper())


def _land(claim: Claim, ontology: Ontology) -> tuple[str, str] | None:
    """A place and the country that it lies in by the claim."""
    slots = set(ontology.relations[claim.relation].slots)
    place, country = (claim.object, claim.subject) if "contains" in slots else (claim.subject, claim.object)
    if not slots & {"contains", "country", "located"} or not isinstance(country, Name):
        return None
    known = names_country(country.label, ontology) or ontology.is_any(country.classes, "Country")
    return (_named(place), ontology.countries.get(country.label, country.label)) if known else None


def _inside(claim: Claim, ontology: Ontology) -> tuple[str, str] | None:
    """A place and what it lies in by the claim."""
    slots = set(ontology.relations[claim.relation].slots)
    if not slots & {"contains", "located"}:
        return None
    inner, outer = (claim.object, claim.subject) if "contains" in slots else (claim.subject, claim.object)
    return _named(inner), _named(outer)


def _named(term: Term) -> str:
    return term.lexical if isinstance(term, Value) else term.label


def _agents(claim: Claim, ontology: Ontology) -> Iterator[str]:
    """Whom the words take for people or bodies: what only these do."""
    relation = ontology.relations[claim.relation]
    for kinds, term in ((relation.domain, claim.subject), (relation.range, claim.object)):
        doers = "Person" in kinds and all(ontology.is_a(one, "Agent") for one in kinds)
        if isinstance(term, Name) and not term.self and doers:
            yield term.label


def _is_nobody(kinds: Collection[str], ontology: Ontology) -> bool:
    """Whether nothing of these kinds can be a person or a body."""
    return bool(kinds) and not any(ontology.is_a(one, "Agent") or ontology.is_a("Person", one) for one in kinds)


def _ends(claim: Claim) -> frozenset[str]:
    return frozenset(_pair(claim))


def _wording(claim: Claim) -> tuple[str, str, str]:
    """Who, in which relation, whom: the passage's own subject under whatever name."""
    subject, object_ = _pair(claim)
    own = isinstance(claim.subject, Name) and claim.subject.self
    return claim.relation, "" if own else subject, object_


def _pair(claim: Claim) -> tuple[str, str]:
    return claim.subject.label, _named(claim.object)


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
    return _is_of_people(claim, ontology) or place or made


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

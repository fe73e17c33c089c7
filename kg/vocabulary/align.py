"""Which of our relations and classes the user's mean.

In: a `Vocabulary` and our `Ontology`. Out: an `Alignment`: for every relation of the user's those of
ours whose facts it takes, which way round, and why.

How: evidence in falling order of strength: the same Wikidata id or an IRI declared equivalent, the same
label, an alias, the same words, and last the nearest meaning. Those of the strongest kind found are
taken, all of them where there are several; domain and range must allow it, and where they do so only
with subject and object exchanged, the inverse is meant ("director of"). What is declared narrower than
a relation of ours, or its inverse, comes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.ontology import Ontology, Relation
from kg.vocab import PREFIXES, expand
from kg.vocabulary.classes import align_classes
from kg.vocabulary.labels import content, plain
from kg.vocabulary.model import Vocabulary, VocabularyRelation

#: From two phrases to how near their meanings are, 0..1.
Nearness = Callable[[str, str], float]

#: A meaning must be so near, and the next one so much farther, to be taken.
NEAR, MARGIN = 0.8, 0.06


@dataclass(frozen=True, slots=True)
class Match:
    """A relation of ours whose facts the user's relation takes; `inverse`: with subject and object exchanged."""

    ours: Relation
    inverse: bool
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What was matched. `classes` leads from the IRI of a user's class to those of ours, none where none is like it."""

    vocabulary: Vocabulary
    ontology: Ontology
    relations: Mapping[VocabularyRelation, tuple[Match, ...]]
    classes: Mapping[str, tuple[str, ...]]

    @property
    def asked(self) -> frozenset[str]:
        """The local names of our relations that say something in the user's words."""
        return frozenset(match.ours.name for found in self.relations.values() for match in found)


def align(vocabulary: Vocabulary, ontology: Ontology, nearness: Nearness | None = None) -> Alignment:
    """Match every relation and class; without `nearness` meaning is not asked."""
    return _Aligner(vocabulary, ontology, nearness).align()


class _Aligner:
    def __init__(self, vocabulary: Vocabulary, ontology: Ontology, nearness: Nearness | None) -> None:
        self.vocabulary, self.ontology, self.nearness = vocabulary, ontology, nearness
        self.classes = align_classes(vocabulary, ontology)
        base = f"{ontology.base}ontology#"
        self.said_of: dict[str, dict[str, list[str]]] = {}
        for triple in ontology.triples:
            name = str(getattr(triple.subject, "value", "")).removeprefix(base)
            if name in ontology.relations:
                told = self.said_of.setdefault(name, {}).setdefault(triple.predicate.value, [])
                told.append(str(getattr(triple.object, "value", "")))
        self.aliases = {name: self.told(name, "skos:altLabel") for name in ontology.relations}
        self.narrower: dict[str, list[str]] = {}
        for name in ontology.relations:
            for wider in self.told(name, "rdfs:subPropertyOf"):
                self.narrower.setdefault(wider.removeprefix(base), []).append(name)

    def told(self, name: str, curie: str) -> list[str]:
        """The values that our ontology gives a relation for an annotation."""
        return self.said_of.get(name, {}).get(expand(curie), [])

    def align(self) -> Alignment:
        relations = {one: tuple(self.with_narrower(one, self.matches(one))) for one in self.vocabulary.relations}
        by_iri = {one.iri: one for one in relations}
        for one, found in relations.items():  # what is known of a declared inverse holds the other way round
            if not found and one.inverse in by_iri:
                label = by_iri[one.inverse].label
                relations[one] = tuple(
                    Match(match.ours, not match.inverse, f"inverse of {label}")
                    for match in relations[by_iri[one.inverse]]
                    if match.ours.range
                )
        return Alignment(vocabulary=self.vocabulary, ontology=self.ontology, relations=relations, classes=self.classes)

    def matches(self, theirs: VocabularyRelation) -> list[Match]:
        """Those of the strongest kind of evidence that domain and range bear out."""
        for candidates in (self.same(theirs), self.aliased(theirs), self.worded(theirs), self.meant(theirs)):
            found = [match for name, how in candidates if (match := self.directed(theirs, name, how))]
            if found:
                unique: dict[str, Match] = {}
                for match in found:
                    unique.setdefault(match.ours.name, match)
                return list(unique.values())
        return []

    def same(self, theirs: VocabularyRelation) -> Iterator[tuple[str, str]]:
        """By identity or by the very label."""
        known, names = _known(theirs), _names(theirs)
        for one in self.ontology.relations.values():
            shared = sorted(known & set(self.told(one.name, "owl:equivalentProperty")))
            if shared:
                wikidata = shared[0].startswith(PREFIXES["wdt"])
                yield one.name, f"Wikidata {theirs.property}" if wikidata else f"equivalent {shared[0]}"
            elif known & {f"{self.ontology.base}ontology#{one.name}"}:
                yield one.name, "our own"
            elif {plain(one.label), plain(one.name)} & names:
                yield one.name, "label"

    def aliased(self, theirs: VocabularyRelation) -> Iterator[tuple[str, str]]:
        known, names = _known(theirs), _names(theirs)
        for one in self.ontology.relations.values():
            close = known & set(self.told(one.name, "skos:closeMatch"))
            alias = next((alias for alias in self.aliases[one.name] if plain(alias) in names), None)
            ends = {plain(iri.rstrip("/#").replace("#", "/").rpartition("/")[2]) for iri in one.equivalents} & names
            if close:
                yield one.name, f"close to {min(close)}"
            elif alias is not None or ends:
                yield one.name, f"alias {alias or min(ends)!r}"

    def worded(self, theirs: VocabularyRelation) -> Iterator[tuple[str, str]]:
        """By the same words, in whatever order and form: "birth place" is the place of birth."""
        names = {content(name) for name in (theirs.label, *theirs.names)} - {frozenset()}
        for one, said in self.said.items():
            same = next((text for text in said if content(text) in names), None)
            if same is not None:
                yield one, f"words of {same!r}"

    def meant(self, theirs: VocabularyRelation) -> Iterator[tuple[str, str]]:
        """By the nearest meaning, if none other is nearly as near."""
        if self.nearness is None:
            return
        label = " ".join(sorted(content(theirs.label)))
        scores = sorted(
            (
                (max(self.nearness(label, " ".join(sorted(content(text)))) for text in said), one)
                for one, said in self.said.items()
                if label and self.directed(theirs, one, "")
            ),
            reverse=True,
        )
        if scores and scores[0][0] >= NEAR and (len(scores) < 2 or scores[0][0] - scores[1][0] >= MARGIN):
            yield scores[0][1], f"meaning of {self.ontology.relations[scores[0][1]].label!r} ({scores[0][0]:.2f})"

    @cached_property
    def said(self) -> dict[str, list[str]]:
        """Everything that a relation of ours is called."""
        return {name: [one.label, name, *self.aliases[name]] for name, one in self.ontology.relations.items()}

    def directed(self, theirs: VocabularyRelation, name: str, how: str) -> Match | None:
        """The match in the direction that domains and ranges allow; forward where they allow both."""
        ours = self.ontology.relations[name]
        turned = plain(theirs.label).endswith(" of") and plain(theirs.label) not in map(plain, self.said[name])
        fits = {inverse: self.fits(theirs, ours, inverse) for inverse in (False, True)}
        for inverse in (turned, not turned):
            if fits[inverse] and (inverse == turned or theirs.domain and theirs.range):
                return Match(ours, inverse, f"{how}, inverse" if inverse else how)
        return None

    def fits(self, theirs: VocabularyRelation, ours: Relation, inverse: bool) -> bool:
        """Whether the ends of the two relations can be the same things."""
        if inverse and ours.datatype:
            return False
        if ours.datatype and theirs.range and any(self.classes.get(one) for group in theirs.range for one in group):
            return False
        domain, range_ = (ours.range, ours.domain) if inverse else (ours.domain, ours.range)
        return self.can_be(theirs.domain, domain) and (
            bool(ours.datatype and not inverse) or self.can_be(theirs.range, range_)
        )

    def can_be(self, asked: Sequence[Sequence[str]], ours: Iterable[str]) -> bool:
        """Whether some class of ours, or one within or around it, meets every demand."""
        ours = tuple(ours)
        return all(
            not ours
            or any(not self.classes.get(one) for one in group)
            or any(
                self.ontology.is_a(name, other) or self.ontology.is_a(other, name)
                for one in group
                for name in self.classes[one]
                for other in ours
            )
            for group in asked
        )

    def with_narrower(self, theirs: VocabularyRelation, found: Iterable[Match]) -> Iterator[Match]:
        """The matches, what is narrower than they, their inverses, and a symmetric one the other way round."""
        waiting, seen = list(found), set[tuple[str, bool]]()
        while waiting:
            match = waiting.pop(0)
            key = match.ours.name, match.inverse
            if key in seen:
                continue
            seen.add(key)
            yield match
            relations = self.ontology.relations
            more = [
                Match(relations[name], match.inverse, f"narrower than {match.ours.name}")
                for name in self.narrower.get(match.ours.name, ())
            ]
            back = {match.ours.inverse} | {one.name for one in relations.values() if one.inverse == match.ours.name}
            more += [
                Match(relations[name], not match.inverse, f"inverse of {match.ours.name}")
                for name in sorted(back - {""})
            ]
            if match.ours.symmetric:
                more.append(Match(match.ours, not match.inverse, "symmetric"))
            waiting += [one for one in more if self.fits(theirs, one.ours, one.inverse)]


def _known(theirs: VocabularyRelation) -> set[str]:
    """The IRIs that mean the user's relation."""
    known = {PREFIXES["wdt"] + theirs.property} if theirs.property else set()
    return known | {iri.replace("http://schema.org/", PREFIXES["schema"]) for iri in (theirs.iri, *theirs.equivalents)}


def _names(theirs: VocabularyRelation) -> set[str]:
    return {plain(name) for name in (theirs.label, *theirs.names)}

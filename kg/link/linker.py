"""From names to entities: who is meant.

In: a document and the claims of its passages. Out: facts about entities, and every mention.
How, in this order: the link under the words; the passage's own subject; a title that the words
determine ("Chinese"); a name, anchor or alias that stands for exactly one known thing of this
article; a country; a short name of exactly one person of this article; what the collection knows by
that name, where it fits what is said here; otherwise a new entity inside the article (or glossed
article) that names it. Nothing is merged by name alone across articles, and characters of a story are
never merged with people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.claims import PassageClaims
from kg.collection.names import Names
from kg.extract.prose.fit import GUESSED
from kg.extract.prose.qualify import is_plot
from kg.link.mentions import Mentions
from kg.link.things import Known, Thing, is_self
from kg.model import (
    Claim,
    Concept,
    Document,
    Entity,
    Evidence,
    Fact,
    Literal,
    Mention,
    Name,
    Passage,
    Status,
    Term,
    Value,
)
from kg.names import name_key
from kg.ontology import Ontology, Relation
from kg.quote import quote
from kg.vocab import Namespace


@dataclass(frozen=True, slots=True)
class _Draft:
    """A claim whose names are resolved; what they name may still learn of its classes."""

    passage: Passage
    claim: Claim
    subject: Thing
    object: Thing | Literal
    qualifiers: tuple[tuple[str, Thing | Literal], ...]


class Linker:
    """Links the claims of one document; keeps what the document makes known."""

    def __init__(
        self, document: Document, ontology: Ontology, namespace: Namespace, names: Names | None = None
    ) -> None:
        self.document, self.ontology, self.namespace = document, ontology, namespace
        self.known = Known(document, ontology, namespace)
        self.names = names or Names(document, ontology)
        self.chosen: dict[str, float] = {}  # IRIs of what the collection means by a name -> how sure that is
        self.told: set[tuple[str, str]] = set()  # (scope, name key) of whom a story tells
        self.people: set[str] = set()  # IRIs of whom this article takes for people
        self.mentions = Mentions(self.known, self.chosen)

    def link(self, read: Sequence[PassageClaims]) -> tuple[tuple[Fact, ...], tuple[Entity, ...], tuple[Mention, ...]]:
        """Facts in reading order, entities by IRI, mentions by offset."""
        read = [self._said(one) for one in read]
        self.known.gather(read)
        self.known.gather_characters(read)
        self.known.gather_people(read)
        self.told = {
            (one.passage.subject, name_key(claim.subject.label))
            for one in read
            for claim in one.claims
            if claim.story and not is_self(claim.subject)
        }
        drafts = [self._draft(one, claim) for one in read for claim in one.claims]
        for draft in drafts:
            self._infer(draft.claim, draft.subject, draft.object)
        facts: dict[tuple[object, ...], Fact] = {}
        for fact in map(self._fact, drafts):  # every class being known
            facts.setdefault(
                (fact.subject.iri, fact.relation, fact.object, fact.qualifiers, fact.evidence.start, fact.evidence.end),
                fact,
            )
        for fact in self._implied(tuple(facts.values())) if self.document.links else ():
            facts.setdefault((fact.subject.iri, fact.relation, fact.object), fact)
        told = tuple(sorted(self.known.things))  # what is only named is no entity of the graph
        for one in read:
            for name in one.mentions:
                self._name_only(name, one)
        mentions = self.mentions.finish()
        return tuple(facts.values()), tuple(self.known.entity(iri) for iri in told), mentions

    def _said(self, one: PassageClaims) -> PassageClaims:
        """Without what is said of a subject that nobody knows: that of a text without a title."""
        if self.document.named or one.passage.kind == "gloss":
            return one
        claims = tuple(
            claim
            for claim in one.claims
            if not is_self(claim.subject)
            and not is_self(claim.object)
            and not any(is_self(term) for _, term in claim.qualifiers)
        )
        return replace(one, claims=claims, mentions=tuple(name for name in one.mentions if not name.self))

    # Names ---------------------------------------------------------------------------------

    def resolve(self, term: Name | Concept, one: PassageClaims, asked: tuple[str, ...]) -> Thing:
        """The thing that a name or concept of a passage stands for."""
        if isinstance(term, Concept):
            return self.known.concept(term, one.passage, asked)
        thing = self._named(term, one, asked)
        thing.add(term.classes)
        self.mentions.note(one.passage, term, thing)
        return thing

    def _name_only(self, name: Name, one: PassageClaims) -> None:
        """What no claim needs to know: the classes that a name tells are its mention's, not its entity's."""
        self.mentions.note(one.passage, name, self._named(name, one, ()))
        self.mentions.classes[one.passage.source(name.start, name.end)] = name.classes or name.likely

    def _named(self, name: Name, one: PassageClaims, asked: tuple[str, ...]) -> Thing:
        passage = one.passage
        if name.self:
            return self.known.titled(passage.subject)
        if self.known.is_fictional(name) and (character := self.known.characters.get(name_key(name.label))):
            return self.known.things[character]
        if name.start >= 0:
            for anchor in passage.anchors:
                words = passage.text[anchor.start : anchor.end]
                if name.start < anchor.end and anchor.start < name.end and name_key(words) == name_key(name.label):
                    return self.known.titled(self.document.links[anchor.link].title)
        if name.title:
            return self.known.titled(name.title)
        scope = passage.subject
        key = name_key(name.label)
        if (scope, key) in self.known.local:
            return self.known.things[self.known.local[scope, key]]
        found = self.known.names.get(key, ())
        if self.known.is_own(found) and self._is_place(name, asked):
            return self.known.place(name, scope)
        if not name.local:
            if len(found) == 1:
                return self.known.things[next(iter(found))]
            country = self.ontology.countries.get(name.label)
            if country:
                return self.known.titled(country)
        work = self.ontology.is_any(name.classes, "Work")
        thing = None if work else self.known.character(key, scope)  # the novel "Carrie" is not Carrie White
        kinds = (*name.classes, *asked, *(name.likely if "Agent" in asked else ()))
        at = passage.source(name.start, name.end)[0] if name.start >= 0 else -1
        thing = thing or self.known.somebody(key, scope, kinds, at)
        if not thing and not found and not name.local:
            thing = self._collected(name, key, one, asked)
        return thing or self.known.new(name, scope)

    def _is_place(self, name: Name, asked: tuple[str, ...]) -> bool:
        """Whether a name is that of a place which the article only has its name from: "the band formed in Chicago"."""
        kinds, own = name.classes or asked, self.known.titled(self.document.title).classes
        bodies = () if name.classes else ("Organisation",)  # which may be where somebody works
        places = [self.ontology.is_a(one, "Place") for one in kinds]
        asks = any(places) if name.local else bool(places) and all(places)
        return asks and bool(own) and not self.ontology.is_any(own, "Place", *bodies)

    def _collected(self, name: Name, key: str, one: PassageClaims, asked: tuple[str, ...]) -> Thing | None:
        """What the collection means by the name, where that fits; whom a story tells of is nobody in it."""
        choice = self.names.choose(key, name.classes, asked, one.passage)
        told = is_plot(one.passage.section) or (one.passage.subject, key) in self.told
        if not choice or (told and "Person" in choice.description.classes):
            return None
        thing = self.known.titled(choice.description.title)
        thing.add(choice.description.classes)
        self.known.local[one.passage.subject, key] = thing.iri
        self.chosen[thing.iri] = min(choice.probability, self.chosen.get(thing.iri, 1.0))
        return thing

    # Facts ---------------------------------------------------------------------------------

    def _draft(self, one: PassageClaims, claim: Claim) -> _Draft:
        relations = self.ontology.relations
        domain = relations[claim.relation].domain if isinstance(claim.subject, Name) else ()
        return _Draft(
            one.passage,
            claim,
            self.resolve(claim.subject, one, domain),
            self._term(claim.object, one, relations[claim.relation]),
            tuple((name, self._term(term, one, relations[name])) for name, term in claim.qualifiers),
        )

    def _term(self, term: Term, one: PassageClaims, relation: Relation) -> Thing | Literal:
        if isinstance(term, Value):
            return Literal(lexical=term.lexical, datatype=term.datatype, language=term.language)
        return self.resolve(self._without_guess(term, relation), one, relation.range)

    def _without_guess(self, term: Name | Concept, relation: Relation) -> Name | Concept:
        """A thing without a guess that a relation does not ask for: what a game is made for is no organisation."""
        if not relation.usual or isinstance(term, Concept) or not term.classes or not GUESSED.issuperset(term.classes):
            return term
        return term if self.ontology.is_any(term.classes, *relation.range) else replace(term, classes=())

    def _infer(self, claim: Claim, subject: Thing, target: Thing | Literal) -> None:
        """What a relation asks of its ends is the class of an end of which nothing else is known.

        Somebody is taken for a person by the words around the name, or as the object of a relation to people.
        """
        relation = self.ontology.relations[claim.relation]
        if len(relation.domain) == 1 and not subject.classes:
            subject.add(relation.domain)
        if len(relation.range) == 1 and isinstance(target, Thing) and not target.classes:
            target.add(relation.range)
        for term, thing, told in ((claim.subject, subject, ()), (claim.object, target, relation.range)):
            if (
                isinstance(term, Name)
                and isinstance(thing, Thing)
                and not self.known.is_fictional(term)
                and "Person" in (*term.classes, *(told if len(told) == 1 else ()))
            ):
                self.people.add(thing.iri)

    def _fact(self, draft: _Draft) -> Fact:
        status: Status = "fictional" if draft.claim.story else "asserted"
        return Fact(
            subject=self.known.entity(draft.subject.iri),
            relation=draft.claim.relation,
            object=self._end(draft.object),
            status=status,
            qualifiers=tuple((name, self._end(value)) for name, value in draft.qualifiers),
            evidence=self._evidence(draft),
        )

    def _end(self, target: Thing | Literal) -> Entity | Literal:
        return self.known.entity(target.iri) if isinstance(target, Thing) else target

    def _evidence(self, draft: _Draft) -> Evidence:
        """The words for a claim, no surer than who is meant in it."""
        passage, claim = draft.passage, draft.claim
        ends = (draft.subject, draft.object)
        confidence = min(claim.confidence, *(self.chosen.get(one.iri, 1.0) for one in ends if isinstance(one, Thing)))
        start, end = quote(passage, claim)
        return Evidence(
            article=self.document.article.id,
            section=passage.section,
            start=start,
            end=end,
            quote=self.document.article.text[start:end],
            extractor=claim.extractor,
            rule=claim.rule,
            confidence=confidence,
            subject_span=_span(passage, claim.subject),
            object_span=_span(passage, claim.object),
        )

    def _implied(self, facts: Sequence[Fact]) -> Iterator[Fact]:
        """Whom a role makes a person of a trade: the screenwriter without an article of his own.

        Where nothing is linked only the words speak: one credit makes nobody's trade.
        """
        kind, trade = self.ontology.slot("type", ("Person",)), self.ontology.slot("occupation", ("Person",))
        if not kind or not trade:
            return
        said = {(fact.subject.iri, fact.relation) for fact in facts}
        for fact in facts:
            relation = self.ontology.relations[fact.relation]
            for entity, span, label in (
                (fact.subject, fact.evidence.subject_span, ""),
                (fact.object, fact.evidence.object_span, relation.object_occupation),
            ):
                if (
                    not isinstance(entity, Entity)
                    or span is None
                    or entity.iri not in self.people
                    or "Person" not in entity.types
                ):
                    continue
                evidence = replace(fact.evidence, subject_span=span, object_span=None)
                for implied, concept in ((kind, "human"), (trade, label)):
                    if concept and (entity.iri, implied.name) not in said:
                        said.add((entity.iri, implied.name))
                        thing = self.known.things.setdefault(
                            self.namespace.concept(concept),
                            Thing(self.namespace.concept(concept), concept, list(implied.range) or ["Concept"]),
                        )
                        yield Fact(
                            subject=entity,
                            relation=implied.name,
                            object=self.known.entity(thing.iri),
                            evidence=replace(evidence, rule=f"implied by {fact.relation}"),
                        )


def _span(passage: Passage, term: Term) -> tuple[int, int] | None:
    return passage.source(term.start, term.end) if 0 <= term.start < term.end else None

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

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.claims import PassageClaims
from kg.collection.names import Names
from kg.extract.prose.qualify import is_plot
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
from kg.names import EDGE, SPACE, bare_title, name_key
from kg.ontology import Ontology, Relation
from kg.quote import quote
from kg.vocab import Namespace

_NAME_SLOTS = ("aka", "official-name", "short-name", "full-name", "birth-name", "alternative-title", "native-name")


@dataclass(slots=True)
class _Thing:
    """An entity in the making: its classes are gathered while the article is linked."""

    iri: str
    label: str
    classes: list[str] = field(default_factory=list)
    scope: str = ""

    def add(self, classes: Iterable[str]) -> None:
        self.classes.extend(one for one in classes if one not in self.classes)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A claim whose names are resolved; what they name may still learn of its classes."""

    passage: Passage
    claim: Claim
    subject: _Thing
    object: _Thing | Literal
    qualifiers: tuple[tuple[str, _Thing | Literal], ...]


class Linker:
    """Links the claims of one document; keeps what the document makes known."""

    def __init__(
        self, document: Document, ontology: Ontology, namespace: Namespace, names: Names | None = None
    ) -> None:
        self.document, self.ontology, self.namespace = document, ontology, namespace
        self.names = names or Names(document, ontology)
        self.chosen: dict[str, float] = {}  # IRIs of what the collection means by a name -> how sure that is
        self.things: dict[str, _Thing] = {}
        self.entities: dict[str, Entity] = {}
        self.known: dict[str, set[str]] = {}  # name key -> IRIs that it may stand for
        self.local: dict[tuple[str, str], str] = {}  # (scope, name key) -> IRI
        self.ranked: dict[tuple[str, str], set[str]] = {}  # (scope, name key without its rank) -> IRIs
        self.characters: dict[str, str] = {}  # name key -> IRI
        self.told: set[tuple[str, str]] = set()  # (scope, name key) of whom a story tells
        self.people: set[str] = set()  # IRIs of whom this article takes for people
        self.mentions: dict[tuple[int, int], Mention] = {}
        self.classes: dict[tuple[int, int], tuple[str, ...]] = {}  # span of a mention -> what the words tell
        self.name_relations = {one.name for slot in _NAME_SLOTS for one in ontology.filling(slot)}

    def link(self, read: Sequence[PassageClaims]) -> tuple[tuple[Fact, ...], tuple[Entity, ...], tuple[Mention, ...]]:
        """Facts in reading order, entities by IRI, mentions by offset."""
        read = [self._said(one) for one in read]
        self._gather(read)
        self._characters(read)
        self.told = {(one.passage.subject, name_key(claim.subject.label)) for one in read for claim in one.claims
                     if claim.story and not _is_self(claim.subject)}
        drafts = [self._draft(one, claim) for one in read for claim in one.claims]
        for draft in drafts:
            self._infer(draft.claim, draft.subject, draft.object)
        facts: dict[tuple[object, ...], Fact] = {}
        for fact in map(self._fact, drafts):  # every class being known
            facts.setdefault((fact.subject.iri, fact.relation, fact.object, fact.qualifiers,
                              fact.evidence.start, fact.evidence.end), fact)
        for fact in self._implied(tuple(facts.values())) if self.document.links else ():
            facts.setdefault((fact.subject.iri, fact.relation, fact.object), fact)
        told = tuple(sorted(self.things))  # what is only named is no entity of the graph
        for one in read:
            for name in one.mentions:
                self._name_only(name, one)
        self._anchors(read)
        entities = tuple(self.entity(iri) for iri in told)
        return tuple(facts.values()), entities, tuple(self.mentions[span] for span in sorted(self.mentions))

    def _said(self, one: PassageClaims) -> PassageClaims:
        """Without what is said of a subject that nobody knows: that of a text without a title."""
        if self.document.named or one.passage.kind == "gloss":
            return one
        claims = tuple(claim for claim in one.claims if not _is_self(claim.subject) and not _is_self(claim.object)
                       and not any(_is_self(term) for _, term in claim.qualifiers))
        return replace(one, claims=claims, mentions=tuple(name for name in one.mentions if not name.self))

    # What the document makes known -----------------------------------------------------------

    def _gather(self, read: Sequence[PassageClaims]) -> None:
        if self.document.named:
            self._know(self.titled(self.document.title), self.document.title)
        for link in self.document.links:
            thing = self.titled(link.title)
            self._know(thing, link.title)
            if link.anchor[:1].isupper() and link.anchor not in self.ontology.demonyms:
                self._know(thing, link.anchor)
        for one in read:
            if one.passage.kind == "gloss" or one.passage.kind == "prose" and self.document.named:
                self.titled(one.passage.subject).add(one.about.classes)
            for claim in one.claims:
                term = claim.object
                if isinstance(term, Name) and term.title:
                    self._know(self.titled(term.title), term.title)
                if isinstance(term, Value) and claim.relation in self.name_relations and _is_self(claim.subject):
                    self._know(self.titled(one.passage.subject), term.lexical)

    def titled(self, title: str) -> _Thing:
        """The thing that has (or may have) an article of that title."""
        iri = self.namespace.entity(title)
        thing = self.things.setdefault(iri, _Thing(iri, SPACE.sub(" ", title).strip()))
        if not thing.classes and title in self.ontology.places:
            thing.add([self.ontology.places[title]])
        return thing

    def _know(self, thing: _Thing, name: str) -> None:
        for key in {name_key(name), name_key(bare_title(name))} - {""}:
            self.known.setdefault(key, set()).add(thing.iri)

    def _characters(self, read: Sequence[PassageClaims]) -> None:
        """A character is known to the whole article by its name in full, and by a part that is only its own."""
        names = [term for one in read for claim in one.claims
                 for term in (claim.subject, claim.object, *(value for _, value in claim.qualifiers))
                 if isinstance(term, Name) and self._fictional(term)]
        for name in sorted(names, key=lambda name: -len(name_key(name.label).split())):
            key = name_key(name.label)
            if key not in self.characters:
                short = self._character(key, self.document.title)
                self.characters[key] = short.iri if short else self._new(name, self.document.title).iri

    def _fictional(self, name: Name) -> bool:
        return bool(name.classes) and any(self.ontology.is_a(one, "Character") for one in name.classes)

    # Names ---------------------------------------------------------------------------------

    def resolve(self, term: Name | Concept, one: PassageClaims, asked: tuple[str, ...]) -> _Thing:
        """The thing that a name or concept of a passage stands for."""
        if isinstance(term, Concept):
            return self._concept(term, one.passage, asked)
        thing = self._named(term, one, asked)
        thing.add(term.classes)
        self._mention(one.passage, term, thing)
        return thing

    def _name_only(self, name: Name, one: PassageClaims) -> None:
        """What no claim needs to know: the classes that a name tells are its mention's, not its entity's."""
        self._mention(one.passage, name, self._named(name, one, ()))
        self.classes[one.passage.source(name.start, name.end)] = name.classes or name.likely

    def _named(self, name: Name, one: PassageClaims, asked: tuple[str, ...]) -> _Thing:
        passage = one.passage
        if name.self:
            return self.titled(passage.subject)
        if self._fictional(name) and (character := self.characters.get(name_key(name.label))):
            return self.things[character]
        if name.start >= 0:
            for anchor in passage.anchors:
                words = passage.text[anchor.start:anchor.end]
                if name.start < anchor.end and anchor.start < name.end and name_key(words) == name_key(name.label):
                    return self.titled(self.document.links[anchor.link].title)
        if name.title:
            return self.titled(name.title)
        scope = passage.subject
        key = name_key(name.label)
        if (scope, key) in self.local:
            return self.things[self.local[scope, key]]
        found = self.known.get(key, ())
        if not name.local:
            if len(found) == 1:
                return self.things[next(iter(found))]
            country = self.ontology.countries.get(name.label)
            if country:
                return self.titled(country)
        thing = self._character(key, scope) or self._somebody(key, scope, (*name.classes, *asked))
        if not thing and not found and not name.local:
            thing = self._collected(name, key, one, asked)
        return thing or self._new(name, scope)

    def _collected(self, name: Name, key: str, one: PassageClaims, asked: tuple[str, ...]) -> _Thing | None:
        """What the collection means by the name, where that fits; whom a story tells of is nobody in it."""
        choice = self.names.choose(key, name.classes, asked, one.passage)
        told = is_plot(one.passage.section) or (one.passage.subject, key) in self.told
        if not choice or (told and "Person" in choice.description.classes):
            return None
        thing = self.titled(choice.description.title)
        thing.add(choice.description.classes)
        self.local[one.passage.subject, key] = thing.iri
        self.chosen[thing.iri] = min(choice.probability, self.chosen.get(thing.iri, 1.0))
        return thing

    def _somebody(self, key: str, scope: str, asked: tuple[str, ...]) -> _Thing | None:
        """The one person named so far whose last name this is, or name but for a rank, where the words ask for one."""
        if not any(self.ontology.is_a(one, "Individual") for one in asked):
            return None
        if " " in key:
            found = set(self.ranked.get((scope, key.partition(", ")[0]), ()))
        else:
            found = {iri for (where, name), iri in self.local.items() if where == scope and name.endswith(f" {key}")}
            found |= {iri for name, iris in self.known.items() if name.endswith(f" {key}") for iri in iris
                      if any(self.ontology.is_a(one, "Individual") for one in self.things[iri].classes)}
        return self.things[found.pop()] if len(found) == 1 else None

    def _character(self, key: str, scope: str) -> _Thing | None:
        """The one character of the article whose first or last name this is."""
        if " " in key or scope != self.document.title:
            return None
        found = {iri for name, iri in self.characters.items() if key in (name.split(" ")[0], name.split(" ")[-1])}
        return self.things[found.pop()] if len(found) == 1 else None

    def _new(self, name: Name, scope: str) -> _Thing:
        key = name_key(name.label)
        label = SPACE.sub(" ", name.label).strip(EDGE)
        iri = self.namespace.local(scope, label)
        if self._fictional(name) != (iri in self.characters.values()) and iri in self.things:
            iri = self.namespace.local(scope, f"{label} (character)")
        thing = self.things.setdefault(iri, _Thing(iri, label, scope=scope))
        if not self._fictional(name):
            self.local[scope, key] = iri
            self.ranked.setdefault((scope, key.partition(", ")[0]), set()).add(iri)
        return thing

    def _concept(self, concept: Concept, passage: Passage, asked: tuple[str, ...]) -> _Thing:
        """A common noun: the linked article where the link defines that very noun, else a concept."""
        for anchor in passage.anchors:
            if anchor.start <= concept.start < anchor.end:
                title = self.document.links[anchor.link].title
                thing = self.titled(title)
                named = title.casefold() == concept.label.casefold()
                kind = any(self.ontology.is_a(one, wanted) for one in thing.classes for wanted in asked
                           if wanted not in ("Entity", "Concept"))
                if named or kind:
                    return thing
        iri = self.namespace.concept(concept.label)
        thing = self.things.setdefault(iri, _Thing(iri, concept.label))
        thing.add(("Concept",) if "Concept" in asked else asked or ("Concept",))
        return thing

    # Facts ---------------------------------------------------------------------------------

    def _draft(self, one: PassageClaims, claim: Claim) -> _Draft:
        relations = self.ontology.relations
        domain = relations[claim.relation].domain if isinstance(claim.subject, Name) else ()
        return _Draft(one.passage, claim, self.resolve(claim.subject, one, domain),
                      self._term(claim.object, one, relations[claim.relation]),
                      tuple((name, self._term(term, one, relations[name])) for name, term in claim.qualifiers))

    def _term(self, term: Term, one: PassageClaims, relation: Relation) -> _Thing | Literal:
        if isinstance(term, Value):
            return Literal(lexical=term.lexical, datatype=term.datatype, language=term.language)
        return self.resolve(term, one, relation.range)

    def _infer(self, claim: Claim, subject: _Thing, target: _Thing | Literal) -> None:
        """What a relation asks of its ends is the class of an end of which nothing else is known.

        Somebody is taken for a person by the words around the name, or as the object of a relation to people.
        """
        relation = self.ontology.relations[claim.relation]
        if len(relation.domain) == 1 and not subject.classes:
            subject.add(relation.domain)
        if len(relation.range) == 1 and isinstance(target, _Thing) and not target.classes:
            target.add(relation.range)
        for term, thing, told in ((claim.subject, subject, ()), (claim.object, target, relation.range)):
            if isinstance(term, Name) and isinstance(thing, _Thing) and not self._fictional(term) \
                    and "Person" in (*term.classes, *(told if len(told) == 1 else ())):
                self.people.add(thing.iri)

    def entity(self, iri: str) -> Entity:
        """The entity, all its classes being known: those that no other one implies."""
        if iri not in self.entities:
            thing = self.things[iri]
            specific = [one for one in thing.classes if not any(
                other != one and self.ontology.is_a(other, one) for other in thing.classes)]
            self.entities[iri] = Entity(iri=iri, label=thing.label, types=tuple(specific))
        return self.entities[iri]

    def _fact(self, draft: _Draft) -> Fact:
        status: Status = "fictional" if draft.claim.story else "asserted"
        return Fact(subject=self.entity(draft.subject.iri), relation=draft.claim.relation,
                    object=self._end(draft.object), status=status,
                    qualifiers=tuple((name, self._end(value)) for name, value in draft.qualifiers),
                    evidence=self._evidence(draft))

    def _end(self, target: _Thing | Literal) -> Entity | Literal:
        return self.entity(target.iri) if isinstance(target, _Thing) else target

    def _evidence(self, draft: _Draft) -> Evidence:
        """The words for a claim, no surer than who is meant in it."""
        passage, claim = draft.passage, draft.claim
        ends = (draft.subject, draft.object)
        confidence = min(claim.confidence, *(self.chosen.get(one.iri, 1.0) for one in ends if isinstance(one, _Thing)))
        start, end = quote(passage, claim)
        return Evidence(
            article=self.document.article.id, section=passage.section, start=start, end=end,
            quote=self.document.article.text[start:end], extractor=claim.extractor, rule=claim.rule,
            confidence=confidence, subject_span=_span(passage, claim.subject),
            object_span=_span(passage, claim.object))

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
            for entity, span, label in ((fact.subject, fact.evidence.subject_span, ""),
                                        (fact.object, fact.evidence.object_span, relation.object_occupation)):
                if not isinstance(entity, Entity) or span is None or entity.iri not in self.people \
                        or "Person" not in entity.types:
                    continue
                evidence = replace(fact.evidence, subject_span=span, object_span=None)
                for implied, concept in ((kind, "human"), (trade, label)):
                    if concept and (entity.iri, implied.name) not in said:
                        said.add((entity.iri, implied.name))
                        thing = self.things.setdefault(self.namespace.concept(concept), _Thing(
                            self.namespace.concept(concept), concept, list(implied.range) or ["Concept"]))
                        yield Fact(subject=entity, relation=implied.name, object=self.entity(thing.iri),
                                   evidence=replace(evidence, rule=f"implied by {fact.relation}"))

    # Mentions ------------------------------------------------------------------------------

    def _mention(self, passage: Passage, name: Name, thing: _Thing, source: str = "name") -> None:
        if 0 <= name.start < name.end:
            start, end = passage.source(name.start, name.end)
            if (start, end) in self.mentions:
                return
            named = name_key(passage.text[name.start:name.end]) == name_key(name.label)
            source = source if named or name.title else "coreference"
            found = "self" if name.self else "collection" if thing.iri in self.chosen else source
            self.mentions[start, end] = Mention(
                start=start, end=end, text=self.document.article.text[start:end],
                entity=Entity(iri=thing.iri, label=thing.label), source=found,
                confidence=self.chosen.get(thing.iri, 1.0))

    def _anchors(self, read: Sequence[PassageClaims]) -> None:
        for link in self.document.links:
            self.mentions[link.start, link.end] = Mention(
                start=link.start, end=link.end, text=link.anchor,
                entity=self.entity(self.titled(link.title).iri), source="link")
        self._disentangle()
        for span, mention in self.mentions.items():
            entity, told = self.entity(mention.entity.iri), self.classes.get(span, ())
            self.mentions[span] = replace(mention, entity=entity, types=self._types(entity, told))

    def _disentangle(self) -> None:
        """Where a claim takes more or fewer words for a name than the reader of names does, the latter knows better."""
        sure = sorted(span for span, one in self.mentions.items() if span in self.classes or one.source == "link")
        for span in [one for one, it in self.mentions.items() if one not in self.classes and it.source != "link"]:
            near = sure[max(0, bisect_left(sure, span) - 1) : bisect_left(sure, (span[1], 0))]
            if any(one != span and one[0] < span[1] and span[0] < one[1] for one in near):
                del self.mentions[span]

    def _types(self, entity: Entity, told: tuple[str, ...]) -> tuple[str, ...]:
        """What the words name: the entity, unless they tell more; "French" is no country though it means France."""
        vague = all(any(self.ontology.is_a(one, known) for one in told) for known in entity.types)
        return told if vague or "Group" in told else entity.types


def _is_self(term: Term) -> bool:
    return isinstance(term, Name) and term.self


def _span(passage: Passage, term: Term) -> tuple[int, int] | None:
    return passage.source(term.start, term.end) if 0 <= term.start < term.end else None

"""What a document makes known: entities in the making, and by which names they go.

In: the links, subjects and names of a document. Out: `Thing`s under their addresses, and whom a name may stand for.
A character of a story is known to the whole article by its name in full, and by a part that is only its own; it is
never one with a person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from kg.claims import PassageClaims
from kg.extract.offices import RANKS
from kg.model import Concept, Document, Entity, Name, Passage, Term, Value
from kg.names import EDGE, SPACE, bare_title, name_key
from kg.ontology import Ontology
from kg.vocab import Namespace

_NAME_SLOTS = ("aka", "official-name", "short-name", "full-name", "birth-name", "alternative-title", "native-name")


@dataclass(slots=True)
class Thing:
    """An entity in the making: its classes are gathered while the article is linked."""

    iri: str
    label: str
    classes: list[str] = field(default_factory=list)
    scope: str = ""

    def add(self, classes: Iterable[str]) -> None:
        """Learn of further classes."""
        self.classes.extend(one for one in classes if one not in self.classes)


class Known:
    """The things of one document and their names."""

    def __init__(self, document: Document, ontology: Ontology, namespace: Namespace) -> None:
        self.document, self.ontology, self.namespace = document, ontology, namespace
        self.things: dict[str, Thing] = {}
        self.entities: dict[str, Entity] = {}
        self.names: dict[str, set[str]] = {}  # name key -> IRIs that it may stand for
        self.local: dict[tuple[str, str], str] = {}  # (scope, name key) -> IRI
        self.ranked: dict[tuple[str, str], set[str]] = {}  # (scope, name key without its rank) -> IRIs
        self.characters: dict[str, str] = {}  # name key -> IRI
        self.people: dict[str, dict[str, tuple[int, Name]]] = {}  # scope -> name keys of whoever is named in full
        self.name_relations = {one.name for slot in _NAME_SLOTS for one in ontology.filling(slot)}

    def gather(self, read: Sequence[PassageClaims]) -> None:
        """Learn the names that titles, links and the text itself give: those of every subject, and its aliases."""
        if self.document.named:
            own = [name for one in read if one.passage.kind == "prose" for name in one.about.classes]
            self._know(self.titled(self.document.title, own), self.document.title)
        for link in self.document.links:
            thing = self.titled(link.title)
            self._know(thing, link.title)
            if link.anchor[:1].isupper() and link.anchor not in self.ontology.demonyms:
                self._know(thing, link.anchor)
        for one in read:
            if one.passage.kind == "gloss" or one.passage.kind == "prose" and self.document.named:
                self.titled(one.passage.subject).add(one.about.classes)
                for name in one.about.names:
                    self._know(self.titled(one.passage.subject), name)
            for claim in one.claims:
                term = claim.object
                if isinstance(term, Name) and term.title:
                    self._know(self.titled(term.title), term.title)
                if isinstance(term, Value) and claim.relation in self.name_relations and is_self(claim.subject):
                    self._know(self.titled(one.passage.subject), term.lexical)

    def gather_people(self, read: Sequence[PassageClaims]) -> None:
        """Somebody is known by the name in full wherever that stands, though nothing may be said there."""
        for one in read:
            for name in one.mentions:
                key = name_key(name.label)
                person = self.ontology.is_any((*name.classes, *name.likely), "Individual")
                if " " in key and person and not (name.self or name.title or self.is_fictional(name)):
                    start, _ = one.passage.source(name.start, name.end)
                    self.people.setdefault(one.passage.subject, {}).setdefault(key, (start, name))

    def titled(self, title: str, classes: Iterable[str] = ()) -> Thing:
        """The thing that has (or may have) an article of that title: a place of that name, where no `classes` tell."""
        iri = self.namespace.entity(title)
        thing = self.things.setdefault(iri, Thing(iri, SPACE.sub(" ", title).strip()))
        thing.add(classes)
        if not thing.classes and title in self.ontology.places:
            thing.add([self.ontology.places[title]])
        return thing

    def is_own(self, found: Collection[str]) -> bool:
        """Whether a name is the article's own and nobody else's."""
        return self.document.named and found == {self.namespace.entity(self.document.title)}

    def place(self, name: Name, scope: str) -> Thing:
        """The place inside the article on `scope` that has its subject's name."""
        iri = self.namespace.local(scope, f"{name.label} (place)")
        return self.things.setdefault(iri, Thing(iri, name.label, scope=scope))

    def _know(self, thing: Thing, name: str) -> None:
        for key in {name_key(name), name_key(bare_title(name))} - {""}:
            self.names.setdefault(key, set()).add(thing.iri)

    def gather_characters(self, read: Sequence[PassageClaims]) -> None:
        """A character is known to the whole article by its name in full, and by a part that is only its own."""
        names = [
            term
            for one in read
            for claim in one.claims
            for term in (claim.subject, claim.object, *(value for _, value in claim.qualifiers))
            if isinstance(term, Name) and self.is_fictional(term)
        ]
        for name in sorted(names, key=lambda name: -len(name_key(name.label).split())):
            key = name_key(name.label)
            if key not in self.characters:
                short = self.character(key, self.document.title)
                self.characters[key] = short.iri if short else self.new(name, self.document.title).iri

    def is_fictional(self, name: Name) -> bool:
        """Whether the words call it a character."""
        return bool(name.classes) and self.ontology.is_any(name.classes, "Character")

    def somebody(self, key: str, scope: str, asked: tuple[str, ...], at: int) -> Thing | None:
        """The one person named so far whose last name this is, or name but for a rank, where the words ask for one.

        `at` is where the name stands in the article, -1 where it stands nowhere.
        """
        if not self.ontology.is_any(asked, "Individual"):
            return None
        if " " in key:
            found = set(self.ranked.get((scope, _bare(key)), ()))
            if ", " in key:  # the 9th Earl is not the 6th
                found |= self.names.get(_bare(key), set())
                found = {iri for iri in found if ", " not in self.things[iri].label}
        else:
            found = {
                iri
                for (where, name), iri in self.local.items()
                if where == scope and _is_short(key, name)
                if not self.ontology.is_any(self.things[iri].classes, "Work")  # "The Diary of Ada Lind"
            }
            found |= {
                iri
                for name, iris in self.names.items()
                if name.endswith(f" {key}") and ("," in name or not name.endswith(f" of {key}"))  # "John of Ibelin"
                for iri in iris
                if self.ontology.is_any(self.things[iri].classes, "Individual")
            }
            others = {
                full: name
                for full, (start, name) in self.people.get(scope, {}).items()
                if full not in self.names and (scope, full) not in self.local and _is_short(key, full) and start < at
            }
            if others and not found and len(others) == 1:
                return self.new(next(iter(others.values())), scope)
            if others:
                return None
        return self.things[found.pop()] if len(found) == 1 else None

    def character(self, key: str, scope: str) -> Thing | None:
        """The one character of the article whose first or last name this is."""
        if " " in key or scope != self.document.title:
            return None
        found = {iri for name, iri in self.characters.items() if key in (name.split(" ")[0], name.split(" ")[-1])}
        return self.things[found.pop()] if len(found) == 1 else None

    def new(self, name: Name, scope: str) -> Thing:
        """A thing inside the article on `scope` that names it."""
        key = name_key(name.label)
        label = SPACE.sub(" ", name.label).strip(EDGE)
        iri = self.namespace.local(scope, label)
        if self.is_fictional(name) != (iri in self.characters.values()) and iri in self.things:
            iri = self.namespace.local(scope, f"{label} (character)")
        thing = self.things.setdefault(iri, Thing(iri, label, scope=scope))
        if not self.is_fictional(name):
            self.local[scope, key] = iri
            self.ranked.setdefault((scope, _bare(key)), set()).add(iri)
        return thing

    def concept(self, concept: Concept, passage: Passage, asked: tuple[str, ...]) -> Thing:
        """A common noun: the linked article where the link defines that very noun, else a concept."""
        for anchor in passage.anchors:
            if anchor.start <= concept.start < anchor.end:
                title = self.document.links[anchor.link].title
                thing = self.titled(title)
                named = title.casefold() == concept.label.casefold()
                kind = any(
                    self.ontology.is_a(one, wanted)
                    for one in thing.classes
                    for wanted in asked
                    if wanted not in ("Entity", "Concept")
                )
                if named or kind:
                    return thing
        iri = self.namespace.concept(concept.label)
        thing = self.things.setdefault(iri, Thing(iri, concept.label))
        thing.add(("Concept",) if "Concept" in asked else asked or ("Concept",))
        return thing

    def entity(self, iri: str) -> Entity:
        """The entity, all its classes being known: those that no other one implies."""
        if iri not in self.entities:
            thing = self.things[iri]
            specific = [
                one
                for one in thing.classes
                if not any(other != one and self.ontology.is_a(other, one) for other in thing.classes)
            ]
            self.entities[iri] = Entity(iri=iri, label=thing.label, types=tuple(specific))
        return self.entities[iri]


def _is_short(key: str, full: str) -> bool:
    """Whether one word is somebody's last name, or the first of who is called by a place: "leonardo da vinci"."""
    first, _, rest = full.partition(" ")
    return full.endswith(f" {key}") or first == key and rest.startswith(("da ", "of ", "di "))


def _bare(key: str) -> str:
    """A name key without ranks before and after: "edward iii" of "king edward iii, lord of ireland"."""
    words = key.partition(", ")[0].split()
    while len(words) > 2 and words[0] in RANKS:
        words = words[1:]
    return " ".join(words)


def is_self(term: Term) -> bool:
    """Whether a term is the passage's own subject."""
    return isinstance(term, Name) and term.self

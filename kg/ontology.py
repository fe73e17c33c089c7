"""The ontology as values: classes, relations, the words that express them, and the lexicon.

In: the Turtle files of `ontology/` (or a directory that the user names).
Out: an `Ontology`, frozen. How: the files use IRIs relative to the base, so that one setting moves
the whole vocabulary; a declaration that cannot be used raises `OntologyError` before any article
is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.pattern import Pattern
from kg.vocab import DEFAULT_BASE, PREFIXES


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyClass:
    """A class. `nouns` are the common nouns that denote it; `equivalents` are IRIs elsewhere."""

    name: str
    label: str
    comment: str = ""
    parents: tuple[str, ...] = ()
    disjoint: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    equivalents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation as declared. `range` holds class names, or is empty where `datatype` is set.

    An empty `domain` admits every class. `usual` is the class of most objects, "" where none is named. `time` is begin,
    end, moment or "", as `kg:time` in `ontology/meta.ttl` defines them. `property` is the Wikidata P-id, "" where none
    is known.
    """

    name: str
    label: str
    comment: str = ""
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    datatype: str = ""
    max_count: int | None = None
    symmetric: bool = False
    inverse: str = ""
    property: str = ""
    equivalents: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    categories: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    object_occupation: str = ""
    implied_by: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    usual: str = ""
    time: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """An entry of the lexicon: a concept or a well-known entity with the words for it.

    `iri` is its address, `kind` the local name of its class (Occupation, Genre, Language, Country,
    ...), `names` its other names and `demonyms` the adjectives made from it.
    """

    iri: str
    label: str
    kind: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Ontology:
    """Everything that can be said and the words that say it.

    `datatypes` are the ontology's own unions of datatypes: "kg:date" -> ("xsd:date", ...).
    Two are equal only if they are one, so that what an extractor compiles from it can be cached by it.
    """

    base: str
    version: str
    classes: Mapping[str, OntologyClass]
    relations: Mapping[str, Relation]
    words: tuple[Word, ...]
    triples: tuple[ox.Triple, ...]
    datatypes: Mapping[str, tuple[str, ...]]

    @cached_property
    def _ancestors(self) -> dict[str, frozenset[str]]:
        def climb(name: str) -> Iterator[str]:
            yield name
            for parent in self.classes[name].parents if name in self.classes else ():
                yield from climb(parent)

        return {name: frozenset(climb(name)) for name in self.classes}

    @cached_property
    def roots(self) -> frozenset[str]:
        """The classes that are within no other."""
        return frozenset(one.name for one in self.classes.values() if not one.parents)

    def ancestors(self, name: str) -> frozenset[str]:
        """The class `name` with all that it is a subclass of; empty for a name that is no class."""
        return self._ancestors.get(name, frozenset())

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether the class `name` is `ancestor` or one of its subclasses."""
        return ancestor in self._ancestors.get(name, ())

    def is_any(self, classes: Iterable[str], *kinds: str) -> bool:
        """Whether one of `classes` is one of `kinds` or a subclass of it; unlike `admits`, the unknown is none."""
        return not all(self.ancestors(name).isdisjoint(kinds) for name in classes)

    def admits(self, allowed: Iterable[str], classes: Iterable[str]) -> bool:
        """Whether a thing of `classes` may stand where `allowed` is asked; one of which nothing is known may.

        A class without a parent, to which everything belongs, says nothing.
        """
        key = tuple(allowed), tuple(classes)
        known = self._admitted.get(key)
        if known is None:
            allowed, classes = key[0], [one for one in key[1] if one not in self.roots]
            known = not allowed or not classes or any(self.is_a(name, one) for name in classes for one in allowed)
            self._admitted[key] = known
        return known

    @cached_property
    def _admitted(self) -> dict[tuple[tuple[str, ...], tuple[str, ...]], bool]:
        return {}  # what was asked before: few different questions, asked for every claim

    def admitted(self, datatype: str) -> tuple[str, ...]:
        """The datatypes whose values may stand where `datatype` is asked, as prefixed names.

        In XML Schema an integer is a decimal; in RDF a text may say its language.
        """
        narrower = {"xsd:decimal": ("xsd:integer",), "xsd:string": ("rdf:langString",)}
        return self.datatypes.get(datatype) or (datatype, *narrower.get(datatype, ()))

    def disjoint(self, name: str, other: str) -> bool:
        """Whether nothing can be of both classes, because they or what they are subclasses of exclude each other."""
        return any(two in self.classes[one].disjoint or one in self.classes[two].disjoint
                   for one in self.ancestors(name) for two in self.ancestors(other))

    @cached_property
    def nouns(self) -> Mapping[str, str]:
        """From a common noun to the class it denotes: "film" -> Film."""
        return {noun: one.name for one in self.classes.values() for noun in one.nouns}

    def _words(self, kind: str) -> dict[str, str]:
        return {name: word.label for word in self.words if word.kind == kind for name in (word.label, *word.names)}

    @cached_property
    def occupations(self) -> Mapping[str, str]:
        """From a word for an occupation to its label: "actress" -> "actor"."""
        return self._words("Occupation")

    @cached_property
    def genres(self) -> Mapping[str, str]:
        """From a word for a genre to its label: "sci-fi" -> "science fiction"."""
        return self._words("Genre")

    @cached_property
    def movements(self) -> Mapping[str, str]:
        """Movement by each of its words: "Baroque", "Impressionist"."""
        return self._words("Movement")

    @cached_property
    def sounding(self) -> frozenset[str]:
        """Every word for an instrument, an ensemble or a voice."""
        return frozenset(word for kind in ("MusicalInstrument", "Ensemble", "VoiceType") for word in self._words(kind))

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """From a language's name to the title of its article: "Mandarin" -> "Mandarin Chinese"."""
        return self._words("Language")

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """From a country's name to the title of its article: "USA" -> "United States"."""
        return self._words("Country")

    @cached_property
    def demonyms(self) -> Mapping[str, str]:
        """From a demonym to the title of the place: "Chinese" -> "China"."""
        return {demonym: word.label for word in self.words for demonym in word.demonyms}

    @cached_property
    def _slots(self) -> dict[str, list[Relation]]:
        slots: dict[str, list[Relation]] = {}
        for relation in self.relations.values():
            for slot in relation.slots:
                slots.setdefault(slot, []).append(relation)
        return slots

    @cached_property
    def places(self) -> Mapping[str, str]:
        """From the title of a well-known place to its class: "China" -> "Country"."""
        return {word.label: word.kind for word in self.words if self.is_a(word.kind, "Place")}

    def filling(self, slot: str) -> tuple[Relation, ...]:
        """Every relation that fills a slot, whatever its domain."""
        return tuple(self._slots.get(slot, ()))

    def slot(self, slot: str, classes: Iterable[str] = ()) -> Relation | None:
        """The relation that a slot means for a subject of `classes`: the one of the nearest domain.

        A slot that no relation of the subject's classes fills has no meaning: None.
        """
        key = slot, tuple(classes)
        if key not in self._meant:
            self._meant[key] = self.nearest(self._slots.get(slot, ()), key[1])
        return self._meant[key]

    @cached_property
    def _meant(self) -> dict[tuple[str, tuple[str, ...]], Relation | None]:
        return {}  # what was asked before, as for `admits`

    def nearest(self, relations: Iterable[Relation], classes: Iterable[str]) -> Relation | None:
        """Of several relations the one whose domain fits a subject of `classes` most closely, the first of equals."""
        classes = tuple(classes)
        found = [one for one in relations if self.admits(one.domain, classes)]
        return max(found, key=lambda one: self._depth(one, classes)) if found else None

    def _depth(self, relation: Relation, classes: tuple[str, ...]) -> int:
        return max((len(self._ancestors[one]) for one in relation.domain
                    if any(self.is_a(name, one) for name in classes)), default=0)


def ontology_directory() -> Path:
    """Where the ontology stands: inside the installed package, or beside it in a checkout."""
    packaged = Path(__file__).parent / "data" / "ontology"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "ontology"


def load_ontology(directory: Path | None = None, *, base: str = DEFAULT_BASE) -> Ontology:
    """Read every Turtle file of `directory` into one ontology whose terms live under `base`.

    What was read before is given again, so that what was compiled from it need not be compiled again.
    Raises OntologyError naming file and place where a file is missing, broken or inconsistent.
    """
    directory = directory or ontology_directory()
    paths = sorted(directory.glob("*.ttl")) if directory.is_dir() else []
    if not paths:
        raise OntologyError(f"{directory}: no ontology here (*.ttl); name the directory that holds it")
    files: list[tuple[Path, bytes]] = []
    for path in paths:
        try:
            files.append((path, path.read_bytes()))
        except OSError as err:
            raise OntologyError(f"{path}: {err}") from err
    return _load(base, tuple(files))


@lru_cache(maxsize=4)
def _load(base: str, files: tuple[tuple[Path, bytes], ...]) -> Ontology:
    triples: list[ox.Triple] = []
    digest = hashlib.sha256(base.encode())
    for path, data in files:
        try:
            triples.extend(quad.triple for quad in ox.parse(data, ox.RdfFormat.TURTLE, base_iri=base))
        except (SyntaxError, ValueError) as err:
            raise OntologyError(f"{path}: {err}") from err
        digest.update(data)
    return _Loader(base, triples).load(digest.hexdigest()[:16])


class _Loader:
    """Reads the triples by subject; lives only while loading."""

    def __init__(self, base: str, triples: list[ox.Triple]) -> None:
        self.base, self.triples = base, triples
        self.terms = f"{base}ontology#"
        self.about: dict[ox.NamedNode | ox.BlankNode, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = {}
        for triple in triples:
            self.about.setdefault(triple.subject, {}).setdefault(triple.predicate.value, []).append(triple.object)  # type: ignore[arg-type]

    def load(self, version: str) -> Ontology:
        classes: dict[str, OntologyClass] = {}
        relations: dict[str, Relation] = {}
        words: list[Word] = []
        datatypes: dict[str, tuple[str, ...]] = {}
        for subject in self.about:
            if not isinstance(subject, ox.NamedNode):
                continue
            kinds = {node.value for node in self.get(subject, "rdf:type")}
            if PREFIXES["owl"] + "Class" in kinds:
                classes[self.local(subject)] = self.read_class(subject)
            elif kinds & {PREFIXES["owl"] + "ObjectProperty", PREFIXES["owl"] + "DatatypeProperty"}:
                relations[self.local(subject)] = self.read_relation(subject, kinds)
            elif PREFIXES["rdfs"] + "Datatype" in kinds:
                datatypes[self.curie(subject.value)] = tuple(map(self.curie, self.texts(subject, ":admits")))
            elif any(kind.startswith(self.terms) for kind in kinds):
                words.append(self.read_word(subject, kinds))
        self.check(classes, relations)
        return Ontology(self.base, version, dict(sorted(classes.items())), dict(sorted(relations.items())),
                        tuple(sorted(words, key=lambda word: word.iri)), tuple(self.triples), datatypes)

    def get(self, subject: ox.NamedNode | ox.BlankNode, name: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        prefix, _, local = name.partition(":")
        return self.about.get(subject, {}).get((PREFIXES[prefix] if prefix else self.terms) + local, [])

    def texts(self, subject: ox.NamedNode, name: str) -> tuple[str, ...]:
        return tuple(node.value for node in self.get(subject, name))

    def text(self, subject: ox.NamedNode, name: str) -> str:
        return next(iter(self.texts(subject, name)), "")

    def local(self, node: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
        if not isinstance(node, ox.NamedNode) or not node.value.startswith(self.terms):
            raise OntologyError(f"{node}: expected a term of {self.terms}")
        return node.value.removeprefix(self.terms)

    def ends(self, subject: ox.NamedNode, end: str) -> tuple[ox.NamedNode, ...]:
        """What a relation's "domain" or "range" names: one that must hold, or several of which any will do."""
        found: list[ox.NamedNode] = []
        for node in (*self.get(subject, f"rdfs:{end}"), *self.get(subject, f"schema:{end}Includes")):
            if isinstance(node, ox.NamedNode):
                found.append(node)
            for head in self.get(node, "owl:unionOf") if isinstance(node, ox.BlankNode) else ():
                while isinstance(head, ox.BlankNode):
                    found.extend(one for one in self.get(head, "rdf:first") if isinstance(one, ox.NamedNode))
                    head = self.get(head, "rdf:rest")[0]
        return tuple(found)

    def read_class(self, node: ox.NamedNode) -> OntologyClass:
        return OntologyClass(
            name=self.local(node), label=self.text(node, "rdfs:label"), comment=self.text(node, "rdfs:comment"),
            parents=tuple(self.local(one) for one in self.get(node, "rdfs:subClassOf")
                          if isinstance(one, ox.NamedNode)),
            disjoint=tuple(self.local(one) for one in self.get(node, "owl:disjointWith")),
            nouns=self.texts(node, ":noun"), equivalents=self.texts(node, "owl:equivalentClass"))

    def read_relation(self, node: ox.NamedNode, kinds: set[str]) -> Relation:
        name = self.local(node)
        ranges = self.ends(node, "range")
        literal = PREFIXES["owl"] + "DatatypeProperty" in kinds
        equivalents = self.texts(node, "owl:equivalentProperty") + self.texts(node, "skos:closeMatch")
        try:
            patterns = tuple(Pattern.parse(text) for text in self.texts(node, ":pattern"))
        except ValueError as err:
            raise OntologyError(f"{node.value}: {err}") from err
        counts, wikidata = self.texts(node, ":maxCount"), PREFIXES["wdt"]
        return Relation(
            name=name, label=self.text(node, "rdfs:label"), comment=self.text(node, "rdfs:comment"),
            domain=tuple(self.local(one) for one in self.ends(node, "domain")),
            range=() if literal else tuple(self.local(one) for one in ranges),
            datatype=self.curie(ranges[0].value) if literal and ranges else "xsd:string" if literal else "",
            max_count=int(counts[0]) if counts else None,
            symmetric=PREFIXES["owl"] + "SymmetricProperty" in kinds,
            inverse=next((self.local(one) for one in self.get(node, "owl:inverseOf")), ""),
            property=next((iri.removeprefix(wikidata) for iri in equivalents if iri.startswith(wikidata)), ""),
            equivalents=equivalents, slots=self.texts(node, ":slot"), patterns=patterns,
            categories=self.texts(node, ":categoryTitle"), headings=self.texts(node, ":heading"),
            object_occupation=self.text(node, ":objectOccupation"), implied_by=self.texts(node, ":impliedBy"),
            usual=next((self.local(one) for one in self.get(node, ":usually")), ""),
            cues=self.texts(node, ":cue"), time=self.text(node, ":time"), example=self.text(node, ":example"))

    def read_word(self, node: ox.NamedNode, kinds: set[str]) -> Word:
        kind = next(kind for kind in sorted(kinds) if kind.startswith(self.terms))
        return Word(iri=node.value, label=self.text(node, "rdfs:label"), kind=kind.removeprefix(self.terms),
                    names=self.texts(node, "skos:altLabel"), demonyms=self.texts(node, ":demonym"))

    def curie(self, iri: str) -> str:
        if iri.startswith(self.terms):
            return "kg:" + iri.removeprefix(self.terms)
        return next((f"{prefix}:{iri.removeprefix(start)}"
                     for prefix, start in PREFIXES.items() if iri.startswith(start)), iri)

    def check(self, classes: Mapping[str, OntologyClass], relations: Mapping[str, Relation]) -> None:
        for one in classes.values():
            for parent in (*one.parents, *one.disjoint):
                if parent not in classes:
                    raise OntologyError(f"{self.terms}{one.name}: {parent} is not declared as a class")
        for relation in relations.values():
            for name in (*relation.domain, *relation.range, *filter(None, (relation.usual,))):
                if name not in classes:
                    raise OntologyError(f"{self.terms}{relation.name}: {name} is not declared as a class")
            if relation.inverse and relation.inverse not in relations:
                raise OntologyError(f"{self.terms}{relation.name}: {relation.inverse} is not declared as a relation")
        if not relations:
            raise OntologyError(f"{self.base}: no relation is declared")

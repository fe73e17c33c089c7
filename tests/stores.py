"""Stores of our own making: what articles tell is given, not read, so that no model is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.articles.document import read_document
from kg.model import Article, Entity, Evidence, Fact, Literal, Mention, Reading, Status
from kg.ontology import Ontology, load_ontology
from kg.quads import Run, to_nquads
from kg.snapshot import states
from kg.snapshot.view import View
from kg.store import Store, open_store
from kg.vocab import Namespace

RUN = Run(ontology="test", pipeline="none", code="test")


@dataclass(frozen=True, slots=True)
class Told:
    """An article: its title, what it says before its facts, and these as titles with a relation between them.

    "#Name" is something that only this article names, "=text" a literal, "~relation" one that a story tells. `kinds`
    are classes by title.
    """

    title: str
    opening: str
    facts: Sequence[tuple[str, str, str]] = ()
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = ()
    identity: str = ""
    names: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.identity or self.title

    def reading(self, namespace: Namespace, ontology: Ontology) -> Reading:
        """As if it had been read: each fact is a sentence of its own."""
        text, spans = f"Title: {self.title}\n\n{self.opening}", []
        for subject, relation, target in self.facts:
            said = f"{subject.lstrip('#')} {relation} {target.lstrip('#=')}."
            spans.append((len(text) + 1, len(text) + 1 + len(said)))
            text += f" {said}"
        document = read_document(Article(id=self.id, title=self.title, text=text), ontology)
        kinds = dict(self.kinds)

        def entity(name: str) -> Entity:
            label = name.lstrip("#")
            iri = namespace.local(self.title, label) if name.startswith("#") else namespace.entity(label)
            return Entity(iri=iri, label=label, types=kinds.get(name, ()))

        facts, mentions = [], []
        for (subject, relation, target), (start, end) in zip(self.facts, spans, strict=True):
            one = entity(subject)
            other: Entity | Literal = Literal(lexical=target[1:]) if target.startswith("=") else entity(target)
            near = (start, start + len(one.label))
            evidence = Evidence(
                article=self.id, section="", start=start, end=end, quote=text[start:end], extractor="test",
                rule=relation, confidence=0.9, subject_span=near,
            )  # fmt: skip
            told: Status = "fictional" if relation.startswith("~") else "asserted"
            facts.append(Fact(subject=one, relation=relation.lstrip("~"), object=other, evidence=evidence, status=told))
            mentions.append(Mention(start=near[0], end=near[1], text=one.label, entity=one, source="name"))
        return Reading(
            document=document,
            facts=tuple(facts),
            entities=tuple(map(entity, (self.title, *self.names))),
            mentions=tuple(mentions),
        )


def put(store: Store, told: Iterable[Told], ontology: Ontology | None = None) -> None:
    """Store the articles, each in place of what was known of it."""
    ontology = ontology or load_ontology(base=store.base)
    store.put_ontology(ontology)
    store.replace(
        {one.id: to_nquads(one.reading(store.namespace, ontology), ontology, store.namespace, RUN) for one in told}
    )


def snapshot(path: Path, told: Iterable[Told]) -> View:
    """A new store with these articles, as readers see it."""
    with open_store(path) as store:
        put(store, told)
    with open_store(path, read_only=True) as store:
        made = states.Publisher(path, store.namespace, 2).publish(store.dataset, sign=states.state(path))
        return View(str(made.path), store.base)

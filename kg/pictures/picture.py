"""What a picture of a sentence shows: the words, the names in them, the relations between these.

In: a `Reading`. Out: a `Picture` a sentence, offsets counted in its own readable text, in which no gloss
stands between the words. A fact both of whose ends stand in the sentence is an arc; of others that it
states, an end is implied: they are notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.articles.sentences import split_sentences
from kg.model import Entity, Fact, Literal, Passage, Reading
from kg.ontology import Ontology

Span = tuple[int, int]

#: Classes that have a colour of their own; what belongs to none of them has that of OTHER.
GROUPS = ("Character", "Individual", "Group", "Place", "Organisation", "Work", "Event", "Award", "Concept")
VALUE, OTHER = "Value", "Other"
#: What people call the datatypes of dates, texts and numbers.
_DATATYPES = {
    "date": "date", "gYearMonth": "month", "gYear": "year", "edtf": "date", "string": "text", "langString": "text",
    "integer": "number", "decimal": "number", "anyURI": "address",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that name something: `label` says what kind of thing, `group` which colour, `title` who or what it is."""

    start: int
    end: int
    label: str
    group: str
    title: str


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation between the words at two spans."""

    source: Span
    target: Span
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A sentence; its marks are in order and none overlaps another."""

    text: str
    marks: tuple[Mark, ...] = ()
    arcs: tuple[Arc, ...] = ()
    notes: tuple[str, ...] = ()
    caption: str = ""

    def arc_words(self) -> Iterator[str]:
        """Each arc in words, as the notes are."""
        return (f"{self.text[slice(*one.source)]} · {one.label} · {self.text[slice(*one.target)]}" for one in self.arcs)


def pictures(reading: Reading, ontology: Ontology, *, stating: bool = False) -> list[Picture]:
    """Every sentence in reading order, or only those that state a fact; category lines are left out."""
    found = [
        one
        for passage in reading.document.passages
        if passage.kind != "category" and passage.text.strip()
        for one in _Drawn(passage, reading, ontology).pictures()
    ]
    return [one for one in found if one.arcs or one.notes] if stating else found


def marked_texts(reading: Reading, ontology: Ontology) -> list[Picture]:
    """Every passage whole, with its mentions only."""
    return [
        Picture(passage.text, tuple(_apart(_Drawn(passage, reading, ontology).mentions)), caption=_caption(passage))
        for passage in reading.document.passages
        if passage.kind != "category" and passage.text.strip()
    ]


class _Drawn:
    """A passage with the mentions and facts that stand in it, in view offsets."""

    def __init__(self, passage: Passage, reading: Reading, ontology: Ontology) -> None:
        self.passage, self.ontology = passage, ontology
        self.mentions = [
            self.mark(span, one.entity) for one in reading.mentions if (span := view(passage, (one.start, one.end)))
        ]
        self.facts = [
            (span, one)
            for one in reading.facts
            if one.status != "rejected" and (span := view(passage, (one.evidence.start, one.evidence.end)))
        ]

    def mark(self, span: Span, thing: Entity | Literal) -> Mark:
        if isinstance(thing, Literal):
            return Mark(*span, _DATATYPES.get(thing.datatype.partition(":")[2], "value"), VALUE, thing.lexical)
        group = next((one for one in GROUPS if self.ontology.is_any(thing.types, one)), OTHER)
        label = self.ontology.classes[thing.types[0]].label if thing.types else ""
        return Mark(*span, label, group, thing.label)

    def pictures(self) -> Iterator[Picture]:
        for start, end in split_sentences(self.passage.text):
            said = [one for span, one in self.facts if start <= span[0] < end]
            arcs: dict[Arc, None] = {}
            notes: dict[str, None] = {}
            marks = list(self.mentions)
            for one in said:
                source, target = self.ends(one)
                label = self.ontology.relations[one.relation].label
                marks += [self.mark(target, one.object)] if target else []
                if source and target and _parted(source, target) and _inside(source, target, (start, end)):
                    arcs[Arc(_moved(source, start), _moved(target, start), label)] = None
                else:
                    notes[f"{one.subject.label} · {label} · {_words(one.object)}"] = None
            inside = [
                Mark(one.start - start, one.end - start, one.label, one.group, one.title)
                for one in marks
                if start <= one.start and one.end <= end
            ]
            text = self.passage.text[start:end]
            yield Picture(text, tuple(_apart(inside)), tuple(arcs), tuple(notes), _caption(self.passage))

    def ends(self, fact: Fact) -> tuple[Span | None, Span | None]:
        """Where a fact's subject and object are named in the passage."""
        spans = fact.evidence.subject_span, fact.evidence.object_span
        source, target = (view(self.passage, span) if span else None for span in spans)
        return source, target


def view(passage: Passage, span: Span) -> Span | None:
    """Where a span of the source stands in the passage's text; None where it does not."""
    first, last = (
        next((one.view + at - one.source for one in passage.pieces if 0 <= at - one.source < one.length), None)
        for at in (span[0], span[1] - 1)
    )
    return (first, last + 1) if first is not None and last is not None and first <= last else None


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Of marks that overlap, the longest."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start - one.end, one.start, not one.label)):
        if all(mark.end <= one.start or one.end <= mark.start for one in kept):
            kept.append(mark)
    return sorted(kept, key=lambda one: one.start)


def _moved(span: Span, start: int) -> Span:
    return span[0] - start, span[1] - start


def _parted(one: Span, other: Span) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _inside(one: Span, other: Span, outer: Span) -> bool:
    return outer[0] <= min(one[0], other[0]) and max(one[1], other[1]) <= outer[1]


def _words(thing: Entity | Literal) -> str:
    return thing.lexical if isinstance(thing, Literal) else thing.label


def _caption(passage: Passage) -> str:
    return passage.subject if passage.kind == "gloss" else passage.section

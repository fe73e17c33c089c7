"""Text with names marked, as every data set of this room is first made into.

In: words and what is known of them. Out: for the words as the pipeline cuts them, which tags each
may have: exactly one where all is known, several where the data leave the kind open, all where they
say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.nlp.tagging import INDEX, TAGS
from kg.ontology import Ontology

if TYPE_CHECKING:
    from numpy.typing import NDArray

    #: Words x tags: whether the word may have the tag.
    Allowed = NDArray[np.bool_]

#: What a name may be where the data say no more.
ANY_NAME = ("PERSON", "PLACE", "ORGANISATION", "WORK", "EVENT", "GROUP", "MISC")
_ROOTS = {
    "PERSON": ("Individual",),
    "PLACE": ("Place", "CelestialObject"),
    "ORGANISATION": ("Organisation",),
    "WORK": ("Work",),
    "EVENT": ("Event",),
    "GROUP": ("EthnicGroup",),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A name, date or number: words [start, end) with the labels that it may have; `sure` that it is one at all.

    Without labels nothing is known of the words.
    """

    start: int
    end: int
    labels: tuple[str, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of the document `document`; of the words outside `marks` those in `unknown` may be anything."""

    document: str
    words: tuple[str, ...]
    marks: tuple[Mark, ...]
    unknown: frozenset[int] = frozenset()
    weight: float = 1.0


def labels_of(classes: Iterable[str], ontology: Ontology) -> tuple[str, ...]:
    """The labels that a thing of one of the classes may have; none where the classes say too little."""
    found: dict[str, None] = {}
    for name in classes:
        if not ontology.ancestors(name) - {"Entity", "Agent", "Group"}:
            return ()
        if ontology.is_a(name, "Region"):  # a country is an organisation too, but not by its name
            own = ["PLACE"]
        elif ontology.is_a(name, "Family"):
            own = ["ORGANISATION", "PERSON", "MISC", "GROUP"]
        else:
            own = [label for label, roots in _ROOTS.items() if any(ontology.is_a(name, root) for root in roots)]
        found.update(dict.fromkeys(own or ["MISC"]))
    return tuple(found)


def demonyms_of(ontology: Ontology) -> frozenset[str]:
    """The ontology's demonyms, and their plurals."""
    return frozenset(form for one in ontology.demonyms for form in (one, f"{one}s"))


def outermost(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in order; of those that overlap the first, of those that begin together the longest."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def allowed_tags(sample: Sample, cut: Callable[[str], tuple[str, ...]]) -> tuple[list[str], Allowed]:
    """The words of a sample, each cut further as the pipeline's tokeniser does, and the tags they may have."""
    parts = [cut(word) for word in sample.words]
    starts = [0, *np.cumsum([len(part) for part in parts]).tolist()]
    allowed = np.zeros((starts[-1], len(TAGS)), dtype=np.bool_)
    allowed[:, 0] = True
    for word in sample.unknown:
        allowed[starts[word] : starts[word + 1]] = True
    for mark in sample.marks:
        start, end = starts[mark.start], starts[mark.end]
        allowed[start:end] = not mark.labels
        for label in mark.labels if start < end else ():
            inside = ["U"] if end - start == 1 else ["B", *"I" * (end - start - 2), "L"]
            for at, position in enumerate(inside, start):
                allowed[at, INDEX[f"{position}-{label}"]] = True
        if not mark.sure:
            allowed[start:end, 0] = True
    return [word for part in parts for word in part], allowed

"""Passages to read and claims to compare, for the tests of the extractors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.extract.relations.wording import reworded
from kg.model import Anchor, Claim, Name, Passage, PassageKind, Piece, Term
from kg.ontology import Ontology, load_ontology


@cache
def ontology() -> Ontology:
    """The project's own ontology."""
    return load_ontology()


def passage(
    text: str, kind: PassageKind = "prose", *, section: str = "", subject: str = "The Work", truncated: bool = False
) -> Passage:
    """A passage whose links are the words in square brackets: "[Tom Hanks] as Woody"."""
    anchors: list[Anchor] = []
    plain, at = "", 0
    for part in text.replace("]", "[").split("["):
        if at % 2:
            anchors.append(Anchor(len(plain), len(plain) + len(part), len(anchors)))
        plain, at = plain + part, at + 1
    return Passage(
        kind=kind,
        section=section,
        subject=subject,
        text=plain,
        pieces=(Piece(0, 0, len(plain)),),
        anchors=tuple(anchors),
        truncated=truncated,
    )


def told(claims: Iterable[Claim]) -> list[str]:
    """Each claim as "subject | relation | object (qualifier value)", a story's with a tilde before it."""
    return [
        f"{'~' if claim.story else ''}{word(claim.subject)} | {claim.relation} | {word(claim.object)}"
        + "".join(f" ({name} {word(term)})" for name, term in claim.qualifiers)
        for claim in claims
    ]


def word(term: Term) -> str:
    """The label of a name or concept, the characters of a value."""
    return getattr(term, "lexical", "") or getattr(term, "label", "")


def left_by_words(text: str, claimed: str) -> str:
    """What the words leave of a relation that the model claims of what a text marks as [s: ...] and [o: ...]."""
    plain, ends = marked(text)
    relation = reworded(ontology().relations[claimed], ends["s"], ends["o"], plain, ontology(), tuple(ends.values()))
    return relation.name if relation else ""


def marked(text: str) -> tuple[str, dict[str, Name]]:
    """The text without its brackets, and what they mark: "[s: Ida] met [o: Karl]"."""
    plain, ends = "", dict[str, Name]()
    for before, end, label in re.findall(r"([^\[]*)(?:\[([son]): ([^\]]+)\]|$)", text):
        plain += before
        if end:
            ends[end if end != "n" else label] = Name(label=label, start=len(plain), end=len(plain) + len(label))
            plain += label
    return plain, ends

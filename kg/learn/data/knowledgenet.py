"""KnowledgeNet (CC BY-SA): passages in which every fact of some of 15 properties is marked, pronouns included."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from kg.learn.examples import Example, Span, Stated

FILE = "knowledgenet_folds123.jsonl.gz"

#: The properties as Wikidata relations, and whether subject and object change places.
PROPERTIES = {
    "DATE_OF_BIRTH": ("P569", False),
    "DATE_OF_DEATH": ("P570", False),
    "PLACE_OF_BIRTH": ("P19", False),
    "PLACE_OF_RESIDENCE": ("P551", False),
    "NATIONALITY": ("P27", False),
    "EDUCATED_AT": ("P69", False),
    "EMPLOYEE_OR_MEMBER_OF": ("P108", False),
    "CEO": ("P169", False),
    "FOUNDED_BY": ("P112", False),
    "SUBSIDIARY_OF": ("P749", False),
    "HEADQUARTERS": ("P159", False),
    "DATE_FOUNDED": ("P571", False),
    "CHILD_OF": ("P40", True),
    "SPOUSE": ("P26", False),
    "POLITICAL_AFFILIATION": ("P102", False),
}


def read(directory: Path) -> Iterator[Example]:
    """One example a passage."""
    with gzip.open(directory / FILE, "rt", encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            for passage in document["passages"]:
                yield _passage(passage, f"knowledgenet/{document['documentId']}")


def _passage(passage: dict[str, object], document: str) -> Example:
    start, text = passage["passageStart"], str(passage["passageText"])
    assert isinstance(start, int)
    spans: list[Span] = []
    stated: list[Stated] = []
    for fact in passage["facts"]:  # type: ignore[attr-defined]
        relation, swapped = PROPERTIES[fact["humanReadable"].split("> <")[1]]
        ends = []
        for end in ("subject", "object"):
            span = Span(fact[f"{end}Start"] - start, fact[f"{end}End"] - start)
            if span not in spans:
                spans.append(span)
            ends.append(spans.index(span))
        subject, object_ = reversed(ends) if swapped else ends
        stated.append(Stated(subject, relation, object_))
        if relation == "P26":
            stated.append(Stated(object_, relation, subject))
    annotated = frozenset(PROPERTIES[one["propertyName"]][0] for one in passage["exhaustivelyAnnotatedProperties"])  # type: ignore[attr-defined]
    return Example(
        text=text,
        spans=tuple(spans),
        stated=tuple(dict.fromkeys(stated)),
        annotated=annotated,
        source="knowledgenet",
        document=document,
    )

"""Re-DocRED (MIT): whole documents with clusters of mentions and 96 Wikidata relations, nearly complete."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from kg.learn.examples import Example, Span, Stated, cover, detokenize

FILE = "redocred_dev.json.gz"
_LABELS = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORGANISATION", "TIME": "DATE", "NUM": "NUMBER", "MISC": ""}


def relations(directory: Path) -> frozenset[str]:
    """The P-ids of its relations."""
    return frozenset(json.loads((directory / "rel_info.json").read_text(encoding="utf-8")))


def read(directory: Path) -> Iterator[Example]:
    """One example a sentence: a fact between two clusters is taken to hold between their mentions there."""
    annotated = relations(directory)
    with gzip.open(directory / FILE, "rt", encoding="utf-8") as file:
        documents = json.load(file)
    for document in documents:
        for at, sentence in enumerate(document["sents"]):
            text, offsets = detokenize(sentence)
            spans: list[Span] = []
            clusters: list[int] = []
            for number, cluster in enumerate(document["vertexSet"]):
                for mention in cluster:
                    if mention["sent_id"] == at:
                        first, last = mention["pos"]
                        spans.append(Span(*cover(offsets, first, last), _LABELS[mention["type"]]))
                        clusters.append(number)
            stated = tuple(
                Stated(subject, label["r"], object_)
                for label in document["labels"]
                for subject, one in enumerate(clusters)
                for object_, other in enumerate(clusters)
                if one == label["h"] and other == label["t"] and subject != object_
            )
            yield Example(
                text=text,
                spans=tuple(spans),
                stated=stated,
                annotated=annotated,
                source="redocred",
                document=f"redocred/{document['title']}",
            )

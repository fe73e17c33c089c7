"""Running text without labels (CC BY-SA): openings and paragraphs of encyclopedia articles on everything."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kg.learn.examples import Example

#: The files, the field that holds the text, and how many articles make one that is read: films are too many.
FILES = (
    ("vital_intros.jsonl.gz", "extract", 1),
    ("wiki_paragraphs.jsonl.gz", "text", 1),
    ("film_intros.jsonl.gz", "extract", 8),
)
#: So much of an article is read, in code points.
LONGEST = 1500


def read(directory: Path, limit: int | None = None) -> Iterator[Example]:
    """One example an article, the first `limit` of each file."""
    for name, field, every in FILES:
        with gzip.open(directory / name, "rt", encoding="utf-8") as file:
            for line in islice(file, 0, limit and limit * every, every):
                row = json.loads(line)
                text = " ".join(str(row[field]).split())[:LONGEST]
                yield Example(text=text, spans=(), stated=(), source="corpus", document=f"{name}/{row['title']}")

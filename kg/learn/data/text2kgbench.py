"""Text2KGBench's training sentences (CC BY-SA): found by distant supervision, one triple a row, not complete."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from kg.learn.examples import Example, Span, Stated, content_key

FILE = "text2kgbench_tekgen_train_val.jsonl.gz"
_YEAR = re.compile(r"\d{4}$")


def read(directory: Path) -> Iterator[Example]:
    """One example a sentence, with the triples of all its rows whose names stand in it."""
    rows: dict[str, list[dict[str, str]]] = {}
    with gzip.open(directory / FILE, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            rows.setdefault(repaired(row["sent"]), []).append(row)
    for text, same in rows.items():
        spans: list[Span] = []
        stated: list[Stated] = []
        for row in same:
            ends = [find(text, repaired(row[f"{end}_label"])) for end in ("sub", "obj")]
            if ends[0] is None or ends[1] is None or ends[0].start < ends[1].end and ends[1].start < ends[0].end:
                continue
            for end in ends:
                if end is not None and end not in spans:
                    spans.append(end)
            stated.append(Stated(spans.index(ends[0]), row["rel"], spans.index(ends[1])))
        if stated:
            yield Example(
                text=text,
                spans=tuple(spans),
                stated=tuple(stated),
                source="tekgen",
                document=content_key(text),
                weight=0.7,
            )


def find(text: str, label: str) -> Span | None:
    """Where a name stands in the text, whatever its capitals; of a date, at least its year."""
    bare = re.sub(r" \([^()]*\)$", "", label)
    year = _YEAR.search(label)
    for wanted in filter(None, (label, bare, year and year[0])):
        if match := re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text, re.IGNORECASE):
            return Span(*match.span())
    return None


def repaired(text: str) -> str:
    """UTF-8 that was once read as Latin-1."""
    try:
        return text.encode("cp1252").decode("utf-8") if "Ã" in text or "â€" in text else text
    except UnicodeError:
        return text

"""FewRel and Wiki80 (MIT): sentences with one marked pair each, Wikidata relations."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.learn.data.casing import Casing
from kg.learn.examples import Example, Span, Stated, content_key, cover, detokenize

LOWER, VALIDATION, WIKI80 = "fewrel80_lowercase.jsonl.gz", "fewrel_val_wiki.json.gz", "wiki80.jsonl.gz"

#: A label that Wikidata has changed since and does not keep as an alias.
_FORMER = {"original language of work": "P364"}


def property_ids(directory: Path) -> Mapping[str, str]:
    """From a property's label or alias to its P-id."""
    with gzip.open(directory / "wikidata_properties.csv.gz") as file:
        rows = list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8")))
    aliases = {alias: row["ID"] for row in rows for alias in row["aliases"].split(", ")}
    return aliases | {row["label"]: row["ID"] for row in rows} | _FORMER


def read(directory: Path, casing: Casing) -> Iterator[Example]:
    """Each sentence once a pair; the lower-cased ones with their capitals restored."""
    labels = property_ids(directory)
    with gzip.open(directory / VALIDATION, "rt", encoding="utf-8") as file:
        for relation, rows in json.load(file).items():
            for row in rows:
                yield _pair(row["tokens"], row["h"][2][0], row["t"][2][0], relation, "fewrel")
    with gzip.open(directory / WIKI80, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            head, tail = (range(*row[end]["pos"]) for end in "ht")
            yield _pair(row["token"], head, tail, labels[row["relation"]], "wiki80")
    with gzip.open(directory / LOWER, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            tokens = casing.restore(row["text"].split(" "), {*row["head_idx"], *row["tail_idx"]})
            yield _pair(tokens, row["head_idx"], row["tail_idx"], labels[row["relation"]], "fewrel80")


def _pair(tokens: Sequence[str], head: Sequence[int], tail: Sequence[int], relation: str, source: str) -> Example:
    text, offsets = detokenize(tokens)
    spans = tuple(Span(*cover(offsets, min(one), max(one) + 1)) for one in (head, tail))
    return Example(text=text, spans=spans, stated=(Stated(0, relation, 1),), source=source, document=content_key(text))

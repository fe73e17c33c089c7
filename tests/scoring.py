"""Scores facts against a gold set, as a reader would: by labels, not by addresses.

A fact is right when its subject, relation and object agree with one gold fact. Labels agree without
case, quotes, a leading article or a disambiguator; a relation agrees by Wikidata id, by name or by
an alternative that the gold lists; an object agrees with the gold's or one that it accepts. A
fictional fact is right only where the gold is told by the story too.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]

#: Names by which the gold and the vocabulary call one relation.
SYNONYMS = {
    "alias": {"altlabel", "alternatename", "alternativetitle", "alsoknownas"},
    "fullname": {"birthname", "name", "altlabel", "alias"},
    "name": {"label", "title"},
    "title": {"label", "name"},
    "definition": {"comment", "abstract", "description"},
    "description": {"comment", "abstract"},
    "category": {"subject", "incategory"},
    "seealso": {"relatedarticle", "related"},
    "collaborator": {"collaboratedwith"},
}


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def normal(value: object) -> str:
    text = re.sub(r"\s+", " ", str(value)).strip(" '\"“”").casefold()
    return re.sub(r"^(the|a|an) ", "", text)


def labels(value: object) -> set[str]:
    return {normal(value), normal(re.sub(r"\s*\([^()]*\)$", "", str(value)))}


def gold_relations(row: Row) -> set[str]:
    names = {normal(row[key]) for key in ("predicate", "pid") if row.get(key)}
    for alternative in row.get("predicate_alt", ()):
        names |= {normal(part) for part in re.split(r"[ /^]", alternative) if part}
    return names | {same for name in tuple(names) for same in SYNONYMS.get(name, ())}


def relations(row: Row) -> set[str]:
    names = {normal(row[key]) for key in ("name", "property") if row.get(key)}
    return names | {same for name in tuple(names) for same in SYNONYMS.get(name, ())}


def gold_objects(row: Row) -> set[str]:
    return set().union(*(labels(one) for one in (row["object"], *row.get("accept", ()))))


def objects(row: Row) -> set[str]:
    return set().union(*(labels(row[key]) for key in ("object_label", "value") if row.get(key) is not None))


@dataclass(frozen=True, slots=True)
class Score:
    """Predictions in reading order, which gold rows they hit, and which of them hit none."""

    predicted: int
    matched: int
    hit: frozenset[int]
    unmatched: tuple[Row, ...]
    emitted: tuple[Row, ...]

    def recall(self, gold: Sequence[Row], **wanted: object) -> float:
        members = {i for i, row in enumerate(gold) if all(row.get(key) == value for key, value in wanted.items())}
        return len(self.hit & members) / max(1, len(members))


def score(predictions: Iterable[Row], gold: Sequence[Row], negatives: Sequence[Row] = ()) -> Score:
    """Score one article's predictions; rejected ones do not count."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(gold):
        for label in labels(row["subject"]):
            index[label].append(number)
    distinct = {
        (normal(row["subject_label"]), normal(row["name"]), tuple(sorted(objects(row)))): row
        for row in reversed(list(predictions))
        if row["status"] != "rejected"
    }
    rows = list(reversed(distinct.values()))
    hit: set[int] = set()
    unmatched: list[Row] = []
    for row in rows:
        matches = {
            number
            for label in labels(row["subject_label"])
            for number in index[label]
            if relations(row) & gold_relations(gold[number])
            and objects(row) & gold_objects(gold[number])
            and (row["status"] == "asserted" or gold[number].get("context") == "fictional")
        }
        hit |= matches
        if not matches:
            unmatched.append(row)
    emitted = tuple(
        wrong
        for wrong in negatives
        if any(
            row["status"] == "asserted"
            and normal(wrong["subject"]) == normal(row["subject_label"])
            and gold_relations(wrong) & relations(row)
            and labels(wrong["object"]) & objects(row)
            for row in rows
        )
    )
    return Score(len(rows), len(rows) - len(unmatched), frozenset(hit), tuple(unmatched), emitted)

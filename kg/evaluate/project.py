"""The project's own gold: JSON Lines of facts, mentions or links, or of documents that hold them.

A fact: `subject`, `predicate`, `object`, and perhaps `pid`, `predicate_alt`, `accept` (other labels of the
object), `context` ("fictional") and `evidence`. A mention: `start`, `end`, and perhaps `types`. A link:
`anchor_start`, `anchor_end`, `gloss_start`, `gloss_end`, `article` (the linked title). Rows that name no
`article` of their own (for a link: `source`) are all of one. A document: `id`, `text` and lists of these
under `facts`, `mentions`, `links`.

A prediction is right when subject, relation and object agree with one gold fact by label; one that a story
tells only where the gold is told by the story too. Rejected ones do not count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from kg.evaluate.agreement import Relations, labels, normal
from kg.evaluate.gold import Gold, GoldFact, GoldSpan, Judged, Predicted, Record, checking, read_lines
from kg.rows import Row

EXPECTED = "a fact (subject, predicate, object), mention (start, end), link (anchor_start, ...) or document (id, text)"


def read(path: Path, relations: Relations) -> list[Gold]:
    """Every document, or one for the rows of each article."""
    golds: list[Gold] = []
    grouped: dict[str, list[Gold]] = defaultdict(list)
    for number, record in read_lines(path):
        with checking(EXPECTED, path, line=number):
            one = _gold(record, relations)
            (golds if one.text else grouped[one.id]).append(one)
    return golds + [
        Gold(
            id=id,
            facts=tuple(fact for row in rows for fact in row.facts or ()) if any(row.facts for row in rows) else None,
            mentions=tuple(one for row in rows for one in row.mentions or ()) or None,
            links=tuple(one for row in rows for one in row.links or ()) or None,
        )
        for id, rows in grouped.items()
    ]


def _gold(record: Record, relations: Relations) -> Gold:
    if "text" in record and "id" in record and "start" not in record:
        return Gold(
            id=str(record["id"]),
            text=record["text"],
            title=record.get("title", ""),
            facts=tuple(gold_fact(one, relations) for one in record["facts"]) if "facts" in record else None,
            mentions=tuple(map(_mention, record["mentions"])) if "mentions" in record else None,
            links=tuple(map(_link, record["links"])) if "links" in record else None,
        )
    if "anchor_start" in record:
        return Gold(id=record.get("source", ""), links=(_link(record),))
    if "predicate" in record:
        return Gold(id=record.get("article", ""), facts=(gold_fact(record, relations),))
    return Gold(id=record.get("article", ""), mentions=(_mention(record),))


def gold_fact(record: Record, relations: Relations) -> GoldFact:
    """A row of facts; `predicate_alt` may hold several names, parted by a blank, "/" or "^"."""
    other = (part for name in record.get("predicate_alt", ()) for part in re.split(r"[ /^]", name))
    return GoldFact(
        subject=record["subject"],
        relation=record["predicate"],
        object=record["object"],
        relations=relations.keys(record["predicate"], record.get("pid"), *other),
        subjects=labels(record["subject"]),
        objects=labels(record["object"], *record.get("accept", ())),
        fictional=record.get("context") == "fictional",
        quote=record.get("evidence", ""),
    )


def _mention(record: Record) -> GoldSpan:
    span = int(record["start"]), int(record["end"])
    return GoldSpan(span=span, text=record.get("text", ""), labels=frozenset(record.get("types", ())))


def _link(record: Record) -> GoldSpan:
    span = tuple(int(record[key]) for key in ("anchor_start", "anchor_end", "gloss_start", "gloss_end"))
    title = record.get("title") or record["article"]
    return GoldSpan(span=span, text=record.get("anchor", ""), labels=frozenset([normal(title)]))


def judge(gold: Gold, predicted: Predicted, relations: Relations) -> Judged:
    """Each distinct prediction once, in reading order."""
    facts = gold.facts or ()
    index: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(facts):
        for label in one.subjects:
            index[label].append(number)
    right: list[tuple[str, Row]] = []
    wrong: list[tuple[str, Row]] = []
    found: set[int] = set()
    for row in distinct(predicted.facts):
        keys, objects = relations.of_row(row), row_objects(row)
        matches = [
            number
            for number in sorted({number for label in labels(row["subject_label"]) for number in index[label]})
            if keys & facts[number].relations
            and objects & facts[number].objects
            and (row["status"] == "asserted" or facts[number].fictional)
        ]
        found.update(matches)
        if matches:
            right.append((facts[matches[0]].relation, row))
        else:
            wrong.append((str(row["name"]), row))
    return Judged(tuple(right), tuple(wrong), facts, frozenset(found))


def distinct(rows: Sequence[Row]) -> list[Row]:
    """The first of the predictions that say one thing; rejected ones left out."""
    same = {
        (normal(row["subject_label"]), normal(row["name"]), tuple(sorted(row_objects(row)))): row
        for row in reversed(rows)
        if row["status"] != "rejected"
    }
    return list(reversed(same.values()))


def row_objects(row: Row) -> frozenset[str]:
    """The labels of a predicted object, be it a thing or a value; an empty one is none."""
    return labels(*(row[key] for key in ("object_label", "value") if row[key]))

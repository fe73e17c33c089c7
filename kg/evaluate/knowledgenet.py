"""KnowledgeNet: passages annotated with every fact of some properties, with offsets.

Format and rule: https://github.com/diffbot/knowledge-net (evaluator.py, method span_overlap). A
predicted fact is right when subject and object overlap those of a gold fact of the same property in the
passage; one that matches none is wrong where the passage was annotated for its property, and else does
not count. Which Wikidata properties say a property is data ("^" turns subject and object).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from kg.evaluate.agreement import Relations
from kg.evaluate.gold import Gold, GoldFact, Judged, Predicted, Record, Span, checking, read_lines
from kg.rows import Row

EXPECTED = "documentId, documentText and passages with facts"


def read(path: Path, relations: Relations) -> list[Gold]:
    """Every document of the file."""
    golds = []
    for number, record in read_lines(path):
        with checking(EXPECTED, path, line=number):
            golds.append(_gold(record))
    return golds


def _gold(record: Record) -> Gold:
    text = record["documentText"]
    names = {
        one["propertyId"]: one["propertyName"]
        for passage in record["passages"]
        for one in passage["exhaustivelyAnnotatedProperties"]
    }
    facts: list[GoldFact] = []
    passages: list[tuple[Span, frozenset[str]]] = []
    for passage in record["passages"]:
        annotated = frozenset(names[one["propertyId"]] for one in passage["exhaustivelyAnnotatedProperties"])
        passages.append(((passage["passageStart"], passage["passageEnd"]), annotated))
        for one in passage["facts"]:
            subject, target = (one["subjectStart"], one["subjectEnd"]), (one["objectStart"], one["objectEnd"])
            facts.append(
                GoldFact(
                    subject=text[slice(*subject)],
                    relation=names[one["propertyId"]],
                    object=text[slice(*target)],
                    relations=frozenset(),
                    subject_span=subject,
                    object_span=target,
                    quote=passage["passageText"],
                )
            )
    return Gold(id=str(record["documentId"]), text=text, facts=tuple(facts), record=passages)


def judge(gold: Gold, predicted: Predicted, relations: Relations) -> Judged:
    """Passage by passage; of several predictions that match the same gold facts the first counts."""
    facts = gold.facts or ()
    means = _properties(relations)
    right: dict[frozenset[int], tuple[str, Row]] = {}
    wrong: dict[tuple[str, Span, Span], tuple[str, Row]] = {}
    for row in predicted.facts:
        for name, subject, target in _meanings(row, relations, means) if row["status"] == "asserted" else ():
            matches = frozenset(
                number
                for number, one in enumerate(facts)
                if one.relation == name
                and one.subject_span
                and one.object_span
                and overlap(subject, one.subject_span)
                and overlap(target, one.object_span)
            )
            if matches:
                right.setdefault(matches, (name, row))
            elif any(
                name in annotated and within(subject, span) and within(target, span) for span, annotated in gold.record
            ):
                wrong.setdefault((name, subject, target), (name, row))
    return Judged(tuple(right.values()), tuple(wrong.values()), facts, frozenset().union(*right))


def _properties(relations: Relations) -> dict[str, tuple[str, bool]]:
    """From a relation's key to the property that it says, and whether subject and object are turned."""
    text = (resources.files("kg") / "data" / "evaluate" / "knowledgenet.json").read_text("utf-8")
    return {
        one.removeprefix("^").casefold(): (name, one.startswith("^"))
        for name, properties in json.loads(text).items()
        for one in properties
    }


def _meanings(row: Row, relations: Relations, means: dict[str, tuple[str, bool]]) -> Iterator[tuple[str, Span, Span]]:
    """What a predicted fact says in the gold's properties, if it has the words for both ends."""
    subject, target = row_span(row, "subject"), row_span(row, "object")
    if subject and target:
        for name, turned in sorted({means[key] for key in relations.of_row(row) if key in means}):
            yield (name, target, subject) if turned else (name, subject, target)


def row_span(row: Row, end: str) -> Span | None:
    """Where a predicted fact's subject or object is named."""
    start, stop = row[f"{end}_start"], row[f"{end}_end"]
    return (start, stop) if isinstance(start, int) and isinstance(stop, int) else None


def overlap(one: Span, other: Span) -> bool:
    """Whether two half-open spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def within(one: Span, outer: Span) -> bool:
    """Whether a span lies in another."""
    return outer[0] <= one[0] and one[1] <= outer[1]

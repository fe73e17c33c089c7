"""Sentences with the triples of names that they state, as in Wiki-NRE, REBEL or WebNLG.

A record has `text` (or `sent`, `sentence`) and `triples`: lists [subject, relation, object] or objects with
`sub`, `rel`, `obj`; perhaps `id` and `title`. Predictions of relations that the file nowhere uses do not
count. Two scores are given. Exact: subject, relation and object agree by label, micro-averaged. Partial, in
the flavour that WebNLG's script made usual (github.com/WebNLG/WebNLG-Text-to-triples): the triples of a
sentence are paired one to one, each of the three parts counts 1 where it is equal, 1/2 where it shares a
word, else 0, what has no partner counts 0, and the mean is taken over all pairs; parted words, which that
script also counts as surplus, are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kg.evaluate.agreement import Relations, labels
from kg.evaluate.gold import Gold, GoldFact, Judged, Predicted, Record, checking, read_lines
from kg.evaluate.knowledgenet import row_span
from kg.evaluate.project import distinct
from kg.rows import Row

EXPECTED = 'text and triples, each [subject, relation, object] or {"sub", "rel", "obj"}'
_WORD = re.compile(r"\w+")
Triple = tuple[str, str, str]


def read(path: Path, relations: Relations) -> list[Gold]:
    """Every sentence of the file."""
    golds = []
    for number, record in read_lines(path):
        with checking(EXPECTED, path, line=number):
            golds.append(_gold(record, number, relations))
    every = {key: one.relation for gold in golds for one in gold.facts or () for key in one.relations}
    return [Gold(id=one.id, title=one.title, text=one.text, facts=one.facts, record=every) for one in golds]


def _gold(record: Record, number: int, relations: Relations) -> Gold:
    text = next(record[key] for key in ("text", "sent", "sentence") if key in record)
    facts = []
    for one in record["triples"]:
        subject, relation, target = (one["sub"], one["rel"], one["obj"]) if isinstance(one, dict) else one
        facts.append(
            GoldFact(
                subject=subject,
                relation=relation,
                object=target,
                relations=relations.keys(relation),
                subjects=labels(subject),
                objects=labels(target),
                quote=text,
            )
        )
    return Gold(id=str(record.get("id", number)), title=record.get("title", ""), text=text, facts=tuple(facts))


def judge(gold: Gold, predicted: Predicted, relations: Relations) -> Judged:
    """Exact agreement, one gold triple a prediction; partial agreement as a figure."""
    facts = gold.facts or ()
    right: dict[int, tuple[str, Row]] = {}
    wrong: list[tuple[str, Row]] = []
    said: list[Triple] = []
    for row in distinct(predicted.facts):
        keys = relations.of_row(row)
        name = next((gold.record[key] for key in sorted(keys) if key in gold.record), "")
        if not name:
            continue
        matches = [
            number
            for number, one in enumerate(facts)
            if keys & one.relations
            and one.subjects & labels(*row_names(row, "subject", gold))
            and one.objects & labels(*row_names(row, "object", gold))
        ]
        if matches:
            right.setdefault(matches[0], (facts[matches[0]].relation, row))
            name = facts[matches[0]].relation
        else:
            wrong.append((name, row))
        said.append((str(row["subject_label"]), name, str(row["object_label"] or row["value"])))
    partial = partial_score(said, [(one.subject, one.relation, one.object) for one in facts])
    return Judged(tuple(right.values()), tuple(wrong), facts, frozenset(right), {"partial F1": partial})


def row_names(row: Row, end: str, gold: Gold) -> list[str]:
    """What a predicted subject or object is called: its label or value, and the words that name it in the text."""
    span = row_span(row, end)
    names = (row[f"{end}_label"], row["value"] if end == "object" else None, gold.text[slice(*span)] if span else None)
    return [str(one) for one in names if one]


def partial_score(said: Sequence[Triple], wanted: Sequence[Triple]) -> float:
    """The mean over the pairs of a sentence, the most alike being paired first; 1 where there is nothing at all.

    >>> partial_score([("Ann Lee", "spouse", "Bob")], [("Ann", "spouse", "Bob"), ("Bob", "spouse", "Ann Lee")])
    0.4166666666666667
    """
    pairs = sorted(
        ((_alike(one, other), -i, -j) for i, one in enumerate(said) for j, other in enumerate(wanted)), reverse=True
    )
    total, used = 0.0, (set[int](), set[int]())
    for score, i, j in pairs:
        if i not in used[0] and j not in used[1]:
            total += score
            used[0].add(i)
            used[1].add(j)
    most = max(len(said), len(wanted))
    return total / most if most else 1.0


def _alike(one: Triple, other: Triple) -> float:
    words = [(_WORD.findall(a.casefold()), _WORD.findall(b.casefold())) for a, b in zip(one, other, strict=True)]
    return sum(1.0 if a == b else 0.5 if set(a) & set(b) else 0.0 for a, b in words) / 3

"""Text2KGBench: a sentence, an ontology, and the triples of labels that should come out.

Format and rule: https://github.com/cenguix/Text2KGBench (src/evaluation/run_eval.py). A record has `id`,
`sent` and `triples` of `sub`, `rel`, `obj`; or, as in its training files, one triple in `sub_label`,
`rel_label` (`rel` being the P-id), `obj_label`, records of one sentence being taken together. Labels are
compared without blanks and case. Predictions of relations that the sentence's gold has not are left out;
precision, recall and F1 are averaged over sentences. Conformance is the share of all predictions whose
relation is in the vocabulary, invented subjects and objects the share that the sentence does not hold
(without the stemming of the published script, so stricter).
"""

from __future__ import annotations

from pathlib import Path

from kg.evaluate.agreement import Relations
from kg.evaluate.gold import Gold, GoldFact, Judged, Predicted, Record, checking, read_lines
from kg.evaluate.triples import row_names
from kg.names import bare_title
from kg.rows import Row

EXPECTED = "id, sent and triples of sub, rel, obj (or sub_label, rel_label, obj_label)"


def read(path: Path, relations: Relations) -> list[Gold]:
    """Every distinct sentence of the file; triples of one sentence, ontology by ontology, are of one document."""
    found: dict[tuple[str, str], Gold] = {}
    for number, record in read_lines(path):
        with checking(EXPECTED, path, line=number):
            one = _gold(record, relations)
        first = found.setdefault((one.title, one.text), one)
        if first is not one:
            found[one.title, one.text] = Gold(
                id=first.id, title=first.title, text=first.text, facts=(*(first.facts or ()), *(one.facts or ()))
            )
    every = {key for gold in found.values() for one in gold.facts or () for key in one.relations}
    every |= set(relations.named) | set(relations.named.values())
    return [Gold(id=one.id, text=one.text, facts=one.facts, record=every) for one in found.values()]


def _gold(record: Record, relations: Relations) -> Gold:
    text = record["sent"]
    triples = (
        [(one["sub"], one["rel"], one["obj"], None) for one in record["triples"]]
        if "triples" in record
        else [(record["sub_label"], record["rel_label"], record["obj_label"], record["rel"])]
    )
    facts = tuple(
        GoldFact(
            subject=subject,
            relation=relation,
            object=target,
            relations=relations.keys(relation, property),
            subjects=frozenset([squeezed(subject)]),
            objects=frozenset([squeezed(target)]),
            quote=text,
        )
        for subject, relation, target, property in triples
    )
    return Gold(id=str(record["id"]), text=text, title=record.get("ontology", "").partition("_train")[0], facts=facts)


def squeezed(label: str) -> str:
    """The published normal form: no blanks, no underscores, lower case."""
    return "".join(label.replace("_", "").split()).lower()


def judge(gold: Gold, predicted: Predicted, relations: Relations) -> Judged:
    """Distinct predictions of the relations that the sentence's gold has; the rest makes figures."""
    facts = gold.facts or ()
    text = squeezed(gold.text)
    right: dict[int, tuple[str, Row]] = {}
    wrong: dict[tuple[str, str, str], tuple[str, Row]] = {}
    rows = [row for row in predicted.facts if row["status"] != "rejected"]
    conforming = invented_subjects = invented_objects = 0
    for row in rows:
        keys = relations.of_row(row)
        subjects, objects = (frozenset(map(squeezed, row_names(row, end, gold))) for end in ("subject", "object"))
        conforming += bool(keys & gold.record)
        invented_subjects += squeezed(bare_title(str(row["subject_label"]))) not in text
        invented_objects += squeezed(bare_title(str(row["object_label"] or min(objects)))) not in text
        same = [number for number, one in enumerate(facts) if keys & one.relations]
        matches = [one for one in same if subjects & facts[one].subjects and objects & facts[one].objects]
        if matches:
            right.setdefault(matches[0], (facts[matches[0]].relation, row))
        elif same:
            name = facts[same[0]].relation
            wrong.setdefault((min(subjects), name, min(objects)), (name, row))
    count = max(1, len(rows))
    precision = len(right) / max(1, len(right) + len(wrong))
    recall = len(right) / max(1, len(facts))
    figures = {
        "precision by sentence": precision,
        "recall by sentence": recall,
        "F1 by sentence": 2 * precision * recall / (precision + recall) if right else 0.0,
        "conformance": conforming / count if rows else 1.0,
        "invented subjects": invented_subjects / count,
        "invented objects": invented_objects / count,
    }
    return Judged(tuple(right.values()), tuple(wrong.values()), facts, frozenset(right), figures)

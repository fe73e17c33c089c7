"""Re-DocRED (and DocRED): documents with clusters of mentions and the relations between them.

Format: https://github.com/tonytan48/Re-DocRED. Here the program reads plain text, joined from the tokens,
and finds the names itself. A predicted entity is the cluster whose mentions its own words overlap most
often, or else one of its name, or with a mention that is part of its name. A triple of clusters counts once;
it is right when the gold has it, and wrong also where an end is no cluster. Predictions about common nouns
(the gold has none) or of relations that the file nowhere uses do not count.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.agreement import Relations, labels, relation_key
from kg.evaluate.gold import Gold, GoldFact, GoldSpan, Judged, Predicted, Record, Span, checking, read_json
from kg.evaluate.knowledgenet import overlap, row_span
from kg.rows import Row

EXPECTED = "title, sents, vertexSet and labels"
_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]}%”’]+$|'(?:s|re|ve|ll|d|m)?$|n't$")
_NO_SPACE_AFTER = re.compile(r"[(\[{$£€“‘]+$")


def read(path: Path, relations: Relations) -> list[Gold]:
    """Every document of the file, a JSON list; a document's id is its title."""
    records = read_json(path)
    if not isinstance(records, list):
        raise InputError(f"is no list of documents; expected a list of {EXPECTED}", path=path)
    types = json.loads((resources.files("kg") / "data" / "evaluate" / "redocred_types.json").read_text("utf-8"))
    golds = []
    for number, record in enumerate(records, 1):
        with checking(EXPECTED, path, document=number):
            golds.append(_gold(record, types))
    every = frozenset(key for gold in golds for one in gold.facts or () for key in one.relations)
    return [
        Gold(
            id=one.id,
            title=one.title,
            text=one.text,
            facts=one.facts,
            mentions=one.mentions,
            record=(one.record, every),
        )
        for one in golds
    ]


def _gold(record: Record, types: dict[str, list[str]]) -> Gold:
    text, tokens = detokenise(record["sents"])
    clusters: list[dict[Span, str]] = [
        {
            (tokens[one["sent_id"]][one["pos"][0]][0], tokens[one["sent_id"]][one["pos"][1] - 1][1]): one["type"]
            for one in vertex
        }
        for vertex in record["vertexSet"]
    ]
    names = [text[slice(*min(cluster))] for cluster in clusters]
    every = [frozenset(text[slice(*span)] for span in cluster) for cluster in clusters]
    facts = []
    for one in record["labels"]:
        lines = [tokens[number] for number in one.get("evidence", ())]
        facts.append(
            GoldFact(
                subject=names[one["h"]],
                relation=one["r"],
                object=names[one["t"]],
                relations=frozenset([relation_key(one["r"])]),
                subjects=frozenset([str(one["h"])]),
                objects=frozenset([str(one["t"])]),
                quote=" ".join(text[line[0][0] : line[-1][1]] for line in lines),
                subject_names=every[one["h"]],
                object_names=every[one["t"]],
            )
        )
    mentions = tuple(
        GoldSpan(span=span, text=text[slice(*span)], labels=frozenset(types.get(kind, ())))
        for cluster in clusters
        for span, kind in cluster.items()
    )
    return Gold(
        id=record["title"],
        title=record["title"],
        text=text,
        facts=tuple(facts),
        mentions=mentions,
        record=[sorted(cluster) for cluster in clusters],
    )


def detokenise(sentences: Sequence[Sequence[str]]) -> tuple[str, list[list[Span]]]:
    """The text that tokens were made from, as nearly as they tell, and where each of them stands.

    >>> detokenise([["He", "said", '"', "No", '"', "(", "twice", ")", "."]])[0]
    'He said "No" (twice).'
    """
    text = ""
    spans: list[list[Span]] = []
    for sentence in sentences:
        spans.append([])
        glued, quotes = False, 0
        for token in sentence:
            quotes += token == '"'
            closing = token == '"' and quotes % 2 == 0
            if text and not glued and not closing and not (spans[-1] and _NO_SPACE_BEFORE.match(token)):
                text += " "
            spans[-1].append((len(text), len(text) + len(token)))
            text += token
            glued = bool(_NO_SPACE_AFTER.match(token)) or (token == '"' and quotes % 2 == 1)
    return text, spans


def judge(gold: Gold, predicted: Predicted, relations: Relations) -> Judged:
    """Each distinct triple of the gold's relations once."""
    clusters, every = gold.record
    facts = gold.facts or ()
    index = {(*one.subjects, *one.relations, *one.objects): number for number, one in enumerate(facts)}
    entities = _entities(clusters, predicted)
    right: dict[int, tuple[str, Row]] = {}
    wrong: dict[tuple[object, ...], tuple[str, Row]] = {}
    for row in predicted.facts:
        noun = "/concept/" in str(row["object"])
        keys = sorted(relations.of_row(row) & every) if row["status"] == "asserted" and not noun else []
        subject, target = (_cluster(row, end, clusters, entities, gold.text) for end in ("subject", "object"))
        hits = [index[key] for one in keys if (key := (str(subject), one, str(target))) in index]
        if hits:
            right.setdefault(hits[0], (facts[hits[0]].relation, row))
        elif keys:
            ends = (row["subject"] if subject is None else subject, row["object"] if target is None else target)
            wrong.setdefault((*ends, keys[0]), (keys[0].upper(), row))
    return Judged(tuple(right.values()), tuple(wrong.values()), facts, frozenset(right))


Clusters = Sequence[Sequence[Span]]


def _cluster(row: Row, end: str, clusters: Clusters, entities: dict[object, int], text: str) -> int | None:
    """The cluster that a predicted fact's end stands for: by its words, its entity's other words, its name."""
    span = row_span(row, end)
    found = _at(span, clusters) if span else None
    if found is None and row[end] is not None:
        found = entities.get(row[end])
    if found is None and row[f"{end}_label"] is not None:
        found = _named(str(row[f"{end}_label"]), clusters, text)
    return found


def _named(label: str, clusters: Clusters, text: str) -> int | None:
    """The first cluster with a mention of that name, or else with one whose words are all in it."""
    names = [[text[slice(*one)] for one in cluster] for cluster in clusters]
    wanted, words = labels(label), set(label.casefold().split())
    same = (number for number, ones in enumerate(names) if any(wanted & labels(one) for one in ones))
    part = (number for number, ones in enumerate(names) if any(set(one.casefold().split()) <= words for one in ones))
    return next(same, next(part, None))


def _entities(clusters: Clusters, predicted: Predicted) -> dict[object, int]:
    """From an entity's address to the cluster that most of its mentions overlap, the first of equals."""
    named: list[tuple[object, Span | None]] = [
        (row["entity"], (int(str(row["start"])), int(str(row["end"])))) for row in predicted.mentions
    ]
    named += [(row[end], row_span(row, end)) for row in predicted.facts for end in ("subject", "object")]
    votes: dict[object, Counter[int]] = {}
    for entity, span in named:
        found = _at(span, clusters) if span else None
        if entity is not None and found is not None:
            votes.setdefault(entity, Counter())[found] += 1
    return {entity: counts.most_common(1)[0][0] for entity, counts in votes.items()}


def _at(span: Span, clusters: Clusters) -> int | None:
    """The cluster one of whose mentions a span overlaps, the tightest of several."""
    found = [
        (abs(one[0] - span[0]) + abs(one[1] - span[1]), number)
        for number, cluster in enumerate(clusters)
        for one in cluster
        if overlap(one, span)
    ]
    return min(found)[1] if found else None

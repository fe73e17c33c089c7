"""What readers said of the facts of single paragraphs, and the facts that are told of these now.

In: tables of verdicts, and the corpus that holds its paragraphs. Out: verdicts and facts under the same keys.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.learn.data import paragraphs
from kg.read import Tools, read_articles
from kg.rows import Row, fact_row

#: A paragraph's digest, then subject, relation and object of one of its facts.
Told = tuple[str, str, str, str]
BATCH = 256


class Verdict(NamedTuple):
    """Whether a fact was found right, and whether the relation model alone had told it."""

    right: bool
    learned: bool


def read_verdicts(source: Path) -> dict[Told, Verdict]:
    """What a table, or the tables of a directory, say of each fact."""
    return {
        (paragraph, subject, relation, object_): Verdict(verdict == "right", extractor == "model")
        for table in (sorted(source.glob("*.tsv")) if source.is_dir() else (source,))
        for paragraph, (subject, relation, object_, verdict, extractor) in paragraphs.rows(table)
    }


def told_facts(digests: Collection[str], corpus: Path, tools: Tools) -> Iterator[tuple[Told, Row]]:
    """Every fact that reading these paragraphs tells now, once, with its row."""
    articles = list(paragraphs.read(corpus, frozenset(digests)))
    seen: set[Told] = set()
    for at in range(0, len(articles), BATCH):
        for reading in read_articles(articles[at : at + BATCH], tools):
            for fact in reading.facts:
                row = fact_row(fact, tools.ontology)
                ends = str(row["subject_label"]), str(row["name"]), str(row["object_label"] or row["value"])
                key = (reading.document.article.id, *ends)
                if row["status"] != "rejected" and key not in seen:
                    seen.add(key)
                    yield key, row

"""Predictions: rows of a file, or what reading the gold's own texts gives.

In: gold documents. Out: for each the rows of `kg facts`, `kg mentions` and `kg links`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.gold import Gold, Predicted, read_lines
from kg.model import Article
from kg.read import Settings, read_articles
from kg.rows import Row, fact_row, link_row, mention_row
from kg.workers import map_articles


def from_file(paths: Iterable[Path], golds: Sequence[Gold]) -> Iterator[Predicted]:
    """The rows that files hold for each gold document, by the id of its article.

    Raises InputError where a row is of none of the three kinds, or has no article.
    """
    facts: dict[str, list[Row]] = defaultdict(list)
    mentions: dict[str, list[Row]] = defaultdict(list)
    links: dict[str, list[Row]] = defaultdict(list)
    for path in paths:
        for number, row in read_lines(path):
            kind = facts if "predicate" in row else links if "anchor_start" in row else mentions
            if "article" not in row or not row.keys() & {"predicate", "anchor_start", "entity"}:
                raise InputError("is no row of kg facts, kg mentions or kg links", path=path, line=number)
            kind[str(row["article"])].append(dict(row))
    only = {*facts, *mentions, *links}
    for gold in golds:
        id = next(iter(only)) if not gold.id and len(only) == 1 else gold.id
        yield Predicted(facts[id], mentions[id], links[id])


def from_reading(golds: Sequence[Gold], settings: Settings, jobs: int | None = 1) -> Iterator[Predicted]:
    """What reading each gold document's text gives. Raises InputError where one cannot be read."""
    articles = (Article(id=one.id or "gold", title=one.title, text=one.text) for one in golds)
    for found in map_articles(articles, Reader(settings), jobs=jobs):
        if isinstance(found, InputError):
            raise found
        yield found


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes the function from articles to their predictions."""

    settings: Settings

    def __call__(self) -> Callable[[Sequence[Article]], Sequence[Predicted]]:
        """Load the tools."""
        tools = self.settings.tools()

        def read(articles: Sequence[Article]) -> list[Predicted]:
            return [
                Predicted(
                    [fact_row(one, tools.ontology) for one in reading.facts],
                    [mention_row(reading.document.article.id, one) for one in reading.mentions],
                    [link_row(reading.document.article.id, one) for one in reading.document.links],
                )
                for reading in read_articles(articles, tools)
            ]

        return read


def with_texts(golds: Sequence[Gold], articles: Iterable[Article | InputError]) -> list[Gold]:
    """Gold that has no text of its own with that of its article, by id; gold without an id is the only article's.

    Raises InputError where an article is missing or cannot be read.
    """
    known: dict[str, Article] = {}
    for one in articles:
        if isinstance(one, InputError):
            raise one
        known[one.id] = one
    return [one if one.text else _with_text(one, known) for one in golds]


def _with_text(gold: Gold, known: dict[str, Article]) -> Gold:
    article = known.get(gold.id) if gold.id else next(iter(known.values())) if len(known) == 1 else None
    if article is None:
        which = f"the article {gold.id!r}" if gold.id else "one article"
        raise InputError(f"the gold holds no text; give {which} with --articles, or rows with --predicted")
    return Gold(
        id=article.id,
        title=article.title,
        text=article.text,
        facts=gold.facts,
        mentions=gold.mentions,
        links=gold.links,
        record=gold.record,
    )

"""Mentions and links against their gold: by exact offsets, and by what they are said to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.evaluate.agreement import normal
from kg.evaluate.gold import GoldSpan
from kg.evaluate.score import Tally
from kg.ontology import Ontology
from kg.rows import Row

_MENTION = ("start", "end")
_LINK = ("anchor_start", "anchor_end", "gloss_start", "gloss_end")


def score_mentions(gold: Sequence[GoldSpan], rows: Sequence[Row], ontology: Ontology) -> dict[str, Tally]:
    """Names by their spans, and where the gold has classes by span and class.

    Pronouns and descriptions ("self") that are no gold mention do not count against: few gold sets hold them.
    """
    spans = {one.span for one in gold}
    counted = [row for row in rows if row["source"] != "self" or _span(row, _MENTION) in spans]
    scores = {"spans": _tally(gold, counted, _MENTION, lambda row, one: True)}
    if typed := [one for one in gold if one.labels]:
        untyped = {one.span for one in gold if not one.labels}
        fitting = [row for row in counted if _span(row, _MENTION) not in untyped]
        scores["spans with class"] = _tally(typed, fitting, _MENTION, lambda row, one: _is_one(row, one, ontology))
    return scores


def score_links(gold: Sequence[GoldSpan], rows: Sequence[Row]) -> dict[str, Tally]:
    """Glossed links by the bounds of anchor and gloss, and by these and the linked title."""
    return {
        "bounds": _tally(gold, rows, _LINK, lambda row, one: True),
        "bounds and title": _tally(gold, rows, _LINK, lambda row, one: normal(row["title"]) in one.labels),
    }


def _tally(
    gold: Sequence[GoldSpan], rows: Sequence[Row], keys: Sequence[str], fits: Callable[[Row, GoldSpan], bool]
) -> Tally:
    wanted = {one.span: one for one in gold}
    said = {_span(row, keys): row for row in rows}
    found = sum(span in wanted and fits(row, wanted[span]) for span, row in said.items())
    return Tally(right=found, wrong=len(said) - found, found=found, wanted=len(wanted))


def _span(row: Row, keys: Sequence[str]) -> tuple[int, ...]:
    return tuple(int(str(row[key])) for key in keys)


def _is_one(row: Row, gold: GoldSpan, ontology: Ontology) -> bool:
    types = row["types"] if isinstance(row["types"], list) else []
    return any(ontology.is_a(str(name), wanted) for name in types for wanted in gold.labels)

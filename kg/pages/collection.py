"""The collection in numbers, as the index of its snapshot holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kg.ontology import Ontology
from kg.snapshot.states import Snapshot, read
from kg.snapshot.view import View
from kg.vocab import PREFIXES

ARTICLE = PREFIXES["schema"] + "Article"
STATEMENT = PREFIXES["rdf"] + "Statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Counts; those by name have the most used first.

    `sources` are the places in the articles that state something, `years` how many facts of a relation date to a year.
    """

    state: Snapshot
    articles: int
    things: int
    facts: int
    sources: int
    relations: Mapping[str, int]
    classes: Mapping[str, int]
    years: Mapping[str, Mapping[int, int]]

    @classmethod
    def of(cls, view: View, ontology: Ontology) -> Self:
        """Read the numbers of a snapshot."""
        rows = view.index.execute(
            "SELECT kind, key, n FROM count WHERE kind IN ('fact', 'class', 'year', 'thing')"
        ).fetchall()
        counts = {(kind, key): n for kind, key, n in rows}
        start = view.facts.namespace.term("")
        years: dict[str, Counter[int]] = {}
        for kind, key, n in rows:
            relation, _, year = key.removeprefix(start).partition(" ")
            if kind == "year" and relation in ontology.relations:
                years.setdefault(relation, Counter())[int(year)] += n
        relations = _used({name: counts.get(("fact", start + name), 0) for name in ontology.relations})
        articles = counts.get(("class", ARTICLE), 0)
        return cls(
            state=read(Path(view.path)),
            articles=articles,
            things=counts.get(("thing", ""), articles) - articles,
            facts=sum(relations.values()),
            sources=counts.get(("class", STATEMENT), 0),
            relations=relations,
            classes=_used({name: counts.get(("class", start + name), 0) for name in ontology.classes}),
            years=years,
        )

    @property
    def all_years(self) -> Mapping[int, int]:
        """How many facts of whatever relation date to a year."""
        return sum((Counter(one) for one in self.years.values()), Counter[int]())


def _used(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(((name, n) for name, n in counts.items() if n), key=lambda one: (-one[1], one[0])))

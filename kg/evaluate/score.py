"""Counting: precision, recall and F1, overall, by relation and by extractor, and what went wrong.

In: what each document's format judged. Out: a `Report`, which adds up document by document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kg.evaluate.gold import Gold, GoldFact, Judged
from kg.rows import Row

#: Facts by the names of their ends, as `GoldFact.stated` gives them.
Stated = AbstractSet[tuple[str, str, str]]
IGNORING = "facts, ignoring those that training stated"


@dataclass(slots=True)
class Tally:
    """Predictions right and wrong, and of what was `wanted` how much was `found`."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """The share of the predictions that is right; 0 where there is none."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 where there is none."""
        return self.found / max(1, self.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Tally) -> None:
        """Count another tally in."""
        self.right += other.right
        self.wrong += other.wrong
        self.found += other.found
        self.wanted += other.wanted

    def row(self, name: str) -> Row:
        """The tally as a row of a table."""
        return {
            "of": name,
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "F1": round(self.f1, 4),
            "right": self.right,
            "wrong": self.wrong,
            "found": self.found,
            "gold": self.wanted,
        }


@dataclass(slots=True)
class Report:
    """The scores of all documents so far.

    `kinds` are facts, mentions and links; `judgements` pairs each counted fact's confidence with whether
    it is right; `errors` are rows: what was wrong or missed, where, in which words.
    """

    documents: int = 0
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    relations: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    extractors: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    figures: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    judgements: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[Row] = field(default_factory=list)

    def add_facts(self, gold: Gold, judged: Judged, trained: Stated = frozenset()) -> None:
        """Count one document's facts.

        What training stated of the same names, `trained`, is besides left out of what was right, as DocRED's "Ign F1"
        does (https://github.com/thunlp/DocRED): precision tells of what is new alone, recall is of everything.
        """
        whole = Tally(len(judged.right), len(judged.wrong), len(judged.found), len(judged.gold))
        self.kinds["facts"].add(whole)
        if trained:
            known = sum(not trained.isdisjoint(judged.gold[number].stated) for number in judged.found)
            self.kinds[IGNORING].add(Tally(max(0, whole.right - known), whole.wrong, whole.found, whole.wanted))
        for right, said in ((True, judged.right), (False, judged.wrong)):
            for relation, row in said:
                one = Tally(int(right), int(not right))
                self.relations[relation].add(one)
                self.extractors[str(row["extractor"])].add(one)
                self.judgements.append((float(str(row["confidence"])), right))
        for number, fact in enumerate(judged.gold):
            self.relations[fact.relation].add(Tally(found=int(number in judged.found), wanted=1))
        for name, value in judged.figures.items():
            self.figures[name] += value
        self.errors += [_wrong(gold, relation, row) for relation, row in judged.wrong]
        self.errors += [_missed(gold, one) for number, one in enumerate(judged.gold) if number not in judged.found]

    def add_spans(self, kind: str, scores: dict[str, Tally]) -> None:
        """Count one document's mentions or links."""
        for name, tally in scores.items():
            self.kinds[f"{kind}: {name}"].add(tally)

    def means(self) -> dict[str, float]:
        """The format's own figures, averaged over documents."""
        return {name: round(value / max(1, self.documents), 4) for name, value in self.figures.items()}


def by_size(tallies: dict[str, Tally]) -> Sequence[Row]:
    """The rows of a table, what there is most of first."""
    order = sorted(tallies.items(), key=lambda item: (-item[1].wanted - item[1].right - item[1].wrong, item[0]))
    return [tally.row(name) for name, tally in order]


def _wrong(gold: Gold, relation: str, row: Row) -> Row:
    return {
        "error": "wrong",
        "article": gold.id,
        "subject": row["subject_label"],
        "relation": relation,
        "object": row["object_label"] or row["value"],
        "quote": row["quote"],
        "start": row["start"],
        "extractor": row["extractor"],
        "rule": row["rule"],
        "confidence": row["confidence"],
    }


def _missed(gold: Gold, fact: GoldFact) -> Row:
    return {
        "error": "missed",
        "article": gold.id,
        "subject": fact.subject,
        "relation": fact.relation,
        "object": fact.object,
        "quote": fact.quote,
        "start": fact.subject_span[0] if fact.subject_span else None,
        "extractor": None,
        "rule": None,
        "confidence": None,
    }

"""What confidences are worth: measured on gold, and fitted to what came true.

    python -m kg.evaluate.confidence --relations DATA/relations --gold GOLD ARTICLE READ --gold ...
        --verdicts VERDICTS DATA/corpus --out DIR

In: KnowledgeNet (every fact of the annotated properties), Re-DocRED (nearly every one), facts of articles in the
project's own format with a table of what a person said of facts outside it, and what readers said of facts of
paragraphs on anything; the relation model's facts count only where its training held back the document. Out:
`confidence.json` and a card with the reliability before and after. How: a logistic regression on the log-odds of the
given confidence, with a slope an extractor and a shift an extractor, kind of rule and rule, each drawn towards leaving
things as they are the more strongly the less was seen. Documents are parted in two: what one half teaches is measured
on the other; what is stored is fitted to both.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kg.articles.source import read_articles
from kg.confidence import Calibration, keys, log_odds
from kg.evaluate import knowledgenet, project, redocred
from kg.evaluate.agreement import Relations, normal
from kg.evaluate.gold import Format, Gold
from kg.evaluate.predicted import from_reading, with_texts
from kg.evaluate.reliability import bins, calibration_error
from kg.evaluate.verdicts import read_verdicts, told_facts
from kg.learn.examples import is_held_back
from kg.read import Settings
from kg.rows import Row

#: How strongly a slope and a shift are drawn to 1 and 0, in facts.
SLOPE, SHIFT = 30.0, 3.0
#: A rule seen less often has no shift of its own.
LEAST = 8
#: The extractor whose facts count only where it was not trained.
TRAINED = "model"
#: What a fact of a set weighs. Of what Re-DocRED calls wrong, half is said by the words (of 60 that were read); the
#: rules were written with some of the articles at hand, and after the errors that readers found in the paragraphs.
WEIGHTS = {"knowledgenet": 1.0, "redocred": 0.3, "articles": 0.2, "paragraphs": 0.3}


class Seen(NamedTuple):
    """A fact that was judged: of which set and document, by whom read, how surely, and whether rightly."""

    source: str
    document: str
    extractor: str
    rule: str
    confidence: float
    right: bool

    @property
    def linked(self) -> bool:
        """Whether its article has glossed links."""
        return self.source == "articles"


def measured(
    relations_directory: Path, articles: Sequence[tuple[Path, Path, Path]], limit: int | None
) -> Iterator[Seen]:
    """Every judged fact of all gold, with the confidence that its rule gave."""
    settings = Settings(calibrated=False)
    known = Relations.of(settings.tools().ontology)
    sets: list[tuple[str, Format, list[Gold]]] = [
        (
            "knowledgenet",
            knowledgenet,
            knowledgenet.read(relations_directory / "knowledgenet_folds123.jsonl.gz", known),
        ),
        ("redocred", redocred, redocred.read(relations_directory / "redocred_dev.json.gz", known)),
    ]
    read: set[tuple[str, ...]] = set()
    for facts, text, verdicts in articles:
        read |= _read_as_right(verdicts)
        sets.append(("articles", project, with_texts(project.read(facts, known), read_articles([str(text)]))))
    for name, form, golds in sets:
        for gold, predicted in zip(golds[:limit], from_reading(golds[:limit], settings), strict=True):
            judged = form.judge(gold, predicted, known)
            document = f"{name}/{gold.id}"
            for right, rows in ((True, judged.right), (False, judged.wrong)):
                for _, row in rows:
                    if row["extractor"] != TRAINED or name == "articles" or is_held_back(document):
                        truth = right or name == "articles" and not read.isdisjoint(_said(row))
                        confidence = float(str(row["confidence"]))
                        yield Seen(name, document, str(row["extractor"]), str(row["rule"]), confidence, truth)


def of_paragraphs(verdicts: Path, corpus: Path, limit: int | None) -> Iterator[Seen]:
    """Every fact of paragraphs that readers have judged, with the confidence that its rule gave."""
    known = read_verdicts(verdicts)
    chosen = list(dict.fromkeys(paragraph for paragraph, *_ in known))[:limit]
    for key, row in told_facts(chosen, corpus, Settings(calibrated=False).tools()):
        if key in known and (row["extractor"] != TRAINED or is_held_back(key[0])):
            confidence = float(str(row["confidence"]))
            yield Seen("paragraphs", key[0], str(row["extractor"]), str(row["rule"]), confidence, known[key].right)


def _read_as_right(path: Path) -> set[tuple[str, ...]]:
    """Subject, relation and object of facts outside the gold that a person found right: rows of a table of verdicts."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:] if line.strip()]
    return {tuple(map(normal, row[:3])) for row in rows if row[3] == "right"}


def _said(row: Row) -> set[tuple[str, ...]]:
    return {(normal(row["subject_label"]), normal(row["name"]), one) for one in project.row_objects(row)}


def fit(seen: Sequence[Seen]) -> Calibration:
    """The regression, by Newton's method; the same facts give the same numbers."""
    counts: dict[str, int] = {}
    for one in seen:
        for key in keys(one.extractor, one.rule, one.linked):
            counts[key] = counts.get(key, 0) + 1
    shifts = sorted(key for key, count in counts.items() if count >= LEAST)
    slopes = sorted({one.extractor for one in seen})
    column = {f"*{name}": at for at, name in enumerate(slopes)} | {
        key: len(slopes) + at for at, key in enumerate(shifts)
    }
    design = np.zeros((len(seen), len(column)))
    for at, one in enumerate(seen):
        design[at, column[f"*{one.extractor}"]] = log_odds(one.confidence)
        for key in keys(one.extractor, one.rule, one.linked):
            if key in column:
                design[at, column[key]] = 1.0
    truth = np.array([one.right for one in seen], float)
    weight = np.array([WEIGHTS[one.source] for one in seen])
    start = np.array([1.0] * len(slopes) + [0.0] * len(shifts))
    pull = np.diag([SLOPE] * len(slopes) + [SHIFT] * len(shifts))
    found = start
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ found))
        gradient = design.T @ (weight * (chance - truth)) + pull @ (found - start)
        curve = (design * (weight * chance * (1 - chance))[:, None]).T @ design + pull
        found = found - np.linalg.solve(curve, gradient)
    values = {key: round(float(found[at]), 3) for key, at in column.items()}
    return Calibration(
        {name: max(0.1, values[f"*{name}"]) for name in slopes}, {key: values[key] for key in shifts if values[key]}
    )


def halves(seen: Sequence[Seen]) -> tuple[list[Seen], list[Seen]]:
    """The facts of two halves of the documents, decided by their names."""
    parted: tuple[list[Seen], list[Seen]] = ([], [])
    for one in seen:
        digest = hashlib.blake2b(f"half/{one.document}".encode("utf-8", "surrogatepass"), digest_size=1).digest()
        parted[digest[0] % 2].append(one)
    return parted


def judgements(seen: Sequence[Seen], calibration: Calibration | None) -> list[tuple[float, bool]]:
    """Each fact's confidence, given or calibrated, and whether it is right."""
    return [
        (
            calibration.of(one.extractor, one.rule, one.confidence, one.linked) if calibration else one.confidence,
            one.right,
        )
        for one in seen
    ]


def card(seen: Sequence[Seen]) -> str:
    """What was measured, in Markdown: each half of the documents calibrated by what the other half taught."""
    one, two = halves(seen)
    calibrated = judgements(one, fit(two)) + judgements(two, fit(one))
    given = judgements([*one, *two], None)
    sources = [fact.source for fact in (*one, *two)]
    lines = ["| set | facts | right | error as given | error calibrated |", "|---|---|---|---|---|"]
    for name in (*WEIGHTS, "all"):
        chosen = [at for at, source in enumerate(sources) if name in (source, "all")]
        before, after = ([pairs[at] for at in chosen] for pairs in (given, calibrated))
        right = sum(true for _, true in before) / max(1, len(before))
        errors = calibration_error(before), calibration_error(after)
        lines.append(f"| {name} | {len(before)} | {right:.3f} | {errors[0]:.3f} | {errors[1]:.3f} |")
    lines += ["", "| calibrated confidence | facts | mean | right |", "|---|---|---|---|"]
    lines += [
        f"| {bin.low:g} to {bin.high:g} | {bin.count} | {bin.confidence:.3f} | {bin.accuracy:.3f} |"
        for bin in bins(calibrated)
    ]
    return _CARD.format(table="\n".join(lines))


_CARD = """# One confidence for all extractors

Numbers that turn the confidence a rule or model gives into the share of such facts that prove right; see
`kg/confidence.py` for how they are used and `kg/evaluate/confidence.py`, which wrote this page, for how they are
fitted.

Data: KnowledgeNet, folds 1 to 3 (CC BY-SA), Re-DocRED, development part (MIT), of both for the relation model only the
documents that its training held back; gold facts of the example articles and of one scraped article (`articles`); facts
of paragraphs on anything that readers judged (`paragraphs`, the model's likewise). A fact counts as right where the
gold has it, or who read it said so. Expected calibration error in ten bins, every document calibrated by numbers fitted
to the other half of the documents:

{table}

Limits: Re-DocRED leaves out much that its texts say (of 60 facts it calls wrong, half were stated), so it counts three
tenths in the fit, and confidences are too high by its measure. The articles count a fifth, since the rules were written
with some of them at hand, and confidences are a little low by theirs. Errors that readers found in the paragraphs have
been mended since, so that more of those facts are right than of fresh ones; they count three tenths. Kinds of text
unlike these may differ, fiction above all.
"""


def main() -> int:
    """Measure, fit, write."""
    parser = argparse.ArgumentParser(description="Fit the calibration of confidences.")
    parser.add_argument("--relations", type=Path, required=True, help="the directory of KnowledgeNet and Re-DocRED")
    parser.add_argument("--gold", type=Path, nargs=3, action="append", default=[], metavar=("GOLD", "ARTICLE", "READ"))
    parser.add_argument("--verdicts", type=Path, nargs=2, metavar=("VERDICTS", "CORPUS"))
    parser.add_argument("--limit", type=int, help="only so many documents of a set")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    seen = list(measured(options.relations, options.gold, options.limit))
    if options.verdicts:
        verdicts, corpus = options.verdicts
        seen += of_paragraphs(verdicts, corpus, options.limit)
    found = fit(seen)
    options.out.mkdir(parents=True, exist_ok=True)
    record = {"slopes": found.slopes, "shifts": found.shifts}
    (options.out / "confidence.json").write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", "utf-8")
    (options.out / "README.md").write_text(card(seen), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

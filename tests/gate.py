"""The quality gate: scores on the gold sets, with floors that only go up.

    python -m tests.gate [--list] [--update]

prints each score beside its floor and exits 1 where one is below. `--list` adds what was missed and
what matched nothing; `--update` raises the floors in `tests/floors.json` to what was reached.
Predictions that match no gold fact count as right only where a person has read them and said so, in
`tests/readings/ARTICLE.tsv`: subject, relation, object, verdict (right or wrong), reason.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.evaluate.agreement import Relations, normal
from kg.evaluate.project import row_objects
from kg.model import Article, Reading
from kg.ontology import Ontology
from kg.read import Settings, Tools, read_article
from kg.rows import Row, fact_row
from tests.scoring import Record, read_rows, score

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "shared" / "data" / "sample"
FLOORS = HERE / "floors.json"
READINGS = HERE / "readings"


def reading_of(article: str) -> dict[tuple[str, str, str], str]:
    """What a person said of predictions outside the gold: (subject, relation, object) -> verdict."""
    path = READINGS / f"{article}.tsv"
    if not path.exists():
        return {}
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:] if line.strip()]
    return {(normal(line[0]), normal(line[1]), normal(line[2])): line[3] for line in lines}


def fact_scores(
    reading: Reading, gold: list[Record], negatives: list[Record], ontology: Ontology, *, listing: bool = False
) -> dict[str, float]:
    """Recall by tier, precision as read by a person, exactness of evidence, wrong triples emitted."""
    rows = [fact_row(fact, ontology) for fact in reading.facts]
    found = score(rows, gold, Relations.of(ontology), negatives)
    verdicts = reading_of(reading.document.article.id)

    def verdict(row: Row) -> str:
        return next(
            (
                verdicts[key]
                for one in sorted(row_objects(row))
                if (key := (normal(row["subject_label"]), normal(row["name"]), one)) in verdicts
            ),
            "unread",
        )

    accepted = sum(verdict(row) == "right" for row in found.unmatched)
    if listing:
        for row in found.unmatched:
            sys.stdout.write(
                f"  {verdict(row)}\t{row['subject_label']}\t{row['name']}\t"
                f"{row['object_label'] or row['value']}\t{row['status']}\t{row['rule']}\n"
            )
        for number, one in enumerate(gold):
            if number not in found.hit:
                sys.stdout.write(f"  MISSED {one['tier']}\t{one['subject']}\t{one['predicate']}\t{one['object']}\n")
        for one in found.emitted:
            sys.stdout.write(f"  WRONG\t{one['subject']}\t{one['predicate']}\t{one['object']}\t{one['why_wrong']}\n")
    text = reading.document.article.text
    exact = sum(text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote for fact in reading.facts)
    scores = {f"recall of tier {tier}": found.recall(gold, tier=tier) for tier in sorted({one["tier"] for one in gold})}
    scores["precision, read"] = (found.matched + accepted) / max(1, found.predicted)
    scores["precision, gold alone"] = found.matched / max(1, found.predicted)
    scores["evidence exact"] = exact / max(1, len(reading.facts))
    if negatives:
        scores["wrong triples avoided"] = 1 - len(found.emitted) / len(negatives)
    return scores


def link_scores(reading: Reading, gold: list[Record]) -> dict[str, float]:
    """Exact anchor and gloss boundaries, and linked titles, of the glossed links."""
    titles = {(link.start, link.end, link.gloss_start, link.gloss_end): link.title for link in reading.document.links}
    spans = [(row["anchor_start"], row["anchor_end"], row["gloss_start"], row["gloss_end"]) for row in gold]
    right = sum(normal(titles.get(span, "")) == normal(row["article"]) for span, row in zip(spans, gold, strict=True))
    return {
        "links exact": sum(span in titles for span in spans) / len(gold),
        "linked titles": right / len(gold),
        "links not false": len(gold) / max(len(gold), len(titles)),
    }


def category_scores(reading: Reading, gold: list[Record]) -> dict[str, float]:
    """Whether the category line was parted as the gold's categories say."""
    wanted = {row["object"] for row in gold if row["predicate"] == "category"}
    found = {one.text for one in reading.document.passages if one.kind == "category"}
    return {"categories": len(wanted & found) / max(len(wanted | found), 1)}


def gold_sets(tools: Tools, *, listing: bool = False) -> Iterator[tuple[str, dict[str, float]]]:
    """Every gold set at hand with its scores: our examples always, the sample where it is present."""
    for path in sorted((HERE / "gold").glob("*.jsonl")):
        text = (HERE / "examples" / f"{path.stem}.txt").read_text("utf-8")
        reading = read_article(Article(id=path.stem, text=text), tools)
        yield path.stem, fact_scores(reading, read_rows(path), [], tools.ontology, listing=listing)
    if SAMPLE.is_dir():
        text = (SAMPLE / "cliff_walkers.txt").read_bytes().decode("utf-8")
        reading = read_article(Article(id="cliff_walkers", text=text), tools)
        gold = read_rows(SAMPLE / "gold_facts.jsonl")
        scores = fact_scores(reading, gold, read_rows(SAMPLE / "gold_negatives.jsonl"), tools.ontology, listing=listing)
        scores |= link_scores(reading, read_rows(SAMPLE / "gold_links.jsonl")) | category_scores(reading, gold)
        yield "cliff_walkers", scores


def raised(floors: dict[str, dict[str, float]], name: str, scores: dict[str, float]) -> dict[str, float]:
    """The floors of one gold set after a run: never lower than before."""
    old = floors.get(name, {})
    return {key: max(int(value * 1000) / 1000, old.get(key, 0.0)) for key, value in scores.items()}


def shortfalls(name: str, scores: dict[str, float], floors: dict[str, dict[str, float]]) -> list[str]:
    """What lies below its floor, a line each; a score that is no longer there counts as 0."""
    return [
        f"{name}: {key} {scores.get(key, 0.0):.4f} is below its floor {floor:.3f}"
        for key, floor in floors.get(name, {}).items()
        if scores.get(key, 0.0) < floor
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="also print what was missed and what matched nothing")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    args = parser.parse_args()
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    below: list[str] = []
    for name, scores in gold_sets(Settings().tools(), listing=args.list):
        sys.stdout.write(f"{name}\n")
        for key, value in scores.items():
            sys.stdout.write(f"  {key:<24} {value:.3f}  floor {floors.get(name, {}).get(key, 0.0):.3f}\n")
        below += shortfalls(name, scores, floors)
        floors[name] = raised(floors, name, scores)
    sys.stdout.writelines(f"{line}\n" for line in below)
    if args.update:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    raise SystemExit(main())

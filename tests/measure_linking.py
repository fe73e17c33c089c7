"""Measure how well names that no link explains are linked to the articles and glosses of a collection.

    python -m tests.measure_linking CORPUS.jsonl [--namesakes FILE.jsonl.gz] [--limit N] [--tests N] [--seed N]
                                    [--show N] [--fit]

CORPUS has {"id", "title", "text"} a line, in the glossed format. Of `--limit` articles, `--tests` lose the
glosses of a random half of their links, so that an anchor becomes a plain name; its right title is the one
that its link had. Three tests are made of the hidden anchors with a capital:

  plain      the candidates that the collection has for the name;
  two        those, and those of another title of the same kind, as if both had the same name;
  other      only those of the other title: to leave the name apart is right.

Prints for each how many were linked rightly, wrongly, or left apart, precision and recall. `--fit` fits the
weights of `kg/collection/choose.py` on the articles of odd number and prints them; the scores are those of the
articles of even number. Class told: that of the candidate looked for, in three of four cases.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.articles.document import read_document
from kg.collection import choose as choosing
from kg.collection.choose import choose, features, possible, same
from kg.collection.describe import Description, describe
from kg.collection.index import Candidate, Index
from kg.collection.names import Names
from kg.model import Article, Document, Link
from kg.names import name_key
from kg.ontology import Ontology, load_ontology

KINDS = ("Person", "Place", "Organisation", "Work", "Event")


@dataclass(frozen=True, slots=True)
class Case:
    """A hidden anchor with its candidates under one of the tests; `wanted` None: leave it apart."""

    test: str
    number: int
    key: str
    told: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    wanted: Description | None
    passage: int
    document: Document


def hidden(article: Article, document: Document, rng: random.Random) -> tuple[Article, list[Link]]:
    """The article without the glosses of half of its links, and these links."""
    text, lost = article.text, []
    for link in reversed(document.links):
        if rng.random() < 0.5:
            lost.append(link)
            end = link.gloss_end + len(text[link.gloss_end :]) - len(text[link.gloss_end :].removeprefix(" ..."))
            text = text[: link.end].rstrip("\n") + " " + text[end:].lstrip("\n ")
    return replace(article, text=text), lost


def kind_of(one: Description, ontology: Ontology) -> str:
    return next((kind for kind in KINDS if any(ontology.is_a(name, kind) for name in one.classes)), "")


def cases(
    tests: Sequence[tuple[int, Document, list[Link]]],
    index: Index,
    namesakes: Sequence[Description],
    ontology: Ontology,
    rng: random.Random,
) -> Iterator[Case]:
    found: list[tuple[int, Document, Link, int, tuple[Candidate, ...], Candidate | None]] = []
    for number, document, lost in tests:
        left = {link.title for link in document.links}
        for link in lost:
            at = next(
                (at for at, one in enumerate(document.passages) if one.kind != "gloss" and link.anchor in one.text),
                None,
            )
            if at is None or not link.anchor[:1].isupper() or link.anchor in ontology.demonyms or link.title in left:
                continue
            candidates, _ = index.candidates(name_key(link.anchor))
            right = next((one for one in candidates if one.description.title == link.title), None)
            found.append((number, document, link, at, candidates, right))
    by_kind: dict[str, list[Description]] = {}
    for one in namesakes:
        by_kind.setdefault(kind_of(one, ontology), []).append(one)
    for number, document, link, at, candidates, right in found:
        kind = kind_of(right.description, ontology) if right else ""
        told = (kind,) if kind and rng.random() < 0.75 else ()
        key = name_key(link.anchor)
        yield Case("plain", number, key, told, candidates, right.description if right else None, at, document)
        if not right:
            continue
        known = {document.title, link.title, *(one.title for one in document.links)}
        pool = [one for one in by_kind.get(kind, ()) if one.title not in known]
        if not pool:
            continue
        other = replace(right, description=rng.choice(pool), times=min(right.times, rng.randrange(5)))
        share = rng.choice((0.25, 0.5, 0.75))
        two = (replace(right, share=share), replace(other, share=0.75 - share))
        yield Case("two", number, key, told, two, right.description, at, document)
        yield Case(
            "other",
            number,
            key,
            told,
            two[1:] if rng.random() < 0.5 else (replace(two[1], share=1.0),),
            None,
            at,
            document,
        )


def namesakes(path: Path, ontology: Ontology, rng: random.Random) -> Iterator[Description]:
    """Descriptions of what has an article in a file of {"title", "text" or "extract"} rows."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rng.sample(rows, min(4000, len(rows))):
        article = Article(id=row["title"], title=row["title"], text=row.get("text") or row["extract"])
        yield from (
            replace(one, own=False)
            for one in describe(read_document(article, ontology), ontology).descriptions
            if one.title == row["title"]
        )


def fit(found: Sequence[Case], ontology: Ontology) -> tuple[float, ...]:
    """Weights of a logistic regression, by Newton's method with a little ridge."""
    import numpy as np

    rows, marks = [], []
    for case in found:
        context = Names(case.document, ontology).of(case.document.passages[case.passage])
        for one in case.candidates:
            if possible(one.description, case.told, (), context, ontology):
                rows.append(features(case.key, one.description, context))
                marks.append(
                    float(
                        case.wanted is not None
                        and (one.description.title == case.wanted.title or same(one.description, case.wanted))
                    )
                )
    x, y = np.array(rows), np.array(marks)
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.eye(len(weights))
        weights -= np.linalg.solve(hessian, x.T @ (p - y) + weights)
    sys.stdout.write(f"{len(y)} candidates, {y.mean():.2f} right\n")
    for name, weight in zip(choosing.FEATURES, weights, strict=True):
        sys.stdout.write(f"  {weight:6.2f}  {name}\n")
    return tuple(round(float(one), 2) for one in weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--namesakes", type=Path)
    parser.add_argument("--limit", type=int, default=40_000)
    parser.add_argument("--tests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    ontology = load_ontology()
    rng = random.Random(options.seed)
    with options.corpus.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = rng.sample(rows, min(options.limit, len(rows)))
    articles = [Article(id=row["id"], title=row["title"], text=row["text"]) for row in rows]
    tests: list[tuple[int, Document, list[Link]]] = []
    with Index() as index:
        started = time.perf_counter()
        for number, article in enumerate(articles):
            document = read_document(article, ontology)
            if number < options.tests:
                article, lost = hidden(article, document, rng)
                document = read_document(article, ontology)
                tests.append((number, document, lost))
            index.put(article.id, describe(document, ontology))
        sys.stdout.write(f"index: {len(articles) / (time.perf_counter() - started):.0f} articles a second\n")
        others = list(namesakes(options.namesakes, ontology, rng)) if options.namesakes else []
        found = list(cases(tests, index, others, ontology, rng))
    if options.fit:
        choosing.WEIGHTS = fit([case for case in found if case.number % 2 and case.test == "two"], ontology)
        sys.stdout.write(f"WEIGHTS = {choosing.WEIGHTS}\n")
    scored = [case for case in found if not case.number % 2]
    report(scored, ontology, options.show)


def report(found: Sequence[Case], ontology: Ontology, show: int) -> None:
    counts: dict[str, dict[str, int]] = {}
    started, shown = time.perf_counter(), 0
    for case in found:
        context = Names(case.document, ontology).of(case.document.passages[case.passage])
        choice = choose(case.key, case.candidates, case.told, (), context, ontology)
        hit = bool(
            choice
            and case.wanted
            and (choice.description.title == case.wanted.title or same(choice.description, case.wanted))
        )
        verdict = "right" if hit else "wrong" if choice else "apart"
        if verdict != "right" and shown < show:
            shown += 1
            sys.stdout.write(
                f"{case.test} {verdict}: {case.key!r} in {case.document.title!r}: "
                f"{choice and choice.description.title!r} {choice and choice.probability}, "
                f"not {case.wanted and case.wanted.title!r}\n"
            )
        count = counts.setdefault(case.test, {"all": 0, "findable": 0, "right": 0, "wrong": 0, "apart": 0})
        count["all"] += 1
        count["findable"] += case.wanted is not None
        count[verdict] += 1
    sys.stdout.write(f"{len(found) / (time.perf_counter() - started):.0f} decisions a second\n")
    sys.stdout.write("test     names findable  right  wrong  apart  precision  recall\n")
    for test, one in sorted(counts.items()):
        precision = one["right"] / max(1, one["right"] + one["wrong"])
        recall = one["right"] / max(1, one["findable"])
        sys.stdout.write(
            f"{test:<8} {one['all']:>5} {one['findable']:>8} {one['right']:>6} {one['wrong']:>6} "
            f"{one['apart']:>6} {precision:>10.3f} {recall:>7.3f}\n"
        )
    right, wrong = (sum(one[verdict] for one in counts.values()) for verdict in ("right", "wrong"))
    sys.stdout.write(f"all: precision {right / max(1, right + wrong):.3f}\n")


if __name__ == "__main__":
    main()

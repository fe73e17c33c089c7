"""Text2KGBench's own metric on its training and validation sentences, which no rule may be fitted to one by one.

    python -m tests.measure_text2kgbench [--half work|held|both] [--unseen] [--named] [--sample N] [--ontology 1_movie]
                                         [--list missed|wrong]

Half of the sentences, by a hash of their words, are kept apart ("held"); only the other half ("work") may
be looked at with --list. With --unseen only those count that the relation model was not trained on, with --named
only the triples whose two ends the sentence names, a date by its year: the benchmark was aligned from afar. Gold is
one triple a row, gathered here by sentence.

Metric as in https://github.com/cenguix/Text2KGBench: of the triples found, those whose relation is among
the sentence's gold relations are compared with the gold as lower-case strings without spaces and
underscores; precision, recall and F1 are averaged over sentences. Conformance is the share of triples whose
relation the ontology has; invented is the share of subjects and objects whose stems are not in the sentence.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from kg.learn.data.text2kgbench import repaired
from kg.learn.examples import Example, content_key
from kg.model import Article
from kg.read import Settings, Tools, read_articles
from kg.rows import Row
from kg.vocabulary import Speaker, Vocabulary, align, load_vocabulary

DATA = Path(__file__).parents[2] / "shared" / "data" / "relations"
Triple = tuple[str, str, str]


@dataclass(slots=True)
class Score:
    """Sums over sentences."""

    sentences: int = 0
    precision: float = 0.0
    recall: float = 0.0
    f1: float = 0.0
    strict: float = 0.0
    triples: int = 0
    conformant: int = 0
    invented: int = 0
    answered: int = 0
    relations: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def half(sentence: str) -> str:
    return "held" if hashlib.sha256(sentence.encode()).digest()[0] % 2 else "work"


def unseen(sentence: str) -> bool:
    """Whether training holds the sentence back."""
    return Example(text=sentence, spans=(), stated=(), document=content_key(repaired(sentence))).held_back


def gold(name: str) -> dict[str, set[Triple]]:
    """From a sentence of an ontology to its triples."""
    found: dict[str, set[Triple]] = defaultdict(set)
    with gzip.open(DATA / "text2kgbench_tekgen_train_val.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["ontology"].startswith(f"ont_{name}_"):
                found[row["sent"]].add((row["sub_label"], row["rel_label"], row["obj_label"]))
    return found


def named(sentence: str, triple: Triple) -> bool:
    """Whether a sentence names both ends of a triple; of a date it may name the year alone."""
    text = key([sentence])
    date = re.fullmatch(r"\d\d \w+ (\d{4})", triple[2])
    return key([triple[0]]) in text and key([date[1] if date else triple[2]]) in text


def key(triple: Iterable[str]) -> str:
    return "|".join(re.sub(r"[_\s]+", "", part).lower() for part in triple)


def stems(text: str) -> str:
    """The stems of the words, run together; a few endings, where the benchmark uses Porter's."""
    words = re.findall(r"\w+", text.lower())
    joined = "".join(re.sub(r"(?<=\w\w\w)(?:ies|es|s|y|e|ing|ed)$", "", word) for word in words)
    return joined.replace("01januar", "")


def triples(rows: Iterable[Row]) -> set[Triple]:
    return {(str(row["subject_label"]), str(row["name"]), str(row["object_label"] or row["value"])) for row in rows}


def read(sentences: list[str], speaker: Speaker, tools: Tools) -> Iterator[set[Triple]]:
    for start in range(0, len(sentences), 64):
        batch = sentences[start : start + 64]
        articles = [Article(id=f"sentence-{start + at}", text=text) for at, text in enumerate(batch)]
        yield from (triples(speaker.rows(reading)) for reading in read_articles(articles, tools))


def score(found: set[Triple], wanted: set[Triple], sentence: str, vocabulary: Vocabulary, sums: Score) -> set[Triple]:
    """Add one sentence; returns the triples that count."""
    asked = {key([relation]) for _, relation, _ in wanted}
    counted = {one for one in found if key([one[1]]) in asked}
    right = {key(one) for one in wanted}
    hits = len(right & {key(one) for one in counted})
    every = len(right & {key(one) for one in found})
    sums.sentences += 1
    sums.answered += bool(counted)
    sums.precision += hits / len(counted) if counted else 0.0
    sums.recall += hits / len(right)
    sums.f1 += 2 * hits / (len(counted) + len(right))
    sums.strict += 2 * every / (len(found) + len(right)) if found else 0.0
    known = {key([one.label]) for one in vocabulary.relations}
    text = stems(" ".join([sentence, *(one.label for one in vocabulary.classes.values())]))
    for one in found:
        sums.triples += 1
        sums.conformant += key([one[1]]) in known
        sums.invented += (stems(one[0]) not in text) + (stems(one[2]) not in text)
    for one in wanted:
        sums.relations[one[1]]["gold"] += 1
        sums.relations[one[1]]["right"] += key(one) in {key(other) for other in counted}
    for one in counted:
        sums.relations[one[1]]["found"] += 1
    return counted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("work", "held", "both"), default="held")
    parser.add_argument("--unseen", action="store_true", help="only what the relation model was not trained on")
    parser.add_argument("--named", action="store_true", help="only triples whose two ends the sentence names")
    parser.add_argument("--sample", type=int, help="so many sentences of each ontology")
    parser.add_argument("--ontology", help="only this one: 1_movie")
    parser.add_argument("--relations", action="store_true", help="show each relation")
    parser.add_argument("--list", choices=("missed", "wrong"), help="show them (work half only)")
    options = parser.parse_args()
    plain = Settings().tools()
    scores: list[Score] = []
    print(f"{'ontology':14} {'sentences':>9} {'P':>6} {'R':>6} {'F1':>6} {'F1 all':>6} {'conform':>8} {'invented':>8}")
    paths = sorted((DATA / "text2kgbench_ontologies").glob("*.json"), key=lambda path: int(path.name.split("_")[0]))
    for path in paths:
        name = path.stem.removesuffix("_ontology")
        if options.ontology and name != options.ontology:
            continue
        vocabulary = load_vocabulary(path)
        alignment = align(vocabulary, plain.ontology)
        speaker, tools = Speaker(alignment), replace(plain, asked=alignment.asked)
        chosen = (
            (text, told)
            for text, one in gold(name).items()
            if options.half in ("both", half(text)) and (not options.unseen or unseen(text))
            if (told := {triple for triple in one if not options.named or named(text, triple)})
        )
        wanted = dict(islice(chosen, options.sample))
        sums = Score()
        for text, found in zip(wanted, read(list(wanted), speaker, tools), strict=True):
            counted = score(found, wanted[text], text, vocabulary, sums)
            if options.list and options.half == "work":
                right = {key(one) for one in wanted[text]}
                missed = [one for one in wanted[text] if key(one) not in {key(other) for other in counted}]
                wrong = [one for one in counted if key(one) not in right]
                for one in missed if options.list == "missed" else wrong:
                    print(f"{one}\n    {text}\n    found: {sorted(counted) or sorted(found)}")
        scores.append(sums)
        report(name, sums)
        if options.relations:
            for relation, counts in sorted(sums.relations.items()):
                print(f"    {relation:42} {counts['gold']:4} gold {counts['found']:4} found {counts['right']:4} right")
    if len(scores) > 1:
        total = len(scores)
        print(
            f"{'mean':14} {'':9} "
            + " ".join(
                f"{sum(getattr(one, part) / one.sentences for one in scores) / total:6.3f}"
                for part in ("precision", "recall", "f1", "strict")
            )
        )


def report(name: str, one: Score) -> None:
    parts = [one.precision, one.recall, one.f1, one.strict]
    print(
        f"{name:14} {one.sentences:9} "
        + " ".join(f"{part / one.sentences:6.3f}" for part in parts)
        + f" {one.conformant / max(one.triples, 1):8.3f} {one.invented / max(2 * one.triples, 1):8.4f}"
        + f"  ({one.answered} answered)"
    )


if __name__ == "__main__":
    main()

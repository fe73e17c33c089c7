"""How well single sentences without a title are read, as openings of articles are in Wiki-NRE and DBpedia-WebNLG.

    python -m tests.measure_openings [--only openings|redocred|films|ontology] [--limit N] [--errors N]

`openings`: sixty-five sentences of ours with what a Wikidata editor would state (`fixtures/openings.jsonl`).
`redocred`: the first two sentences of documents held back from training, with the facts whose two ends are named there.
`films`: first sentences of held-back articles on films, with those of DBpedia's triples whose object is named there, by
Wikidata's names. `ontology`: the same by DBpedia's names, asked for with `fixtures/film_ontology.json`, scored as
Text2KGBench does. DBpedia's triples are not complete: the precision of the last two is a lower bound.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.articles.sentences import split_sentences
from kg.evaluate import text2kgbench, triples
from kg.evaluate.agreement import Relations
from kg.evaluate.formats import read_vocabulary
from kg.evaluate.gold import Gold, Predicted
from kg.evaluate.predicted import from_reading
from kg.evaluate.score import Report, by_size
from kg.learn.data import films, redocred
from kg.learn.examples import detokenize
from kg.model import Article
from kg.read import Settings, read_articles
from kg.vocabulary import Speaker, align, load_vocabulary
from tests.measure_relations import DATA, is_held_back

FIXTURES = Path(__file__).parent / "fixtures"
ONTOLOGY = FIXTURES / "film_ontology.json"
NAMES = FIXTURES / "openings_relations.json"
#: DBpedia gives a film's running time in seconds, texts in minutes.
_SECONDS = 60
Record = dict[str, Any]


def sentences_of_redocred() -> Iterator[Record]:
    """The first two sentences, of each cluster its first name there."""
    labels = {property: name for name, property in read_vocabulary(NAMES).items()}
    with gzip.open(DATA / "relations" / redocred.FILE, "rt", encoding="utf-8") as file:
        kept = [one for one in json.load(file) if is_held_back(f"redocred/{one['title']}")]
    for document in kept:
        for at, tokens in enumerate(document["sents"][:2]):
            text, offsets = detokenize(tokens)
            names: dict[int, str] = {}
            for number, cluster in enumerate(document["vertexSet"]):
                for mention in cluster:
                    if mention["sent_id"] == at:
                        first, last = offsets[mention["pos"][0]][0], offsets[mention["pos"][1] - 1][1]
                        names.setdefault(number, text[first:last])
            stated = [
                [names[one["h"]], labels.get(one["r"], one["r"]), names[one["t"]]]
                for one in document["labels"]
                if one["h"] in names and one["t"] in names
            ]
            if stated:
                yield {"id": f"{document['title']}/{at}", "text": text, "triples": stated}


def films_of_dbpedia(names: Mapping[str, str]) -> Iterator[Record]:
    """First sentences of films held back, with the triples whose object is told there; `names` is by property."""
    with gzip.open(DATA / "corpus" / films.FILE, "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if is_held_back(f"film/{row['film']}")]
    for row in rows:
        start, end = next(iter(split_sentences(row["text"])), (0, 0))
        text, title = row["text"][start:end], _label(row["film"])
        stated = [
            [title, names[property], value]
            for _, property, target in row["triples"]
            if property in names and (value := _told(property, target, text))
        ]
        if title in text and stated:
            yield {"id": row["film"], "text": text, "triples": [*map(list, dict.fromkeys(map(tuple, stated)))]}


def _told(property: str, target: str, text: str) -> str:
    """The object as the text names it, or nothing."""
    if property == "dbo:runtime":
        minutes = f"{float(target) / _SECONDS:g}"
        return minutes if re.search(rf"\b{minutes}[ -]min", text) else ""
    label = _label(target)
    return label if re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text) else ""


def _label(name: str) -> str:
    return re.sub(r" \([^()]*\)$", "", name.removeprefix("dbr:").replace("_", " "))


def _score(path: Path, named: Mapping[str, str], limit: int | None) -> Report:
    settings = Settings()
    relations = Relations.of(settings.tools().ontology, named)
    golds = triples.read(path, relations)[:limit]
    report = Report()
    for gold, predicted in zip(golds, from_reading(golds, settings), strict=True):
        report.documents += 1
        report.add_facts(gold, triples.judge(gold, predicted, relations))
    return report


def _score_asked(path: Path, limit: int | None) -> Report:
    plain = Settings().tools()
    alignment = align(load_vocabulary(ONTOLOGY), plain.ontology)
    speaker, tools = Speaker(alignment), replace(plain, asked=alignment.asked)
    relations = Relations.of(plain.ontology, read_vocabulary(ONTOLOGY))
    golds: Sequence[Gold] = text2kgbench.read(path, relations)[:limit]
    report = Report()
    for gold, reading in zip(
        golds, read_articles([Article(id=one.id, text=one.text) for one in golds], tools), strict=True
    ):
        report.documents += 1
        report.add_facts(gold, text2kgbench.judge(gold, Predicted(facts=list(speaker.rows(reading))), relations))
    return report


def _write(path: Path, records: Iterator[Record]) -> Path:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), "utf-8")
    return path


def report_of(name: str, directory: Path, limit: int | None) -> Report:
    """Read one set and score it."""
    named = read_vocabulary(NAMES)
    labels = {property: label for label, property in named.items()}
    path = directory / f"{name}.jsonl"
    if name == "openings":
        return _score(FIXTURES / "openings.jsonl", named, limit)
    if name == "redocred":
        return _score(_write(path, sentences_of_redocred()), named, limit)
    if name == "films":
        known = {dbo: labels[property] for dbo, property in films.PROPERTIES.items() if property in labels}
        return _score(_write(path, films_of_dbpedia(known)), named, limit)
    asked = {f"dbo:{property}": label for label, property in read_vocabulary(ONTOLOGY).items()}
    records = (
        {
            "id": one["id"],
            "sent": one["text"],
            "triples": [{"sub": s, "rel": r, "obj": o} for s, r, o in one["triples"]],
        }
        for one in films_of_dbpedia(asked)
    )
    return _score_asked(_write(path, records), limit)


SETS = ("openings", "redocred", "films", "ontology")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=SETS, help="only this set")
    parser.add_argument("--limit", type=int, help="only the first sentences of each set")
    parser.add_argument("--errors", type=int, default=0, help="list so many of what was wrong and of what was missed")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as directory:
        for name in SETS:
            if options.only not in (None, name) or name != "openings" and not DATA.is_dir():
                continue
            report = report_of(name, Path(directory), options.limit)
            means = {key: value for key, value in report.means().items() if "F1" in key}
            print(f"{report.kinds['facts'].row(name)} {means} of {report.documents} sentences", flush=True)
            if options.errors:
                for row in by_size(report.relations):
                    print("   ", row)
                for kind in ("wrong", "missed"):
                    for error in [one for one in report.errors if one["error"] == kind][: options.errors]:
                        print(
                            kind,
                            "|",
                            *(
                                f"{error[key]} |"
                                for key in ("subject", "relation", "object", "extractor", "rule", "quote")
                            ),
                        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

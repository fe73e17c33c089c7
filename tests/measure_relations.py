"""How well relations are read, on what the relation model was not trained on.

    python -m tests.measure_relations [--only knowledgenet|redocred|tekgen|pairs] [--without] [--limit N]

End to end, as `kg evaluate` scores plain text: KnowledgeNet's passages (text F1), Re-DocRED's documents, sentences of
Text2KGBench's training part; `--without` reads without the relation model. And apart from everything before it: which
relation joins two given mentions (FewRel, Wiki80), as the share of marked pairs whose likeliest relation is right.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kg.evaluate import knowledgenet, redocred, text2kgbench
from kg.evaluate.agreement import Relations
from kg.evaluate.gold import Format
from kg.evaluate.predicted import from_reading
from kg.evaluate.reliability import calibration_error
from kg.evaluate.score import Report
from kg.extract.coreference import load_resolver
from kg.extract.prose.models import Models
from kg.extract.relations import MODEL, RelationModel
from kg.extract.relations.arrange import arrange
from kg.extract.relations.net import pair_vectors, scores
from kg.learn.data import knowledgenet as knowledgenet_data
from kg.learn.data import pairs
from kg.learn.data import redocred as redocred_data
from kg.learn.data import text2kgbench as tekgen_data
from kg.learn.data.casing import Casing
from kg.learn.examples import Example, content_key
from kg.learn.prepare import prepare
from kg.read import Settings, Tools

DATA = Path(__file__).parents[2] / "shared" / "data"


def is_held_back(document: str) -> bool:
    """Whether a document was kept from training."""
    return Example(text="", spans=(), stated=(), document=document).held_back


def _lines(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(DATA / "relations" / name, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _knowledgenet(path: Path) -> None:
    kept = [one for one in _lines(knowledgenet_data.FILE) if is_held_back(f"knowledgenet/{one['documentId']}")]
    path.write_text("".join(json.dumps(one) + "\n" for one in kept), "utf-8")


def _redocred(path: Path) -> None:
    with gzip.open(DATA / "relations" / redocred_data.FILE, "rt", encoding="utf-8") as file:
        kept = [one for one in json.load(file) if is_held_back(f"redocred/{one['title']}")]
    path.write_text(json.dumps(kept), "utf-8")


def _tekgen(path: Path) -> None:
    rows: dict[str, list[dict[str, Any]]] = {}
    for one in _lines(tekgen_data.FILE):
        if is_held_back(content_key(one["sent"])):
            rows.setdefault(one["sent"], []).append(one)
    kept = [
        {"id": same[0]["id"], "sent": sentence,
         "triples": [{"sub": one["sub_label"], "rel": one["rel_label"], "obj": one["obj_label"]} for one in same]}
        for sentence, same in rows.items()
    ]  # fmt: skip
    path.write_text("".join(json.dumps(one) + "\n" for one in kept), "utf-8")


SETS: Mapping[str, tuple[Callable[[Path], None], Format]] = {
    "knowledgenet": (_knowledgenet, knowledgenet),
    "redocred": (_redocred, redocred),
    "tekgen": (_tekgen, text2kgbench),
}


def end_to_end(name: str, limit: int | None) -> str:
    """The scores of one set as a line."""
    write, form = SETS[name]
    settings = Settings()
    relations = Relations.of(settings.tools().ontology, None)
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "gold.json"
        write(path)
        golds = form.read(path, relations)[:limit]
    report = Report()
    for gold, predicted in zip(golds, from_reading(golds, settings), strict=True):
        report.documents += 1
        report.add_facts(gold, form.judge(gold, predicted, relations))
    row = report.kinds["facts"].row(name)
    error = calibration_error(report.judgements)
    return f"{row} of {report.documents} documents, calibration error {error:.3f}"


def given_pairs(limit: int | None) -> Iterator[str]:
    """For each set of marked pairs the share whose likeliest relation is the one stated."""
    tools, model = Settings().tools(), RelationModel.load(MODEL)
    examples = [one for one in pairs.read(DATA / "relations", Casing.of_corpus(DATA / "corpus")) if one.held_back]
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    names = np.array([head.relation for head in model.heads])
    sentences = prepare(examples[:limit], tools.ontology, tools.parser.parse, tools.recognizer.recognize)
    for one in sentences:
        for stated in one.stated:
            batch = arrange([one.graph], [[(stated.subject, stated.object)]], model.alphabet)
            best = names[int(np.argmax(scores(pair_vectors(batch, model.weights), model.weights)[0]))]
            right[one.example.source] += best == stated.relation
            count[one.example.source] += 1
    for source, total in sorted(count.items()):
        yield f"{source}: {right[source] / total:.3f} of {total} marked pairs"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=[*SETS, "pairs"], help="only this set")
    parser.add_argument("--without", action="store_true", help="read without the relation model")
    parser.add_argument("--limit", type=int, help="only the first documents of each set")
    options = parser.parse_args(arguments)
    if not (DATA / "relations").is_dir():
        print(f"{DATA} is not here; nothing to measure", file=sys.stderr)
        return 1
    if options.without:
        setattr(Tools, "models", property(lambda tools: Models(coreference=load_resolver())))  # noqa: B010
    for name in SETS:
        if options.only in (None, name):
            print(end_to_end(name, options.limit), flush=True)
    if options.only in (None, "pairs") and not options.without:
        print("\n".join(given_pairs(options.limit)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

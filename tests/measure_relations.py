"""How well relations are read, on what the relation model was not trained on.

    python -m tests.measure_relations [--only knowledgenet|redocred|tekgen|pairs] [--without] [--limit N]

End to end, as `kg evaluate` scores plain text: KnowledgeNet's passages (text F1), Re-DocRED's documents, sentences of
Text2KGBench's training part; `--without` reads without the relation model. And apart from everything before it: which
relation joins two given mentions, for the small network, the encoder and both.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.evaluate import knowledgenet, redocred, text2kgbench
from kg.evaluate.agreement import Relations
from kg.evaluate.gold import Format
from kg.evaluate.predicted import from_reading
from kg.evaluate.reliability import calibration_error
from kg.evaluate.score import Report
from kg.extract.coreference import load_resolver
from kg.extract.prose.models import Models
from kg.extract.relations import MODEL, RelationModel
from kg.learn.data import knowledgenet as knowledgenet_data
from kg.learn.data import read_all
from kg.learn.data import redocred as redocred_data
from kg.learn.data import text2kgbench as tekgen_data
from kg.learn.examples import Example, content_key
from kg.learn.prepare import prepare
from kg.learn.relations import NATURAL, read_pieces, score
from kg.learn.supervision import Supervision
from kg.read import Settings, Tools

DATA = Path(__file__).parents[2] / "shared" / "data"
#: Sets with one marked pair a sentence.
MARKED = ("fewrel", "wiki80", "fewrel80")


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
    """Given the mentions, what the small network, the encoder and both say of them.

    Of sets with one marked pair a sentence the share whose likeliest relation is the one stated; of those with every
    pair marked the F1, each relation's threshold being the best of half the documents and counted on the others.
    """
    tools, model = Settings().tools(), RelationModel.load(MODEL)
    examples = [one for one in read_all(DATA, limit) if one.held_back]
    sentences = list(prepare(examples, tools.ontology, tools.parser.parse, tools.recognizer.recognize))
    supervision = Supervision([head.relation for head in model.heads], sentences)
    asked = [(one, pairs) for one in sentences if (pairs := list(supervision.asked(one)))]
    small, _ = score(asked, model.alphabet, model.weights)
    said = {"network": small}
    if model.encoder:
        encoder = read_pieces(asked, model.encoder)
        said |= {"encoder": encoder, "both": ((small + encoder) / 2).astype(np.float32)}
    stated, counts = supervision.targets([pair for _, pairs in asked for pair in pairs])
    source = np.array([one.example.source for one, pairs in asked for _ in pairs])
    half = np.array([sum(map(ord, one.example.document)) % 2 for one, pairs in asked for _ in pairs])
    for who, odds in said.items():
        for name in MARKED:
            rows = (source == name) & (stated.sum(axis=1) > 0)
            right = stated[rows, odds[rows].argmax(axis=1)] > 0
            yield f"{who}, {name}: {right.mean():.3f} of {rows.sum()} marked pairs"
        for name in NATURAL:
            known = (source == name)[:, None] & (counts >= 1.0)
            yield f"{who}, {name}: F1 {_f1(odds, stated > 0, known, half):.3f}"


def _f1(
    odds: NDArray[np.float32], stated: NDArray[np.bool_], known: NDArray[np.bool_], half: NDArray[np.int_]
) -> float:
    right = found = gold = 0
    for column in range(odds.shape[1]):
        for chosen in (0, 1):
            fitting, counted = (known[:, column] & (half == one) for one in (chosen, 1 - chosen))
            ranked = np.argsort(-odds[fitting, column])
            truth = np.cumsum(stated[fitting, column][ranked])
            best = np.inf
            if len(truth) and truth[-1]:
                f1 = 2 * truth / (np.arange(1, len(truth) + 1) + truth[-1])
                best = odds[fitting, column][ranked[int(np.argmax(f1))]]
            claimed, true = odds[counted, column] >= best, stated[counted, column]
            right, found, gold = right + int((claimed & true).sum()), found + int(claimed.sum()), gold + int(true.sum())
    return 2 * right / max(1, found + gold)


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

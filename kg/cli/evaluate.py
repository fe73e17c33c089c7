"""`kg evaluate`: scores against gold."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kg.cli import options as shared
from kg.cli.output import opened, write_table
from kg.cli.progress import shown
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.evaluate.gold import Gold, Predicted
    from kg.evaluate.score import Report
    from kg.ontology import Ontology

SUMMARY = "score facts, mentions and links against a gold file, with the errors"
EXAMPLES = """\
  kg evaluate gold.jsonl --articles article.txt --errors 20
  kg evaluate knowledgenet.jsonl.gz --limit 200 --jobs 2
  kg evaluate gold.jsonl --predicted facts.jsonl --format json
"""
SCORES = ("of", "precision", "recall", "F1", "right", "wrong", "found", "gold")
ERRORS = ("error", "article", "subject", "relation", "object", "extractor", "rule", "confidence", "quote")
FORMATS = ("project", "knowledgenet", "redocred", "text2kgbench", "triples")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("gold", metavar="GOLD", type=Path, help="the gold file, perhaps .gz")
    parser.add_argument("--gold-format", choices=FORMATS, help="the format of GOLD (default: told by its fields)")
    parser.add_argument("--articles", metavar="INPUT", nargs="+", help="the texts of a gold file that holds none")
    parser.add_argument(
        "--predicted", metavar="FILE", nargs="+", type=Path, help="score these rows of kg facts, mentions or links"
    )
    parser.add_argument(
        "--relations", metavar="FILE", type=Path, help='what the gold calls relations: {"P57": "director", ...}'
    )
    parser.add_argument(
        "--held-back", action="store_true", help="only documents kept from the training of the relation model"
    )
    parser.add_argument("--limit", metavar="N", type=shared.positive, help="only the first N documents of GOLD")
    parser.add_argument("--errors", metavar="N", type=shared.positive, default=0, help="list N wrong, N missed facts")
    parser.add_argument("--reliability", metavar="FILE", type=Path, help="draw the reliability of confidences as SVG")
    shared.output(parser, "table", "json")
    shared.reading(parser)
    shared.least(parser)
    shared.jobs(parser)


def run(options: argparse.Namespace) -> int:
    """Read or take predictions, judge and print them."""
    from kg.evaluate.agreement import Relations
    from kg.evaluate.formats import FORMATS as KNOWN
    from kg.evaluate.formats import read_vocabulary, recognise
    from kg.evaluate.predicted import with_texts
    from kg.evaluate.reliability import plot
    from kg.evaluate.score import Report
    from kg.ontology import load_ontology

    ontology = load_ontology(options.ontology)
    relations = Relations.of(ontology, read_vocabulary(options.relations) if options.relations else None)
    name = options.gold_format or recognise(options.gold)
    form = KNOWN[name]
    golds = form.read(options.gold, relations)
    trained: set[tuple[str, str, str]] = set()
    if options.held_back:
        trained.update(*(fact.stated for one in golds if not _is_held_back(name, one) for fact in one.facts or ()))
        golds = [one for one in golds if _is_held_back(name, one)]
    golds = golds[: options.limit]
    if not golds:
        raise InputError("holds no document to score; name a file with gold in it", path=options.gold)
    if options.articles or not options.predicted:
        from kg.articles.source import read_articles

        golds = with_texts(golds, read_articles(options.articles or (), stdin=sys.stdin.buffer))
    report = Report()
    for gold, predicted in zip(golds, _predictions(options, golds), strict=True):
        report.documents += 1
        if gold.facts is not None:
            report.add_facts(gold, form.judge(gold, predicted, relations), trained)
        _add_spans(report, gold, predicted, ontology)
    if options.reliability:
        options.reliability.write_text(plot(report.judgements), "utf-8")
    with opened(options.output) as stream:
        (_write_json if options.format == "json" else _write_tables)(report, options.errors, stream)
    return 0


def _is_held_back(form: str, gold: Gold) -> bool:
    """As `kg.learn` parts the data sets: by document, or where there is none by sentence."""
    from kg.learn.examples import Example, content_key

    document = content_key(gold.text) if form == "text2kgbench" else f"{form}/{gold.id}"
    return Example(text="", spans=(), stated=(), document=document).held_back


def _predictions(options: argparse.Namespace, golds: list[Gold]) -> Iterator[Predicted]:
    from kg.evaluate.predicted import from_file, from_reading

    if options.predicted:
        yield from from_file(options.predicted, golds)
        return
    with shown("reading", options, len(golds)) as advance:
        for one in from_reading(golds, shared.settings(options), options.jobs):
            advance(1)
            yield one


def _add_spans(report: Report, gold: Gold, predicted: Predicted, ontology: Ontology) -> None:
    from kg.evaluate.spans import score_links, score_mentions

    if gold.mentions is not None and (predicted.mentions or not predicted.facts):
        report.add_spans("mentions", score_mentions(gold.mentions, predicted.mentions, ontology))
    if gold.links is not None:
        report.add_spans("links", score_links(gold.links, predicted.links))


def _chosen(report: Report, most: int) -> list[dict[str, object]]:
    """The first wrong and the first missed facts."""
    return [
        dict(one)
        for kind in ("wrong", "missed")
        for one in [row for row in report.errors if row["error"] == kind][:most]
    ]


def _write_json(report: Report, most: int, stream: TextIO) -> None:
    from kg.evaluate.reliability import bins, calibration_error
    from kg.evaluate.score import by_size

    whole = {
        "documents": report.documents,
        "scores": [tally.row(name) for name, tally in report.kinds.items()],
        "figures": report.means(),
        "relations": by_size(report.relations),
        "extractors": by_size(report.extractors),
        "calibration_error": calibration_error(report.judgements),
        "reliability": [asdict(one) for one in bins(report.judgements)],
        "errors": _chosen(report, most),
    }
    stream.write(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def _write_tables(report: Report, most: int, stream: TextIO) -> None:
    from kg.evaluate.reliability import bins, calibration_error
    from kg.evaluate.score import by_size

    stream.write(f"{report.documents} documents\n\n")
    write_table(SCORES, [tally.row(name) for name, tally in report.kinds.items()], stream)
    if report.figures:
        stream.write("\n")
        write_table(
            ("mean over documents", "value"),
            [{"mean over documents": name, "value": value} for name, value in report.means().items()],
            stream,
        )
    if report.relations:
        stream.write("\nBy relation\n")
        write_table(SCORES, by_size(report.relations), stream)
        stream.write("\nBy extractor\n")
        write_table(("of", "precision", "right", "wrong"), by_size(report.extractors), stream)
        stream.write(f"\nReliability (expected calibration error {calibration_error(report.judgements):.4f})\n")
        write_table(("low", "high", "count", "confidence", "accuracy"), map(asdict, bins(report.judgements)), stream)
    if chosen := _chosen(report, most):
        stream.write("\nErrors\n")
        write_table(ERRORS, chosen, stream)

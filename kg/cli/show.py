"""`kg show`: what one stage of the pipeline makes of one article; the debugger of the pipeline."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.output import opened, write_json, write_table
from kg.cli.vocabulary import matched
from kg.errors import ConfigError
from kg.rows import Row, claim_row, fact_row, link_row, mention_row, passage_row

if TYPE_CHECKING:
    from kg.claims import PassageClaims
    from kg.model import Article, Document, Reading
    from kg.read import Tools
    from kg.vocabulary import Speaker

SUMMARY = "show what one stage of the pipeline makes of one article"
EXAMPLES = """\
  kg show passages article.txt           the readable text, stretch by stretch
  kg show claims article.txt             what each passage states, in its own words, and by which rule
  kg show rejected article.txt           what was set aside, and why
  kg show facts Carol_Reed --store DIR   an article of the store, by its id
  kg show facts article.txt --format html -o facts.html    relations as arcs over their sentences
"""
STAGES = (
    "article", "document", "passages", "links", "definition", "claims",
    "mentions", "sentences", "facts", "rejected", "quads",
)  # fmt: skip
#: Stages of which there are pictures.
DRAWN = ("mentions", "sentences", "facts")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("stage", metavar="STAGE", choices=STAGES, help=", ".join(STAGES))
    parser.add_argument("article", metavar="ARTICLE", help="a file, -, or the id of an article of the store")
    shared.output(parser, "table", "jsonl", "html", "svg")
    shared.store(parser)
    shared.reading(parser, own=True)
    shared.least(parser)


def run(options: argparse.Namespace) -> int:
    """Print the stage's rows, or draw it."""
    drawn, own = options.format in ("html", "svg"), shared.speaks_own(options)
    if drawn and options.stage not in DRAWN:
        raise ConfigError(f"of {options.stage} there is no {options.format}; pictures are of {', '.join(DRAWN)}")
    if own and (drawn or options.stage != "facts"):
        what = "pictures" if drawn else options.stage
        raise ConfigError(f"{what} are told in our own words; --ontology FILE goes with the rows of facts")
    tools = replace(shared.settings(options), names=_names(options)).tools()
    stages = Stages(_article(options), tools, _speaker(options, tools) if own else None)
    if drawn:
        with opened(options.output) as stream:
            stream.write(stages.picture(options.stage, options.format))
        return 0
    rows = getattr(stages, options.stage)()
    with opened(options.output) as stream:
        if options.format == "jsonl":
            write_json(rows, stream)
        else:
            write_table(tuple(rows[0]) if rows else ("nothing",), rows, stream)
    return 0


def _speaker(options: argparse.Namespace, tools: Tools) -> Speaker:
    from kg.vocabulary import Speaker

    return Speaker(matched(options.ontology, tools.ontology, tools.pipeline))


def _held(options: argparse.Namespace) -> bool:
    """Whether the article is one of the store, by its id."""
    return options.article != "-" and not Path(options.article).exists()


def _names(options: argparse.Namespace) -> Path | None:
    """The names of the store that holds the article."""
    from kg.store import NAMES

    path: Path = options.store / NAMES
    return path if _held(options) and path.exists() else None


def _article(options: argparse.Namespace) -> Article:
    from kg.articles.source import read_articles
    from kg.errors import InputError
    from kg.store import open_store

    if _held(options):
        with open_store(options.store, read_only=True) as store:
            return store.article(options.article)
    first = next(iter(read_articles([options.article], stdin=sys.stdin.buffer)), None)
    if first is None:
        raise InputError("no article in it", path=options.article)
    if isinstance(first, InputError):
        raise first
    return first


class Stages:
    """One article at every stage, each worked out when it is asked for: a method a stage."""

    def __init__(self, source: Article, tools: Tools, speaker: Speaker | None = None) -> None:
        self._source, self._tools, self._speaker = source, tools, speaker

    @cached_property
    def _document(self) -> Document:
        from kg.articles.document import read_document

        return read_document(self._source, self._tools.ontology)

    @cached_property
    def _passages(self) -> tuple[PassageClaims, ...]:
        from kg.read import read_passages

        return read_passages([self._document], self._tools)[0]

    @cached_property
    def _reading(self) -> Reading:
        from kg.read import read_article

        return read_article(self._source, self._tools)

    def article(self) -> list[Row]:
        """The article as received."""
        one = self._source
        return [{"id": one.id, "title": one.title, "url": one.url, "length": len(one.text), "text": one.text}]

    def document(self) -> list[Row]:
        """What the layout holds, and what was odd in it."""
        one = self._document
        return [
            {
                "title": one.title,
                "sections": list(one.sections),
                "passages": len(one.passages),
                "links": len(one.links),
                "defects": [f"{what}: {count}" for what, count in one.defects],
            }
        ]

    def passages(self) -> list[Row]:
        """The readable text."""
        return [passage_row(one) for one in self._document.passages]

    def links(self) -> list[Row]:
        """The glossed links."""
        return [link_row(self._source.id, one) for one in self._document.links]

    def definition(self) -> list[Row]:
        """What the definition sentences say their subjects are."""
        found = {one.about.title: one.about for one in self._passages}
        return [
            {"subject": title, "classes": list(one.classes), "gender": one.gender, "names": list(one.names)}
            for title, one in found.items()
        ]

    def claims(self) -> list[Row]:
        """What each passage states, before anybody asked who is meant."""
        return [claim_row(one.passage, claim) for one in self._passages for claim in one.claims]

    def mentions(self) -> list[Row]:
        """Who and what is named where."""
        return [mention_row(self._source.id, one) for one in self._reading.mentions]

    def sentences(self) -> list[Row]:
        """Each sentence with the names and relations in it."""
        from kg.pictures.picture import pictures

        return [
            {
                "text": one.text,
                "names": [*(f"{one.text[mark.start : mark.end]}: {mark.label}" for mark in one.marks)],
                "relations": [*one.arc_words(), *one.notes],
            }
            for one in pictures(self._reading, self._tools.ontology)
        ]

    def picture(self, stage: str, form: str) -> str:
        """Mentions, sentences or facts as an HTML page or an SVG."""
        from kg.pictures.page import render_page
        from kg.pictures.picture import marked_texts, pictures
        from kg.pictures.svg import render_svg

        reading, ontology = self._reading, self._tools.ontology
        if form == "html" and stage == "mentions":
            return render_page(reading.document.title, marked_texts(reading, ontology), flowing=True)
        found = pictures(reading, ontology, stating=stage == "facts")
        if stage == "mentions":
            found = [replace(one, arcs=(), notes=()) for one in found]
        return render_page(reading.document.title, found) if form == "html" else render_svg(found)

    def facts(self) -> list[Row]:
        """What is asserted, of the world or by the story, in whose words it was asked."""
        if self._speaker:
            return self._speaker.rows(self._reading)
        return [fact_row(one, self._tools.ontology) for one in self._reading.facts if one.status != "rejected"]

    def rejected(self) -> list[Row]:
        """What was set aside, and why."""
        return [fact_row(one, self._tools.ontology) for one in self._reading.facts if one.status == "rejected"]

    def quads(self) -> list[Row]:
        """What the store would hold."""
        from kg.quads import Run, to_quads

        tools = self._tools
        origin = Run.of(tools)
        quads = to_quads(self._reading, tools.ontology, tools.namespace, origin)
        return [
            {
                "subject": str(one.subject),
                "predicate": str(one.predicate),
                "object": str(one.object),
                "graph": str(one.graph_name),
            }
            for one in quads
        ]

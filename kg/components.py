"""The reader as spaCy components: `nlp.add_pipe("kg_relations")` in anyone's pipeline.

In: a `Doc` of any pipeline and tokenizer. Out: the same with `doc.ents` and `doc.spans["kg"]` (kg_mentions),
addresses on its entities (kg_links), and `doc._.kg_facts` (kg_relations). How: the text is read once, whichever
of the three comes first, with the reader's own parser, and many texts at a time in `nlp.pipe`; its spans, which
count characters, take in every token that they touch. The title of a text, where it has one, is `doc._.kg_title`.
"""

from __future__ import annotations

import functools
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.model import Article
from kg.names import bare_title
from kg.nlp.pipeline import DEFAULT_PIPELINE
from kg.read import Settings, Tools, read_articles
from kg.rows import Row, fact_row, mention_row
from kg.vocab import DEFAULT_BASE

#: Docs whose sentences are parsed together.
BATCH = 16
_READING = "kg_reading"
#: The label of a mention of which nothing is known.
UNKNOWN = "MISC"
_CONFIG = {"ontology": None, "base": DEFAULT_BASE, "pipeline": DEFAULT_PIPELINE, "cache": None}


@Language.factory(
    "kg_mentions",
    default_config={**_CONFIG, "spans_key": "kg", "overwrite_ents": False},
    assigns=["doc.ents", "doc.spans", "token.ent_iob", "token.ent_type", "token.ent_kb_id"],
)
def kg_mentions(
    nlp: Language,
    name: str,
    ontology: str | None,
    base: str,
    pipeline: str,
    cache: str | None,
    spans_key: str,
    overwrite_ents: bool,
) -> Mentions:
    """Make the component that finds who and what is named; entities that stand there already are kept, unless told."""
    return Mentions(_settings(ontology, base, pipeline, cache), spans_key, overwrite_ents)


@Language.factory("kg_links", default_config=_CONFIG, requires=["doc.ents"], assigns=["token.ent_kb_id"])
def kg_links(nlp: Language, name: str, ontology: str | None, base: str, pipeline: str, cache: str | None) -> Links:
    """Make the component that gives the entities of any recogniser the address of whom they name."""
    return Links(_settings(ontology, base, pipeline, cache))


@Language.factory("kg_relations", default_config=_CONFIG, assigns=["doc._.kg_facts"])
def kg_relations(
    nlp: Language, name: str, ontology: str | None, base: str, pipeline: str, cache: str | None
) -> Relations:
    """Make the component that finds the facts a text states."""
    return Relations(_settings(ontology, base, pipeline, cache))


def _settings(ontology: str | None, base: str, pipeline: str, cache: str | None) -> Settings:
    for extension, default in (("kg_title", ""), ("kg_facts", ())):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=default)
    return Settings(Path(ontology) if ontology else None, base, pipeline, Path(cache) if cache else None)


@functools.cache
def _tools(settings: Settings) -> Tools:
    """The tools of these settings: one set a process, whichever component asks."""
    return settings.tools()


@dataclass(frozen=True)
class Component(ABC):
    """Reads docs and writes on them what its kind of component says."""

    settings: Settings

    def __call__(self, doc: Doc) -> Doc:
        """One doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = BATCH) -> Iterator[Doc]:
        """Many docs, some at a time, in order."""
        docs = iter(stream)
        while batch := list(islice(docs, max(1, batch_size))):
            self._read([doc for doc in batch if _READING not in doc.user_data])
            for doc in batch:
                self.write(doc, doc.user_data[_READING])
                yield doc

    @abstractmethod
    def write(self, doc: Doc, reading: dict[str, list[Row]]) -> None:
        """Put on the doc what was read."""

    def _read(self, docs: list[Doc]) -> None:
        tools = _tools(self.settings)
        articles = [Article(id=doc._.kg_title or "doc", title=doc._.kg_title, text=doc.text) for doc in docs]
        for doc, reading in zip(docs, read_articles(articles, tools), strict=True):
            doc.user_data[_READING] = {
                "mentions": [mention_row(reading.document.article.id, one) for one in reading.mentions],
                "facts": [fact_row(one, tools.ontology) for one in reading.facts if one.status != "rejected"],
            }


@dataclass(frozen=True)
class Mentions(Component):
    """Writes `doc.spans` and `doc.ents`: the label is the most specific class, the id the address."""

    spans_key: str
    overwrite_ents: bool

    def write(self, doc: Doc, reading: dict[str, list[Row]]) -> None:
        """All mentions as spans, pronouns and descriptions too; as entities those that are names and do not overlap."""
        spans = [(row, span) for row in reading["mentions"] if (span := _span(doc, row))]
        doc.spans[self.spans_key] = [span for _, span in spans]
        names = [span for row, span in spans if _is_name(row)]
        kept = [] if self.overwrite_ents else list(doc.ents)
        taken = {token for span in kept for token in range(span.start, span.end)}
        free = [span for span in names if taken.isdisjoint(range(span.start, span.end))]
        doc.ents = [*kept, *filter_spans(free)]


@dataclass(frozen=True)
class Links(Component):
    """Writes the address of whom they name on the entities that are there."""

    def write(self, doc: Doc, reading: dict[str, list[Row]]) -> None:
        """An entity takes the address of the mention that overlaps it most."""
        spans = [span for row in reading["mentions"] if (span := _span(doc, row))]

        def linked(ent: Span) -> Span:
            best = max(spans, key=lambda one: _overlap(one, ent), default=None)
            if best is None or not _overlap(best, ent):
                return ent
            return Span(doc, ent.start, ent.end, label=ent.label_, kb_id=best.kb_id_)

        doc.ents = [linked(ent) for ent in doc.ents]


@dataclass(frozen=True)
class Relations(Component):
    """Writes `doc._.kg_facts`: the rows of `kg facts`, with the tokens of subject and object."""

    def write(self, doc: Doc, reading: dict[str, list[Row]]) -> None:
        """Each fact as a dictionary; `subject_tokens` and `object_tokens` are [start, end) or None."""
        doc._.kg_facts = [
            row
            | {f"{end}_tokens": _tokens(doc, row[f"{end}_start"], row[f"{end}_end"]) for end in ("subject", "object")}
            for row in reading["facts"]
        ]


def _is_name(row: Row) -> bool:
    """Whether the words of a mention are a name, and not "it" or "the film"."""
    words, label = str(row["text"]).split(), bare_title(str(row["label"])).casefold().split()
    return row["source"] != "self" or words[-1][:1].isupper() and any(word.casefold() in label for word in words)


def _span(doc: Doc, row: Row) -> Span | None:
    types = row["types"] if isinstance(row["types"], list) else []
    label = str(types[0]) if types else UNKNOWN
    start, end = int(str(row["start"])), int(str(row["end"]))
    return doc.char_span(start, end, label=label, kb_id=str(row["entity"]), alignment_mode="expand")


def _tokens(doc: Doc, start: object, end: object) -> list[int] | None:
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    span = doc.char_span(start, end, alignment_mode="expand")
    return [span.start, span.end] if span else None


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))

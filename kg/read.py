"""One article, the whole way: text in, facts with their evidence out.

In: an `Article` and the `Tools` to read it with. Out: a `Reading`.
How: the document is laid out; each passage is read on its own (and remembered by its content, so
that a gloss is read once, ever); the names in what was read become entities; the facts are checked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.articles.document import read_document
from kg.cache import Cache, Entry
from kg.check import check
from kg.extract import apposition, cast, categories, lists, prose, reviews
from kg.extract.about import About
from kg.extract.definition import read_definition
from kg.link import Linker, PassageClaims
from kg.model import Article, Claim, Document, Passage, Reading
from kg.nlp.pipeline import DEFAULT_PIPELINE, Parser, load_parser
from kg.ontology import Ontology, load_ontology
from kg.version import code_version
from kg.vocab import DEFAULT_BASE, Namespace

Extractor = Callable[[Passage, About, Ontology], Iterator[Claim]]

#: Every extractor that needs no parse, in the order in which their claims are listed.
SURFACE: tuple[Extractor, ...] = (
    cast.extract, categories.extract, lists.extract, apposition.extract, reviews.extract)


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides how articles are read; small, so that it travels to worker processes."""

    ontology: Path | None = None
    base: str = DEFAULT_BASE
    pipeline: str = DEFAULT_PIPELINE
    cache: Path | None = None

    def tools(self) -> Tools:
        """Load everything that reading needs, except the parser, which waits for its first sentence.

        Raises OntologyError or ConfigError before any article is read.
        """
        ontology = load_ontology(self.ontology, base=self.base)
        return Tools(ontology, Namespace(self.base), self.pipeline, Cache(self.cache))


@dataclass(frozen=True)
class Tools:
    """What an article is read with; one set a process."""

    ontology: Ontology
    namespace: Namespace
    pipeline: str
    cache: Cache

    @cached_property
    def parser(self) -> Parser:
        """The spaCy parser, loaded when the first sentence needs it."""
        return load_parser(self.pipeline)

    @cached_property
    def version(self) -> str:
        """What the result of reading depends on besides the text."""
        return f"{code_version()}/{self.ontology.version}/{self.pipeline}"


def read_article(article: Article, tools: Tools) -> Reading:
    """Read one article; bad text never raises, it only says less."""
    document = read_document(article, tools.ontology)
    facts, entities, mentions = Linker(document, tools.ontology, tools.namespace).link(read_passages(document, tools))
    return Reading(document=document, facts=check(facts, tools.ontology), entities=entities, mentions=mentions)


def read_passages(document: Document, tools: Tools) -> tuple[PassageClaims, ...]:
    """What each passage of a document says, in reading order, from the cache where it is known."""
    lead = next((one for one in document.passages if one.kind == "prose"), None)
    about = About(title=document.title)
    found: dict[bytes, Entry] = {}
    fresh: dict[bytes, Entry] = {}
    if lead is not None:
        key = _key(lead, None, tools)
        found = tools.cache.get((key,))
        if key not in found:
            found[key] = fresh[key] = _read(lead, None, tools)
        about = found[key][0]
    contexts = [(one, None if one is lead or one.kind == "gloss" else about) for one in document.passages]
    keys = [_key(passage, context, tools) for passage, context in contexts]
    found |= tools.cache.get(key for key in keys if key not in found)
    for key, (passage, context) in zip(keys, contexts, strict=True):
        if key not in found:
            found[key] = fresh[key] = _read(passage, context, tools)
    tools.cache.put(fresh)
    return tuple(PassageClaims(passage=passage, about=found[key][0], claims=found[key][1])
                 for key, passage in zip(keys, document.passages, strict=True))


def _read(passage: Passage, about: About | None, tools: Tools) -> Entry:
    """Read a passage; without `about` it defines its own subject in its first sentence."""
    claims: list[Claim] = []
    after = 0
    if about is None:
        definition = read_definition(passage, tools.ontology)
        about, after = definition.about, definition.end
        claims.extend(definition.claims)
    for extractor in SURFACE:
        claims.extend(extractor(passage, about, tools.ontology))
    claims.extend(prose.extract(passage, about, tools.ontology, lambda texts: tools.parser.parse(texts), after))
    return about, tuple(claims)


def _key(passage: Passage, about: About | None, tools: Tools) -> bytes:
    text = repr((tools.version, passage.kind, passage.section, passage.subject, passage.text,
                 passage.anchors and tuple(anchor[:2] for anchor in passage.anchors), passage.truncated, about))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()

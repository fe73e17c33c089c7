"""One article, the whole way: text in, facts with their evidence out.

In: an `Article` and the `Tools` to read it with. Out: a `Reading`.
How: the document is laid out; each passage is read on its own (and remembered by its content, so
that a gloss is read once, ever); the names in what was read become entities; the facts are checked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from kg.articles.document import read_document
from kg.cache import Cache, Entry
from kg.check import check
from kg.claims import PassageClaims, heard, unsaid
from kg.collection.index import Index
from kg.collection.names import Names
from kg.confidence import Calibration, load_calibration
from kg.entail import entailed, no_surer
from kg.extract import apposition, cast, categories, lists, measures, notions, occasions, outcomes, peoplelist, reviews
from kg.extract.about import About
from kg.extract.coreference import load_resolver
from kg.extract.definition import read_definition
from kg.extract.prose import Prose
from kg.extract.prose.models import Models
from kg.extract.relations import MODEL, RelationModel
from kg.extract.relations.opinions import told
from kg.link import Linker
from kg.model import Article, Claim, Document, Entity, Fact, Mention, Name, Passage, Reading
from kg.nlp.parsed import Recognized
from kg.nlp.pipeline import DEFAULT_PIPELINE, Parser, load_parser
from kg.nlp.recognizer import Recognizer, load_recognizer
from kg.ontology import Ontology, load_ontology
from kg.version import code_version
from kg.vocab import DEFAULT_BASE, Namespace

Extractor = Callable[[Passage, About, Ontology], Iterator[Claim]]

#: Every extractor that needs no parse, in the order in which their claims are listed.
SURFACE: tuple[Extractor, ...] = (
    cast.extract,
    categories.extract,
    lists.extract,
    peoplelist.extract,
    apposition.extract,
    reviews.extract,
    measures.extract,
    occasions.extract,
    outcomes.extract,
    notions.extract,
)




@dataclass(frozen=True, slots=True)
class Settings:
    """What decides how articles are read; small, so that it travels to worker processes."""

    ontology: Path | None = None
    base: str = DEFAULT_BASE
    pipeline: str = DEFAULT_PIPELINE
    cache: Path | None = None
    #: An index of the names of a collection (`kg.collection.index`), read only.
    names: Path | None = None
    #: Whether confidences are those of `kg.confidence`, or what each rule thinks of itself.
    calibrated: bool = True
    #: Facts less sure than this are left out, 0 to 1.
    least: float = 0.0

    def tools(self) -> Tools:
        """Load everything that reading needs, except the parser, which waits for its first sentence.

        Raises OntologyError or ConfigError before any article is read.
        """
        ontology = load_ontology(self.ontology, base=self.base)
        index = Index(self.names, read_only=True) if self.names else None
        calibration = load_calibration() if self.calibrated else None
        cache = Cache(self.cache)
        return Tools(ontology, Namespace(self.base), self.pipeline, cache, index, calibration, least=self.least)


@dataclass(frozen=True)
class Tools:
    """What an article is read with; one set a process."""

    ontology: Ontology
    namespace: Namespace
    pipeline: str
    cache: Cache
    index: Index | None = None
    calibration: Calibration | None = None
    #: Local names of the relations that the user's ontology asks for, none where all are welcome alike.
    asked: frozenset[str] = frozenset()
    #: Facts less sure than this are left out, 0 to 1.
    least: float = 0.0

    @cached_property
    def parser(self) -> Parser:
        """The spaCy parser, loaded when the first sentence needs it."""
        return load_parser(self.pipeline)

    @cached_property
    def recognizer(self) -> Recognizer:
        """The recogniser of names, loaded when the first prose needs it."""
        return load_recognizer()

    @cached_property
    def models(self) -> Models:
        """What was learned about prose, loaded when the first prose needs it."""
        relations = replace(RelationModel.load(MODEL), asked=self.asked)
        return Models(coreference=load_resolver(), relations=relations, asked=self.asked)

    @cached_property
    def version(self) -> str:
        """What the result of reading depends on besides the text."""
        return f"{code_version()}/{self.ontology.version}/{self.pipeline}/{','.join(sorted(self.asked))}"


def read_article(article: Article, tools: Tools) -> Reading:
    """Read one article; bad text never raises, it only says less."""
    return read_articles([article], tools)[0]


def read_articles(articles: Sequence[Article], tools: Tools) -> list[Reading]:
    """Read some articles at once, so that their sentences are parsed together; the readings are in order."""
    documents = [read_document(article, tools.ontology) for article in articles]
    return [
        _link(document, read, tools) for document, read in zip(documents, read_passages(documents, tools), strict=True)
    ]


def read_passages(documents: Sequence[Document], tools: Tools) -> list[tuple[PassageClaims, ...]]:
    """What each passage of each document says, in reading order, its names unresolved."""
    started = [_Started(document, tools) for document in documents]
    drafts = [draft for one in started for draft in one.fresh.values()]
    named = [draft for draft in drafts if draft.passage.kind == "prose"]
    recognized = iter(tools.recognizer.recognize([one.passage.text for one in named]) if named else ())
    waiting = []
    for draft in drafts:
        prose = draft.prose(tools.ontology, next(recognized) if draft.passage.kind == "prose" else ())
        draft.mentions = prose.names
        if prose.sentences:
            waiting.append((draft, prose))
    texts = [sentence.text for _, prose in waiting for sentence in prose.sentences]
    parses = iter(tools.parser.parse(texts) if texts else ())
    parsed = []
    for draft, prose in waiting:
        claims, draft.mentions, phrases = prose.read([next(parses) for _ in prose.sentences], tools.models)
        draft.claims.extend(unsaid(claims, draft.claims, draft.after))
        if draft.plain:
            parsed.append((draft, phrases))
    if parsed and tools.models.relations:
        known = [told(draft.claims) for draft, _ in parsed]
        found = tools.models.relations.claims([phrases for _, phrases in parsed], known)
        for (draft, _), stated in zip(parsed, found, strict=True):
            draft.claims.extend(stated)
    return [one.finish() for one in started]


def _link(document: Document, read: tuple[PassageClaims, ...], tools: Tools) -> Reading:
    names = Names(document, tools.ontology, tools.index)
    read = read if document.links else heard(read, tools.ontology, tools.asked, titled=bool(document.article.title))
    facts, entities, mentions = Linker(document, tools.ontology, tools.namespace, names).link(read)
    facts, count = check(facts, tools.ontology), len(facts)
    if not document.links:  # an article without links tells its graph little else
        facts = check(facts, tools.ontology, entailed(facts, tools.ontology))
    if tools.calibration:
        facts = tuple(tools.calibration.calibrated(fact, bool(document.links)) for fact in facts)
        stated, following = facts[:count], facts[count:]
        facts = (*stated, *no_surer(following, entailed(stated, tools.ontology))) if following else stated
    sure = tuple(fact for fact in facts if fact.evidence.confidence >= tools.least)
    return Reading(
        document=document,
        facts=sure,
        entities=entities if len(sure) == len(facts) else _told_of(sure, facts, entities, mentions),
        mentions=mentions,
        asked=tuple(sorted(names.asked.items())),
    )


def _told_of(
    sure: Iterable[Fact], facts: Iterable[Fact], entities: tuple[Entity, ...], mentions: Iterable[Mention]
) -> tuple[Entity, ...]:
    """The entities but for those that only the facts left out speak of."""
    known = {one.iri for fact in sure for one in _ends(fact)}
    known |= {one.entity.iri for one in mentions if one.source in ("link", "self")}
    lost = {one.iri for fact in facts for one in _ends(fact)} - known
    return tuple(one for one in entities if one.iri not in lost)


def _ends(fact: Fact) -> Iterator[Entity]:
    """Of what a fact speaks."""
    for one in (fact.subject, fact.object, *(value for _, value in fact.qualifiers)):
        if isinstance(one, Entity):
            yield one


@dataclass(slots=True)
class _Draft:
    """A passage that no cache knows: what was found without a parse, and what waits for one.

    `plain` tells of prose without glossed links, which the relation model reads: what is glossed is read well by hand.
    """

    passage: Passage
    plain: bool
    about: About
    claims: list[Claim]
    after: int
    mentions: tuple[Name, ...] = ()

    def prose(self, ontology: Ontology, recognized: Sequence[Recognized]) -> Prose:
        """Its sentences, given the names that were recognised in it."""
        return Prose(self.passage, self.about, ontology, self.after, recognized)


class _Started:
    """A document on its way: what the cache knew of its passages, and drafts of the others."""

    def __init__(self, document: Document, tools: Tools) -> None:
        self.document, self.tools = document, tools
        self.found: dict[bytes, Entry] = {}
        self.fresh: dict[bytes, _Draft] = {}
        lead = next((one for one in document.passages if one.kind == "prose"), None) if document.named else None
        about = self.start([self.key(lead, None)], [(lead, None)])[0] if lead else About(title=document.title)
        contexts = [(one, None if one is lead or one.kind == "gloss" else about) for one in document.passages]
        self.keys = [self.key(passage, context) for passage, context in contexts]
        self.start(self.keys, contexts)

    def start(self, keys: Sequence[bytes], contexts: Sequence[tuple[Passage, About | None]]) -> list[About]:
        """Look passages up or draft them; what each found out about its subject."""
        self.found |= self.tools.cache.get(key for key in keys if key not in self.found and key not in self.fresh)
        for key, (passage, context) in zip(keys, contexts, strict=True):
            if key not in self.found and key not in self.fresh:
                self.fresh[key] = _draft(passage, context, self.tools.ontology, self.is_plain(passage))
        return [self.found[key].about if key in self.found else self.fresh[key].about for key in keys]

    def key(self, passage: Passage, about: About | None) -> bytes:
        """Under which a passage is remembered."""
        return _key(passage, about, self.is_plain(passage), self.tools)

    def is_plain(self, passage: Passage) -> bool:
        """Whether it is prose of an article without glossed links."""
        return passage.kind == "prose" and not self.document.links

    def finish(self) -> tuple[PassageClaims, ...]:
        """What each passage says, its sentences being parsed; keeps what was new."""
        done = {key: Entry(draft.about, tuple(draft.claims), draft.mentions) for key, draft in self.fresh.items()}
        self.tools.cache.put(done)
        self.found |= done
        return tuple(
            PassageClaims(passage=passage, **self.found[key]._asdict())
            for key, passage in zip(self.keys, self.document.passages, strict=True)
        )


def _draft(passage: Passage, about: About | None, ontology: Ontology, plain: bool) -> _Draft:
    """Read a passage as far as goes without a parse; without `about` it defines its own subject."""
    claims: list[Claim] = []
    after = 0
    if about is None:
        definition = read_definition(passage, ontology)
        about, after = definition.about, definition.end
        claims.extend(definition.claims)
    for extractor in SURFACE:
        claims.extend(extractor(passage, about, ontology))
    return _Draft(passage, plain, about, claims, after)


def _key(passage: Passage, about: About | None, plain: bool, tools: Tools) -> bytes:
    text = repr(
        (
            tools.version,
            passage.kind,
            passage.section,
            passage.subject,
            passage.text,
            tuple((anchor.start, anchor.end) for anchor in passage.anchors),
            passage.truncated,
            plain,
            about,
        )
    )
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()

"""The frozen values that flow: Article -> Document -> Claim -> Fact.

Every offset counts Unicode code points and every range is half-open. Two coordinate systems exist:
*source* offsets count in `Article.text` as received, *view* offsets count in `Passage.text`, the
readable text of one stretch; `Passage.source` goes from the second to the first. A `Claim` speaks
in view offsets and in names, so it depends on its passage alone and can be cached; a `Fact` speaks
in source offsets and in entities.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import inf
from typing import Literal as OneOf
from typing import NamedTuple

PassageKind = OneOf["prose", "gloss", "item", "category"]
Status = OneOf["asserted", "fictional", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as received. `id` names it in the collection; `title` may be empty."""

    id: str
    text: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A glossed link: an anchor followed by the opening of the linked article.

    `start`, `end` bound the anchor and `gloss_start`, `gloss_end` the gloss (without the closing
    " ..."), in source offsets. `title` is the linked article's title as far as it can be recovered.
    """

    start: int
    end: int
    gloss_start: int
    gloss_end: int
    anchor: str
    title: str
    section: str
    truncated: bool


class Piece(NamedTuple):
    """`length` code points that stand at `view` in a passage and at `source` in the article."""

    view: int
    source: int
    length: int


class Anchor(NamedTuple):
    """Where a link's anchor stands in a passage (view offsets), and which link of the document."""

    start: int
    end: int
    link: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A readable stretch of an article: a paragraph, a gloss, a list item or a category.

    `subject` is the title of the article that the passage is about: the article itself, or the
    linked one for a gloss. `section` is the heading it stands under, "" for the lead. `link` is the
    index in `Document.links` of the link whose gloss this is.
    """

    kind: PassageKind
    section: str
    subject: str
    text: str
    pieces: tuple[Piece, ...]
    anchors: tuple[Anchor, ...] = ()
    truncated: bool = False
    link: int | None = None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Map the view range [start, end), not empty, to the source range that encloses it."""
        return self._source(start), self._source(end - 1) + 1

    def _source(self, at: int) -> int:
        index = max(0, bisect_right(self.pieces, (at, inf)) - 1)
        piece = self.pieces[index]
        return piece.source + min(at - piece.view, piece.length - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as read: its title, its passages in reading order, its glossed links.

    `defects` counts what was odd and how often ("unclosed template": 1), for the report. Where the text
    tells no title, that is the id and the document is not `named`: nothing can be said of its subject.
    """

    article: Article
    title: str
    sections: tuple[str, ...]
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    defects: tuple[tuple[str, int], ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Somebody or something named in a passage, not yet resolved to an entity.

    `start`, `end` are view offsets of the words that name it; -1 where it is implied (the subject
    of the article in "It was released ..." has the offsets of "It"; in a category it has none).
    `label` is the name in full. `classes` are local names of ontology classes that the words
    around it tell ("director Park Chan-wook" -> Person). `title` is given where the words
    determine the article ("Chinese" -> "China"). `self` marks the passage's own subject. `local`
    marks a thing that exists only inside this article ("the theme song"). `likely` are classes that
    it may well be of.
    """

    label: str
    start: int = -1
    end: int = -1
    classes: tuple[str, ...] = ()
    title: str = ""
    self: bool = False
    local: bool = False
    likely: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A common noun used as a value: a type, an occupation, a genre. Singular, lower case."""

    label: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A literal, not yet of RDF.

    `datatype` is a prefixed name: xsd:date, xsd:gYearMonth, xsd:gYear, xsd:integer, xsd:decimal,
    xsd:string, rdf:langString (then `language` is set), or kg:edtf for a date that only the
    Extended Date/Time Format (ISO 8601-2) can say: 193X, 19XX.
    """

    lexical: str
    datatype: str = "xsd:string"
    language: str = ""
    start: int = -1
    end: int = -1


Term = Name | Concept | Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one passage states, in its own words. `relation` is a local name of the ontology.

    [start, end) is the evidence in view offsets. `confidence` lies in 0..1. `story` marks what a
    plot tells. `qualifiers` are pairs of a relation's local name and a term.
    """

    subject: Name | Concept
    relation: str
    object: Term
    start: int
    end: int
    extractor: str
    rule: str
    confidence: float
    qualifiers: tuple[tuple[str, Term], ...] = ()
    story: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing with an address. `types` are local names of ontology classes, most specific first."""

    iri: str
    label: str
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A value with its datatype as a prefixed name and its language tag, if any."""

    lexical: str
    datatype: str = "xsd:string"
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of the source that names an entity.

    `source` says how it was found: link (the anchor of one), self (the subject of the passage, by
    name, pronoun or description), collection (another article tells who has the name; `confidence`
    is how sure that is), coreference (a pronoun, description or short name of somebody else who is
    named in full nearby) or name. `types` are the classes of what the words name: mostly the
    entity's, else what the words tell; "French" names a Group, though its entity is a country.
    """

    start: int
    end: int
    text: str
    entity: Entity
    source: str
    confidence: float = 1.0
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a fact is believed: the words, where they stand (source offsets), and who read them."""

    article: str
    section: str
    start: int
    end: int
    quote: str
    extractor: str
    rule: str
    confidence: float
    subject_span: tuple[int, int] | None = None
    object_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A claim about entities, with its evidence. `reason` says why a rejected one was set aside."""

    subject: Entity
    relation: str
    object: Entity | Literal
    evidence: Evidence
    qualifiers: tuple[tuple[str, Entity | Literal], ...] = ()
    status: Status = "asserted"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one article says: its facts (rejected ones included), entities and mentions.

    `asked` are the names that were looked up in the collection, each with a digest of the answer.
    """

    document: Document
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()

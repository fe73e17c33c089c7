"""The page of an article: as it was read, with every mention linked and every fact underlined where it is stated.

In: the stored text, the mentions and statements of its evidence graph. Out: HTML. How: the text is
laid out again; each passage is cut wherever a mention or a quote begins or ends. The glosses of linked
articles stand in notes below their paragraph, so that the running text stays readable.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

import pyoxigraph as ox
from markupsafe import Markup

from kg.model import Passage
from kg.pages.passages import Mark, Stretch, in_view, stretches, typography
from kg.pages.site import Site
from kg.pages.statements import Statement, read_statement, span
from kg.pages.thing import values_of
from kg.quads import term

MENTION = "mention"
#: How a statement is underlined by its status; one that was set aside is not.
KINDS = {"Asserted": "world", "Fictional": "fiction"}


#: Different values of one relation of one thing, each by the first statement that says so.
Told = list[Statement]


@dataclass(slots=True)
class Block:
    """A paragraph, or the items of a list, with what is stated there and the notes on what it links."""

    kind: str
    texts: list[Markup] = field(default_factory=list)
    stated: list[Statement] = field(default_factory=list)
    notes: list[tuple[str, Markup, list[Told]]] = field(default_factory=list)

    @property
    def facts(self) -> list[Told]:
        """What is stated there."""
        return told(self.stated)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, "" for the lead, with its blocks."""

    heading: str
    blocks: tuple[Block, ...]


def render(site: Site, identity: str, _: Mapping[str, str]) -> str | None:
    """The page at `page/article/{id}`."""
    (iri,) = site.addresses.iri(f"article/{identity}")
    document = site.document(iri)
    if document is None:
        return None
    path = site.addresses.page(iri)
    assert path
    stated = statements(site, iri)
    drawing = _Drawing(site, path, [*mentions(site, iri), *_quotes(stated)], {one.iri: one for one in stated})
    sections = [
        Section(heading, tuple(drawing.blocks(passages)))
        for heading, passages in groupby(document.passages, lambda one: one.section)
    ]
    values = {
        "iri": iri,
        "title": document.title,
        "subject": next(iter(values_of(site, iri, "schema:about")), ""),
        "sections": sections,
        "facts": len({(one.subject, one.relation, str(one.object)) for one in stated if one.status == "Asserted"}),
        "fiction": len({(one.subject, one.relation, str(one.object)) for one in stated if one.status == "Fictional"}),
        "source": document.article.url,
    }
    return site.html("article.html", path, values)


def statements(site: Site, article: str) -> list[Statement]:
    """What an article states of the world and of its story, in reading order."""
    default = ox.DefaultGraph()
    quads = site.view.union.quads_for_pattern(None, term("prov:wasDerivedFrom"), ox.NamedNode(article), default)
    nodes = [quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)]
    read = (read_statement(site, node) for node in nodes)
    found = [one for one in read if one and one.status in KINDS]
    return sorted(found, key=lambda one: (one.start, one.end, site.wording.place(one.relation), one.iri))


def mentions(site: Site, article: str) -> list[Mark]:
    """Every mention of the article's text, in offsets of the source."""
    evidence = ox.NamedNode(article.replace(f"{site.namespace.base}article/", f"{site.namespace.base}evidence/", 1))
    quads = site.view.union.quads_for_pattern(None, term("itsrdf:taIdentRef"), None, evidence)
    return [
        Mark(*place, MENTION, quad.object.value)
        for quad in quads
        if isinstance(quad.object, ox.NamedNode) and (place := span(str(quad.subject).strip("<>")))
    ]


def _quotes(stated: Iterable[Statement]) -> Iterator[Mark]:
    for one in stated:
        yield Mark(one.start, max(one.end, one.start + 1), KINDS[one.status], one.iri)


def told(stated: Iterable[Statement]) -> list[Told]:
    """Statements by subject and relation, those of a story apart; what is said twice comes once."""
    found: dict[tuple[str, str, str], dict[str, Statement]] = {}
    for one in stated:
        found.setdefault((one.subject, one.relation, one.status), {}).setdefault(str(one.object), one)
    return [list(values.values()) for values in found.values()]


class _Drawing:
    """Turns passages into blocks; lives for one page."""

    def __init__(self, site: Site, path: str, marks: list[Mark], stated: Mapping[str, Statement]) -> None:
        self.site, self.stated = site, stated
        self.marks = sorted(marks, key=lambda one: one.start)
        self.longest = max((one.end - one.start for one in marks), default=0)
        self.href = site.way(path)
        self.anchors: set[tuple[int, int]] = set()

    def blocks(self, passages: Iterable[Passage]) -> Iterator[Block]:
        """The blocks of one section: a list's items together, glosses with the block before them."""
        block: Block | None = None
        for passage in passages:
            if passage.kind == "gloss":
                block = block or Block("prose")
                text, stated = self.draw(passage)
                block.notes.append((self.site.namespace.entity(passage.subject), text, told(stated)))
                continue
            if block and not (block.kind == passage.kind != "prose" and not block.notes):
                yield block
                block = None
            block = block or Block(passage.kind)
            text, stated = self.draw(passage)
            block.texts.append(text)
            block.stated.extend(stated)
        if block:
            yield block

    def near(self, passage: Passage) -> list[Mark]:
        """The marks that may touch a passage."""
        if not passage.pieces:
            return []
        first, last = passage.pieces[0], passage.pieces[-1]
        low = bisect_left(self.marks, first.source - self.longest, key=lambda one: one.start)
        return self.marks[low : bisect_left(self.marks, last.source + last.length, key=lambda one: one.start)]

    def draw(self, passage: Passage) -> tuple[Markup, list[Statement]]:
        """A passage as HTML, and what is stated in it."""
        marks = in_view(passage, self.near(passage))
        html, underlined = [], ""
        for part in stretches(0, len(passage.text), [*marks, *typography(passage.text)]):
            kind = next((kind for kind in KINDS.values() if part.target(kind)), "")
            if kind != underlined:
                html.append(Markup("</span>") * bool(underlined))
                html.append(Markup('<span class="said {}">').format(kind) if kind else Markup(""))
                underlined = kind
            html.append(self.stretch(passage, part, at=bool(kind)))
        html.append(Markup("</span>") * bool(underlined))
        if passage.truncated:
            html.append(Markup(" …"))
        nodes = dict.fromkeys(one.target for one in marks if one.kind != MENTION)
        return Markup("").join(html), [self.stated[one] for one in nodes]

    def stretch(self, passage: Passage, part: Stretch, *, at: bool) -> Markup:
        """The words of one stretch, with the anchors of the quotes that begin at it; `at` keeps where they stand."""
        words = part.words(passage.text)
        if thing := part.target(MENTION):
            words = Markup('<a href="{}">{}</a>').format(self.href(thing), words)
        if not at:
            return words
        place = passage.source(part.start, part.end)
        begun = list(self.begin(part))
        first = [Markup('<span id="char={},{}"></span>').format(*one) for one in begun if one != place]
        own = Markup('<span id="char={},{}">{}</span>' if place in begun else '<span data-at="{},{}">{}</span>')
        return Markup("").join([*first, own.format(*place, words)])

    def begin(self, part: Stretch) -> Iterator[tuple[int, int]]:
        """Where the quotes stand that begin at a stretch and have no anchor yet."""
        for mark in part.marks:
            if mark.target in self.stated and mark.start == part.start:
                one = self.stated[mark.target]
                if (one.start, one.end) not in self.anchors:
                    self.anchors.add((one.start, one.end))
                    yield one.start, one.end

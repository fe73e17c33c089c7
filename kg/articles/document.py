"""An article becomes a document: passages that read well, glossed links, sections.

In: an Article. Out: a Document whose passages map back to the article, letter for letter.
How: lines -> header -> blocks -> (headings, paragraphs with glossed lines, list items, categories); of a page that a
browser copied each line by itself.
Nothing raises: what is odd is counted in `Document.defects`.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from kg.articles.categories import Category, find_categories
from kg.articles.copied import CopiedPage, is_sentence, read_page
from kg.articles.glosses import MARKS, Gloss, Split, read_glosses, split_gloss
from kg.articles.layout import (
    CLOSING,
    Line,
    heading_text,
    is_heading,
    read_blocks,
    read_lines,
    sets_headings_off,
    split_header,
)
from kg.articles.markup import is_residue
from kg.articles.names import capital, defined_name, fold, linked_title
from kg.articles.opening import defined_subject, opening_title, without_trade
from kg.articles.paragraphs import GlossedLine, split_items, split_paragraphs
from kg.articles.views import View, as_titled, build_view
from kg.model import Article, Document, Link, Passage, PassageKind, Piece
from kg.ontology import Ontology

log = logging.getLogger(__name__)

#: So many code points of an article are read: more than any encyclopedia article has, and no more than
#: a process can hold with all that it says. What lies beyond is counted, and the user is told.
LONGEST = 1_000_000
#: Glossed lines remembered at most; some 10 MB.
REMEMBERED = 20_000
#: Code points of articles that were laid out ahead and wait to be read; some 50 MB.
WAITING = 4_000_000
_CONTEXT = 100_000  # so much text before the categories is asked for the names they hold


def read_document(article: Article, ontology: Ontology, *, again: bool = False) -> Document:
    """Read an article of any shape: a scrape with glossed links, or plain text.

    `again` tells that the same article is read once more soon, as after a look through a collection.
    """
    ahead = _ahead(ontology)
    document = ahead.take(article) or _Reader(article, ontology).read()
    if again:
        ahead.put(document)
    return document


class _Ahead:
    """Articles that are laid out already, until they are read."""

    def __init__(self) -> None:
        self.documents: dict[Article, Document] = {}
        self.size = 0

    def take(self, article: Article) -> Document | None:
        document = self.documents.pop(article, None)
        self.size -= len(article.text) if document else 0
        return document

    def put(self, document: Document) -> None:
        article = document.article
        if article not in self.documents and self.size + len(article.text) <= WAITING:
            self.documents[article] = document
            self.size += len(article.text)


@lru_cache(maxsize=4)
def _ahead(_: Ontology) -> _Ahead:
    return _Ahead()


@lru_cache(maxsize=4)
def _places(ontology: Ontology) -> Mapping[str, str]:
    """From the names of countries and from demonyms to countries."""
    return {**ontology.countries, **ontology.demonyms}


@lru_cache(maxsize=4)
def _splitter(ontology: Ontology) -> Split:
    """Splits glossed lines, and remembers them: half of all stand in several articles."""
    return lru_cache(maxsize=REMEMBERED)(partial(split_gloss, places=_places(ontology)))


def _shown(text: str) -> str:
    """What a line begins with, as its passage shows it."""
    return build_view(text[:2000], [(0, min(len(text), 2000), None)], apart=True).text


class _Reader:
    """Gathers the passages and links of one article; lives while it is read."""

    def __init__(self, article: Article, ontology: Ontology) -> None:
        self.article, self.text, self.ontology = article, article.text[:LONGEST], ontology
        self.places, self.split = _places(ontology), _splitter(ontology)
        self.title = self.section = ""
        self.named = True
        self.sections: list[str] = []
        self.links: list[Link] = []
        self.passages: list[Passage] = []
        self.first: dict[str, int] = {}  # from a gloss to the first link that has it
        self.titles: dict[str, str] = {}  # from a gloss to the title that one of its anchors bears out
        self.defects: Counter[str] = Counter()

    def read(self) -> Document:
        if (beyond := len(self.article.text) - LONGEST) > 0:
            self.defects["character beyond the longest article"] = beyond
            log.warning(
                "%s: only the first %d of its %d characters are read; give each article a file or line of its own",
                self.article.id,
                LONGEST,
                len(self.article.text),
            )
        lines = list(read_lines(self.text))
        shown, rest, scrape = split_header(lines, self.article.title)
        if page := None if scrape else read_page(lines):
            shown, rest = page.title, page.lines
        self.title = " ".join((self.article.title or shown).split()) or self.own_name(rest)
        categories = page.categories if page else self.take_categories(rest)
        if page:
            self.read_page(page)
        else:
            self.read_body(rest, scrape, bool(categories))
        self.section = "Categories"
        for one in categories:
            self.add("category", View(self.text[one.start : one.end], (Piece(0, one.start, one.end - one.start),)))
        self.settle_titles()
        return Document(
            article=self.article,
            title=self.title,
            named=self.named,
            sections=tuple(self.sections),
            passages=tuple(self.passages),
            links=tuple(self.links),
            defects=tuple(sorted(self.defects.items())),
        )

    def own_name(self, lines: list[Line]) -> str:
        """The title of an article without one: what its first sentence begins with or defines, else its id."""
        line, given = lines[0].text if lines else "", self.article.id.replace("_", " ").strip()
        first = _shown(line)
        apart = opening_title(line, self.ontology) if " , " in line[:300] else ""  # its own comma: "Bo , Earl of Lund"
        if name := _shown(apart) or opening_title(first, self.ontology):
            return given if fold(given) == fold(name) else capital(name)
        if defined_subject(first, name := defined_name(first[:400]), self.ontology):
            return capital(without_trade(name, self.ontology))
        self.named = fold(given) in fold(first[:400])
        return given

    def take_categories(self, lines: list[Line]) -> list[Category]:
        """Take the categories off the last line, and say where in the source each of them stands."""
        if not lines:
            return []
        last = lines[-1]
        before = self.text[max(0, last.start - _CONTEXT) : last.start]
        found = find_categories(last.text, before, self.title, self.ontology)
        if found is None:
            return []
        start, categories = found
        lines.pop()
        if rest := last.text[:start].rstrip():
            lines.append(Line(last.start, last.start + len(rest), rest, last.blanks))
        if "{{" in last.text[start:]:
            self.defects["unclosed template"] += 1
        return [Category(last.start + one.start, last.start + one.end, one.score) for one in categories]

    def read_page(self, page: CopiedPage) -> None:
        """Read a page that a browser copied, of which every line is a paragraph, an item or a heading."""
        for line in page.lines:
            if line in page.headings:
                self.section = " ".join(line.text.split())
                self.sections.append(self.section)
            else:
                view = build_view(self.text, [(line.start, line.end, None)], apart=True)
                self.add("prose" if is_sentence(line) and self.section.casefold() not in CLOSING else "item", view)

    def read_body(self, lines: list[Line], scrape: bool, followed: bool) -> None:
        """Read what stands between header and categories; `followed` where there are any of these."""
        glossed = scrape or any(line.text.endswith(MARKS) for line in lines)
        blocks = list(read_blocks(lines))
        after = [*(block[0].blanks for block in blocks[1:]), 2 if followed else -1][: len(blocks)]
        spaced = scrape or sets_headings_off(blocks)
        for block, blanks in zip(blocks, after, strict=True):
            if is_heading(block, blanks, self.section, spaced) and not (
                glossed and any(read_glosses([block[0].text], True, self.split))
            ):
                self.section = " ".join(heading_text(block[0].text).split())
                self.sections.append(self.section)
            else:
                self.read_block(block, glossed)

    def read_block(self, block: list[Line], glossed: bool) -> None:
        lines = [line for line in block if not is_residue(line.text)]
        if len(lines) < len(block):
            self.defects["line of markup"] += len(block) - len(lines)
        glosses = read_glosses([line.text for line in lines], glossed, self.split)
        pairs = zip(lines, glosses, strict=True)
        glosses = [gloss if gloss and not self.repeats(line, gloss) else None for line, gloss in pairs]
        listing = self.section.casefold() in CLOSING
        for paragraph in split_paragraphs(lines, glosses, listing):
            first = len(self.links)
            view = build_view(self.text, self.ranges(paragraph), apart=not glossed)
            for item, part in split_items(view):
                if part.text:
                    self.add("item" if item or listing else "prose", part)
                else:
                    self.defects["empty list item"] += 1
            for number in range(first, len(self.links)):
                self.add_gloss(number)

    def repeats(self, line: Line, gloss: Gloss) -> bool:
        """Whether a word is no link but the first of a title that says it twice: "Boom Boom Lamp is a book"."""
        at = _shown(line.text).find(self.title, 0, len(self.title) + 2)
        return bool(self.title) and at >= 0 and gloss.start < at + len(self.title)

    def ranges(self, paragraph: Iterable[GlossedLine]) -> Iterator[tuple[int, int, int | None]]:
        """The source ranges that make the paragraph, the links' glosses left out; records the links."""
        for line, gloss in paragraph:
            if gloss is None:
                yield line.start, line.end, None
                continue
            anchor, words = line.text[: gloss.anchor_end], line.text[gloss.start : gloss.end]
            title, sure = linked_title(anchor, words, self.places)
            if sure:
                self.titles.setdefault(words, title)
            end = line.start + gloss.anchor_end
            self.links.append(
                Link(
                    start=line.start,
                    end=end,
                    gloss_start=line.start + gloss.start,
                    gloss_end=line.start + gloss.end,
                    anchor=anchor,
                    title=title,
                    section=self.section,
                    truncated=gloss.marked or words[-1] not in ".!?",
                )
            )
            yield line.start, end, len(self.links) - 1

    def add_gloss(self, number: int) -> None:
        """Add the gloss of a link, unless another link of the article has the same."""
        link = self.links[number]
        view = build_view(self.text, [(link.gloss_start, link.gloss_end, None)])
        if view.text and self.first.setdefault(view.text, number) == number:
            self.add("gloss", view, number)

    def add(self, kind: PassageKind, view: View, number: int | None = None) -> None:
        link = None if number is None else self.links[number]
        subject = link.title if link else self.title
        self.passages.append(
            Passage(
                kind=kind,
                section=self.section,
                subject=subject,
                text=as_titled(view.text, subject),
                pieces=view.pieces,
                anchors=view.anchors,
                truncated=link is not None and link.truncated,
                link=number,
            )
        )

    def settle_titles(self) -> None:
        """Give links with the same gloss the same title: "Fleming" that of "Ian Fleming"."""
        for number, link in enumerate(self.links):
            title = self.titles.get(self.text[link.gloss_start : link.gloss_end], link.title)
            if title != link.title:
                self.links[number] = replace(link, title=title)
        for number, passage in enumerate(self.passages):
            if passage.link is not None and passage.subject != self.links[passage.link].title:
                self.passages[number] = replace(passage, subject=self.links[passage.link].title)

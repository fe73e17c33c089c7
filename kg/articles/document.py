"""An article becomes a document: passages that read well, glossed links, sections.

In: an Article. Out: a Document whose passages map back to the article, letter for letter.
How: lines -> header -> blocks -> (headings, paragraphs with glossed lines, list items, categories).
Nothing raises: what is odd is counted in `Document.defects`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.articles.categories import Category, is_category_line, split_categories
from kg.articles.glosses import Gloss, read_glosses
from kg.articles.layout import (
    CLOSING,
    Line,
    heading_text,
    is_heading,
    is_heading_like,
    read_blocks,
    read_lines,
    split_header,
)
from kg.articles.markup import is_table_row
from kg.articles.names import capital, defined_name, linked_title
from kg.articles.views import View, build_view
from kg.model import Article, Document, Link, Passage, Piece
from kg.ontology import Ontology

_STAR = re.compile(r"^[*•]+|^[-–·](?=\s)|(?<=\s)[*•]+(?=\s|$)")
_BULLET = re.compile(r"[*•-]\s|–\s")
_DEFINITION = re.compile(r"(?:''|[^\sa-z]).{0,300}?\s(?:is|was|are|were)\s(?:an?|the|one)\b")
_CONTEXT = 100_000  # so much text before the categories is asked for the names they hold
_WRAPPED = 100  # lines of wrapped text are hardly longer


def read_document(article: Article, ontology: Ontology) -> Document:
    """Read an article of any shape: a scrape with glossed links, or plain text."""
    return _Reader(article, ontology).read()


class _Reader:
    """Gathers the passages and links of one article; lives while it is read."""

    def __init__(self, article: Article, ontology: Ontology) -> None:
        self.article, self.text, self.ontology = article, article.text, ontology
        self.places = {**ontology.countries, **ontology.demonyms}
        self.section = ""
        self.sections: list[str] = []
        self.links: list[Link] = []
        self.passages: list[Passage] = []
        self.glosses: dict[str, int] = {}  # from a gloss to the first link that has it
        self.titles: dict[str, str] = {}  # from a gloss to the title that one of its anchors bears out
        self.defects: Counter[str] = Counter()

    def read(self) -> Document:
        lines = list(read_lines(self.text))
        shown, lines, scrape = split_header(lines, self.article.title)
        self.title = " ".join((self.article.title or shown).split()) or self.own_name(lines)
        categories = self.take_categories(lines)
        glossed = scrape or any(line.text.endswith((" ...", " …")) for line in lines)
        blocks = list(read_blocks(lines))
        after = [*(block[0].blanks for block in blocks[1:]), 2 if categories else -1][:len(blocks)]
        spaced = scrape or any(len(block) == 1 and block[0].blanks >= 2 and follows > 0 and is_heading_like(block[0].text)
                               for block, follows in zip(blocks, after, strict=True))
        for block, follows in zip(blocks, after, strict=True):
            if is_heading(block, follows, self.section, spaced) and not self.is_gloss(block[0], glossed):
                self.section = " ".join(heading_text(block[0])[2].split())
                self.sections.append(self.section)
            else:
                self.read_block(block, glossed)
        for start, end, _ in categories:
            self.add("category", View(self.text[start:end], (Piece(0, start, end - start),)), section="Categories")
        self.settle_titles()
        return Document(article=self.article, title=self.title, sections=tuple(self.sections),
                        passages=tuple(self.passages), links=tuple(self.links), defects=tuple(sorted(self.defects.items())))

    def take_categories(self, lines: list[Line]) -> list[Category]:
        """Take the line of categories off the end, and say where in the source each of them stands."""
        if not lines:
            return []
        last = lines[-1]
        before = self.text[max(0, last.start - _CONTEXT):last.start]
        if not is_category_line(last.text, before, self.title, self.ontology):
            return []
        lines.pop()
        if "{{" in last.text:
            self.defects["unclosed template"] += 1
        return [Category(last.start + start, last.start + end, score)
                for start, end, score in split_categories(last.text, before, self.title, self.ontology)]

    def settle_titles(self) -> None:
        """Give links with the same gloss the same title: "Fleming" that of "Ian Fleming"."""
        def settled(link: Link) -> str:
            return self.titles.get(self.text[link.gloss_start:link.gloss_end], link.title)

        self.links = [link if settled(link) == link.title else replace(link, title=settled(link)) for link in self.links]
        self.passages = [one if one.link is None or one.subject == self.links[one.link].title
                         else replace(one, subject=self.links[one.link].title) for one in self.passages]

    def own_name(self, lines: list[Line]) -> str:
        """The title of an article without one: what its first sentence defines, else its id."""
        if lines and _DEFINITION.match(lines[0].text) and (name := defined_name(lines[0].text[:400])):
            return capital(name)
        return self.article.id.replace("_", " ").strip()

    def is_gloss(self, line: Line, glossed: bool) -> bool:
        return glossed and read_glosses([line.text], True, self.places)[0] is not None

    def read_block(self, block: list[Line], glossed: bool) -> None:
        rows = [line for line in block if not is_table_row(line.text)]
        if len(rows) < len(block):
            self.defects["table row"] += len(block) - len(rows)
        found = read_glosses([line.text for line in rows], glossed, self.places)
        for paragraph in self.paragraphs(rows, found):
            first = len(self.links)
            view = build_view(self.text, list(self.ranges(paragraph)))
            self.add_parts(view)
            for number in range(first, len(self.links)):
                self.add_gloss(number)

    def paragraphs(self, lines: list[Line], found: list[Gloss | None]) -> Iterator[list[tuple[Line, Gloss | None]]]:
        """Part a block where two lines of prose follow each other, unless the text is wrapped."""
        ended = sum(self.ends(line) for line in lines[:-1])
        wrapped = not any(found) and (ended <= len(lines) // 2 or max(len(line.text) for line in lines) <= _WRAPPED)
        paragraph: list[tuple[Line, Gloss | None]] = []
        for line, gloss in zip(lines, found, strict=True):
            if paragraph and (_BULLET.match(line.text) and not any(found)
                              or not wrapped and not gloss and not paragraph[-1][1] and self.parts(paragraph[-1][0], line)):
                yield paragraph
                paragraph = []
            paragraph.append((line, gloss))
        if paragraph:
            yield paragraph

    @staticmethod
    def ends(line: Line) -> bool:
        return line.text[-1] in ".!?:\"”"

    def parts(self, before: Line, line: Line) -> bool:
        if self.section.casefold() in CLOSING:
            return before.text[-1] != "*"
        return self.ends(before) and not line.text[0].islower()

    def ranges(self, paragraph: list[tuple[Line, Gloss | None]]) -> Iterator[tuple[int, int, int | None]]:
        for line, gloss in paragraph:
            if gloss is None:
                yield line.start, line.end, None
                continue
            start, anchor = line.start, line.text[:gloss.anchor_end]
            words = line.text[gloss.start:gloss.end]
            title, sure = linked_title(anchor, words, self.places)
            if sure:
                self.titles.setdefault(words, title)
            self.links.append(Link(
                start=start, end=start + gloss.anchor_end, gloss_start=start + gloss.start, gloss_end=start + gloss.end,
                anchor=anchor, title=title, section=self.section,
                truncated=gloss.marked or words[-1] not in ".!?"))
            yield start, start + gloss.anchor_end, len(self.links) - 1

    def add_parts(self, view: View) -> None:
        """Add a paragraph: the prose before the first star, then one item a star."""
        stars = [match.span() for match in _STAR.finditer(view.text)]
        kind = "item" if self.section.casefold() in CLOSING else "prose"
        starts = [0, *(end for _, end in stars)]
        ends = [*(start for start, _ in stars), len(view.text)]
        for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
            part = view.cut(start, end)
            if part.text:
                self.add("item" if index else kind, part)
            elif index:
                self.defects["empty list item"] += 1

    def add_gloss(self, number: int) -> None:
        link = self.links[number]
        view = build_view(self.text, [(link.gloss_start, link.gloss_end, None)])
        first = self.glosses.setdefault(view.text, number)
        if first == number and view.text:
            self.add("gloss", view, subject=link.title, truncated=link.truncated, link=number)

    def add(self, kind: str, view: View, *, section: str | None = None, subject: str = "", truncated: bool = False,
            link: int | None = None) -> None:
        self.passages.append(Passage(
            kind=kind,  # type: ignore[arg-type]
            section=self.section if section is None else section, subject=subject or self.title,
            text=view.text, pieces=view.pieces, anchors=view.anchors, truncated=truncated, link=link))

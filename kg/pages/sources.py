"""The source of a fact: the paragraph it stands in, with the words that say it and those that name its ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from kg.articles.sentences import split_sentences
from kg.model import Document
from kg.pages.passages import Mark, Stretch, in_view, stretches, typography
from kg.pages.site import Site
from kg.pages.statements import Statement

#: Of a longer paragraph so many code points are shown.
LONG = 1200
#: Code points around a quote that stands in no paragraph.
AROUND = 80
#: How the words are marked, from the inside out, and what a reader is told of them.
TAGS = {
    "object": ("b", "the value"),
    "subject": ("b", "the subject"),
    "quote": ("mark", "the words that say it"),
    "sentence": ("em", ""),
}


@dataclass(frozen=True, slots=True)
class Source:
    """One place that states a fact. `kind` is that of its paragraph: prose, gloss, item or category."""

    statement: Statement
    text: Markup
    kind: str
    subject: str


def read_source(site: Site, statement: Statement, *, brief: bool = False) -> Source:
    """The paragraph around a statement's quote, in `brief` its sentence; the quote where no article is kept."""
    marks = [Mark(statement.start, statement.end, "quote")]
    for kind, span in (("subject", statement.subject_span), ("object", statement.object_span)):
        if span:
            marks.append(Mark(*span, kind))
    document = site.document(statement.article)
    if document is None:
        return Source(statement, Markup("<mark>{}</mark>").format(statement.quote), "", "")
    for passage in document.passages:
        found = in_view(passage, marks)
        quote = next((one for one in found if one.kind == "quote"), None)
        if quote:
            sentences = split_sentences(passage.text)
            first = max((one for one, _ in sentences if one <= quote.start), default=0)
            last = min((one for _, one in sentences if one >= quote.end), default=len(passage.text))
            found += [Mark(first, last, "sentence"), *typography(passage.text)]
            low, high = (first, last) if brief else _around(passage.text, first, last)
            text = _html(passage.text, stretches(low, high, found))
            before = "… " if low and not brief else ""
            after = " …" if not brief and (high < len(passage.text) or passage.truncated) else ""
            return Source(statement, Markup("{}{}{}").format(before, text, after), passage.kind, passage.subject)
    return Source(statement, _bare(document, statement), "", "")


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """As much of a long text as is shown around its part [start, end)."""
    if len(text) <= LONG:
        return 0, len(text)
    side = max(0, LONG - (end - start)) // 2
    low, high = max(0, start - side), min(len(text), end + side)
    return (text.find(" ", low, start) + 1 or low if low else 0), high


def _bare(document: Document, statement: Statement) -> Markup:
    text, start, end = document.article.text, statement.start, statement.end
    around = text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]
    return Markup("{}<mark>{}</mark>{}").format(*around)


def _html(text: str, parts: Iterable[Stretch]) -> Markup:
    """The stretches one by one; each stands alone, so that marks which overlap still nest."""
    html = []
    for part in parts:
        shown = part.words(text)
        for kind, (tag, told) in TAGS.items():
            if shown and any(one.kind == kind for one in part.marks):
                title = Markup(' title="{}"').format(told) if told else ""
                shown = Markup("<{0}{1}>{2}</{0}>").format(tag, title, shown)
        html.append(shown)
    return Markup("").join(html)

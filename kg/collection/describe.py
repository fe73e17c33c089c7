"""What an article makes known to the others: names, what they may stand for, and what that is.

In: a document, only laid out. Out: an `Account` of it. How: its own title and each glossed title is
described by the opening of its text, where the definition tells classes and other names. An anchor is
a name where it has a capital; an adjective of a place and a surname alone name nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kg.extract.about import About
from kg.extract.definition import read_about
from kg.model import Document, Link, Passage
from kg.names import bare_title, name_key
from kg.ontology import Ontology

#: Code points of an opening that count; glosses of one article that were cut here or there agree on them.
OPENING = 220
_WORD = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"(?<![\d.,])(?:1[0-9]|20)\d\d(?![\d,])")
_BORN = re.compile(r"(?:\(|\bborn\b)[^()]{0,60}?(?<!\d)((?:1[0-9]|20)\d\d)\b")
_COMMON = frozenset(
    "with from that this which their were also been have known best other than more most over into after before "
    "between during first born name names whose when where while they them these those such both some only many made "
    "based about under often used since until through january february march april may june july august september "
    "october november december the and for was his her its not are one two who".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Who or what a title is, as far as the opening of its text and the links of its own article tell.

    `begin` is the year from which there is such a person, work or event; `words` are the content words
    of the opening, `names` the capitalised ones, in lower case; `links` the titles that its article links.
    """

    title: str
    classes: tuple[str, ...] = ()
    begin: int | None = None
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one article makes known: pairs of a name's key and a title, and who or what the titles are."""

    names: frozenset[tuple[str, str]]
    descriptions: tuple[Description, ...]


#: Reads the definition that opens a passage.
Define = Callable[[Passage], About]


def describe(document: Document, ontology: Ontology, define: Define | None = None) -> Account:
    """The account of one article; `define` may remember what it has read before."""
    define = define or (lambda passage: read_about(passage, ontology))
    names: set[tuple[str, str]] = set()
    descriptions: dict[str, Description] = {}
    capital = [link for link in document.links if _names(link, ontology)]
    lead = next((one for one in document.passages if one.kind == "prose"), None)
    if lead is not None and document.named:
        about = define(_opening(lead))
        links = frozenset(link.title for link in capital) - {document.title}
        descriptions[document.title] = _description(lead.text, about, ontology, links=links, own=True)
        names |= _keys(document.title, (document.title, *about.names), ontology.is_a, about.classes)
    for passage in document.passages:
        if passage.kind != "gloss" or passage.subject in descriptions:
            continue
        anchors = [link.anchor for link in capital if link.title == passage.subject]
        if anchors:
            about = define(_opening(passage))
            descriptions[passage.subject] = _description(passage.text, about, ontology)
            known = (passage.subject, *anchors, *about.names)
            names |= _keys(passage.subject, known, ontology.is_a, about.classes)
    return Account(names=frozenset(names), descriptions=tuple(descriptions.values()))


def content(text: str, ontology: Ontology, *, without: str = "") -> tuple[frozenset[str], frozenset[str]]:
    """The content words of a text and its capitalised ones, in lower case, those of the title `without` left out.

    An adjective of a place is a content word. The first word of a text has its capital from there.
    """
    skipped = _COMMON | {word.casefold() for word in _WORD.findall(without)}
    words: set[str] = set()
    names: set[str] = set()
    for match in _WORD.finditer(text):
        word = match[0]
        if (key := word.casefold()) not in skipped:
            named = word[0].isupper() and match.start() and word not in ontology.demonyms
            (names if named else words).add(key)
    return frozenset(words), frozenset(names)


def years_of(text: str) -> frozenset[int]:
    """The years that a text speaks of."""
    return frozenset(map(int, _YEAR.findall(text)))


def _opening(passage: Passage) -> Passage:
    """The part of a passage that all its copies have, wherever they were cut."""
    if len(passage.text) <= OPENING:
        return passage
    end = passage.text.rfind(" ", 0, OPENING)
    return replace(passage, kind="gloss", text=passage.text[: max(end, 1)], anchors=(), truncated=True)


def _description(
    text: str, about: About, ontology: Ontology, *, links: frozenset[str] = frozenset(), own: bool = False
) -> Description:
    opening = text[:OPENING].rpartition(" ")[0] if len(text) > OPENING else text
    words, names = content(opening, ontology, without=about.title)
    place = ontology.places.get(about.title)
    classes = about.classes or ((place,) if place else ())
    return Description(
        title=about.title,
        classes=classes,
        begin=_begin(opening, classes, ontology),
        words=words,
        names=names,
        links=links,
        own=own,
    )


def _begin(text: str, classes: Iterable[str], ontology: Ontology) -> int | None:
    """The year of birth, or the first year that the definition of a work or an event names."""
    if ontology.is_any(classes, "Person"):
        born = _BORN.search(text)
        return int(born[1]) if born else None
    year = _YEAR.search(text)
    dated = ontology.is_any(classes, "Work", "Event")
    return int(year[0]) if year and dated else None


def _names(link: Link, ontology: Ontology) -> bool:
    """Whether the anchor is somebody's or something's name."""
    return link.anchor[:1].isupper() and link.anchor not in ontology.demonyms


def _keys(
    title: str, names: Iterable[str], is_a: Callable[[str, str], bool], classes: tuple[str, ...]
) -> set[tuple[str, str]]:
    """The keys of the names that stand for the title; part of what is, or may be, a person's name does not."""
    person = not classes or any(is_a(one, "Person") for one in classes)
    own = name_key(bare_title(title)).split()
    keys = {name_key(one) for name in names for one in (name, bare_title(name))} - {""}
    return {(key, title) for key in keys if not (person and key in own and len(own) > 1)}

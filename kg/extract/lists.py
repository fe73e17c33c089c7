"""List sections: see also, external links, and every heading that the ontology gives a relation.

In: a list item and its heading, "''Thriller'' (1982)" under "Discography". Out: the relation whose
`:heading` it is, to what the item names first; and the year that follows a title. How: an item that
does not begin with a link, a title in italics or quotes, or a proper name says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kg.extract.about import About
from kg.extract.cast import is_name
from kg.model import Claim, Name, Passage, Value
from kg.ontology import Ontology, Relation

_HOST = re.compile(
    r"(?:\bat(?: the)? |https?://)(?P<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?=$|[\s/.,)])"
)
_DATED = re.compile(r"\s*\(?(?P<year>\d{4})\)?\s*[:–—-]\s+")
_TITLE = re.compile(r"''\s*(?P<italic>[^']+(?:'[^']+)*?)\s*''|[\"“](?P<quoted>[^\"”]+)[\"”]")
_PLAIN = re.compile(r"[^,;:()–—]+?(?=\s*(?:[,;:(]|\s[–—-]\s|$))")
_YEAR = re.compile(r"[,\"”]?\s*\((?P<year>\d{4})\)")
_REMARK = re.compile(r"\s+[–—-]\s+|[,;:]\s|\s*$")


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """What an item of a list says by standing under its heading."""
    if passage.kind != "item":
        return
    for relation in _headings(ontology).get(passage.section.casefold(), ()):
        if "cast.member" in relation.slots or not ontology.admits(relation.domain, about.classes):
            continue
        if "external" in relation.slots:
            yield from _external(passage, relation)
        elif "see-also" in relation.slots:
            yield from _see_also(passage, relation)
        elif relation.range and about.classes:
            yield from _listed(passage, relation, ontology)


@lru_cache(maxsize=4)
def _headings(ontology: Ontology) -> Mapping[str, Sequence[Relation]]:
    found: dict[str, list[Relation]] = {}
    for relation in ontology.relations.values():
        for heading in relation.headings:
            found.setdefault(heading, []).append(relation)
    return found


def _external(passage: Passage, relation: Relation) -> Iterator[Claim]:
    for found in _HOST.finditer(passage.text):
        value = Value(
            lexical=found["host"].lower(),
            datatype=relation.datatype or "xsd:string",
            start=found.start("host"),
            end=found.end("host"),
        )
        yield Claim(
            subject=Name(label=passage.subject, self=True),
            relation=relation.name,
            object=value,
            start=0,
            end=found.end(),
            extractor="lists",
            rule="external",
            confidence=0.97,
        )


def _see_also(passage: Passage, relation: Relation) -> Iterator[Claim]:
    anchor = next(iter(passage.anchors), None)
    start, end = (anchor.start, anchor.end) if anchor else (0, 0)
    if not anchor and (remark := _REMARK.search(passage.text)):
        end = remark.start()
    label = passage.text[start:end].strip(" *")
    if label and len(label) < 150 and not label.endswith("."):
        name = Name(label=label, start=start, end=end, title="" if anchor else label)
        yield Claim(
            subject=Name(label=passage.subject, self=True),
            relation=relation.name,
            object=name,
            start=start,
            end=end,
            extractor="lists",
            rule="see also",
            confidence=0.97,
        )


def _listed(passage: Passage, relation: Relation, ontology: Ontology) -> Iterator[Claim]:
    dated = _DATED.match(passage.text)
    name = _first_named(passage, dated.end() if dated else 0, relation)
    if not name:
        return
    begin = min(name.start, dated.start() if dated else name.start)
    yield Claim(
        subject=Name(label=passage.subject, self=True),
        relation=relation.name,
        object=name,
        start=begin,
        end=name.end,
        extractor="lists",
        rule="listed",
        confidence=0.9,
    )
    year = _YEAR.match(passage.text, name.end) or _YEAR.match(passage.text, name.end + 2)
    published = ontology.slot("year", name.classes)
    if year and published and name.classes:
        value = Value(lexical=year["year"], datatype="xsd:gYear", start=year.start("year"), end=year.end("year"))
        yield Claim(
            subject=name,
            relation=published.name,
            object=value,
            start=name.start,
            end=year.end(),
            extractor="lists",
            rule="listed year",
            confidence=0.9,
        )


def _first_named(passage: Passage, at: int, relation: Relation) -> Name | None:
    """The link, title or proper name with which an item begins at `at`."""
    title = _TITLE.match(passage.text, at)
    if title:
        group = "italic" if title["italic"] else "quoted"
        return Name(label=title[group], start=title.start(group), end=title.end(group), classes=relation.range[:1])
    anchor = next((one for one in passage.anchors if one.start == at), None)
    plain = _PLAIN.match(passage.text, at)
    start, end = (anchor.start, anchor.end) if anchor else plain.span() if plain else (at, at)
    label = passage.text[start:end]
    return Name(label=label, start=start, end=end, classes=relation.range[:1]) if is_name(label) else None

"""Which file for programs stands at an address: one table for the service and for static files.

A path is relative to the base and in the form of IRIs (`kg.linked.addresses.asked`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from kg.linked import changes, dataset, schemaorg, signposting, sitemap
from kg.linked.document import describe
from kg.linked.source import Source
from kg.linked.written import FORMS, write

_PAGE = re.compile(r"inbound/([1-9][0-9]{0,8})/(.+)")
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of a file and what it is."""

    data: bytes
    content_type: str


#: A thing's data is often asked for in one format after the other.
_described = lru_cache(1)(describe)


def file(source: Source, path: str) -> File | None:
    """The file at a path; None where there is none."""
    kind, _, rest = path.partition("/")
    return _KINDS[kind](source, rest) if kind in _KINDS else _whole(source, path)


def _data(source: Source, path: str) -> File | None:
    local, _, extension = path.rpartition(".")
    found = _PAGE.fullmatch(local)
    page, local = (int(found[1]), found[2]) if found else (1, local)
    if extension not in FORMS:
        return None
    for iri in source.addresses.iri(local):
        if _is_iri(iri) and (description := _described(source, iri, page)):
            form = FORMS[extension]
            return File(write(description.quads, form, source.prefixes), form.content_type)
    return None


def _linkset(source: Source, path: str) -> File | None:
    local, _, extension = path.rpartition(".")
    if extension not in signposting.LINKSETS:
        return None
    for iri in source.addresses.iri(local):
        if _is_iri(iri) and source.tells_of(iri):
            types = schemaorg.words(source.ontology).types(source.classes(iri))
            links = signposting.links(source.addresses, source.about, iri, types)
            data = signposting.linkset(links, source.base, extension)
            return File(data, signposting.LINKSETS[extension])
    return None


def _sitemap(source: Source, path: str) -> File | None:
    number, _, extension = path.partition(".")
    data = sitemap.part(source, int(number)) if extension == "xml" and _NUMBER.fullmatch(number) else None
    return File(data, "application/xml") if data else None


def _changes(source: Source, path: str) -> File | None:
    number, _, extension = path.partition(".")
    data = changes.feed(source, int(number)) if extension == "atom" and _NUMBER.fullmatch(number) else None
    return File(data, "application/atom+xml") if data else None


def _whole(source: Source, path: str) -> File | None:
    """What is said of the collection as a whole."""
    match path:
        case "robots.txt":
            return File(sitemap.robots(source), "text/plain; charset=utf-8")
        case "sitemap.xml":
            return File(sitemap.index(source), "application/xml")
        case "changes.atom":
            return File(changes.feed(source) or b"", "application/atom+xml")
    name, _, extension = path.partition(".")
    if extension not in FORMS or name not in ("dataset", "ontology"):
        return None
    form = FORMS[extension]
    graph = ox.NamedNode(f"{source.base}ontology")
    quads = (
        dataset.description(source)
        if name == "dataset"
        else source.view.facts.dataset.quads_for_pattern(None, None, None, graph)
    )
    return File(write(quads, form, source.prefixes), form.content_type)


_KINDS: dict[str, Callable[[Source, str], File | None]] = {
    "data": _data,
    "linkset": _linkset,
    "sitemap": _sitemap,
    "changes": _changes,
}


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True

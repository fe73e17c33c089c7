"""The collection described as a dataset: what it holds, by whom, under which licence, and how to get all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.linked import dumps
from kg.linked.written import FORMS
from kg.pages import chart
from kg.pages.front import terms
from kg.pages.site import Site

#: What the dumps are to a person, by the format they are in.
WORDS = {
    "nquads": "N-Quads: facts and evidence, a graph for each article",
    "ntriples": "N-Triples: the same without graphs",
    "trig": "TriG: the same as N-Quads, readable",
    "gexf": "GEXF: the things and their relations, laid out for Gephi",
}
_COMMONS = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/([0-9.]+)/?.*")


def render(site: Site, rest: str, _: Mapping[str, str]) -> str | None:
    """The page at `dataset`."""
    if rest:
        return None
    found = site.collection
    made = {one.name: one for one in dumps.listed(dumps.folder(site.view.path))}
    values = {
        "found": found,
        "licence": licence(site.about.licence),
        "dumps": [(name, WORDS[form], made.get(name)) for name, form in dumps.FILES.items()],
        "sums": dumps.SUMS,
        "forms": FORMS,
        "classes": chart.bars(terms(site, found.classes, len(found.classes))),
        "relations": chart.bars(terms(site, found.relations, len(found.relations))),
    }
    return site.html("dataset.html", f"dataset{site.addresses.suffix}", values)


def licence(address: str) -> str:
    """A licence in words.

    >>> licence("https://creativecommons.org/licenses/by-sa/4.0/"), licence("https://example.org/terms")
    ('Creative Commons BY-SA 4.0', 'https://example.org/terms')
    """
    found = _COMMONS.fullmatch(address)
    return f"Creative Commons {found[1].upper()} {found[2]}" if found else address

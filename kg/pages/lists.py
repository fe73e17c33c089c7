"""Lists that may be long, in pages: what points at a thing, more facts of it, who mentions it, what is named in it.

    inbound/{local}/{relation}/{n}     facts/{local}/{relation}/{n}
    mentions/{local}/{n}               within/{local}/{n}

`relation` is the local name of a relation, or "type" for the members of a class; `n` counts from 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.pages import facts
from kg.pages.site import Site
from kg.quads import term

#: Lines of a page.
PAGE = 100
TYPE = term("rdf:type").value


def relations(site: Site, iri: str) -> list[tuple[str, int]]:
    """By which relations other things point at a thing, and how many; the classes' members come last."""
    rows = site.view.index.execute("SELECT relation, count(*) FROM link WHERE target = ? GROUP BY relation", (iri,))
    return sorted(rows, key=lambda one: (one[0] == TYPE, -one[1], one[0]))


def pointing(site: Site, iri: str, relation: str, start: int, most: int) -> list[str]:
    """The things that point at one by a relation, from the `start`-th on."""
    query = "SELECT source FROM link WHERE target = ? AND relation = ? ORDER BY source LIMIT ? OFFSET ?"
    return [one for (one,) in site.view.index.execute(query, (iri, relation, most, start))]


def mentions(site: Site, iri: str, start: int, most: int) -> list[str]:
    """The articles that mention a thing."""
    query = "SELECT article FROM mention WHERE thing = ? ORDER BY article LIMIT ? OFFSET ?"
    return [one for (one,) in site.view.index.execute(query, (iri, most, start))]


def mentions_size(site: Site, iri: str) -> int:
    """How many articles mention a thing."""
    return int(site.view.index.execute("SELECT count(*) FROM mention WHERE thing = ?", (iri,)).fetchone()[0])


def within(site: Site, iri: str, start: int, most: int) -> list[str]:
    """The things that only the article about this one names: their addresses begin with its own."""
    query = "SELECT iri FROM thing WHERE iri > ? AND iri < ? AND gone = 0 ORDER BY iri LIMIT ? OFFSET ?"
    return [one for (one,) in site.view.index.execute(query, (*_inside(iri), most, start))]


def within_size(site: Site, iri: str) -> int:
    """How many there are."""
    query = "SELECT count(*) FROM thing WHERE iri > ? AND iri < ? AND gone = 0"
    return int(site.view.index.execute(query, _inside(iri)).fetchone()[0])


def _inside(iri: str) -> tuple[str, str]:
    return f"{iri}#", f"{iri}{chr(ord('#') + 1)}"


def inbound(site: Site, rest: str, _: Mapping[str, str]) -> str | None:
    """A page of what points at a thing by one relation."""
    local, name, number = _parts(rest, named=True)
    relation = TYPE if name == "type" else site.namespace.term(name)
    for iri in site.addresses.iri(local) if number else ():
        if total := dict(relations(site, iri)).get(relation, 0):
            some = pointing(site, iri, relation, (number - 1) * PAGE, PAGE)
            title = f"{site.inverse(relation)} {site.label(iri)}"
            return _page(site, f"inbound/{rest}", iri, title, some, total, number)
    return None


def more_facts(site: Site, rest: str, _: Mapping[str, str]) -> str | None:
    """A page of the facts of a thing by one relation."""
    local, name, number = _parts(rest, named=True)
    relation = site.namespace.term(name)
    for iri in site.addresses.iri(local) if number else ():
        if some := facts.facts(site, iri).get(relation):
            start = (number - 1) * PAGE
            lines = [facts.shown(site, one) for one in some[start : start + PAGE]]
            title = f"{site.label(iri)}: {site.label(relation)}"
            return _page(site, f"facts/{rest}", iri, title, lines, len(some), number)
    return None


def mentioning(site: Site, rest: str, _: Mapping[str, str]) -> str | None:
    """A page of the articles that mention a thing."""
    local, _name, number = _parts(rest, named=False)
    for iri in site.addresses.iri(local) if number else ():
        if total := mentions_size(site, iri):
            some = mentions(site, iri, (number - 1) * PAGE, PAGE)
            title = f"Articles that mention {site.label(iri)}"
            return _page(site, f"mentions/{rest}", iri, title, some, total, number)
    return None


def inside(site: Site, rest: str, _: Mapping[str, str]) -> str | None:
    """A page of the things that only the article about this one names."""
    local, _name, number = _parts(rest, named=False)
    for iri in site.addresses.iri(local) if number else ():
        if total := within_size(site, iri):
            some = within(site, iri, (number - 1) * PAGE, PAGE)
            return _page(site, f"within/{rest}", iri, f"Named only in {site.label(iri)}", some, total, number)
    return None


def _parts(rest: str, *, named: bool) -> tuple[str, str, int]:
    """The local part of a thing, the name of the relation and the number of the page, 0 for what is none."""
    local, _, number = rest.rpartition("/")
    name = ""
    if named:
        local, _, name = local.rpartition("/")
    return local, name, part_number(number) if local else 0


def part_number(text: str) -> int:
    """The number of a part of a list as an address writes it; 0 for what is none.

    >>> part_number("12"), part_number("012"), part_number("١٢"), part_number("9" * 20)
    (12, 0, 0, 0)
    """
    return int(text) if re.fullmatch("[1-9][0-9]{0,8}", text) else 0


def _page(site: Site, path: str, iri: str, title: str, lines: Sequence[object], total: int, number: int) -> str | None:
    values = {
        "iri": iri,
        "title": title,
        "lines": lines,
        "shows_facts": bool(lines) and isinstance(lines[0], facts.Shown),
        "start": (number - 1) * PAGE,
        "total": total,
        "number": number,
        "pages": -(-total // PAGE),
    }
    return site.html("list.html", f"{path}{site.addresses.suffix}", values) if lines else None

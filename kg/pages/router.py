"""Which page stands at an address. A new kind of page is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.pages import (
    article,
    dataset,
    explore,
    front,
    listing,
    lists,
    ontology,
    questions,
    run,
    search,
    statement,
    term,
    thing,
)
from kg.pages.site import Site

#: A page's HTML from the rest of its path and the parameters of its address; None where there is no such page.
Render = Callable[[Site, str, Mapping[str, str]], str | None]

#: The first words of a path, and what they lead to; the longest that fits counts.
PAGES: dict[str, Render] = {
    "explore": explore.render,
    "page/": thing.render,
    "page/article/": article.render,
    "page/run/": run.render,
    "page/statement/": statement.render,
    "inbound/": lists.inbound,
    "facts/": lists.more_facts,
    "mentions/": lists.mentioning,
    "within/": lists.inside,
    "page/ontology/": term.render,
    "ontology": ontology.render,
    "uses/": term.render_uses,
    "members/": listing.render_members,
    "articles/": listing.render_articles,
    "years/": listing.render_years,
    "search": search.render,
    "queries": questions.render,
    "dataset": dataset.render,
}


def page(site: Site, path: str, parameters: Mapping[str, str]) -> str | None:
    """The HTML of a page, None where there is none; `path` is relative to the base and in the form of IRIs."""
    if not path:
        return front.render(site, "", parameters)
    suffix = site.addresses.suffix
    if suffix and not path.endswith(suffix):
        return None
    path = path.removesuffix(suffix)
    start = max((one for one in PAGES if path.startswith(one)), key=len, default="")
    return PAGES[start](site, path.removeprefix(start), parameters) if start else None

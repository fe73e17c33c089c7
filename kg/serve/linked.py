"""Things by their addresses: pages for people, data for programs, by content negotiation.

Source: https://www.w3.org/TR/cooluris/

A thing's own address leads to its page or its data (303), or answers with it (200) where the operator so wishes.
"""

from __future__ import annotations

import re

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kg.linked.addresses import header
from kg.linked.signposting import LINKSETS, link_header, links
from kg.linked.written import FORMS
from kg.pages.router import PAGES
from kg.pages.site import TEMPLATES
from kg.serve import body, jobs
from kg.serve.formats import HTML
from kg.serve.known import Thing
from kg.serve.negotiate import choose_coding
from kg.serve.places import DATA, OFFERS, find, negotiated, nothing, path_of, place, see_other, way_back
from kg.serve.service import Service

#: The first words of the addresses of things, and of what answers for the collection as a whole.
THINGS, WHOLE = ("id", "concept", "article", "evidence", "statement", "run"), ("ontology", "dataset")
#: What crawlers and readers of feeds look for.
FILES = ("robots.txt", "sitemap.xml", "sitemap/{number}", "changes.atom", "changes/{number}", "graph/{rest:path}")
_INBOUND = re.compile(r"inbound/[1-9][0-9]*/")


async def page(request: Request) -> Response:
    """A page of the collection's own."""
    return await _page(request, path_of(request))


async def thing(request: Request) -> Response:
    """A thing itself: where it is read about, in the form that the client likes best."""
    service: Service = request.app.state.service
    base, path = service.current().base, path_of(request)
    local = service.things().addresses.local(base + path) or path
    found = find(request, local, lambda other, _: other.iri.removeprefix(base))
    if not found:
        raise nothing(request)
    chosen = negotiated(request, OFFERS, lambda one: place(local, one))
    target = place(local, chosen)
    if not service.settings.no_redirect:
        return see_other(request, target, {"Vary": "Accept", **_links(request, found, found.iri)})
    headers = {"Vary": "Accept, Accept-Encoding", **_links(request, found, target)}
    headers["Content-Location"] = way_back(request) + header(target)
    return await (_page if chosen is HTML else _file)(request, target, headers, found.modified)


async def thing_page(request: Request) -> Response:
    """The page about a thing, or about something that only the pages know of."""
    path = path_of(request)
    found = find(request, path.removeprefix("page/"), lambda _, local: f"page/{local}")
    headers = {"Vary": "Accept-Encoding", **(_links(request, found, path) if found else {})}
    return await _page(request, path, headers, found.modified if found else 0)


async def data(request: Request) -> Response:
    """The data about a thing; without an extension the way to that in the client's format."""
    service: Service = request.app.state.service
    path = path_of(request)
    rest = _INBOUND.sub("", path.removeprefix("data/"), count=1)
    local, _, extension = rest.rpartition(".")
    if extension in FORMS and not (service.things().at(rest) and not service.things().at(local)):
        found = find(request, local, lambda _, local: f"data/{local}.{extension}")
        if not found:
            raise nothing(request)
        headers = {"Vary": "Accept-Encoding", **_links(request, found, f"data/{local}.{extension}")}
        return await _file(request, path, headers, found.modified)
    if not find(request, rest, lambda _, local: f"data/{local}"):
        raise nothing(request)
    chosen = negotiated(request, OFFERS[1:], lambda one: place(rest, one))
    return see_other(request, place(rest, chosen), {"Vary": "Accept"})


async def linkset(request: Request) -> Response:
    """All typed links of a thing, as one document."""
    path = path_of(request)
    local, _, extension = path.removeprefix("linkset/").rpartition(".")
    found = find(request, local, lambda _, local: f"linkset/{local}.{extension}") if extension in LINKSETS else None
    if not found:
        raise nothing(request)
    return await _file(request, path, {"Vary": "Accept-Encoding"}, found.modified)


async def whole(request: Request) -> Response:
    """The ontology or the dataset, which answer at their own addresses."""
    name = path_of(request)
    chosen = negotiated(request, OFFERS, lambda one: _whole(name, one.name))
    others = [(_whole(name, one.name), one.media[0]) for one in OFFERS]
    headers = {"Vary": "Accept, Accept-Encoding", "Content-Location": way_back(request) + _whole(name, chosen.name)}
    headers["Link"] = ", ".join(f'<{way_back(request)}{path}>; rel="alternate"; type="{one}"' for path, one in others)
    if chosen is HTML:
        return await _page(request, name, headers)
    return await _file(request, _whole(name, chosen.name), headers)


async def void(request: Request) -> Response:
    """Where programs look first for what the collection is (VoID, section 6.2)."""
    chosen = negotiated(request, (*OFFERS[1:], HTML), lambda one: _whole("dataset", one.name))
    return see_other(request, _whole("dataset", chosen.name), {"Vary": "Accept"})


async def file(request: Request) -> Response:
    """A file about the collection."""
    return await _file(request, path_of(request), {"Vary": "Accept-Encoding"})


def _whole(name: str, form: str) -> str:
    extension = next((end for end, one in DATA.items() if one.name == form), "")
    return f"{name}.{extension}" if extension else name


def _links(request: Request, found: Thing, anchor: str) -> dict[str, str]:
    """The Link header for one of the addresses that have to do with a thing."""
    service: Service = request.app.state.service
    known = service.things()
    every = links(known.addresses, service.settings.about, found.iri, known.types(found.iri))
    text = link_header(every, anchor, way_back(request))
    return {"Link": text} if text else {}


async def _page(request: Request, path: str, headers: dict[str, str] | None = None, modified: float = 0) -> Response:
    service: Service = request.app.state.service
    parameters = tuple(sorted(dict(body.pairs(request.url.query)).items()))
    coding = choose_coding(request.headers.get("accept-encoding", ""))
    here = path_of(request)
    moved = here if here.count("/") != path.count("/") else ""
    job = jobs.Page(snapshot="", path=path, parameters=parameters, coding=coding, read_at=moved)
    return await service.answer(request, job, headers=headers, modified=modified or service.current().made)


async def _file(request: Request, path: str, headers: dict[str, str] | None = None, modified: float = 0) -> Response:
    service: Service = request.app.state.service
    job = jobs.File(snapshot="", path=path, coding=choose_coding(request.headers.get("accept-encoding", "")))
    return await service.answer(request, job, headers=headers, modified=modified or service.current().made)


def routes() -> list[BaseRoute]:
    """Everything that has an address of its own."""
    read = ["GET", "HEAD"]
    own = [one for one in PAGES if one != "page/" and one.count("/") < 2 and one not in (*WHOLE, "queries", "search")]
    return [
        Route("/", page, methods=read),
        Route("/page/{local:path}", thing_page, methods=read),
        Route("/data/{local:path}", data, methods=read),
        Route("/linkset/{local:path}", linkset, methods=read),
        Route("/.well-known/void", void, methods=read),
        *(Route(f"/{one}/{{local:path}}", thing, methods=read) for one in THINGS),
        *(Route(f"/{one}", whole, methods=read) for one in WHOLE),
        *(Route(f"/{one}.{end}", file, methods=read) for one in WHOLE for end in FORMS),
        *(Route(f"/{one}", file, methods=read) for one in FILES),
        *(Route(f"/{one}{{rest:path}}" if one.endswith("/") else f"/{one}", page, methods=read) for one in own),
        Mount("/assets", GZipMiddleware(StaticFiles(directory=TEMPLATES.parent / "assets"), compresslevel=6)),
    ]

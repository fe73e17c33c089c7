"""SPARQL 1.1 Graph Store HTTP Protocol: `/graphs`.

Source: https://www.w3.org/TR/sparql11-http-rdf-update/

A graph is named by `?graph=IRI`, by `?default`, or by its own address under `/graphs/` (direct).
POST to `/graphs` itself makes a graph with a new address.
"""

from __future__ import annotations

from uuid import uuid4

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response

from kg.serve import body, jobs
from kg.serve.description import address
from kg.serve.formats import GRAPHS, media_type
from kg.serve.guard import check_writer
from kg.serve.iri import check_iri
from kg.serve.negotiate import choose, choose_coding
from kg.serve.problem import Problem
from kg.serve.service import Service

PATH = "/graphs"
#: What the ending of an uploaded file's name says of its format, where the form does not.
ENDINGS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}


async def endpoint(request: Request) -> Response:
    """Answer one request."""
    service: Service = request.app.state.service
    graph = _graph(request, service)
    if request.method in ("GET", "HEAD"):
        return await _read(request, service, graph)
    check_writer(request, service)
    if request.method == "DELETE":
        await service.write(jobs.DropGraph(graph=_named(graph)))
        return Response(status_code=204)
    location = {}
    if graph is None:
        if request.method != "POST":
            raise Problem(400, "name a graph with ?graph=IRI, or ?default")
        graph = address(request, service, f"{PATH}/{uuid4().hex}")
        location = {"Location": graph}
    data = await _content(request, service)
    done = await service.write(jobs.WriteGraph(graph=graph, data=data, replace=request.method == "PUT"))
    return Response(status_code=201 if done["created"] else 204, headers=location)


def _named(graph: str | None) -> str:
    if graph is None:
        raise Problem(400, "name a graph with ?graph=IRI, or ?default")
    return graph


def _graph(request: Request, service: Service) -> str | None:
    """The graph of a request: its name, "" for the default one, None where none is named; raises Problem."""
    parameters = body.pairs(request.url.query)
    names = [value for name, value in parameters if name == "graph"]
    default = [value for name, value in parameters if name == "default"]
    direct = request.path_params.get("name")
    if len(names) + len(default) + bool(direct) > 1:
        raise Problem(400, "name one graph")
    if direct:
        return check_iri(
            address(request, service, request.scope["raw_path"].decode("latin-1").partition("?")[0]), "the address"
        )
    if names:
        return check_iri(names[0], "graph")
    return "" if default else None


async def _read(request: Request, service: Service, graph: str | None) -> Response:
    graph = _named(graph)
    form = choose(",".join(request.headers.getlist("accept")), GRAPHS)
    if not form:
        raise Problem(406, "a graph is written as " + ", ".join(one.media[0] for one in GRAPHS))
    coding = choose_coding(",".join(request.headers.getlist("accept-encoding")))
    return await service.answer(
        request, jobs.ReadGraph(snapshot="", graph=graph, form=jobs.Form(graph=form.name, coding=coding))
    )


async def _content(request: Request, service: Service) -> tuple[tuple[bytes, str], ...]:
    """The documents that a request sends, each with its media type; read whole before anything is written."""
    content_type = request.headers.get("content-type", "")
    most = service.settings.max_body
    if media_type(content_type) != "multipart/form-data":
        return ((await body.read(request, most), media_type(content_type)),)
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > most * 2**20:
        raise Problem(413, f"a form needs a Content-Length of at most {most:g} MiB", headers={"Connection": "close"})
    try:
        form = await MultiPartParser(request.headers, request.stream(), max_files=100, max_fields=0).parse()
    except (MultiPartException, KeyError, ValueError) as err:
        raise Problem(400, f"the form cannot be read: {getattr(err, 'message', err)}") from err
    found = []
    for one in form.values():
        if isinstance(one, UploadFile):
            ending = (one.filename or "").rpartition(".")[2].lower()
            found.append((await one.read(), media_type(one.content_type or "") or ENDINGS.get(ending, "")))
    await form.close()
    if not found:
        raise Problem(400, "the form has no file")
    return tuple(found)

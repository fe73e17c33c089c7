"""SPARQL 1.1 Protocol: `/sparql` takes queries and updates.

Source: https://www.w3.org/TR/sparql11-protocol/

GET, POST of a form and POST of the text itself; a dataset in the request takes the place of the
one that the query names. Without a query the service describes itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from kg.serve import body, jobs, sparql
from kg.serve.description import describe
from kg.serve.formats import GRAPHS, RESULTS, by_name, media_type
from kg.serve.guard import check_writer
from kg.serve.iri import check_iri
from kg.serve.negotiate import choose, choose_coding
from kg.serve.problem import Problem
from kg.serve.service import Service

QUERY, UPDATE, FORM = "application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded"
DATASET = ("default-graph-uri", "named-graph-uri")
USING = ("using-graph-uri", "using-named-graph-uri")
#: Names that a query string or form may hold beside these; YASGUI and others send them.
OTHERS = ("format", "output", "accept", "timeout")


async def endpoint(request: Request) -> Response:
    """Answer one request."""
    service: Service = request.app.state.service
    parameters = body.pairs(request.url.query)
    if request.method in ("GET", "HEAD"):
        if any(name == "update" for name, _ in parameters):
            raise Problem(400, "an update is sent by POST, not by GET")
        if not any(name == "query" for name, _ in parameters):
            return await describe(request)
        return await _query(request, service, parameters)
    content_type = request.headers.get("content-type", "")
    media = media_type(content_type)
    charset = body.charset(content_type)
    most = service.settings.max_query if media in (QUERY, FORM) else service.settings.max_body
    if media not in (QUERY, UPDATE, FORM):
        raise Problem(415, f"{media or 'no Content-Type'} is not understood; send {QUERY}, {UPDATE} or {FORM}")
    if media == FORM:
        given = body.pairs(body.text(await body.read(request, most), charset)) + parameters
        names = [name for name, _ in given]
        if "query" in names and "update" in names:
            raise Problem(400, "send a query or an update, not both")
        return await (_update if "update" in names else _query)(request, service, given)
    if media == UPDATE:
        check_writer(request, service)
    if charset and charset.lower().replace("-", "") != "utf8":
        raise Problem(415, f"the text of a query or update is UTF-8, not {charset}")
    text = body.text(await body.read(request, most))
    if media == QUERY:
        if any(name == "query" for name, _ in parameters):
            raise Problem(400, "the query is in the body and in the address; send one")
        return await _query(request, service, [("query", text), *parameters])
    return await _update(request, service, [("update", text), *parameters])


def form_of(request: Request, parameters: Sequence[tuple[str, str]]) -> jobs.Form:
    """How the client wants its answer; raises Problem where it can have none."""
    wanted = next((value for name, value in parameters if name in ("format", "output", "accept") and value), "")
    if wanted:
        results, graph = by_name(RESULTS, wanted), by_name(GRAPHS, wanted)
    else:
        accept = ",".join(request.headers.getlist("accept"))
        results, graph = choose(accept, RESULTS), choose(accept, GRAPHS)
    if not results and not graph:
        raise Problem(
            406,
            "no format that you accept is known here",
            available=[media for one in (*RESULTS, *GRAPHS) for media in one.media[:1]],
        )
    coding = choose_coding(",".join(request.headers.getlist("accept-encoding")))
    return jobs.Form(results=results.name if results else "", graph=graph.name if graph else "", coding=coding)


async def _query(request: Request, service: Service, parameters: Sequence[tuple[str, str]]) -> Response:
    text = _single(parameters, "query")
    if len(text.encode("utf-8", "surrogatepass")) > service.settings.max_query * 2**20:
        raise Problem(413, f"the query is larger than {service.settings.max_query:g} MiB")
    _refuse(parameters, USING, "a query takes default-graph-uri and named-graph-uri")
    sparql.check_text(text)
    sparql.check_depth(text)
    sparql.check_remote(text, service.settings.services)
    default, named = (_graphs(parameters, name) for name in DATASET)
    explicit = bool(default or named)
    job = jobs.Query(
        snapshot="",
        text=text,
        form=form_of(request, parameters),
        default=default if explicit else None,
        named=named if explicit else None,
    )
    return await service.answer(request, job, stable=sparql.is_stable(text))


async def _update(request: Request, service: Service, parameters: Sequence[tuple[str, str]]) -> Response:
    check_writer(request, service)
    text = _single(parameters, "update")
    _refuse(parameters, DATASET, "an update takes using-graph-uri and using-named-graph-uri")
    sparql.check_text(text)
    sparql.check_depth(text)
    sparql.check_remote(text, service.settings.services)
    default, named = (_graphs(parameters, name) for name in USING)
    await service.write(jobs.Update(text=sparql.with_dataset(text, default, named)))
    return Response(status_code=204)


def _single(parameters: Sequence[tuple[str, str]], name: str) -> str:
    values = [value for key, value in parameters if key == name]
    if len(values) != 1:
        raise Problem(400, f"send one {name}, not {len(values) or 'none'}")
    return values[0]


def _graphs(parameters: Sequence[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(check_iri(value, name) for key, value in parameters if key == name)


def _refuse(parameters: Sequence[tuple[str, str]], names: Sequence[str], remedy: str) -> None:
    for name, _ in parameters:
        if name in names:
            raise Problem(400, f"{name} is not for this; {remedy}")

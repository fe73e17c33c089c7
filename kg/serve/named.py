"""The questions of `queries/` and the search as addresses of their own, with a description of them all."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.errors import QueryError
from kg.queries import Question, named_questions
from kg.serve import body, jobs
from kg.serve.formats import GRAPHS, HTML, RESULTS
from kg.serve.linked import page
from kg.serve.negotiate import choose
from kg.serve.openapi import openapi
from kg.serve.problem import Problem
from kg.serve.protocol import OTHERS, form_of
from kg.serve.service import Service

#: Things that a search finds, if it does not say, and at most.
FOUND, MOST = 20, 200
CACHED = {"Cache-Control": "no-cache"}


def for_people(request: Request) -> bool:
    """Whether the client would rather read a page than data, as browsers would."""
    asked = dict(body.pairs(request.url.query))
    formats = (*RESULTS, *GRAPHS, HTML)
    return "format" not in asked and choose(request.headers.get("accept", ""), formats) is HTML


async def listing(request: Request) -> Response:
    """The questions there are."""
    if for_people(request):
        return await page(request)
    return JSONResponse({"queries": [summary(one) for one in named_questions().values()]}, headers=CACHED)


def summary(one: Question) -> dict[str, object]:
    """A question for a program: its parameters, and where it is asked."""
    return {
        "name": one.name,
        "summary": one.summary,
        "href": f"/queries/{one.name}",
        "sparql": one.text,
        "parameters": [
            {"name": each.name, "kind": each.kind, "required": each.default is None, "default": each.default}
            for each in one.parameters
        ],
        "examples": list(one.examples),
    }


async def question(request: Request) -> Response:
    """The answer to one question; its parameters are those of the address."""
    service: Service = request.app.state.service
    name = request.path_params["name"]
    questions = named_questions()
    if name not in questions:
        raise Problem(404, f"no question is called {name!r}; /queries lists them")
    given = body.pairs(request.url.query)
    known = {one.name for one in questions[name].parameters}
    unknown = sorted({key for key, _ in given} - known - set(OTHERS))
    if unknown:
        raise Problem(400, f"{name} has no parameter {unknown[0]!r}; it has {', '.join(sorted(known)) or 'none'}")
    if for_people(request):
        return await page(request)
    parameters = tuple((key, value) for key, value in given if key in known)
    if len(dict(parameters)) < len(parameters):
        raise Problem(400, "a parameter is given twice")
    try:
        for one in questions[name].parameters:
            if one.default is None and one.name not in dict(parameters):
                raise QueryError(f"{name} needs the parameter {one.name}")
    except QueryError as err:
        raise Problem(400, str(err)) from err
    form = form_of(request, [pair for pair in given if pair[0] not in known])
    job = jobs.Ask(snapshot="", name=name, parameters=parameters, form=form)
    return await service.answer(request, job)


async def search(request: Request) -> Response:
    """The things whose label, alias or quote has the words of `q`."""
    service: Service = request.app.state.service
    if for_people(request):
        return await page(request)
    given = dict(body.pairs(request.url.query))
    words, limit = given.get("q", ""), given.get("limit", str(FOUND))
    if not words.strip():
        raise Problem(400, "say what to look for with ?q=")
    if len(words) > 500:
        raise Problem(400, "look for fewer words")
    if not (limit.isascii() and limit.isdecimal() and 0 < int(limit[:9]) <= MOST):
        raise Problem(400, f"limit={limit!r} is not a number from 1 to {MOST}")
    return await service.answer(request, jobs.Search(snapshot="", words=words, limit=int(limit)))


async def terms(request: Request) -> Response:
    """The vocabulary in use."""
    service: Service = request.app.state.service
    return await service.answer(request, jobs.Terms(snapshot=""))


async def description(request: Request) -> Response:
    """OpenAPI 3.1."""
    service: Service = request.app.state.service
    return JSONResponse(openapi(named_questions().values(), service.settings), headers=CACHED)

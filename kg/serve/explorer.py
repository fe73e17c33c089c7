"""The graph as the explorer reads it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.linked.addresses import asked
from kg.serve import jobs
from kg.serve.negotiate import choose_coding
from kg.serve.service import Service


async def graph(request: Request) -> Response:
    """A thing with its neighbours, or the whole graph."""
    service: Service = request.app.state.service
    coding = choose_coding(request.headers.get("accept-encoding", ""))
    job = jobs.Graph(snapshot="", path=asked(request.path_params["path"]), coding=coding)
    return await service.answer(request, job)


def routes() -> list[BaseRoute]:
    """All that stands below `/graph/`."""
    return [Route("/graph/{path:path}", graph, methods=["GET", "HEAD"])]

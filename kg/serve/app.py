"""The routes of the service."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from kg.serve import dump, editor, graphstore, health, linked, named, protocol
from kg.serve.headers import Guard
from kg.serve.problem import Problem
from kg.serve.service import Service
from kg.serve.telling import told

READ = ["GET", "HEAD"]


def application(service: Service) -> ASGIApp:
    """The service as an ASGI application; it opens and closes with it."""

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        try:
            await service.open()
        except Problem as err:
            service.failure = err.detail
            raise
        yield
        await service.close()

    routes: list[BaseRoute] = [
        Route("/sparql", protocol.endpoint, methods=[*READ, "POST"]),
        Route("/graphs", graphstore.endpoint, methods=[*READ, "POST", "PUT", "DELETE"]),
        Route("/graphs/{name:path}", graphstore.endpoint, methods=[*READ, "POST", "PUT", "DELETE"]),
        Route("/search", named.search, methods=READ),
        Route("/queries", named.listing, methods=READ),
        Route("/queries/{name}", named.question, methods=READ),
        Route("/openapi.json", named.description, methods=READ),
        Route("/terms", named.terms, methods=READ),
        Route("/healthz", health.alive, methods=READ),
        Route("/readyz", health.ready, methods=READ),
        Route("/metrics", health.metrics, methods=READ),
        *editor.routes(),
        *dump.routes(),
        *linked.routes(),
    ]
    if service.settings.files:
        routes.append(Mount("/files", StaticFiles(directory=service.settings.files)))
    app = Starlette(
        routes=routes,
        lifespan=life,
        exception_handlers={HTTPException: _told, Problem: _problem, ClientDisconnect: _left},  # type: ignore[dict-item]
    )
    app.router.redirect_slashes = False  # it would redirect to the whole address, which is another behind a proxy
    app.state.service = service
    app.state.dumps = dump.Maker()
    paths = {route.path.split("/")[1] for route in routes if isinstance(route, Route | Mount)}
    return Guard(
        app,
        cors=service.settings.cors,
        metrics=service.metrics,
        kind=lambda path: first if (first := path.split("/")[1] if "/" in path else "") in paths else "other",
    )


async def _told(request: Request, err: HTTPException) -> Response:
    """What the router objects to."""
    detail = f"there is nothing at {request.scope['path']}" if err.status_code == 404 else str(err.detail)
    headers = {name: ", ".join(sorted(value.split(", "))) for name, value in (err.headers or {}).items()}
    return told(request, Problem(err.status_code, detail, headers=headers))


async def _left(_: Request, __: ClientDisconnect) -> Response:
    """Nobody hears this: the client left before its request was whole or its answer began."""
    return Problem(400, "the request broke off").response()


async def _problem(request: Request, err: Problem) -> Response:
    return told(request, err)

"""What whoever runs the service asks of it."""

from __future__ import annotations

import time

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.serve.metrics import CONTENT_TYPE
from kg.serve.problem import Problem
from kg.serve.service import Service

FRESH = {"Cache-Control": "no-store"}


async def alive(_: Request) -> Response:
    """The process answers; a supervisor restarts it where it does not."""
    return PlainTextResponse("ok\n", headers=FRESH)


async def ready(request: Request) -> Response:
    """Queries can be answered; a balancer sends none where they cannot."""
    service: Service = request.app.state.service
    shown = service.current()
    workers = len(service.pool.idle) + len(service.pool.running)
    if not workers:
        raise Problem(503, "no worker is up", headers={"Retry-After": "1"})
    state = {"snapshot": shown.number, "quads": shown.quads, "made": round(shown.made, 3), "workers": workers}
    return JSONResponse(state, headers=FRESH)


async def metrics(request: Request) -> Response:
    """The numbers, for Prometheus."""
    service: Service = request.app.state.service
    one = service.metrics
    one.waiting.set(len(service.pool.waiting))
    one.running.set(sum(map(bool, service.pool.running.values())))
    if service.shown:
        one.snapshot_age.set(time.time() - service.shown.made)
    return Response(one.text(), headers={"Content-Type": CONTENT_TYPE, **FRESH})

"""The dumps of the graph: `/dump/graph.nq.gz` and its like, with `/dump/SHA256SUMS`.

In: the snapshot that readers see. Out: files, with ranges and their digests (RFC 9110, RFC 9530).
How: they are made when first asked for, once a snapshot, by a process of their own at low priority,
and kept beside the snapshot. Who asks meanwhile waits a while and is then told to come back.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import socket

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from kg.errors import KgError
from kg.linked import dumps
from kg.ontology import load_ontology
from kg.serve import wire
from kg.serve.confine import confine
from kg.serve.pool import NICE, start
from kg.serve.problem import Problem
from kg.serve.service import Service
from kg.snapshot.view import View

#: Seconds that a client waits for dumps that are being made, and after which it may ask again.
WAIT, AGAIN = 20.0, 10


def main(connection: socket.socket, snapshot: str, base: str, title: str) -> None:
    """Make the dumps of a snapshot; the process ends with that."""
    confine(0, network=False)
    os.nice(NICE)
    line = wire.Line(connection)
    try:
        dumps.make(View(snapshot, base), load_ontology(base=base), dumps.folder(snapshot), title)
        line.say(wire.DONE)
    except KgError as err:
        line.say(wire.ERROR, detail=str(err))


class Maker:
    """Makes the dumps of one snapshot at a time."""

    def __init__(self) -> None:
        self.making: dict[str, asyncio.Task[None]] = {}

    async def made(self, snapshot: str, base: str, title: str) -> dict[str, dumps.Dump]:
        """The dumps by name; raises Problem where they are not ready in time or cannot be made."""
        if not (found := dumps.listed(dumps.folder(snapshot))):
            task = self.making.get(snapshot) or asyncio.create_task(_make(snapshot, base, title))
            self.making[snapshot] = task
            task.add_done_callback(lambda _: self.making.pop(snapshot, None))
            try:
                await asyncio.wait_for(asyncio.shield(task), WAIT)
            except TimeoutError as err:
                raise Problem(503, "the dump is being made", headers={"Retry-After": str(AGAIN)}) from err
            found = dumps.listed(dumps.folder(snapshot))
        return {one.name: one for one in found}


async def _make(snapshot: str, base: str, title: str) -> None:
    process = await start(main, snapshot, base, title)
    try:
        kind, payload = await process.receive()
    except EOFError as err:
        raise Problem(503, "the dump could not be made; try again") from err
    finally:
        process.kill()
    if kind == wire.ERROR:
        raise Problem(503, json.loads(payload)["detail"])


async def dump(request: Request) -> Response:
    """One of the files."""
    service: Service = request.app.state.service
    maker: Maker = request.app.state.dumps
    name = request.path_params["name"]
    if name not in (*dumps.FILES, dumps.SUMS):
        raise Problem(404, f"there are {', '.join(dumps.FILES)} and {dumps.SUMS}")
    shown = service.current()
    made = await maker.made(shown.path, shown.base, service.settings.title)
    headers = {"Cache-Control": "no-cache"}
    if name in made:
        digest = made[name].sha256
        headers["ETag"] = f'"{digest}"'
        headers["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(digest)).decode()}:"
        if digest in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
    media = dumps.MEDIA if name in made else "text/plain"
    return FileResponse(dumps.folder(shown.path) / name, headers=headers, media_type=media)


def routes() -> list[BaseRoute]:
    """The files."""
    return [Route("/dump/{name}", dump, methods=["GET", "HEAD"])]

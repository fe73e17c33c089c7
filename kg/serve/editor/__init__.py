"""The page to ask on: our files, and YASGUI as `make page` builds it from npm.

In: the files of this directory. Out: routes. How: everything is read once when the service
starts and sent from memory with an ETag; the page loads nothing from elsewhere.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.serve.negotiate import choose_coding

FOLDER = Path(__file__).parent
#: Where `make page` puts what comes from npm; git does not hold it.
BUILT = FOLDER / "built"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}
MISSING = b"/* YASGUI was not built into this package; run: make page */"


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent."""

    data: bytes
    packed: bytes
    content_type: str
    tag: str

    @classmethod
    def read(cls, path: Path) -> File:
        """Read a file; one that was not built says so where a developer looks."""
        data = path.read_bytes() if path.exists() else MISSING
        digest = hashlib.sha256(data).hexdigest()[:24]
        return cls(data, gzip.compress(data, 9, mtime=0), TYPES[path.suffix], f'"{digest}"')


def routes() -> list[BaseRoute]:
    """The page at `/query`, its parts below `/query/`."""
    parts = [path for path in sorted(FOLDER.iterdir()) if path.suffix in (".js", ".css")]
    files = {path.name: File.read(path) for path in [*parts, BUILT / "yasgui.min.js", BUILT / "yasgui.min.css"]}
    index = File.read(FOLDER / "index.html")

    async def page(request: Request) -> Response:
        return _send(request, index)

    async def part(request: Request) -> Response:
        found = files.get(request.path_params["name"])
        return _send(request, found) if found else Response(status_code=404)

    return [Route("/query", page, methods=["GET", "HEAD"]), Route("/query/{name}", part, methods=["GET", "HEAD"])]


def _send(request: Request, file: File) -> Response:
    headers = {
        "ETag": file.tag,
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
        "Content-Type": file.content_type,
    }
    if file.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    packed = choose_coding(request.headers.get("accept-encoding", "").replace("zstd", "")) == "gzip"
    return Response(
        file.packed if packed else file.data, headers=headers | ({"Content-Encoding": "gzip"} if packed else {})
    )

"""Errors as RFC 9457 problem documents: what went wrong, where, and what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

MEDIA = "application/problem+json"
TITLES = {
    301: "This is elsewhere now",
    400: "The request is malformed",
    401: "A token is needed",
    403: "This is refused",
    404: "There is no such thing",
    405: "This method is not for this address",
    406: "No format that you accept can hold the answer",
    408: "The request took too long to arrive",
    410: "This is not here any more",
    413: "The request or its answer is too large",
    415: "This format cannot be read",
    429: "You have used your share of query time",
    503: "The service is busy",
    504: "The query took too long",
}


class Problem(Exception):
    """An answer that is an error. `detail` is one sentence for a person; `members` are for a program."""

    def __init__(self, status: int, detail: str, *, headers: Mapping[str, str] | None = None, **members: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers, self.members = status, detail, dict(headers or {}), members

    def response(self) -> Response:
        """The document for a program."""
        body = {
            "type": "about:blank",
            "title": TITLES.get(self.status, ""),
            "status": self.status,
            "detail": self.detail,
        }
        return Response(
            json.dumps(body | self.members, ensure_ascii=False) + "\n",
            status_code=self.status,
            media_type=MEDIA,
            headers={"Cache-Control": "no-store", "Vary": "Accept", **self.headers},
        )


class Broken(Exception):
    """An answer that has begun and cannot be completed; the connection is cut so that nobody takes it for whole."""

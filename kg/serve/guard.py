"""Who may write."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from kg.serve.problem import Problem
from kg.serve.service import Service


def check_writer(request: Request, service: Service) -> None:
    """Let the request write, or raise Problem. The tokens are compared in constant time."""
    settings = service.settings
    if settings.open_writes:
        return
    if not settings.token:
        raise Problem(403, "this service is read-only; its operator may set a token for writing")
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    same = hmac.compare_digest(shown.strip().encode("utf-8", "surrogateescape"), settings.token.encode())
    if scheme.lower() != "bearer" or not same:
        raise Problem(
            401,
            "writing needs the header Authorization: Bearer TOKEN",
            headers={"WWW-Authenticate": 'Bearer realm="kg"'},
        )

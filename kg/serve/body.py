"""The body of a request, as far as it may be large."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.serve.problem import Problem

#: Bytes beyond a limit that are read all the same, since a client that is still sending hears no answer.
DRAINED = 2**24


async def read(request: Request, most: float) -> bytes:
    """The body; raises Problem where it has more than `most` MiB. A truncated one raises ClientDisconnect."""
    limit = int(most * 2**20)
    length = request.headers.get("content-length", "")
    parts, size = [], 0
    if length.isdecimal() and int(length) > limit + DRAINED:
        raise _too_large(most)
    async for part in request.stream():
        size += len(part)
        if size <= limit:
            parts.append(part)
        elif size > limit + DRAINED:
            break
    if size > limit:
        raise _too_large(most)
    return b"".join(parts)


def _too_large(most: float) -> Problem:
    return Problem(413, f"the body is larger than {most:g} MiB", headers={"Connection": "close"})


def text(data: bytes, charset: str = "utf-8") -> str:
    """The text of a body; raises Problem where it is none."""
    try:
        return data.decode(charset or "utf-8")
    except (UnicodeDecodeError, LookupError) as err:
        raise Problem(400, f"the body is not text in {charset}: {err}") from err


def pairs(encoded: str) -> list[tuple[str, str]]:
    """The parameters of a query string or a form; raises Problem where they are malformed or too many."""
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as err:
        raise Problem(400, f"the parameters cannot be read: {err}") from err


def charset(content_type: str) -> str:
    """The charset parameter of a Content-Type; "" where it has none."""
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"')
    return ""

"""Requests that want an answer only where it has changed: RFC 9110, section 13."""

from __future__ import annotations

import hashlib
import re
from email.utils import parsedate_to_datetime
from pathlib import Path

from starlette.requests import Request

from kg.linked.about import About
from kg.pages.site import ROOMS

_TAG = re.compile(r'(?:W/)?"([^"]*)"')


def is_unchanged(request: Request, tag: str, modified: float) -> bool:
    """Whether the client has what it asks for; where it shows a tag, its date does not count."""
    if request.method not in ("GET", "HEAD"):
        return False
    shown = ",".join(request.headers.getlist("if-none-match"))
    if shown:
        return tag in _TAG.findall(shown)
    since = request.headers.get("if-modified-since", "")
    try:
        return bool(since and modified) and int(modified) <= parsedate_to_datetime(since).timestamp()
    except (ValueError, TypeError, OverflowError):
        return False  # a date that is none is passed over


def signature(about: About) -> str:
    """A digest of all but the graph that pages and files depend on, so that no stale one outlives a new version."""
    digest = hashlib.sha256(repr(about).encode())
    root = Path(__file__).parent.parent
    for folder in (*ROOMS, "serve"):
        for path in sorted((root / folder).glob("**/*.*")):
            if path.suffix in (".py", ".html", ".tsv"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]

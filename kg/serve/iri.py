"""Addresses in requests."""

from __future__ import annotations

import re

from kg.serve.problem import Problem

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")


def check_iri(value: str, name: str) -> str:
    """The value, if it is an absolute IRI (RFC 3987, as SPARQL writes it); raises Problem."""
    if not _IRI.fullmatch(value) or any("\ud800" <= one <= "\udfff" for one in value):
        raise Problem(400, f"{name}={value!r} is no address; give an absolute IRI")
    return value

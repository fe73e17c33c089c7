"""The page that says what went wrong, made without a snapshot: that may be what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import jinja2

from kg.linked.about import About
from kg.linked.addresses import Addresses
from kg.pages.site import environment


@dataclass(frozen=True, slots=True)
class Nowhere:
    """What stands for the site where no snapshot is at hand."""

    addresses: Addresses


@cache
def _templates() -> jinja2.Environment:
    return environment()


def render(
    about: About, root: str, title: str, detail: str, others: Sequence[tuple[str, str]] = (), suffix: str = ""
) -> str:
    """The page; `root` is the way from where it is read back to the base, `others` are addresses with their words."""
    return (
        _templates()
        .get_template("problem.html")
        .render(
            site=Nowhere(Addresses("", suffix)),
            about=about,
            path="",
            root=root,
            title=title,
            detail=detail,
            others=others,
        )
    )

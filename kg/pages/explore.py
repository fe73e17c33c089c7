"""The explorer's page: a frame that its script fills."""

from __future__ import annotations

from collections.abc import Mapping

from kg.drawing.design import GREY, PALETTE
from kg.drawing.svg import hexadecimal
from kg.pages.site import Site


def render(site: Site, rest: str, _: Mapping[str, str]) -> str | None:
    """The page at `explore`; what it shows stands in the fragment of its address."""
    if rest:
        return None
    palette = " ".join(map(hexadecimal, (*PALETTE, GREY)))
    return site.html("explore.html", f"explore{site.addresses.suffix}", {"palette": palette})

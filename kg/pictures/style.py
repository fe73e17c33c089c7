"""Colours and characters of pictures: one hue a kind of thing, in light and dark; nothing that a text can break."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from kg.pictures.picture import GROUPS, OTHER, VALUE

#: Hues apart from each other also for colour-blind eyes; lightness differs by a step besides.
_HUES = dict(zip((*GROUPS, VALUE), (300, 215, 190, 140, 30, 265, 0, 50, 95, 165), strict=True))
#: What no XML document may hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NAMES = {"Individual": "Person", VALUE: "Date or value"}


def escape(text: str) -> str:
    """Text as it may stand in HTML and XML, in elements and in quoted attributes."""
    return html.escape(_FORBIDDEN.sub("\ufffd", text), quote=True)


def colour_class(group: str) -> str:
    """The CSS class of a group."""
    return f"g-{group.lower()}"


def legend(groups: Iterable[str]) -> list[tuple[str, str]]:
    """The groups that occur, in fixed order, each as its CSS class and its name for people."""
    present = set(groups)
    return [(colour_class(one), NAMES.get(one, one)) for one in (*GROUPS, VALUE, OTHER) if one in present]


def style() -> str:
    """The style sheet of every picture."""
    light = "".join(
        f".{colour_class(one)}{{fill:{_tone(one, 70, 85)};background:{_tone(one, 70, 85)}}}" for one in _ALL
    )
    dark = "".join(f".{colour_class(one)}{{fill:{_tone(one, 40, 30)};background:{_tone(one, 40, 30)}}}" for one in _ALL)
    return (
        ":root{color-scheme:light dark;color:#1c1c1e;background:#fff;font-family:system-ui,sans-serif}"
        f"text{{fill:#1c1c1e}}.small,.small text{{fill:#6b6b70;color:#6b6b70}}{light}"
        ".arc{fill:none;stroke:#7a7a80;stroke-width:1.3}.tip{fill:#7a7a80}"
        ".halo{paint-order:stroke;stroke:#fff;stroke-width:5px;stroke-linejoin:round}"
        "@media(prefers-color-scheme:dark){:root{color:#e8e8ea;background:#17171a}text{fill:#e8e8ea}"
        f".small,.small text{{fill:#a0a0a8;color:#a0a0a8}}.halo{{stroke:#17171a}}{dark}}}"
    )


_ALL = (*GROUPS, VALUE, OTHER)


def _tone(group: str, saturation: int, lightness: int) -> str:
    return f"hsl({_HUES[group]},{saturation}%,{lightness}%)" if group in _HUES else f"hsl(0,0%,{lightness}%)"

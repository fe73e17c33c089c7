"""Pictures as an HTML page that stands alone: no script, no font, no other file.

A text's mentions flow and wrap as any text; a sentence with relations is an SVG that scrolls sideways
where it is wider than the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.pictures.picture import Picture
from kg.pictures.style import colour_class, escape, legend, style
from kg.pictures.svg import draw

_PAGE = (
    "body{max-width:70rem;margin:1.5rem auto;padding:0 1rem;line-height:1.9}"
    "figure{margin:0 0 1rem;overflow-x:auto}mark{color:inherit;border-radius:4px;padding:1px 4px}"
    "mark small{opacity:.7;margin-inline-start:.4em}.legend mark{margin-right:.7em}.small{font-size:.8rem}"
)


def render_page(title: str, pictures: Sequence[Picture], *, flowing: bool = False) -> str:
    """The whole page; `flowing` text instead of sentences with arcs."""
    groups = legend(mark.group for one in pictures for mark in one.marks)
    keys = "".join(f'<mark class="{name}">{escape(words)}</mark>' for name, words in groups)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{style()}{_PAGE}</style></head>\n'
        f'<body><h1 dir="auto">{escape(title)}</h1><p class="legend">{keys}</p>\n'
        f"{''.join(_flowing(pictures) if flowing else map(_figure, pictures))}</body></html>\n"
    )


def _figure(picture: Picture) -> str:
    drawn, width, height = draw(picture)
    return (
        f'<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" aria-label="{escape(picture.text)}">{drawn}</svg></figure>\n'
    )


def _flowing(pictures: Iterable[Picture]) -> Iterator[str]:
    caption = None
    for one in pictures:
        if one.caption != caption:
            caption = one.caption
            yield f'<h2 class="small" dir="auto">{escape(caption)}</h2>\n'
        yield f'<p dir="auto">{"".join(_runs(one))}</p>\n'


def _runs(picture: Picture) -> Iterator[str]:
    at = 0
    for mark in picture.marks:
        yield escape(picture.text[at : mark.start])
        kind = f"<small>{escape(mark.label)}</small>" if mark.label else ""
        words = escape(picture.text[mark.start : mark.end])
        yield f'<mark class="{colour_class(mark.group)}" title="{escape(mark.title)}"><bdi>{words}</bdi>{kind}</mark>'
        at = mark.end
    yield escape(picture.text[at:])

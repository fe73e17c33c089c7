"""The readable text of a stretch of source, and the way back to the source.

A `View` is built from source ranges in order; where two of them are joined, the space between them
stands in no piece, nor does one that was put to its place. Cutting a view keeps its way back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.articles.layout import BLANK
from kg.articles.markup import residue
from kg.articles.spacing import misplaced
from kg.model import Anchor, Piece
from kg.names import bare_title

_CLOSES = re.compile(r"[,.;:!?%)\]}’”…]|'(?!')|[-–—/](?=\S)|s(?=[\s.,;:)]|$)")
_OPENS = re.compile(r"(?:[(\[{“‘/$£€#]|\S[-–—])$")
_APOSTROPHES = str.maketrans("'’", "’'")
_PAIRED = ('"', "''")


@dataclass(frozen=True, slots=True)
class View:
    """Readable text, its pieces (view offset, source offset, length) and the links' anchors in it."""

    text: str
    pieces: tuple[Piece, ...]
    anchors: tuple[Anchor, ...] = ()

    def cut(self, start: int, end: int) -> View:
        """The part [start, end) without the blanks around it."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip(BLANK))
        end = start + len(part.strip(BLANK))
        pieces = []
        for piece in self.pieces:
            low, high = max(piece.view, start), min(piece.view + piece.length, end)
            if low < high:
                pieces.append(Piece(low - start, piece.source + low - piece.view, high - low))
        anchors = (
            Anchor(max(anchor.start, start) - start, min(anchor.end, end) - start, anchor.link)
            for anchor in self.anchors
            if anchor.start < end and anchor.end > start
        )
        return View(self.text[start:end], tuple(pieces), tuple(anchors))


def as_titled(text: str, title: str) -> str:
    """The text with its title spelled as the title is, in as many characters.

    >>> as_titled("Karl’s Dream is a film.", "Karl's Dream (1950 film)")
    "Karl's Dream is a film."
    """
    bare = bare_title(title)
    other = bare.translate(_APOSTROPHES)
    return text.replace(other, bare) if other != bare else text


def build_view(text: str, ranges: Iterable[tuple[int, int, int | None]], *, apart: bool = False) -> View:
    """Join source ranges, each with the number of the link whose anchor it is, or None.

    A space parts two ranges, except where punctuation, a bracket or a quotation mark belongs to its
    neighbour. What is residue of markup is left out, and blanks on the wrong side of a mark are put on the other;
    `apart` tells that the text may have been taken apart into words.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    anchors: list[Anchor] = []
    at, tail = 0, ""
    opened = dict.fromkeys(_PAIRED, 0)
    for start, end, link in ranges:
        kept = _kept(text, start, end, is_anchor=link is not None, apart=apart)
        if kept and kept[0][2] and not tail.strip(BLANK):
            kept[0] = (*kept[0][:2], False)
        shown = [" " * spaced + text[low:high] for low, high, spaced in kept]
        words = "".join(shown).strip(BLANK)
        if not words:
            continue
        if parts and tail[-1] not in BLANK and not shown[0].startswith(" ") and _needs_space(tail, words, opened):
            parts.append(" ")
            at += 1
        if link is not None:
            anchors.append(Anchor(at, at + sum(map(len, shown)), link))
        for (low, high, spaced), part in zip(kept, shown, strict=True):
            parts.append(part)
            pieces.append(Piece(at + spaced, low, high - low))
            at += len(part)
        tail = (tail + words)[-3:]
        for mark in _PAIRED:
            opened[mark] += words.count(mark)
    return View("".join(parts), tuple(pieces), tuple(anchors)).cut(0, at)


def _kept(text: str, start: int, end: int, *, is_anchor: bool, apart: bool) -> list[tuple[int, int, bool]]:
    """[start, end) without residue of markup and misplaced blanks; of each part whether a blank goes before it.

    An anchor keeps its blanks.
    """
    cuts = [(low, high, False) for low, high in residue(text, start, end)]
    for one in () if is_anchor else misplaced(text, start, end, apart=apart):
        cuts.append((one.surplus, one.surplus + 1, False))
        if one.missing is not None:
            cuts.append((one.missing, one.missing, True))
    kept = []
    spaced = False
    for low, high, parts in sorted(cuts):
        if start < low:
            kept.append((start, low, spaced))
            spaced = False
        spaced = spaced or (parts and start <= low)
        start = max(start, high)
    if start < end:
        kept.append((start, end, spaced))
    return kept


def _needs_space(before: str, after: str, opened: dict[str, int]) -> bool:
    if _CLOSES.match(after) or _OPENS.search(before):
        return False
    # an odd count means that the mark is open: it clings to what it encloses
    return not any(opened[mark] % 2 and (before.endswith(mark) or after.startswith(mark)) for mark in _PAIRED)

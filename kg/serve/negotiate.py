"""Content negotiation: RFC 9110, sections 12.5.1 and 12.5.3.

In: the header of a request and what can be offered. Out: the best offer, or None.
How: the most specific range that fits an offer decides its quality, whatever the order; of offers
of equal quality the one named first by the client wins, then the first of ours. A range that is
malformed is passed over, as a browser's or a script's mistake should not cost the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.serve.formats import Format


@dataclass(frozen=True, slots=True)
class Range:
    """One member of an Accept header: `text/*;q=0.5`."""

    kind: str
    subtype: str
    quality: float

    def fits(self, media: str) -> int:
        """How exactly the range names the media type: 0 not at all, 3 in full."""
        kind, _, subtype = media.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        if self.kind == kind and self.subtype == "*":
            return 2
        return int(self.kind == self.subtype == "*")


def parse(header: str) -> tuple[Range, ...]:
    """The ranges of an Accept header in their order.

    >>> parse("text/turtle;q=0.5, */*")
    (Range(kind='text', subtype='turtle', quality=0.5), Range(kind='*', subtype='*', quality=1.0))
    """
    ranges = []
    for member in header.split(","):
        media, *parameters = (part.strip().lower() for part in member.split(";"))
        kind, slash, subtype = media.partition("/")
        if slash and kind and subtype:
            ranges.append(Range(kind, subtype, _quality(parameters)))
    return tuple(ranges)


def _quality(parameters: Sequence[str]) -> float:
    for one in parameters:
        name, _, value = one.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def choose(header: str, formats: Sequence[Format]) -> Format | None:
    """The format that suits an Accept header best; None where none does."""
    ranges = parse(header)
    if not ranges:
        return formats[0]
    best: tuple[float, int, int] | None = None
    chosen = None
    for place, one in enumerate(formats):
        if any(range_.fits(one.media[0]) == 3 and not range_.quality for range_ in ranges):
            continue  # refused by name, whatever "*/*" says
        for media in one.media:
            fit, order = max(((range_.fits(media), -index) for index, range_ in enumerate(ranges)), default=(0, 0))
            quality = ranges[-order].quality if fit else 0.0
            # Among equals, an offer that was named goes before one that only "*/*" covers.
            rank = (quality, fit if fit < 3 else 3, (order if fit == 3 else -len(ranges)) * len(formats) - place)
            if quality and (best is None or rank > best):
                best, chosen = rank, one
    return chosen


def choose_coding(header: str) -> str:
    """The content coding for an Accept-Encoding header: zstd, gzip or "" (none).

    >>> choose_coding("gzip, deflate, br, zstd"), choose_coding("gzip;q=0, *;q=0.1"), choose_coding("")
    ('zstd', 'zstd', '')
    """
    quality = {}
    for member in header.lower().split(","):
        name, *parameters = (part.strip() for part in member.split(";"))
        quality[name] = _quality(parameters)
    offers = {name: quality.get(name, quality.get("*", 0.0)) for name in ("zstd", "gzip")}
    best = max(offers, key=lambda name: offers[name])
    return best if offers[best] > 0 else ""

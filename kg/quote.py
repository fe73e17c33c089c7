"""The words that state a claim, where they stand in the source."""

from __future__ import annotations

from kg.model import Claim, Passage


def quote(passage: Passage, claim: Claim) -> tuple[int, int]:
    """The evidence in the source, cut down to the stretch around the object that no gloss interrupts."""
    at = claim.object.start if claim.start <= claim.object.start < claim.end else claim.end - 1
    start, end = claim.start, claim.end
    for left, right in zip(passage.pieces, passage.pieces[1:], strict=False):
        if right.source - (left.source + left.length) > 3:  # more than a line break or a joint
            if right.view <= at:
                start = max(start, right.view)
            elif right.view < end:
                end = min(end, left.view + left.length)
    return passage.source(start, max(end, start + 1))

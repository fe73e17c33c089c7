"""Spans as one tag a word, and back: the BILUO scheme over the labels of the recogniser.

In: for each word of a text the logarithm of each tag's probability. Out: the spans of the most
probable sequence of tags among those that are sequences of spans (Viterbi 1967). How: where the most
probable tag of every word already makes such a sequence, as in most texts, nothing is searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Tags = NDArray[np.intp]

#: What a name may be. GROUP: nationalities, peoples, religions and their members, noun or adjective.
LABELS = ("PERSON", "PLACE", "ORGANISATION", "WORK", "EVENT", "GROUP", "MISC", "DATE", "NUMBER")
#: Outside, then for each label: begin, inside, last of several words, and unit, the only one.
TAGS = ("O", *(f"{position}-{label}" for label in LABELS for position in "BILU"))
INDEX = {tag: index for index, tag in enumerate(TAGS)}

_FIRST = np.array([tag[0] in "OBU" for tag in TAGS])
_FINAL = np.array([tag[0] in "OLU" for tag in TAGS])
_NEVER = np.float32(-1e9)


def _follows(left: str, right: str) -> bool:
    return right[0] in "IL" and left[2:] == right[2:] if left[0] in "BI" else right[0] in "OBU"


_MAY_FOLLOW = np.array([[_follows(left, right) for right in TAGS] for left in TAGS])


def spans(scores: Floats) -> Iterator[tuple[int, int, str]]:
    """The spans of a text of n words, `scores` being n rows of `len(TAGS)`: first word, word after the last, label."""
    start = 0
    for index, tag in enumerate(_best(scores)):
        name = TAGS[tag]
        if name[0] in "BU":
            start = index
        if name[0] in "LU":
            yield start, index + 1, name[2:]


def _best(scores: Floats) -> Tags:
    tags: Tags = scores.argmax(axis=1)
    if not len(tags) or _FIRST[tags[0]] and _FINAL[tags[-1]] and _MAY_FOLLOW[tags[:-1], tags[1:]].all():
        return tags
    penalty = np.where(_MAY_FOLLOW, np.float32(0), _NEVER)
    came_from = np.zeros(scores.shape, dtype=np.intp)
    best = scores[0] + np.where(_FIRST, np.float32(0), _NEVER)
    for index in range(1, len(scores)):
        paths = best[:, None] + penalty
        came_from[index] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[index]
    tags[-1] = (best + np.where(_FINAL, np.float32(0), _NEVER)).argmax()
    for index in range(len(scores) - 1, 0, -1):
        tags[index - 1] = came_from[index, tags[index]]
    return tags

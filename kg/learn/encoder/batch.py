"""Batches of sentences as word pieces: what the encoder is trained on.

In: `Pieces` of sentences, and pairs of their mentions. Out: a `Batch` of tensors, sentences padded to equal length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from kg.extract.relations.arrange import STEPS
from kg.extract.relations.pieces import Pieces


class Batch(NamedTuple):
    """Pieces, shape (sentences, pieces); of each mention its pieces in the flattened row; of each pair its mentions."""

    ids: Tensor
    kinds: Tensor
    forms: Tensor
    known: Tensor
    piece: Tensor
    owner: Tensor
    lengths: Tensor
    subject: Tensor
    object: Tensor
    sentence: Tensor
    step: Tensor


def gather(read: Sequence[Pieces], pairs: Sequence[Sequence[tuple[int, int, int]]]) -> Batch:
    """A batch of some sentences; a pair is its two mentions and how many words the second is behind the first."""
    width = max(len(one.ids) for one in read)
    piece: list[int] = []
    owner: list[int] = []
    lengths: list[int] = []
    asked: list[tuple[int, int, int, int]] = []
    for row, (pieces, wanted) in enumerate(zip(read, pairs, strict=True)):
        first = len(lengths)
        for start, end in pieces.mentions:
            piece += range(row * width + start, row * width + end)
            owner += [len(lengths)] * (end - start)
            lengths.append(end - start)
        for subject, object_, apart in wanted:
            asked.append((first + subject, first + object_, row, sum(apart > one for one in STEPS)))
    columns = torch.tensor(asked).T
    ids, kinds, forms = (
        torch.tensor([[*one[field], *[0] * (width - len(one[field]))] for one in read]) for field in range(3)
    )
    known = torch.arange(width) < torch.tensor([[len(one.ids)] for one in read])
    return Batch(ids, kinds, forms, known, torch.tensor(piece), torch.tensor(owner), torch.tensor(lengths), *columns)

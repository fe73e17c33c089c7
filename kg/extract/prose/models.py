"""What was learned from data and is asked while prose is read: one set a process."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.extract.prose.phrase import Antecedents, Phrases
from kg.model import Claim


class Coreference(Protocol):
    """Finds for whom pronouns, descriptions and short names stand."""

    def resolve(self, sentences: Sequence[Phrases]) -> Antecedents:
        """The antecedents within one passage, whose parsed sentences are given in order."""


class Relations(Protocol):
    """Finds relations between the names of a sentence."""

    def claims(
        self, passages: Sequence[Sequence[Phrases]], known: Sequence[Collection[tuple[str, str | int]]] | None = None
    ) -> Sequence[Sequence[Claim]]:
        """What the sentences of each passage state, their antecedents and what else was told of whom being known."""


@dataclass(frozen=True, slots=True)
class Models:
    """The models in use, None where reading goes without one, and the relations that alone are asked for."""

    coreference: Coreference | None = None
    relations: Relations | None = None
    asked: frozenset[str] = frozenset()

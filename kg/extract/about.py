"""What the definition sentence found about a passage's subject; every later extractor is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

Gender = OneOf["male", "female", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The subject of a passage.

    `classes` are local names of ontology classes, empty where the definition tells none; `names`
    are the other names that the definition gives, in its order; `trades` are the occupations that it tells, by the
    labels of the lexicon. `kind`: the title is a common noun, so that the passage tells of every such thing.
    """

    title: str
    classes: tuple[str, ...] = ()
    gender: Gender = ""
    names: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    kind: bool = False

    @property
    def known(self) -> tuple[str, ...]:
        """The classes; a kind of which none is told is a notion."""
        return self.classes or (("Concept",) if self.kind else ())

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
    labels of the lexicon.
    """

    title: str
    classes: tuple[str, ...] = ()
    gender: Gender = ""
    names: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()

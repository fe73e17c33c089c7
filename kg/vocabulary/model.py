"""A user's ontology as values, whichever syntax it came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyClass:
    """A class. `names` are its other labels, `equivalents` the IRIs that mean the same elsewhere."""

    iri: str
    label: str
    names: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    equivalents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyRelation:
    """A relation. `property` is its Wikidata P-id, "" where none is told.

    `domain` and `range` hold class IRIs: of every inner tuple one must hold. `datatype` is the IRI of
    the datatype that its values must have, "" where it links things or asks for nothing.
    """

    iri: str
    label: str
    names: tuple[str, ...] = ()
    property: str = ""
    equivalents: tuple[str, ...] = ()
    domain: tuple[tuple[str, ...], ...] = ()
    range: tuple[tuple[str, ...], ...] = ()
    datatype: str = ""
    inverse: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything that the user's file declares, in its order.

    `spelled_dates` is set where the format writes dates in words and pads them to the day:
    Text2KGBench says "01 January 2009" of what a text dates 2009.
    """

    path: Path
    classes: Mapping[str, VocabularyClass]
    relations: tuple[VocabularyRelation, ...]
    spelled_dates: bool = False

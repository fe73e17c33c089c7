"""What a publisher says of the whole collection."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Shown on every page and in every description; empty strings are left out."""

    title: str = "A knowledge graph"
    description: str = "What encyclopedia articles say, as facts, each with the words it came from."
    licence: str = "https://creativecommons.org/licenses/by-sa/4.0/"
    publisher: str = ""

"""What surrounds a name: its passage, the other names in it, and whom the passage is about."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.about import About
from kg.model import Name, Passage
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Context:
    """A passage with its names in reading order."""

    passage: Passage
    names: tuple[Name, ...]
    about: About
    ontology: Ontology

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.passage.text

    def linked(self, name: Name) -> bool:
        """Whether a link begins with the name and does not reach beyond it."""
        return any(anchor.start == name.start and anchor.end <= name.end for anchor in self.passage.anchors)

    def sure(self, name: Name) -> bool:
        """Whether it surely names one thing: of several words, or linked."""
        return " " in name.label or self.linked(name)

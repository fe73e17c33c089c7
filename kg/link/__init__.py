"""From names to entities: who is meant."""

from kg.link.linker import Linker

__all__ = ["Linker"]

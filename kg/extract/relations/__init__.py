"""Relations between the names of a sentence, found by a trained model."""

from pathlib import Path

from kg.extract.relations.model import RelationModel

__all__ = ["MODEL", "RelationModel"]

#: The model that the package carries.
MODEL = Path(__file__).parents[2] / "data" / "models" / "relations"

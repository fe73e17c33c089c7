"""What a work of art is made of, as its definition says: "a sculpture in marble", "a statue in gilded bronze"."""

from __future__ import annotations

import re

from kg.extract.definition.scope import Scope
from kg.model import Concept

_IN = re.compile(
    r"in (?:(?:white|black|red|grey|green|gilded|gilt|carved|painted|polished|polychrome|cast|solid|[A-Z][a-z]+) ){0,2}"
    r"(?P<stuff>marble|bronze|limestone|sandstone|granite|alabaster|basalt|stone|wood|oak|terracotta|ivory|plaster|"
    r"concrete|porcelain|steel|iron|copper|silver|gold|glass|clay|wax|jade)"
    r"(?=[,.;]|$| (?:by|made|created|carved|built|that|which|depicting|representing|of|located|in|at|on)\b)"
)


def read_material(scope: Scope, at: int) -> int:
    """Read "in white marble" of a work of art."""
    match = _IN.match(scope.masked, at, scope.end) if scope.draft.is_a("Artwork") else None
    if match is None:
        return at
    start, end = match.span("stuff")
    stuff = Concept(label=match["stuff"], start=start, end=end)
    scope.draft.fill("material", stuff, at, end, "definition-material", 0.93)
    return end

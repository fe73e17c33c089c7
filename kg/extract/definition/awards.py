"""The awards that a definition names among its heads: "a Grammy Award-winning singer", "and Nobel laureate"."""

from __future__ import annotations

import re

from kg.extract.definition.scope import Scope
from kg.model import Name

_WORD = r"[A-Z][\w'’.]+"
_WON = re.compile(
    rf"(?P<award>(?:{_WORD} )*?(?:Nobel|Pulitzer|Oscar|Emmy|Grammy|Tony|BAFTA|{_WORD} (?:Award|Prize|Medal|Trophy)))"
    r"(?:[ -]winning|[ -](?:winner|laureate|recipient|medalist|medallist))\b"
)
_LAUREATE = re.compile(rf",? ?(?:and )?(?:an? |the )?{_WON.pattern}")
#: Awards that are called by half of their names.
_SHORT = {"Nobel": "Nobel Prize", "Pulitzer": "Pulitzer Prize", "Oscar": "Academy Award"} | {
    name: f"{name} Award" for name in ("Emmy", "Grammy", "Tony", "BAFTA")
}


def state_awards(scope: Scope, start: int, end: int) -> None:
    """State the awards that stand before or among the heads."""
    for match in _WON.finditer(scope.masked, start, end):
        _state(scope, match)


def read_laureate(scope: Scope, at: int) -> int:
    """Read "and Nobel Peace Prize laureate" after the heads."""
    match = _LAUREATE.match(scope.masked, at, scope.end) if scope.draft.is_a("Person") else None
    if not match:
        return at
    _state(scope, match)
    return match.end()


def _state(scope: Scope, match: re.Match[str]) -> None:
    start, end = match.span("award")
    words = match["award"].split()
    while len(words) > 1 and words[0] in scope.ontology.demonyms:
        start += len(words.pop(0)) + 1  # "an American Grammy-winning singer"
    label = " ".join(words)
    award = Name(label=_SHORT.get(label, label), start=start, end=end, classes=("Award",))
    scope.draft.fill("award", award, start, match.end(), "definition-laureate", 0.92)

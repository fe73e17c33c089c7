"""One confidence for all extractors: the share of such facts that proved right, not what a rule thinks of itself.

In: a fact's extractor and rule, and the confidence that the rule gave. Out: the calibrated one. How: its log-odds
are scaled by the extractor's slope and moved by what was measured of the extractor, of the kind of rule, of the rule
and of articles with glossed links. `kg/evaluate/confidence.py` fits these numbers; `kg/data/models/confidence` holds
them, with a card that says on what they were measured.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib import resources

from kg.model import Fact

#: No fact is surer than this, nor less sure than the rest: log-odds beyond say nothing that was measured.
LIMIT = 5.0
#: The key of articles with glossed links.
LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Calibration:
    """`slopes` by extractor, where it is not 1; `shifts` by the keys of `keys`, where it is not 0."""

    slopes: Mapping[str, float]
    shifts: Mapping[str, float]
    #: What was asked before: an article asks the same some hundred times.
    _known: dict[tuple[str, str, float, bool], float] = field(default_factory=dict, compare=False, repr=False)

    def calibrated(self, fact: Fact, linked: bool) -> Fact:
        """The fact with the calibrated confidence; `linked` tells that its article has glossed links."""
        one = fact.evidence
        return replace(fact, evidence=replace(one, confidence=self.of(one.extractor, one.rule, one.confidence, linked)))

    def of(self, extractor: str, rule: str, confidence: float, linked: bool = False) -> float:
        """The calibrated confidence, to three digits."""
        asked = extractor, rule, confidence, linked
        if asked not in self._known:
            self._known[asked] = self._of(*asked)
        return self._known[asked]

    def _of(self, extractor: str, rule: str, confidence: float, linked: bool) -> float:
        odds = self.slopes.get(extractor, 1.0) * log_odds(confidence)
        odds += sum(self.shifts.get(key, 0.0) for key in keys(extractor, rule, linked))
        return round(1 / (1 + math.exp(-max(-LIMIT, min(LIMIT, odds)))), 3)


def keys(extractor: str, rule: str, linked: bool = False) -> tuple[str, ...]:
    """What is measured together: all of linked articles, extractor, kind of rule, rule (a model's version left out).

    >>> keys("prose", "passive shoot in|at|on")
    ('prose', 'prose/passive', 'prose/passive shoot')
    >>> keys("model", "P57@1.0")
    ('model', 'model/P57')
    """
    words = rule.partition("@")[0].split(" ")[:2]
    return (
        *((LINKED,) if linked else ()),
        extractor,
        *(f"{extractor}/{' '.join(words[:count])}" for count in range(1, len(words) + 1)),
    )


def log_odds(confidence: float) -> float:
    """The log-odds of a confidence, which ends at those of `LIMIT`."""
    edge = 1 / (1 + math.exp(LIMIT))
    inside = max(edge, min(1 - edge, confidence))
    return math.log(inside / (1 - inside))


def load_calibration() -> Calibration:
    """The calibration that the package carries."""
    text = (resources.files("kg") / "data" / "models" / "confidence" / "confidence.json").read_text("utf-8")
    record = json.loads(text)
    return Calibration(record["slopes"], record["shifts"])

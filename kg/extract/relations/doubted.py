"""Below which probability the model's claims are not told, by the slots of their relations.

Why: thresholds are those of the best F1 on documents like the training data; where readers of a thousand paragraphs on
anything found six in ten or more of a relation's less sure claims wrong, it is told only from there on. What a user's
ontology asks for is told all the same.
"""

from __future__ import annotations

from kg.model import Claim
from kg.ontology import Ontology

#: The least probability at which half of the claims were right, or more; of no other slot is there one.
LEAST = {
    "about": 0.51,
    "after-work-by": 0.4,
    "based-on": 0.75,
    "cast.member": 0.62,
    "founded-by": 0.68,
    "member-of": 0.4,
    "owned-by": 0.57,
    "shot-in": 0.75,
    "written-by": 0.51,
}


def is_doubted(claim: Claim, ontology: Ontology) -> bool:
    """Whether most claims like this one, of its relation and as unsure, were wrong."""
    return any(claim.confidence < LEAST.get(slot, 0.0) for slot in ontology.relations[claim.relation].slots)

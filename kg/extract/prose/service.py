"""As what somebody serves who holds no office: "served as a soldier", "worked as a young doctor".

In: the relation that a verb tells and its object. Out: the relation that is meant.
"""

from __future__ import annotations

import re

from kg.extract.prose.phrase import Phrases
from kg.model import Concept, Term
from kg.ontology import Relation

#: Before one of many: "as a soldier and", "as a young".
_ANY = re.compile(r"\ban? (?:[\w-]+,? ){0,4}$")
#: As which people serve without an office.
_TRADES = frozenset(
    "soldier statesman stateswoman sailor infantryman paratrooper gunner pilot navigator medic nurse physician doctor "
    "surgeon dentist journalist missionary teacher schoolteacher lawyer attorney engineer interpreter translator spy "
    "mechanic photographer marine politician architect clergyman cook firefighter".split()
)


def trade_or(relation: Relation, term: Term, phrases: Phrases) -> Relation:
    """The relation, but of an office that of a trade where any number may have it: "served as a soldier"."""
    if "position" not in relation.slots or not isinstance(term, Concept) or term.label.split()[-1] not in _TRADES:
        return relation
    before = phrases.passage.text[max(0, term.start - 40) : term.start]
    trade = phrases.ontology.slot("occupation", ("Person",)) if _ANY.search(before) else None
    return trade or relation

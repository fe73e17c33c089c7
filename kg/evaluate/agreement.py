"""When two labels mean one thing, and two names one relation, as a reader would judge.

Labels agree without case, quotes, a leading article or a disambiguator. Relations agree by Wikidata
id, by name or label in any spelling, and by the names of what the ontology declares equivalent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.ontology import Ontology, Relation
from kg.rows import Row

_LOCAL = re.compile(r"[^/#]+$")


def normal(value: object) -> str:
    """A label without what does not matter.

    >>> normal("  'The  Third Man' ")
    'third man'
    """
    text = re.sub(r"\s+", " ", str(value)).strip(" '\"“”").casefold()
    return re.sub(r"^(the|a|an) ", "", text)


def labels(*values: object) -> frozenset[str]:
    """The normal forms of labels, with and without a disambiguator; None gives none."""
    return frozenset(
        normal(one)
        for value in values
        if value is not None
        for one in (value, re.sub(r"\s*\([^()]*\)$", "", str(value)))
    )


def relation_key(name: str) -> str:
    """One key for all spellings of a relation's name.

    >>> relation_key("placeOfBirth"), relation_key("PLACE_OF_BIRTH"), relation_key("P19")
    ('placeofbirth', 'placeofbirth', 'p19')
    """
    return "".join(char for char in name.casefold() if char.isalnum())


@dataclass(frozen=True, slots=True)
class Relations:
    """By which keys a relation is known: those of the ontology, and `named` ones, from key to P-id.

    `named` is a gold file's own vocabulary where it has labels and no P-ids.
    """

    known: Mapping[str, frozenset[str]]
    named: Mapping[str, str]

    @classmethod
    def of(cls, ontology: Ontology, named: Mapping[str, str] | None = None) -> Relations:
        """Every relation that the ontology declares; `named` goes from a label to a P-id."""
        known = {one.name: frozenset(_keys(one)) for one in ontology.relations.values()}
        return cls(known, {relation_key(label): property.casefold() for label, property in (named or {}).items()})

    def of_row(self, row: Row) -> frozenset[str]:
        """The keys of a predicted fact's relation, which a user's ontology may have named."""
        name = str(row["name"])
        return self.known.get(name, frozenset()) | self.keys(name, row["property"])

    def keys(self, *names: object) -> frozenset[str]:
        """The keys of a relation that a gold calls by names, labels or P-ids."""
        keys = {relation_key(str(name)) for name in names if name}
        return frozenset(keys | {self.named[key] for key in keys if key in self.named})


def _keys(relation: Relation) -> Iterable[str]:
    for name in (relation.name, relation.label, *relation.equivalents):
        found = _LOCAL.search(name)
        yield relation_key(found.group() if found else name)

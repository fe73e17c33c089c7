"""Every relation's example sentence, read the whole way: the marked subject, the relation, the marked object.

Relations that qualify a fact are found as its qualifier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kg.extract.dates import find_dates
from kg.model import Article, Entity, Literal
from kg.names import name_key
from kg.ontology import Ontology, Relation, load_ontology
from kg.read import Tools, read_article

pytestmark = pytest.mark.model

_MARK = re.compile(r"\[([so]): ([^\[\]]+)\]")
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()

#: What no sentence of its own article says, and why.
NEVER: dict[str, str] = {
    "demonymOf": "its sentence begins with the inhabitants, not with the subject",
    "description": "told of a character in a cast list, whose article is the film's",
    "differentFrom": "told by a negated clause, and what is negated is never read",
    "moreUrbanPopulationThan": "told of the other city's article",
    "name": "stands in brackets, where a name in the subject's own language is meant",
    "ofWhat": "an office is read as a relation to what it is of",
    "page": "told in references alone, which are not prose",
    "quantity": "told of agents, who have no article",
    "rankByUrbanPopulation": "an ordinal within a superlative, which prose passes over",
    "validFrom": "read with a position and its years, never from a type",
    "validUntil": "read with a position and its years, never from a type",
    "wikiPageUsesTemplate": "an open template is cut off from its article's categories",
}

ONTOLOGY = load_ontology()
CASES = [
    pytest.param(relation, id=name, marks=[pytest.mark.xfail(strict=True, reason=NEVER[name])] if name in NEVER else [])
    for name, relation in ONTOLOGY.relations.items()
]


def spelled(text: str) -> str:
    """What two spellings of one label or value share."""
    return name_key(text.replace(",", "").strip(' .?!"'))


def meanings(words: str, ontology: Ontology) -> Iterator[str]:
    """What the marked words may stand for: themselves, a date, a number, a country, a language."""
    yield spelled(words)
    yield from (date.lexical for date in find_dates(words, 0, len(words)))
    yield from (spelled(names[words]) for names in (ontology.demonyms, ontology.countries) if words in names)
    yield spelled(f"{words} language")
    yield re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", words)
    if words in _NUMBERS:
        yield str(_NUMBERS.index(words))


def label(term: Entity | Literal) -> str:
    return spelled(term.label if isinstance(term, Entity) else term.lexical)


@pytest.mark.parametrize("relation", CASES)
def test_example_is_read(relation: Relation, tools: Tools) -> None:
    marked = {match[1]: match[2] for match in _MARK.finditer(relation.example)}
    text = _MARK.sub(lambda match: match[2], relation.example)
    facts = [
        fact
        for fact in read_article(Article(id="example", title=marked["s"], text=text), tools).facts
        if fact.status != "rejected"
    ]
    found = {
        label(fact.object)
        for fact in facts
        if fact.relation == relation.name and label(fact.subject) == spelled(marked["s"])
    }
    found |= {label(value) for fact in facts for name, value in fact.qualifiers if name == relation.name}
    assert found & set(meanings(marked["o"], tools.ontology)), (text, found)


def test_every_relation_has_an_example() -> None:
    assert len(CASES) >= 350
    assert NEVER.keys() < ONTOLOGY.relations.keys()
    assert len(NEVER) <= 15

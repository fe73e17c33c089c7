"""The rows that leave the program as JSON lines: one flat object a fact, a mention, a link.

These keys are the public contract that the README documents; changing one is a breaking change.
In: values of the model. Out: dictionaries of plain JSON values, keys in the documented order, null
where a key does not apply.
"""

from __future__ import annotations

from kg.model import Claim, Entity, Fact, Link, Literal, Mention, Passage, Term, Value
from kg.ontology import Ontology
from kg.vocab import Namespace, expand

Json = str | int | float | None | list["Json"] | dict[str, "Json"]
Row = dict[str, Json]


def fact_row(fact: Fact, ontology: Ontology) -> Row:
    """A fact with its evidence; `predicate` and `datatype` are IRIs, `property` a Wikidata P-id."""
    evidence = fact.evidence
    subject_start, subject_end = evidence.subject_span or (None, None)
    object_start, object_end = evidence.object_span or (None, None)
    literal = fact.object if isinstance(fact.object, Literal) else None
    return {
        "article": evidence.article,
        "subject": fact.subject.iri,
        "subject_label": fact.subject.label,
        "predicate": Namespace(ontology.base).term(fact.relation),
        "name": fact.relation,
        "property": ontology.relations[fact.relation].property or None,
        **_object(fact.object),
        "datatype": expand(literal.datatype, ontology.base) if literal else None,
        "language": literal.language or None if literal else None,
        "qualifiers": [_qualifier(name, value, ontology) for name, value in fact.qualifiers],
        "section": evidence.section,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "subject_start": subject_start,
        "subject_end": subject_end,
        "object_start": object_start,
        "object_end": object_end,
        "extractor": evidence.extractor,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
        "status": fact.status,
        "reason": fact.reason or None,
    }


def mention_row(article: str, mention: Mention) -> Row:
    """A span of the article's text that names an entity."""
    return {
        "article": article,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "entity": mention.entity.iri,
        "label": mention.entity.label,
        "types": list(mention.types),
        "source": mention.source,
        "confidence": mention.confidence,
    }


def link_row(article: str, link: Link) -> Row:
    """A glossed link: its anchor and its gloss in the article's text."""
    return {
        "article": article,
        "anchor": link.anchor,
        "title": link.title,
        "anchor_start": link.start,
        "anchor_end": link.end,
        "gloss_start": link.gloss_start,
        "gloss_end": link.gloss_end,
    }


def passage_row(passage: Passage) -> Row:
    """A passage and the bounds of its text in the source."""
    start, end = passage.source(0, len(passage.text)) if passage.text else (None, None)
    return {
        "kind": passage.kind,
        "section": passage.section,
        "subject": passage.subject,
        "start": start,
        "end": end,
        "truncated": passage.truncated,
        "text": passage.text,
    }


def claim_row(passage: Passage, claim: Claim) -> Row:
    """What a passage states, in its own words: before anybody asked who is meant."""
    return {
        "subject": claim.subject.label,
        "relation": claim.relation,
        "object": _words(claim.object),
        "qualifiers": [f"{name}: {_words(value)}" for name, value in claim.qualifiers],
        "extractor": claim.extractor,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "story": claim.story,
        "words": passage.text[claim.start : claim.end],
    }


def _words(term: Term) -> str:
    return term.lexical if isinstance(term, Value) else term.label


def _object(value: Entity | Literal) -> Row:
    if isinstance(value, Entity):
        return {"object": value.iri, "object_label": value.label, "value": None}
    return {"object": None, "object_label": None, "value": value.lexical}


def _qualifier(name: str, value: Entity | Literal, ontology: Ontology) -> Row:
    return {"name": name, "property": ontology.relations[name].property or None, **_object(value)}

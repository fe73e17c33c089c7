"""A thing in the words of schema.org, for whoever reads pages with a program.

In: a thing's plain facts, and the equivalents that the ontology declares (`owl:equivalentClass`,
`owl:equivalentProperty`, `skos:closeMatch`). Out: JSON-LD with schema.org's own terms only, each property on what
may have it and with what it may have; the rest is left to the data files. `schemaorg.tsv` holds what schema.org
says of the terms in question.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.linked.source import Source, term
from kg.ontology import Ontology
from kg.vocab import PREFIXES

#: Values of one property that are told.
MOST = 25
SCHEMA, TYPE = PREFIXES["schema"], term("rdf:type").value
_INTEGER = re.compile(r"[+-]?[0-9]{1,600}")
_DATATYPES = {
    **dict.fromkeys(("date", "gYear", "gYearMonth"), ("Date",)),
    "dateTime": ("DateTime", "Date"),
    "integer": ("Integer", "Number", "Text"),
    "decimal": ("Number", "Text"),
    "string": ("Text",),
    "anyURI": ("URL", "Text"),
}


@dataclass(frozen=True, slots=True)
class Property:
    """What has it, and what it has as value: names of classes and data types."""

    domain: frozenset[str]
    range: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is used of schema.org. `ancestors` has every class with all that it is within."""

    ancestors: Mapping[str, frozenset[str]]
    properties: Mapping[str, Property]

    def among(self, types: Iterable[str], allowed: frozenset[str]) -> bool:
        """Whether something of these types is of one of the allowed ones."""
        return any(one in allowed or self.ancestors[one] & allowed for one in types)


@cache
def vocabulary() -> Vocabulary:
    """The excerpt of schema.org that comes with the package."""
    lines = (Path(__file__).parent / "schemaorg.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return Vocabulary(
        {name: frozenset(rest[0].split()) for name, *rest in rows if len(rest) == 1},
        {name: Property(*(frozenset(one.split()) for one in rest)) for name, *rest in rows if len(rest) == 2},
    )


class Words:
    """From our classes and relations to those of schema.org."""

    def __init__(self, ontology: Ontology) -> None:
        known, start = vocabulary(), f"{ontology.base}ontology#"
        self.classes = {
            start + one.name: [name for iri in one.equivalents if (name := iri.removeprefix(SCHEMA)) in known.ancestors]
            for one in ontology.classes.values()
        }
        self.relations = {
            start + one.name: [
                name for iri in one.equivalents if (name := iri.removeprefix(SCHEMA)) in known.properties
            ]
            for one in ontology.relations.values()
        }

    def types(self, classes: Iterable[str]) -> list[str]:
        """The most special classes at schema.org of a thing of our classes, sorted."""
        ancestors = vocabulary().ancestors
        found = {name for iri in classes for name in self.classes.get(iri, (iri.removeprefix(SCHEMA),))} & {*ancestors}
        return sorted(one for one in found if not any(one in ancestors[other] for other in found))


@lru_cache(4)
def words(ontology: Ontology) -> Words:
    """The words for an ontology's."""
    return Words(ontology)


def described(source: Source, iri: str, description: str = "") -> dict[str, Any]:
    """The thing as JSON-LD; a value that is a thing itself has its name, its address and its type."""
    mapped = words(source.ontology)
    types = mapped.types(source.classes(iri)) or ["Thing"]
    page = source.addresses.page(iri)
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@id": iri,
        "@type": types[0] if len(types) == 1 else types,
        "name": source.label(iri),
    }
    about |= {"url": source.base + page} if page else {}
    about |= {"description": description} if description else {}
    known, said = vocabulary(), dict[str, list[Any]]()
    for quad in sorted(source.view.union.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()), key=str):
        relation = quad.predicate.value
        if quad.predicate == term("owl:sameAs") and isinstance(quad.object, ox.NamedNode):
            said.setdefault("sameAs", []).append(quad.object.value)
        for name in mapped.relations.get(relation, (relation.removeprefix(SCHEMA),)):
            if name in known.properties and known.among(types, known.properties[name].domain):
                value, values = _value(source, quad.object, known.properties[name].range), said.setdefault(name, [])
                if value is not None and value not in values and len(values) < MOST:
                    values.append(value)
    return about | {one: values[0] if len(values) == 1 else values for one, values in sorted(said.items()) if values}


def script(document: Mapping[str, Any]) -> str:
    r"""The document as the content of a script element, which nothing in it can end.

    >>> script({"name": "</script>"})
    '{"name": "\u003c/script\u003e"}'
    """
    text = json.dumps(document, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _value(source: Source, value: Any, allowed: frozenset[str]) -> Any:
    """A value as the property may have it; None where it may not."""
    if isinstance(value, ox.Literal):
        kind = value.datatype.value.removeprefix(PREFIXES["xsd"])
        kinds = _DATATYPES.get(kind, ("Text",) if value.language else ())
        found = next((one for one in kinds if one in allowed), None)
        if found == "Integer":  # one that somebody wrote may be none
            return int(value.value) if _INTEGER.fullmatch(value.value) else None
        return value.value if found else None
    if not isinstance(value, ox.NamedNode) or not value.value.startswith(source.base):
        return None
    types = words(source.ontology).types(source.classes(value.value)) or ["Thing"]
    label = source.label(value.value)
    if vocabulary().among(types, allowed):
        return {"@type": types[0] if len(types) == 1 else types, "@id": value.value, "name": label}
    return label if "Text" in allowed else None

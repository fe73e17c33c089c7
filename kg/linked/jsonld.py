"""JSON-LD 1.1 with a context of prefixes: short enough to be read, written without looking anything up.

Source: https://www.w3.org/TR/json-ld11/ (the engine writes the expanded form only).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pyoxigraph as ox

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def compact(triples: Sequence[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """The triples in their order, those of one subject together."""
    # An address that begins with a word that is a prefix too ("id:...") would be taken for a short one.
    schemes = {
        node.value.partition(":")[0]
        for triple in triples
        for node in triple
        if isinstance(node, ox.NamedNode) and "//" not in node.value[: node.value.find(":") + 3]
    }
    # By the longest beginning: article/ and not the base alone.
    starts = sorted(((start, one) for one, start in prefixes.items() if one not in schemes), reverse=True)

    def short(iri: str) -> str:
        for start, prefix in starts:
            if iri.startswith(start) and not iri.startswith("//", len(start)):
                return f"{prefix}:{iri.removeprefix(start)}"
        return iri

    def name(node: ox.NamedNode | ox.BlankNode) -> str:
        return short(node.value) if isinstance(node, ox.NamedNode) else str(node)

    def value(node: Any) -> Any:
        if not isinstance(node, ox.Literal):
            return {"@id": name(node)}
        if node.language:
            return {"@value": node.value, "@language": node.language}
        if node.datatype.value == _STRING:
            return node.value
        return {"@value": node.value, "@type": short(node.datatype.value)}

    nodes: dict[str, dict[str, Any]] = {}
    for subject, predicate, target in triples:
        about = nodes.setdefault(name(subject), {"@id": name(subject)})
        if predicate.value == _TYPE and isinstance(target, ox.NamedNode):
            about.setdefault("@type", []).append(short(target.value))
        else:
            about.setdefault(short(predicate.value), []).append(value(target))
    graph = [
        {key: one[0] if isinstance(one, list) and len(one) == 1 else one for key, one in about.items()}
        for about in nodes.values()
    ]
    context = {one: start for start, one in sorted(starts, key=lambda pair: pair[1])}
    document = {"@context": context, "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")

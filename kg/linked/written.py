"""RDF as bytes, the same for the same quads, in the formats that data is published in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.linked import jsonld
from kg.quads import text_literal


@dataclass(frozen=True, slots=True)
class Form:
    """A format by its file extension. `graphs` tells whether it holds named graphs."""

    extension: str
    media: str
    engine: ox.RdfFormat
    graphs: bool = False

    @property
    def content_type(self) -> str:
        """The header's value; text formats say their charset, as a browser needs it."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


FORMS = {
    one.extension: one
    for one in (
        Form("ttl", "text/turtle", ox.RdfFormat.TURTLE),
        Form("jsonld", "application/ld+json", ox.RdfFormat.JSON_LD),
        Form("nt", "application/n-triples", ox.RdfFormat.N_TRIPLES),
        Form("rdf", "application/rdf+xml", ox.RdfFormat.RDF_XML),
        Form("nq", "application/n-quads", ox.RdfFormat.N_QUADS, graphs=True),
        Form("trig", "application/trig", ox.RdfFormat.TRIG, graphs=True),
    )
}


def write(quads: Iterable[ox.Quad], form: Form, prefixes: Mapping[str, str]) -> bytes:
    """The quads in a format; one without named graphs gets each triple once."""
    if form.graphs:
        ordered = sorted(set(quads), key=lambda quad: (str(quad.graph_name), str(quad)))
        return _serialized(ordered, form, _used(prefixes, [one.triple for one in ordered]))
    triples = sorted({quad.triple for quad in quads}, key=str)
    if form.engine == ox.RdfFormat.RDF_XML:
        triples = [_for_xml(one) for one in triples]
    used = _used(prefixes, triples)
    if form.engine == ox.RdfFormat.JSON_LD:
        return jsonld.compact(triples, used)
    return _serialized(triples, form, used)


def _serialized(items: Sequence[ox.Quad] | Sequence[ox.Triple], form: Form, prefixes: dict[str, str]) -> bytes:
    data = ox.serialize(items, format=form.engine, prefixes=prefixes)
    assert data is not None
    return data


def _used(prefixes: Mapping[str, str], triples: Iterable[ox.Triple]) -> dict[str, str]:
    """The prefixes that shorten anything; none that leaves a dot at the end of a name, which rdflib cannot read."""
    iris = {
        node.value if isinstance(node, ox.NamedNode) else node.datatype.value
        for triple in triples
        for node in triple
        if isinstance(node, ox.NamedNode | ox.Literal)
    }
    dotted = tuple(iri for iri in iris if iri.endswith("."))
    return {
        prefix: start
        for prefix, start in prefixes.items()
        if any(iri.startswith(start) for iri in iris) and not any(iri.startswith(start) for iri in dotted)
    }


def _for_xml(triple: ox.Triple) -> ox.Triple:
    """The triple with text that XML can hold."""
    value = triple.object
    if not isinstance(value, ox.Literal) or (clean := text_literal(value.value).value) == value.value:
        return triple
    kept = ox.Literal(clean, language=value.language) if value.language else ox.Literal(clean, datatype=value.datatype)
    return ox.Triple(triple.subject, triple.predicate, kept)

"""The formats of answers: their media types and short names.

Sources: the registrations of SPARQL 1.1 Query Results and of RDF 1.1 at IANA. The first of a table
is what a client gets that does not mind.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an answer. `media` holds the type it is sent as, then other names of it."""

    name: str
    media: tuple[str, ...]
    engine: ox.QueryResultsFormat | ox.RdfFormat | None

    @property
    def content_type(self) -> str:
        """The header's value; text formats say their charset, as a browser needs it."""
        return f"{self.media[0]}; charset=utf-8" if self.media[0].startswith("text/") else self.media[0]


#: For people; no engine writes it.
HTML = Format("html", ("text/html", "application/xhtml+xml"), None)
RESULTS = (
    Format("json", ("application/sparql-results+json", "application/json"), ox.QueryResultsFormat.JSON),
    Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml"), ox.QueryResultsFormat.XML),
    Format("csv", ("text/csv",), ox.QueryResultsFormat.CSV),
    Format("tsv", ("text/tab-separated-values",), ox.QueryResultsFormat.TSV),
)
GRAPHS = (
    Format("turtle", ("text/turtle", "application/x-turtle"), ox.RdfFormat.TURTLE),
    Format("ntriples", ("application/n-triples", "text/plain"), ox.RdfFormat.N_TRIPLES),
    Format("rdfxml", ("application/rdf+xml", "application/xml", "text/xml"), ox.RdfFormat.RDF_XML),
    Format("jsonld", ("application/ld+json", "application/json"), ox.RdfFormat.JSON_LD),
    Format("nquads", ("application/n-quads",), ox.RdfFormat.N_QUADS),
    Format("trig", ("application/trig",), ox.RdfFormat.TRIG),
    Format("n3", ("text/n3",), ox.RdfFormat.N3),
)


def media_type(content_type: str) -> str:
    """A Content-Type without its parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def by_media(formats: tuple[Format, ...], media: str) -> Format | None:
    """The format that goes by this media type."""
    return next((one for one in formats if media in one.media), None)


def by_name(formats: tuple[Format, ...], name: str) -> Format | None:
    """The format with this short name or media type."""
    return next((one for one in formats if name == one.name), None) or by_media(formats, name)

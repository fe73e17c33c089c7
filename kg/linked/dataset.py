"""What the whole collection is, for programs: VoID and DCAT 3.

Source: https://www.w3.org/TR/void/ and https://www.w3.org/TR/vocab-dcat-3/

In: the counts of a snapshot's index, what the publisher says, the dumps there are. Out: quads, without blank nodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pyoxigraph as ox

from kg.linked import dumps
from kg.linked.document import moment
from kg.linked.source import Source, term
from kg.linked.written import FORMS
from kg.lookup import curie

#: Things that stand as examples of what there is.
EXAMPLES = 5
MEDIA = "https://www.iana.org/assignments/media-types/"

Pair = tuple[str, ox.NamedNode | ox.Literal]


def description(source: Source) -> tuple[ox.Quad, ...]:
    """All that is said of the collection."""
    writer = _Writer(source)
    triples = {
        ox.Triple(subject, term(name), value)
        for subject, pairs in (*writer.collection(), *writer.parts(), *writer.linksets())
        for name, value in pairs
    }
    return tuple(sorted((ox.Quad(*one) for one in triples), key=str))


class _Writer:
    """The nodes of the description, each with what is said of it."""

    def __init__(self, source: Source) -> None:
        self.source, self.node = source, source.dataset
        self.count = source.view.index.execute

    def at(self, path: str) -> ox.NamedNode:
        return ox.NamedNode(self.source.base + path)

    def part(self, name: str) -> ox.NamedNode:
        return ox.NamedNode(f"{self.node.value}#{name}")

    def short(self, iri: str) -> str:
        """A name for an address that may stand within another."""
        return quote(curie(self.source.view.facts, ox.NamedNode(iri)), safe=":")

    def total(self, kind: str) -> int:
        return int(self.count("SELECT coalesce(sum(n), 0) FROM count WHERE kind = ?", (kind,)).fetchone()[0])

    def rows(self, kind: str) -> list[tuple[str, int]]:
        return self.count("SELECT key, n FROM count WHERE kind = ? ORDER BY key", (kind,)).fetchall()

    def collection(self) -> Iterator[tuple[ox.NamedNode, list[Pair]]]:
        source, about, state = self.source, self.source.about, self.source.state
        said: list[Pair] = [
            *(("rdf:type", term(one)) for one in ("void:Dataset", "dcat:Dataset")),
            ("dcterms:title", ox.Literal(about.title)),
            ("dcterms:issued", moment(self.total("issued") or state.made)),
            ("dcterms:modified", moment(state.made)),
            ("owl:versionInfo", ox.Literal(state.name)),
            ("dcat:version", ox.Literal(state.name)),
            ("dcat:landingPage", self.at("")),
            ("foaf:homepage", self.at("")),
            ("void:uriSpace", ox.Literal(f"{source.base}id/")),
            ("void:sparqlEndpoint", self.at("sparql")),
            ("dcat:distribution", self.part("sparql")),
            ("void:triples", ox.Literal(self.total("relation"))),
            ("void:entities", ox.Literal(self.total("thing"))),
            ("void:distinctSubjects", ox.Literal(self.total("subject"))),
            ("void:classes", ox.Literal(len(self.rows("class")))),
            ("void:properties", ox.Literal(len(self.rows("relation")))),
        ]
        said += [("dcterms:description", ox.Literal(about.description))] if about.description else []
        said += [("dcterms:license", ox.NamedNode(about.licence))] if about.licence else []
        if about.publisher:
            publisher = ox.NamedNode(about.publisher) if "://" in about.publisher else self.part("agent")
            said.append(("dcterms:publisher", publisher))
            yield publisher, [("rdf:type", term("foaf:Agent")), ("foaf:name", ox.Literal(about.publisher))]
        top = self.count("SELECT iri FROM thing WHERE gone = 0 ORDER BY degree DESC, iri LIMIT ?", (EXAMPLES,))
        said += [("void:exampleResource", ox.NamedNode(iri)) for (iri,) in top]
        said += [("void:vocabulary", one) for one in self.vocabularies()]
        yield from self.access()
        for name in dumps.FILES:
            said += [("void:dataDump", self.at(f"dump/{name}")), ("dcat:distribution", self.part(name))]
        yield self.node, said

    def vocabularies(self) -> set[ox.NamedNode]:
        """The vocabularies of the relations and classes in use."""
        keys = [key for kind in ("relation", "class") for key, _ in self.rows(kind)]
        own = self.source.view.facts.namespace.term("")
        starts = [one for one in self.source.prefixes.values() if one == own or not one.startswith(self.source.base)]
        return {ox.NamedNode(start) for start in starts if any(key.startswith(start) for key in keys)}

    def access(self) -> Iterator[tuple[ox.NamedNode, list[Pair]]]:
        """Where the data is had: the service, and the files with their checksums."""
        service = self.part("service")
        yield (
            self.part("sparql"),
            [
                ("rdf:type", term("dcat:Distribution")),
                ("dcterms:title", ox.Literal("SPARQL")),
                ("dcat:accessURL", self.at("sparql")),
                ("dcat:accessService", service),
            ],
        )
        yield (
            service,
            [
                ("rdf:type", term("dcat:DataService")),
                ("dcterms:title", ox.Literal("SPARQL")),
                ("dcat:endpointURL", self.at("sparql")),
                ("dcat:servesDataset", self.node),
            ],
        )
        made = {one.name: one for one in dumps.listed(dumps.folder(self.source.view.path))}
        for name in dumps.FILES:
            form = FORMS.get(name.split(".")[1])
            yield (
                self.part(name),
                [
                    ("rdf:type", term("dcat:Distribution")),
                    ("dcterms:title", ox.Literal(name)),
                    ("dcat:accessURL", self.node),
                    ("dcat:downloadURL", self.at(f"dump/{name}")),
                    ("dcat:mediaType", ox.NamedNode(MEDIA + (form.media if form else "application/xml"))),
                    ("dcat:compressFormat", ox.NamedNode(MEDIA + dumps.MEDIA)),
                ],
            )
            if name in made:  # they are made when first asked for
                checksum, size = self.part(f"{name}.sha256"), str(made[name].size)
                yield (
                    self.part(name),
                    [
                        ("dcat:byteSize", ox.Literal(size, datatype=term("xsd:nonNegativeInteger"))),
                        ("spdx:checksum", checksum),
                    ],
                )
                yield (
                    checksum,
                    [
                        ("rdf:type", term("spdx:Checksum")),
                        ("spdx:algorithm", term("spdx:checksumAlgorithm_sha256")),
                        ("spdx:checksumValue", ox.Literal(made[name].sha256, datatype=term("xsd:hexBinary"))),
                    ],
                )

    def parts(self) -> Iterator[tuple[ox.NamedNode, list[Pair]]]:
        """The members of each class, the uses of each relation."""
        for kind, link, key, count in (
            ("class", "void:classPartition", "void:class", "void:entities"),
            ("relation", "void:propertyPartition", "void:property", "void:triples"),
        ):
            for iri, n in self.rows(kind):
                part = self.part(f"{kind}={self.short(iri)}")
                yield self.node, [(link, part)]
                yield part, [(key, ox.NamedNode(iri)), (count, ox.Literal(n))]

    def linksets(self) -> Iterator[tuple[ox.NamedNode, list[Pair]]]:
        """What is equated with what other collections have."""
        for key, n in self.rows("linkset"):
            relation, _, prefix = key.partition(" ")
            node, target = self.part(f"links={self.short(relation)}={prefix}"), self.part(prefix)
            yield self.node, [("void:subset", node)]
            yield (
                node,
                [
                    ("rdf:type", term("void:Linkset")),
                    ("void:linkPredicate", ox.NamedNode(relation)),
                    ("void:subjectsTarget", self.node),
                    ("void:objectsTarget", target),
                    ("void:triples", ox.Literal(n)),
                ],
            )
            yield (
                target,
                [
                    ("rdf:type", term("void:Dataset")),
                    ("void:uriSpace", ox.Literal(self.source.prefixes[prefix])),
                ],
            )

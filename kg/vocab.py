"""Namespaces and the minting of addresses; everything lives under one base.

An entity's IRI is the base, `id/` and its title with underscores, as in Wikipedia and DBpedia.
RFC 3987 says which characters an IRI may hold; the others are percent-encoded, `%`, `#` and `?`
among them since they would end the path or be decoded twice.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

DEFAULT_BASE = "http://localhost:8000/"

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "sh": "http://www.w3.org/ns/shacl#",
    "schema": "https://schema.org/",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "dbo": "http://dbpedia.org/ontology/",
    "dbr": "http://dbpedia.org/resource/",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
}

_UNSAFE = re.compile(
    r"[\x00-\x20\x7f-\x9f<>\"{}|\\^`%#?\[\]\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U000e0fff\U000efffe-\U0010ffff"
    + "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0xE0000, 0x10000))
    + "]"
)
_SPACE = re.compile(r"[\s_\u00a0]+")


@lru_cache(maxsize=20_000)
def slug(title: str) -> str:
    """The title as the last part of an address: underscores for spaces, capital first letter.

    >>> slug("puppet state"), slug("100% Wolf"), slug('"Heroes"')
    ('Puppet_state', '100%25_Wolf', '%22Heroes%22')
    """
    text = _SPACE.sub("_", title.strip()).strip("_")
    text = text[:1].upper() + text[1:] if text[:1].upper().lower() == text[:1].lower() else text
    return escape(text) or "_"


def escape(text: str) -> str:
    """Percent-encode what may not stand in an IRI's path, as UTF-8 octets."""
    return _UNSAFE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode("utf-8", "surrogatepass")), text)


def expand(curie: str, base: str = DEFAULT_BASE) -> str:
    """The IRI that a prefixed name stands for; `kg:` is this vocabulary.

    >>> expand("xsd:date"), expand("kg:edtf", "http://kg.example/")
    ('http://www.w3.org/2001/XMLSchema#date', 'http://kg.example/ontology#edtf')
    """
    prefix, _, local = curie.partition(":")
    return (f"{base}ontology#" if prefix == "kg" else PREFIXES[prefix]) + local


@dataclass(frozen=True, slots=True)
class Namespace:
    """Mints every IRI of a graph under its base.

    >>> Namespace("http://kg.example/").entity("Zhang Yimou")
    'http://kg.example/id/Zhang_Yimou'
    """

    base: str = DEFAULT_BASE

    def entity(self, title: str) -> str:
        """Something with an article of its own."""
        return f"{self.base}id/{slug(title)}"

    def local(self, scope: str, label: str) -> str:
        """Something named in the article `scope`, without an article of its own."""
        return f"{self.base}id/{slug(scope)}#{slug(label)}"

    def concept(self, label: str) -> str:
        """A common noun used as a value: an occupation, a genre, a type."""
        return f"{self.base}concept/{escape(_SPACE.sub('_', label.strip()))}"

    def term(self, name: str) -> str:
        """A class or relation of the ontology."""
        return f"{self.base}ontology#{name}"

    def article(self, identity: str) -> str:
        """The named graph of an article's facts."""
        return f"{self.base}article/{escape(_SPACE.sub('_', identity))}"

    def evidence(self, identity: str) -> str:
        """The named graph that holds why an article's facts are believed."""
        return f"{self.base}evidence/{escape(_SPACE.sub('_', identity))}"

    def statement(self, *parts: str) -> str:
        """The statement node with this content; the same content has the same address."""
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        return f"{self.base}statement/{digest[:32]}"

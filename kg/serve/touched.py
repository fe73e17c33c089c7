"""Where an update may have changed the graph, told from its text, so that not everything need be compared."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.serve.sparql import bare
from kg.snapshot.states import Compare
from kg.snapshot.union import Graph, among, difference

_GRAPH_NAME = r"(<[^<>\s]*>|[\w.-]*:[\w.%-]*)"
_OTHER = re.compile(r"\b(?:WHERE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_WIDE = re.compile(r"\bGRAPH\s*[?$]|\b(?:NAMED|ALL|ADD|MOVE|COPY|LOAD|DEFAULT)\b", re.IGNORECASE)
_NAMES = re.compile(rf"\b(?:GRAPH|WITH)\s*{_GRAPH_NAME}", re.IGNORECASE)
_TEMPLATE = re.compile(r"\b(?:INSERT|DELETE)(?:\s+WHERE)?\s*\{((?:[^{}]|\{[^{}]*\})*)\}", re.IGNORECASE)
_BLOCK = re.compile(rf"\bGRAPH\s*{_GRAPH_NAME}\s*\{{[^{{}}]*\}}", re.IGNORECASE)


def touched(update: str, base: str, prefixes: dict[str, str]) -> Compare | None:
    """How to find what an update changed; None where its text does not tell where to look."""
    quads = _data(update, base, prefixes)
    if quads is not None:
        return lambda old, new: among(old, new, quads)
    plain = bare(update, names=True)
    if _WIDE.search(plain):
        return None
    graphs: set[Graph] = set()
    for name in _NAMES.findall(plain):
        try:
            graphs.add(ox.NamedNode(name[1:-1] if name[0] == "<" else ""))
        except ValueError:
            return None  # a prefixed name or a relative address
    # What is inserted or deleted outside of GRAPH blocks goes to the default graph.
    templates = _TEMPLATE.findall(plain)
    if not templates or any(_BLOCK.sub("", one).strip(" .;\r\n\t") for one in templates):
        graphs.add(ox.DefaultGraph())
    return lambda old, new: difference(old, new, graphs)


def _data(update: str, base: str, prefixes: dict[str, str]) -> list[ox.Quad] | None:
    """The quads that an update of nothing but INSERT DATA and DELETE DATA names; None for any other."""
    plain = bare(update)
    if _OTHER.search(plain) or not re.search(r"\bDATA\b", plain, re.IGNORECASE):
        return None
    text = update
    for found in re.finditer(r"\bDELETE\b", plain, re.IGNORECASE):  # as long as INSERT, so the places stay
        text = f"{text[: found.start()]}INSERT{text[found.end() :]}"
    scratch = ox.Store()
    try:
        scratch.update(text, base_iri=base, prefixes=prefixes)
    except (SyntaxError, ValueError):
        return None
    quads = list(scratch)
    # A blank node is another one in each store.
    return (
        None if any(isinstance(one, ox.BlankNode) for quad in quads for one in (quad.subject, quad.object)) else quads
    )

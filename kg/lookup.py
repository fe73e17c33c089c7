"""What a person means by a name: from words to the terms of a graph.

In: a full IRI, a prefixed name, the title of an article, a concept or a label. Out: terms.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.quads import term
from kg.store import Store

_IRI = re.compile(r"<([^<>\s]*)>|(https?://\S+|urn:\S+)")


def named(store: Store, text: str) -> ox.NamedNode | None:
    """The IRI that `text` writes in full or as a prefixed name of the store's prefixes."""
    found = _IRI.fullmatch(text)
    prefix, _, local = text.partition(":")
    try:
        return ox.NamedNode(found[1] or found[2] if found else store.prefixes.get(prefix, "") + local)
    except ValueError:
        return None


def things(store: Store, text: str) -> tuple[ox.NamedNode, ...]:
    """What `text` may mean: the IRI it writes, else the thing with that title, else all so labelled."""
    node = named(store, text)
    if node is not None:
        return (node,)
    for iri in (store.namespace.entity(text), store.namespace.concept(text)):
        node = ox.NamedNode(iri)
        if next(store.dataset.quads_for_pattern(node, None, None, ox.DefaultGraph()), None):
            return (node,)
    return labelled(store, text)


def labelled(store: Store, label: str) -> tuple[ox.NamedNode, ...]:
    """The things with exactly this English label, sorted."""
    quads = store.dataset.quads_for_pattern(
        None, term("rdfs:label"), ox.Literal(label, language="en"), ox.DefaultGraph()
    )
    return tuple(sorted({quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}, key=str))


def relations(store: Store, text: str) -> tuple[ox.NamedNode, ...]:
    """The relations that `text` may mean: an IRI, a prefixed name, a local name or a label."""
    node = named(store, text)
    if node is not None:
        return (node,)
    nodes = [one for one in labelled(store, text) if one.value.startswith(store.namespace.term(""))]
    if " " not in text and text:
        own = named(store, f"kg:{text}")
        if own and next(store.dataset.quads_for_pattern(own, None, None, ox.DefaultGraph()), None):
            nodes.insert(0, own)
    return tuple(dict.fromkeys(nodes))


def label(store: Store, node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """The words for a term: a literal's text, a thing's label, else its prefixed name."""
    if isinstance(node, ox.Literal):
        return node.value
    if isinstance(node, ox.NamedNode):
        quads = store.dataset.quads_for_pattern(node, term("rdfs:label"), None, ox.DefaultGraph())
        return min(
            (quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), default=curie(store, node)
        )
    return str(node)


def curie(store: Store, node: ox.NamedNode) -> str:
    """The IRI with the longest prefix of the store that fits, else in angle brackets."""
    fits = [(start, prefix) for prefix, start in store.prefixes.items() if node.value.startswith(start)]
    start, prefix = max(fits, default=("", ""))
    return f"{prefix}:{node.value.removeprefix(start)}" if start else f"<{node.value}>"

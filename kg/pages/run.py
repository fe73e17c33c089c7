"""The page of a run: which versions of what read the articles that name it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import pyoxigraph as ox

from kg.pages.site import Site
from kg.pages.statements import Node
from kg.quads import term

#: So many of the articles are listed.
LISTED = 200


def render(site: Site, digest: str, _: Mapping[str, str]) -> str | None:
    """The page at `page/run/{digest}`."""
    (iri,) = site.addresses.iri(f"run/{digest}")
    node, default = ox.NamedNode(iri), ox.DefaultGraph()
    told = sorted(
        (quad.predicate.value, quad.object)
        for quad in site.view.union.quads_for_pattern(node, None, None, default)
        if isinstance(quad.object, Node) and quad.predicate != term("rdf:type")
    )
    if not told:
        return None
    bundles = site.view.union.quads_for_pattern(None, term("prov:wasGeneratedBy"), node, default)
    read = sorted(quad.subject.value for quad in islice(bundles, LISTED) if isinstance(quad.subject, ox.NamedNode))
    path = site.addresses.page(iri)
    assert path
    return site.html("run.html", path, {"iri": iri, "told": told, "read": read})

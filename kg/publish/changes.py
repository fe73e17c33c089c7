"""Which things must be shown anew: what differs from the state that was published, and what is near it.

In: a snapshot, and what the manifest remembers. Out: addresses. How: each named graph is compared by
a digest of its quads; all that a graph named, before or now, has changed where the graph has; and a
page also shows what the neighbours of its thing are called, so theirs are made again too, as are the
articles that mention one of them. That is more than needed, never less; files that come out the
same are not written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.publish.manifest import Graph
from kg.snapshot.links import Scheme
from kg.snapshot.view import View


def graphs(view: View) -> dict[str, Graph]:
    """Every named graph, and what the default graph holds that none of them does."""
    store = view.facts.dataset
    found = {
        name.value: _graph(view, store.quads_for_pattern(None, None, None, name))
        for name in store.named_graphs()
        if isinstance(name, ox.NamedNode)
    }
    plain = ox.DefaultGraph()
    own = (quad for quad in store.quads_for_pattern(None, None, None, plain) if not _elsewhere(store, quad))
    return {**found, "": _graph(view, own)}


def _elsewhere(store: ox.Store, quad: ox.Quad) -> bool:
    return any(one.graph_name != quad.graph_name for one in store.quads_for_pattern(*quad.triple))


def _graph(view: View, quads: Iterable[ox.Quad]) -> Graph:
    things = Scheme.of(view.facts.namespace).things
    lines, touched = [], set()
    for quad in quads:
        lines.append(str(quad.triple))
        for one in (quad.subject, quad.object):
            if isinstance(one, ox.NamedNode) and one.value.startswith(things):
                touched.add(one.value.partition("#char=")[0])
    digest = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
    return Graph(digest, frozenset(touched))


def modified(view: View) -> dict[str, float]:
    """When each thing that is there changed."""
    return dict(view.index.execute("SELECT iri, modified FROM thing WHERE gone = 0"))


def affected(
    view: View,
    before: Mapping[str, Graph],
    now: Mapping[str, Graph],
    then: Mapping[str, float],
    when: Mapping[str, float],
) -> frozenset[str]:
    """The addresses whose files may differ; `then` and `when` are `modified` before and now."""
    nothing = Graph("", frozenset())
    changed = {iri for iri in {*then, *when} if then.get(iri) != when.get(iri)}
    for name in {*before, *now}:
        old, new = before.get(name, nothing), now.get(name, nothing)
        if old.digest != new.digest:
            changed |= old.touched | new.touched
    near = set(changed)
    for target, source in view.index.execute("SELECT target, source FROM link") if changed else ():
        if target in changed:
            near.add(source)
        if source in changed:
            near.add(target)
    for name, graph in now.items():
        if name and not graph.touched.isdisjoint(changed):
            near.add(name)
    return frozenset(near)

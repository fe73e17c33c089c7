"""How well predicted clusters of mentions fit those of a gold: the three measures whose mean CoNLL's shared task took.

In: clusters as sets of mentions, whatever a mention is; each mention stands in at most one cluster of a side.
Out: for each measure numerators and denominators of recall and precision, which add up over documents.
Definitions: MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), CEAF by entities (Luo 2005).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import networkx

Clusters = Sequence[AbstractSet[Hashable]]
#: Right and all of the gold, right and all of what was predicted.
Counts = tuple[float, float, float, float]


def muc(gold: Clusters, said: Clusters) -> Counts:
    """Links: how many must be added to join each cluster from the parts that the other side makes of it."""
    return (*_links(gold, said), *_links(said, gold))


def _links(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    place = {mention: at for at, one in enumerate(others) for mention in one}
    parts = (len({place.get(mention, mention) for mention in one}) for one in clusters)
    whole = sum(len(one) - 1 for one in clusters)
    return sum(map(len, clusters)) - sum(parts), whole


def b_cubed(gold: Clusters, said: Clusters) -> Counts:
    """Mentions: of the cluster of each, the share that the other side's cluster of it holds too."""
    return (*_shares(gold, said), *_shares(said, gold))


def _shares(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    place = {mention: at for at, one in enumerate(others) for mention in one}
    together = (Counter(place[mention] for mention in one if mention in place) for one in clusters)
    shares = (sum(n * n for n in counts.values()) / len(one) for counts, one in zip(together, clusters, strict=True))
    return sum(shares), sum(map(len, clusters))


def ceaf(gold: Clusters, said: Clusters) -> Counts:
    """Entities: the best pairing of clusters, a pair being worth twice what they share over what they hold."""
    graph: networkx.Graph[tuple[str, int]] = networkx.Graph()
    for number, one in enumerate(gold):
        for at, other in enumerate(said):
            if shared := len(one & other):
                graph.add_edge(("gold", number), ("said", at), weight=2 * shared / (len(one) + len(other)))
    best = sum(graph.edges[pair]["weight"] for pair in networkx.max_weight_matching(graph))
    return best, len(gold), best, len(said)


MEASURES: Mapping[str, Callable[[Clusters, Clusters], Counts]] = {"MUC": muc, "B-cubed": b_cubed, "CEAF": ceaf}


def scores(documents: Sequence[tuple[Clusters, Clusters]]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by measure over documents of gold and predicted clusters, and CoNLL's mean of each."""
    found: dict[str, tuple[float, float, float]] = {}
    for name, measure in MEASURES.items():
        counts = [sum(column) for column in zip(*(measure(*one) for one in documents), strict=True)]
        recall, precision = counts[0] / max(counts[1], 1e-9), counts[2] / max(counts[3], 1e-9)
        found[name] = (precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))
    means = [sum(column) / len(found) for column in zip(*found.values(), strict=True)]
    return found | {"CoNLL": (means[0], means[1], means[2])}

"""The trained relation model: which relations hold between the mentions of a sentence.

In: the parsed sentences of a passage, their antecedents being known. Out: claims of the extractor "model". How: every
pair of mentions whose kinds can stand in a relation is scored for all relations at once; what passes the relation's
threshold and its domain and range is claimed, with the calibrated probability as confidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import ConfigError
from kg.extract.prose.fit import fits
from kg.extract.prose.phrase import Phrases
from kg.extract.relations.arrange import Alphabet, arrange
from kg.extract.relations.features import Graph, Mention, read_graph
from kg.extract.relations.net import Array, pair_vectors, scores
from kg.model import Claim, Name, Value
from kg.ontology import Ontology, Relation

WEIGHTS, CARD = "weights.npz", "model.json"
#: In a longer enumeration only neighbours are asked about.
FAR = 10
#: So far above its threshold, in log-odds, a relation is believed against a recogniser's class.
BELIEVED = 1.0
_GUESSED = frozenset(("Person", "Place", "Organisation", "Work", "Event", "Group", "Family", "EthnicGroup"))


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of one relation: at which log-odds it is claimed, and how they become a probability.

    `relation` is a Wikidata P-id or a local name; the probability is that of `slope` x log-odds + `shift`. `pairs` are
    the kinds of subject and object it was seen with.
    """

    relation: str
    threshold: float
    slope: float
    shift: float
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, eq=False)
class RelationModel:
    """Weights, the alphabet they count in, and one head a relation."""

    version: str
    alphabet: Alphabet
    weights: Mapping[str, Array]
    heads: tuple[Head, ...]

    @classmethod
    def load(cls, directory: Path) -> RelationModel:
        """Read a model that `save` wrote.

        Raises ConfigError where there is none or it cannot be read.
        """
        try:
            card = json.loads((directory / CARD).read_text(encoding="utf-8"))
            with np.load(directory / WEIGHTS, allow_pickle=False) as file:
                weights = {name: file[name] for name in file.files}
            alphabet = Alphabet.of(card["words"], card["tags"], card["deps"])
            heads = tuple(Head(**{**one, "pairs": frozenset(map(tuple, one["pairs"]))}) for one in card["heads"])
        except (OSError, ValueError, KeyError, TypeError) as err:
            raise ConfigError(f"{directory}: no relation model here ({err}); name a directory with one") from err
        return cls(card["version"], alphabet, _restored(weights), heads)

    def save(self, directory: Path) -> None:
        """Write the model: weights in half precision, the table of words in bytes."""
        directory.mkdir(parents=True, exist_ok=True)
        card = {
            "version": self.version,
            "words": list(self.alphabet.words),
            "tags": list(self.alphabet.tags),
            "deps": list(self.alphabet.deps),
            "heads": [
                {
                    "relation": one.relation,
                    "threshold": round(one.threshold, 4),
                    "slope": round(one.slope, 4),
                    "shift": round(one.shift, 4),
                    "pairs": sorted(one.pairs),
                }
                for one in self.heads
            ],
        }
        text = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
        (directory / CARD).write_text(text + "\n", encoding="utf-8")
        np.savez_compressed(directory / WEIGHTS, allow_pickle=False, **_shortened(self.weights))

    def claims(self, sentences: Sequence[Phrases]) -> Iterator[Claim]:
        """What the sentences of one passage state."""
        read = [(phrases, read_graph(phrases)) for phrases in sentences]
        asked = [(phrases, graph, pairs) for phrases, graph in read if (pairs := self._pairs(graph))]
        if not asked:
            return
        batch = arrange([graph for _, graph, _ in asked], [pairs for _, _, pairs in asked], self.alphabet)
        odds = scores(pair_vectors(batch, self.weights), self.weights)
        at = 0
        for phrases, graph, pairs in asked:
            found = list(self._found(phrases, graph, pairs, odds[at : at + len(pairs)]))
            at += len(pairs)
            yield from _once(found, phrases.ontology)

    def _pairs(self, graph: Graph) -> list[tuple[int, int]]:
        """The pairs worth asking about."""
        known = [(at, one) for at, one in enumerate(graph.mentions) if one.term is not None]
        return [
            (at, other)
            for (at, one), (other, two) in permutations(known, 2)
            if abs(at - other) <= FAR and (one.kind, two.kind) in self._kinds and _apart(one, two)
        ]

    @cached_property
    def _kinds(self) -> frozenset[tuple[str, str]]:
        return frozenset(pair for head in self.heads for pair in head.pairs)

    @cached_property
    def _thresholds(self) -> Array:
        return np.array([one.threshold for one in self.heads], np.float32)

    def _found(self, phrases: Phrases, graph: Graph, pairs: Sequence[tuple[int, int]], odds: Array) -> Iterator[Claim]:
        for row, column in zip(*np.nonzero(odds > self._thresholds), strict=True):
            head = self.heads[column]
            subject, object_ = (graph.mentions[one] for one in pairs[row])
            relation = self._meant(head.relation, subject, object_, phrases.ontology)
            if relation is None and odds[row, column] - head.threshold > BELIEVED:
                subject, object_ = _unguessed(subject), _unguessed(object_)
                relation = self._meant(head.relation, subject, object_, phrases.ontology)
            if relation is None or not isinstance(subject.term, Name) or object_.term is None:
                continue
            chance = 1 / (1 + np.exp(-(head.slope * float(odds[row, column]) + head.shift)))
            spans = [(one.term.start, one.term.end) for one in (subject, object_) if one.term]
            yield Claim(
                subject=subject.term,
                relation=relation.name,
                object=object_.term,
                start=min(start for start, _ in spans),
                end=max(end for _, end in spans),
                extractor="model",
                rule=f"{head.relation}@{self.version}",
                confidence=round(float(chance), 3),
            )

    def _meant(self, key: str, subject: Mention, object_: Mention, ontology: Ontology) -> Relation | None:
        """The ontology's relation that a head stands for, given what it would join."""
        name, term = subject.term, object_.term
        if not isinstance(name, Name) or term is None:
            return None
        able = [
            one
            for one in _declared(ontology).get(key, ())
            if _could_be(name, one.domain, ontology) and _may_be_object(term, one, ontology)
        ]
        return ontology.nearest(able, name.classes) or next(iter(able), None)


def _could_be(name: Name, allowed: tuple[str, ...], ontology: Ontology) -> bool:
    """Whether a name may be of a class that is asked for; a recogniser's "organisation" may be a party."""
    return fits(name, allowed, ontology) or any(
        one in ontology.ancestors(narrow) for one in name.classes for narrow in allowed
    )


def _unguessed(mention: Mention) -> Mention:
    """The mention without a guessed class: a recogniser takes asteroids and galaxies for people and places."""
    term = mention.term
    if not isinstance(term, Name) or not _GUESSED.issuperset(term.classes):
        return mention
    return mention._replace(term=replace(term, classes=()))


def _may_be_object(term: Name | Value, relation: Relation, ontology: Ontology) -> bool:
    if isinstance(term, Value):
        return bool(relation.datatype)
    return not relation.datatype and _could_be(term, relation.range, ontology)


@lru_cache(maxsize=4)
def _declared(ontology: Ontology) -> Mapping[str, tuple[Relation, ...]]:
    """The relations by P-id and by name."""
    table: dict[str, tuple[Relation, ...]] = {one.name: (one,) for one in ontology.relations.values()}
    for one in ontology.relations.values():
        if one.property:
            table[one.property] = (*table.get(one.property, ()), one)
    return table


def _apart(one: Mention, two: Mention) -> bool:
    """Whether two mentions can be a subject and another thing."""
    if not isinstance(one.term, Name):
        return False
    if isinstance(two.term, Name):
        return one.term.label != two.term.label and not (one.term.self and two.term.self)
    return True


def _once(claims: Sequence[Claim], ontology: Ontology) -> Iterator[Claim]:
    """Of claims that exclude each other the likeliest: who is whose parent, which is the one date of birth.

    One date is said of somebody in one relation, and a relation that holds once has one object.
    """
    best: dict[tuple[object, ...], float] = {}
    for claim in claims:
        for key in ((claim.subject, claim.relation, claim.object), *_shared(claim, ontology)):
            best[key] = max(best.get(key, 0.0), claim.confidence)
    for claim in claims:
        relation = ontology.relations[claim.relation]
        rivals: list[tuple[object, ...]] = [(claim.subject, relation.inverse, claim.object), *_shared(claim, ontology)]
        if not relation.symmetric:
            rivals.append((claim.object, claim.relation, claim.subject))
        if claim.confidence >= max(best.get(one, 0.0) for one in rivals):
            yield claim


def _shared(claim: Claim, ontology: Ontology) -> Iterator[tuple[object, ...]]:
    """What a claim has in common with those that exclude it."""
    if ontology.relations[claim.relation].max_count == 1:
        yield claim.subject, claim.relation
    if isinstance(claim.object, Value):
        yield claim.subject, claim.object


def _shortened(weights: Mapping[str, Array]) -> dict[str, NDArray[Any]]:
    """The table of words as bytes with a scale a row; everything else in half precision."""
    table = weights["words"]
    scale = np.abs(table).max(axis=1, keepdims=True).clip(1e-8) / 127
    return {name: value.astype(np.float16) for name, value in weights.items() if name != "words"} | {
        "words": np.round(table / scale).astype(np.int8),
        "words.scale": scale.astype(np.float16),
    }


def _restored(weights: Mapping[str, NDArray[Any]]) -> dict[str, Array]:
    full = {name: value.astype(np.float32) for name, value in weights.items()}
    full["words"] = full["words"] * full.pop("words.scale")
    return full

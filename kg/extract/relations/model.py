"""The trained relation model: which relations hold between the mentions of a sentence.

In: the parsed sentences of a passage, their antecedents being known. Out: claims of the extractor "model". How: every
pair of mentions whose kinds can stand in a relation is scored for all relations at once; what passes the relation's
threshold and its domain and range is claimed, with the calibrated probability as confidence. Of relations that the
user asks for, the likeliest pair of a sentence may be less sure, and common nouns may be objects.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import ConfigError
from kg.extract.prose.fit import GUESSED, fits
from kg.extract.prose.phrase import Phrases
from kg.extract.relations.arrange import Alphabet, arrange
from kg.extract.relations.doer import is_anothers_deed
from kg.extract.relations.doubted import is_doubted
from kg.extract.relations.encoder import Encoder
from kg.extract.relations.exclusive import once, side_by_side
from kg.extract.relations.features import Graph, Mention, read_graph
from kg.extract.relations.net import Array, pair_vectors, scores
from kg.extract.relations.nouns import Nouns
from kg.extract.relations.opinions import DOUBT, SURE, Asked, Two, is_told, reconsider
from kg.extract.relations.pairs import worth_asking
from kg.extract.relations.parts import plays
from kg.extract.relations.places import placed
from kg.extract.relations.wording import reworded
from kg.model import Claim, Concept, Name, Value
from kg.ontology import Ontology, Relation

WEIGHTS, CARD = "weights.npz", "model.json"
#: So many pairs are scored at once: some 10 MB.
BATCH = 2_000
#: So far above its threshold, in log-odds, a relation is believed against a recogniser's class.
BELIEVED = 1.0
#: So far below its threshold the likeliest pair of a relation that is asked for is claimed, and others so near to it.
EASED, NEAR = 3.8, 0.7
#: So much likelier, in log-odds, it is then that something is said of the passage's own subject.
OWN = 1.5
#: What the verb's own subject does and nobody else: to work for, to belong to.
_OF_WHO_DOES = frozenset(("employer", "member-of"))


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of one relation: at which log-odds it is claimed, and how they become a probability.

    `relation` is a Wikidata P-id or a local name; the probability is that of `slope` x log-odds + `shift`. `pairs` are
    the kinds of subject and object it was seen with, `nouns` the common nouns that were its objects.
    """

    relation: str
    threshold: float
    slope: float
    shift: float
    pairs: frozenset[tuple[str, str]]
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class RelationModel:
    """Weights, the alphabet they count in, and one head a relation.

    `asked` are the local names of the relations that the user asks for, none where all are welcome alike. Where there
    is an `encoder`, the log-odds of doubtful sentences are the mean of what it and the network say.
    """

    version: str
    alphabet: Alphabet
    weights: Mapping[str, Array]
    heads: tuple[Head, ...]
    asked: frozenset[str] = frozenset()
    encoder: Encoder | None = None

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
            heads = tuple(_head(one) for one in card["heads"])
        except (OSError, ValueError, KeyError, TypeError) as err:
            raise ConfigError(f"{directory}: no relation model here ({err}); name a directory with one") from err
        return cls(card["version"], alphabet, _restored(weights), heads, encoder=Encoder.load(directory))

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
                    "nouns": sorted(one.nouns),
                }
                for one in self.heads
            ],
        }
        text = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
        (directory / CARD).write_text(text + "\n", encoding="utf-8")
        np.savez_compressed(directory / WEIGHTS, allow_pickle=False, **_shortened(self.weights))
        if self.encoder:
            self.encoder.save(directory)

    def claims(
        self, passages: Sequence[Sequence[Phrases]], known: Sequence[Collection[Two]] | None = None
    ) -> list[list[Claim]]:
        """What the sentences of each passage state; they are scored together, which changes no score.

        `known` are of each passage the things of which other extractors told, as `told` gives them.
        """
        stated: list[list[Claim]] = [[] for _ in passages]
        known = known or [()] * len(passages)
        for asked in _batches(self.questions(passages)):
            odds = self._odds(asked, known)
            at = 0
            for one in asked:
                found = list(self._found(one, odds[at : at + len(one.pairs)]))
                at += len(one.pairs)
                text, ontology = one.phrases.passage.text, one.phrases.ontology
                likely = list(once(found, ontology))
                stated[one.passage].extend(placed(likely, text, one.graph, known[one.passage], ontology))
        return stated

    def _odds(self, asked: Sequence[Asked], known: Sequence[Collection[Two]]) -> Array:
        """Log-odds of every relation for the pairs of each sentence, one after another: shape (pairs, relations)."""
        batch = arrange([one.graph for one in asked], [one.pairs for one in asked], self.alphabet)
        odds = scores(pair_vectors(batch, self.weights), self.weights)
        if self.encoder:  # of a relation that is asked for even an unlikely pair may be the likeliest
            numbers = list(range(len(asked)) if self.asked else self._doubtful(asked, odds, known))
            reconsider(asked, odds, numbers, self.encoder)
            self._settle(asked, odds, known, frozenset(numbers))
        return odds

    def _settle(
        self, asked: Sequence[Asked], odds: Array, known: Sequence[Collection[Two]], numbers: Collection[int]
    ) -> None:
        """Where the encoder was not asked, only what is sure is added to what patterns have read of two things."""
        row = 0
        for number, one in enumerate(asked):
            for first, second in one.pairs:
                mentions = one.graph.mentions
                if number not in numbers and is_told(mentions[first].term, mentions[second].term, known[one.passage]):
                    odds[row, odds[row] < self._thresholds + SURE] = -np.inf
                row += 1

    def _doubtful(self, asked: Sequence[Asked], odds: Array, known: Sequence[Collection[Two]]) -> Iterator[int]:
        """The numbers of the sentences in which something may be claimed of a pair that is not told of."""
        at = 0
        for number, one in enumerate(asked):
            here = odds[at : at + len(one.pairs)]
            at += len(one.pairs)
            likely = zip(*np.nonzero(here > self._thresholds - DOUBT), strict=True)
            if any(self._is_open(one, row, column, known[one.passage]) for row, column in likely):
                yield number

    def _is_open(self, asked: Asked, row: int, column: int, known: Collection[Two]) -> bool:
        first, second = (asked.graph.mentions[at].term for at in asked.pairs[row])
        claims = self._claim(asked.phrases, asked.graph, asked.pairs[row], column, 0.0)
        return not is_told(first, second, known) and any(True for _ in claims)

    def questions(self, passages: Sequence[Sequence[Phrases]]) -> Iterator[Asked]:
        """The sentences with pairs worth asking about."""
        first = next((sentences[0] for sentences in passages if sentences), None)
        nouns = _nouns(self, first.ontology) if self.asked and first else None
        for number, sentences in enumerate(passages):
            for phrases in sentences:
                graph = read_graph(phrases, nouns)
                if pairs := worth_asking(graph, phrases, self._kinds):
                    yield Asked(number, phrases, graph, pairs)

    @cached_property
    def _kinds(self) -> frozenset[tuple[str, str]]:
        return frozenset(pair for head in self.heads for pair in head.pairs)

    @cached_property
    def _thresholds(self) -> Array:
        return np.array([one.threshold for one in self.heads], np.float32)

    def _found(self, asked: Asked, odds: Array) -> Iterator[Claim]:
        _, phrases, graph, pairs = asked
        for row, column in zip(*np.nonzero(odds > self._thresholds), strict=True):
            for claim in self._claim(phrases, graph, pairs[row], column, float(odds[row, column])):
                if claim.relation in self.asked or not is_doubted(claim, phrases.ontology):
                    yield claim
        for column in self._columns(phrases.ontology):
            yield from self._likeliest(phrases, graph, pairs, column, odds[:, column])

    def _likeliest(
        self, phrases: Phrases, graph: Graph, pairs: Sequence[tuple[int, int]], column: int, odds: Array
    ) -> Iterator[Claim]:
        """Of a relation that is asked for the pair that most likely stands in it, and those as likely, if not sure."""
        subjects = [graph.mentions[one].term for one, _ in pairs]
        ranks = odds + [OWN * (isinstance(one, Name) and one.self) for one in subjects]
        threshold = self.heads[column].threshold
        best: float | None = None
        for row in np.argsort(-ranks, kind="stable"):
            if best is not None and ranks[row] < best - NEAR:
                break
            for claim in self._claim(phrases, graph, pairs[row], column, float(odds[row])):
                if odds[row] > threshold - EASED:
                    best = float(ranks[row]) if best is None else best
                    if odds[row] <= threshold:
                        yield claim

    def _claim(
        self, phrases: Phrases, graph: Graph, pair: tuple[int, int], column: int, odds: float
    ) -> Iterator[Claim]:
        """The claim that a pair stands in a relation, none where the ontology does not admit that."""
        head = self.heads[column]
        subject, object_ = (graph.mentions[one] for one in pair)
        relation = self._meant(head, subject, object_, phrases.ontology)
        if relation is None and odds - head.threshold > BELIEVED:
            subject, object_ = _unguessed(subject), _unguessed(object_)
            relation = self._meant(head, subject, object_, phrases.ontology)
        if relation is None or not isinstance(subject.term, Name) or object_.term is None:
            return
        asked = relation.name in self.asked
        if relation.cues and not asked and not _has_cue(relation, graph, phrases.passage.text):
            return  # "starring A and B" tells of no siblings
        kinds = {subject.kind, object_.kind} - {""}
        alike = (subject.kind == object_.kind or kinds == {"WORK"}) and not relation.symmetric
        if alike and side_by_side(phrases.passage.text, subject.term, object_.term, *kinds):
            return
        people = relation.domain == relation.range == ("Individual",)
        if people and isinstance(object_.term, Name) and plays(phrases.passage.text, subject.term, object_.term):
            return
        if _OF_WHO_DOES.intersection(relation.slots) and is_anothers_deed(graph, pair):
            return
        named = [one.term for one in graph.mentions if isinstance(one.term, Name) and one.kind in ("", "PERSON")]
        text, ontology = phrases.passage.text, phrases.ontology
        relation = reworded(relation, subject.term, object_.term, text, ontology, named, asked=asked)
        if relation is None:
            return
        chance = 1 / (1 + np.exp(-(head.slope * odds + head.shift)))
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

    def _columns(self, ontology: Ontology) -> list[int]:
        """The columns of the relations that are asked for."""
        if not self.asked:
            return []
        declared = _declared(ontology)
        return [
            at
            for at, head in enumerate(self.heads)
            if any(one.name in self.asked for one in declared.get(head.relation, ()))
        ]

    def _meant(self, head: Head, subject: Mention, object_: Mention, ontology: Ontology) -> Relation | None:
        """The ontology's relation that a head stands for, given what it would join."""
        name, term = subject.term, object_.term
        if not isinstance(name, Name) or term is None:
            return None
        if isinstance(term, Concept) and head.relation not in _nouns(self, ontology).of_noun(term.label):
            return None
        able = [
            one
            for one in _declared(ontology).get(head.relation, ())
            if _could_be(name, one.domain, ontology) and _may_be_object(term, one, ontology)
        ]
        return ontology.nearest(able, name.classes) or next(iter(able), None)


def _has_cue(relation: Relation, graph: Graph, text: str) -> bool:
    """Whether a word tells of the relation, and no title does: not "Niobe and Her Daughters"."""
    return any(
        one.last in relation.cues and (at == 0 or text[one.end - len(one.last)].islower())
        for at, one in enumerate(graph.words)
    )


def _batches(asked: Iterator[Asked]) -> Iterator[list[Asked]]:
    batch: list[Asked] = []
    size = 0
    for one in asked:
        batch.append(one)
        size += len(one.pairs)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _could_be(name: Name, allowed: tuple[str, ...], ontology: Ontology) -> bool:
    """Whether a name may be of a class that is asked for; a recogniser's "organisation" may be a party."""
    return fits(name, allowed, ontology) or any(
        one in ontology.ancestors(narrow) for one in name.classes for narrow in allowed
    )


def _unguessed(mention: Mention) -> Mention:
    """The mention without a guessed class: a recogniser takes asteroids and galaxies for people and places."""
    term = mention.term
    if not isinstance(term, Name) or not GUESSED.issuperset(term.classes):
        return mention
    return mention._replace(term=replace(term, classes=()))


def _may_be_object(term: Name | Value | Concept, relation: Relation, ontology: Ontology) -> bool:
    if isinstance(term, Value):
        return bool(relation.datatype)
    return not relation.datatype and (isinstance(term, Concept) or _could_be(term, relation.range, ontology))


@lru_cache(maxsize=4)
def _nouns(model: RelationModel, ontology: Ontology) -> Nouns:
    """The nouns that the relations of a model may have as objects."""
    return Nouns.of(ontology, ((head.relation, head.nouns) for head in model.heads))


def _head(card: Mapping[str, Any]) -> Head:
    return Head(**{**card, "pairs": frozenset(map(tuple, card["pairs"])), "nouns": frozenset(card.get("nouns", ()))})


@lru_cache(maxsize=4)
def _declared(ontology: Ontology) -> Mapping[str, tuple[Relation, ...]]:
    """The relations by P-id and by name."""
    table: dict[str, tuple[Relation, ...]] = {one.name: (one,) for one in ontology.relations.values()}
    for one in ontology.relations.values():
        if one.property:
            table[one.property] = (*table.get(one.property, ()), one)
    return table


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

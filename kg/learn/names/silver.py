"""Data that tell of some names in a text what they are, and nothing of its other words.

In: the directory of the shared data. Out: samples. How: FewRel and wiki80 mark the two ends of one
relation, whose domain and range in the ontology say what they are; a film's record names the film
and its cast, a DBpedia triple who made it; a short description ("river in Italy") tells what an
article is about. Of other words a capital leaves everything open, as does a small word between two
capitals; the rest is no name.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.learn.names.samples import ANY_NAME, Mark, Sample, demonyms_of, labels_of, outermost
from kg.names import bare_title
from kg.ontology import Ontology

#: Cuts a text into words.
Cut = Callable[[str], tuple[str, ...]]

#: So many of the 34,055 films; more would teach nothing but films.
FILMS = 4_000
LONGEST = 1_500
_SEED = 7
_OPEN = re.compile(r"[A-Z0-9]|[^\x00-\x7f]")
_SMALL = frozenset(
    "of the de del della di da van von der den la le and for in on at to with a an al el y du des 's".split()
)
_MAKERS = frozenset("director starring writer musicComposer producer cinematography editing".split())
_HEAD_END = re.compile(r" (?:of|in|by|from|for|on|at|who|that|which|and|to|with)\b|[,(;]")
_LIFE = re.compile(r"\(\d{3,4}|\b(?:born|\d{3,4}[–-]\d{3,4})")


def read_silver(data: Path, ontology: Ontology, cut: Cut) -> Iterator[Sample]:
    """Every sample with a name in it that the data tell of."""
    for sample in (
        *_relations(data / "relations", ontology),
        *_films(data / "corpus" / "film_intros.jsonl.gz", cut),
        *_triples(data / "corpus" / "film_intros_dbpedia.jsonl.gz", cut),
        *_triples(data / "corpus" / "film_intros_dbpedia_more.jsonl.gz", cut),
        *_described(data / "corpus" / "vital_intros.jsonl.gz", ontology, cut),
        *_titled(data / "corpus" / "wiki_paragraphs.jsonl.gz", cut),
    ):
        if sample.marks:
            yield sample


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _relations(directory: Path, ontology: Ontology) -> Iterator[Sample]:
    ends = {}
    for relation in ontology.relations.values():
        found = labels_of(relation.domain, ontology), labels_of(relation.range, ontology)
        ends.update({key: found for key in (relation.property, relation.label) if key})
    demonyms = demonyms_of(ontology)
    with gzip.open(directory / "fewrel_val_wiki.json.gz", "rt", encoding="utf-8") as file:
        fewrel = [
            (relation, row["tokens"], row["h"][2], row["t"][2])
            for relation, rows in json.load(file).items()
            for row in rows
        ]
    wiki80 = [
        (row["relation"], row["token"], [range(*row["h"]["pos"])], [range(*row["t"]["pos"])])
        for row in _rows(directory / "wiki80.jsonl.gz")
    ]
    for number, (relation, tokens, *places) in enumerate([*fewrel, *wiki80]):
        words = tuple(word.strip() or " " for word in tokens)
        marks = [
            Mark(place[0], place[-1] + 1, labels if " ".join(words[at] for at in place) not in demonyms else ("GROUP",))
            for known, one in zip(ends.get(relation, ((), ())), places, strict=True)
            for labels in (known or ANY_NAME,)
            for place in one
            if any(words[at][0].isupper() or words[at][0].isdigit() for at in place)
        ]
        yield _sample(f"fewrel {number}", words, marks)


def _films(path: Path, cut: Cut) -> Iterator[Sample]:
    rows = list(_rows(path))
    random.Random(_SEED).shuffle(rows)
    for row in rows[:FILMS]:
        cast = [(name, ("PERSON",)) for name in row["cast"] if " " in name]
        if row.get("extract"):
            yield _article(row["title"], row["extract"], ("WORK",), cast, cut)


def _triples(path: Path, cut: Cut) -> Iterator[Sample]:
    for row in list(_rows(path))[::2]:
        names = []
        for triple in row["triples"]:
            relation, value = (triple["predicate"], triple["object"]) if isinstance(triple, dict) else triple[1:]
            kind, name = relation.removeprefix("dbo:"), _title(value) if value.startswith("dbr:") else ""
            if kind in _MAKERS and " " in name:
                names.append((name, ("PERSON",)))
        title = _title(row.get("film") or row["subject_uri"])
        yield _article(title, row.get("text") or row["abstract"], ("WORK",), names, cut)


def _title(resource: str) -> str:
    return bare_title(resource.removeprefix("dbr:").replace("_", " "))


def _described(path: Path, ontology: Ontology, cut: Cut) -> Iterator[Sample]:
    for row in _rows(path):
        title, text = bare_title(row["title"]), row["extract"]
        common = re.search(rf"(?<!\w){re.escape(title[:1].lower() + title[1:])}(?!\w)", text)
        labels = (
            () if common and not title[:1].isdigit() else _description_labels(row.get("description") or "", ontology)
        )
        if labels:
            yield _article(title, text[:LONGEST], labels, (), cut)


def _description_labels(text: str, ontology: Ontology) -> tuple[str, ...]:
    """What a short description tells: "river in Italy" is of a place."""
    words = _HEAD_END.split(text)[0].strip().lower().split()
    if _LIFE.search(text) and words and words[-1] not in ontology.nouns:
        return ("PERSON",)
    for at in range(len(words)):
        noun = " ".join(words[at:])
        if noun in ontology.nouns:
            return labels_of((ontology.nouns[noun],), ontology)
        if noun in ontology.occupations:
            return ("PERSON",)
    return ()


def _titled(path: Path, cut: Cut) -> Iterator[Sample]:
    for row in _rows(path):
        labels = ("WORK",) if row["title"].endswith("film)") else ANY_NAME
        yield _article(bare_title(row["title"]), row["text"].replace("( ", "("), labels, (), cut)


def _article(
    title: str, text: str, labels: tuple[str, ...], names: Iterable[tuple[str, tuple[str, ...]]], cut: Cut
) -> Sample:
    """The opening of an article: its title where it begins, of several words anywhere, and other names anywhere."""
    words = cut(text[:LONGEST])
    marks = [Mark(at, at + size, labels) for at, size in _find(words, cut(title)) if at < 6 or " " in title]
    marks += [Mark(at, at + size, kind) for name, kind in names for at, size in _find(words, cut(name))]
    return _sample(title, words, marks)


def _find(words: Sequence[str], name: Sequence[str]) -> Iterator[tuple[int, int]]:
    for at in range(len(words) - len(name) + 1):
        if words[at : at + len(name)] == name:
            yield at, len(name)


def _sample(document: str, words: tuple[str, ...], marks: Iterable[Mark]) -> Sample:
    capital = [bool(_OPEN.search(word)) for word in words]
    unknown = set()
    for at, word in enumerate(words):
        reach = 2 if word.lower() in _SMALL or not word.isalpha() else 1
        between = any(capital[max(0, at - reach) : at]) and any(capital[at + 1 : at + 1 + reach])
        if capital[at] or between:
            unknown.add(at)
    return Sample(document, words, outermost(marks), frozenset(unknown))

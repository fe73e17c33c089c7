"""Data in which people marked every name: Re-DocRED's development set and CrossNER's train and development sets.

In: the directory of the shared data. Out: samples, in the order of the files. How: the kinds of a
data set become ours; nationalities and peoples, which Re-DocRED takes for places, are told by the
ontology's demonyms and by the pipeline's own recogniser. CrossNER marks technical terms too: they are
names only with a capital, and not surely then; it does not mark dates and numbers, of which nothing is
learned there.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.learn.names.samples import Mark, Sample, demonyms_of, outermost
from kg.ontology import Ontology

_REDOCRED = {
    "PER": ("PERSON",),
    "LOC": ("PLACE",),
    "ORG": ("ORGANISATION",),
    "TIME": ("DATE",),
    "NUM": ("NUMBER",),
    "MISC": ("WORK", "EVENT", "GROUP", "MISC"),
}
_MAY_BE_GROUPS = ("LOC", "MISC", "ORG")
_CROSSNER: dict[str, tuple[str, ...]] = {
    kind: (label,)
    for label, kinds in {
        "PERSON": "person politician writer musicalartist scientist researcher",
        "PLACE": "location country astronomicalobject",
        "ORGANISATION": "organisation politicalparty band university",
        "WORK": "book poem album song",
        "EVENT": "event election conference",
        "MISC": "award product programlang theory",
    }.items()
    for kind in kinds.split()
}
_CROSSNER |= dict.fromkeys("magazine academicjournal".split(), ("WORK", "ORGANISATION"))
_OFTEN_DEMONYMS = frozenset("location misc".split())
_MISC = ("GROUP", "MISC", "WORK", "EVENT")
_MONTHS = frozenset("January February March April May June July August September October November December".split())


#: Given the words of a text: the ranges of words that name a nationality, a people or a creed.
FindGroups = Callable[[tuple[str, ...]], frozenset[tuple[int, int]]]


def read_gold(data: Path, ontology: Ontology, find_groups: FindGroups) -> Iterator[Sample]:
    """Every sample; each document of Re-DocRED is one, each sentence of CrossNER."""
    demonyms = demonyms_of(ontology)
    yield from _redocred(data / "relations" / "redocred_dev.json.gz", demonyms, find_groups)
    for path in sorted((data / "ner" / "crossner").glob("*/*.txt")):
        yield from _crossner(path, demonyms)


def _redocred(path: Path, demonyms: frozenset[str], find_groups: FindGroups) -> Iterator[Sample]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = json.load(file)
    for document in documents:
        starts = [0]
        for sentence in document["sents"]:
            starts.append(starts[-1] + len(sentence))
        words = tuple(word for sentence in document["sents"] for word in sentence)
        groups = find_groups(words)
        marks: list[Mark] = []
        for mention in (one for cluster in document["vertexSet"] for one in cluster):
            start, end = (starts[mention["sent_id"]] + at for at in mention["pos"])
            kind = mention["type"]
            group = kind in _MAY_BE_GROUPS and " ".join(words[start:end]) in demonyms
            group = group or kind in _MAY_BE_GROUPS[:2] and (start, end) in groups
            marks.append(Mark(start, end, ("GROUP",) if group else _REDOCRED[kind]))
        yield Sample(f"redocred {document['title']}", words, outermost(marks))


def _crossner(path: Path, demonyms: frozenset[str]) -> Iterator[Sample]:
    for number, block in enumerate(path.read_text("utf-8").strip().split("\n\n")):
        rows = [line.split("\t") for line in block.splitlines()]
        words, tags = tuple(row[0] for row in rows), [row[1] for row in rows]
        marks: list[Mark] = []
        for start, tag in enumerate(tags):
            if tag.startswith("B-"):
                end = start + 1
                while end < len(tags) and tags[end] == f"I-{tag[2:]}":
                    end += 1
                marks += _crossner_mark(words, start, end, tag[2:], demonyms)
            elif tag == "O" and (words[start] in _MONTHS or any(map(str.isdigit, words[start]))):
                marks.append(Mark(start, start + 1, ()))
        yield Sample(f"crossner {path.parent.name} {path.stem} {number}", words, tuple(marks))


def _crossner_mark(words: tuple[str, ...], start: int, end: int, kind: str, demonyms: frozenset[str]) -> Iterator[Mark]:
    if kind in _OFTEN_DEMONYMS and " ".join(words[start:end]) in demonyms:
        yield Mark(start, end, ("GROUP",))
    elif kind in _CROSSNER:
        yield Mark(start, end, _CROSSNER[kind])
    elif any(map(str.isupper, "".join(words[start:end]))):
        yield Mark(start, end, _MISC, start > 0) if kind == "misc" else Mark(start, end, ("MISC",), False)

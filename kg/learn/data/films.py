"""Openings of articles on films with DBpedia's triples (CC BY-SA): weak labels, where the object stands in the text."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from kg.articles.sentences import split_sentences
from kg.learn.data.text2kgbench import find
from kg.learn.examples import Example, Span, Stated

FILE = "film_intros_dbpedia.jsonl.gz"
#: DBpedia's properties as Wikidata relations.
PROPERTIES = {
    "dbo:director": "P57",
    "dbo:starring": "P161",
    "dbo:writer": "P58",
    "dbo:musicComposer": "P86",
    "dbo:producer": "P162",
    "dbo:distributor": "P750",
    "dbo:editing": "P1040",
    "dbo:cinematography": "P344",
    "dbo:basedOn": "P144",
    "dbo:releaseDate": "P577",
}
_PRONOUN = re.compile(r"\b(?:It|[Tt]he (?:film|movie|picture))\b")


def read(directory: Path) -> Iterator[Example]:
    """One example a sentence that names the film, as itself or as "the film", and somebody of its triples."""
    with gzip.open(directory / FILE, "rt", encoding="utf-8") as file:
        for line in file:
            yield from _sentences(json.loads(line))


def _sentences(row: dict[str, Any]) -> Iterator[Example]:
    text, title = row["text"], _label(row["film"])
    for start, end in split_sentences(text):
        sentence = text[start:end]
        pronoun = _PRONOUN.search(sentence)
        film = find(sentence, title) or pronoun and Span(*pronoun.span())
        spans = [film] if film else []
        stated = []
        for _, relation, object_ in row["triples"] if film else ():
            found = find(sentence, _label(object_)) if relation in PROPERTIES else None
            if found and film and not (found.start < film.end and film.start < found.end):
                if found not in spans:
                    spans.append(found)
                stated.append(Stated(0, PROPERTIES[relation], spans.index(found)))
        if stated:
            yield Example(
                text=sentence,
                spans=tuple(spans),
                stated=tuple(dict.fromkeys(stated)),
                source="films",
                document=f"film/{row['film']}",
                weight=0.5,
            )


def _label(name: str) -> str:
    return re.sub(r" \([^()]*\)$", "", unquote(name.removeprefix("dbr:")).replace("_", " "))

"""The simple JSON of Text2KGBench: concepts with Wikidata ids, relations between them.

    {"id": "ont_1_movie", "title": ...,
     "concepts": [{"qid": "Q5", "label": "human"}, ...],
     "relations": [{"pid": "P57", "label": "director", "domain": "Q11424", "range": "Q5"}, ...]}

A relation may have no Wikidata id (its ontologies of DBpedia have none); domain and range may be a
concept's id or label, a list of them, empty or missing. https://github.com/cenguix/Text2KGBench
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import OntologyError
from kg.vocab import PREFIXES, slug
from kg.vocabulary.model import Vocabulary, VocabularyClass, VocabularyRelation

_PROPERTY, _ITEM = re.compile(r"P\d+"), re.compile(r"Q\d+")


def read_simple(data: dict[str, object], path: Path) -> Vocabulary:
    """Read the parsed JSON. Raises OntologyError naming the entry that cannot be used."""
    base = f"urn:ontology:{slug(str(data.get('id') or path.stem))}#"
    classes: dict[str, VocabularyClass] = {}
    known: dict[str, str] = {}
    for index, entry in enumerate(_entries(data, "concepts", path)):
        identity, label = _text(entry, "qid"), _text(entry, "label")
        if not identity and not label:
            raise OntologyError(f"{path}: concepts[{index}] has neither qid nor label; give it one")
        iri = _iri(identity or label, _ITEM, PREFIXES["wd"], base)
        classes.setdefault(iri, VocabularyClass(iri=iri, label=label or identity))
        known |= {name.casefold(): iri for name in (identity, label) if name}

    def ends(entry: dict[str, object], end: str, place: str) -> tuple[tuple[str, ...], ...]:
        given = entry.get(end) or ()
        names = [given] if isinstance(given, str) else given
        if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
            raise OntologyError(f"{path}: {place}: {end} is no text; give a concept's qid or label, or a list of them")
        found = tuple(
            known.get(name.strip().casefold()) or _iri(name.strip(), _ITEM, PREFIXES["wd"], base)
            for name in names
            if name.strip()
        )
        for iri, name in zip(found, [name.strip() for name in names if name.strip()], strict=True):
            classes.setdefault(iri, VocabularyClass(iri=iri, label=name))
        return (found,) if found else ()

    relations: list[VocabularyRelation] = []
    for index, entry in enumerate(_entries(data, "relations", path)):
        place = f"relations[{index}]"
        identity, label = _text(entry, "pid"), _text(entry, "label")
        if not label:
            raise OntologyError(f"{path}: {place} has no label; facts could not name it")
        relations.append(
            VocabularyRelation(
                iri=_iri(identity or label, _PROPERTY, PREFIXES["wdt"], base),
                label=label,
                property=identity if _PROPERTY.fullmatch(identity) else "",
                domain=ends(entry, "domain", place),
                range=ends(entry, "range", place),
            )
        )
    if not relations:
        raise OntologyError(f'{path}: declares no relation; list them under "relations"')
    return Vocabulary(path=path, classes=classes, relations=tuple(relations), spelled_dates=True)


def _entries(data: dict[str, object], key: str, path: Path) -> list[dict[str, object]]:
    entries = data.get(key, [])
    if not isinstance(entries, list):
        raise OntologyError(f"{path}: {key} is no list; give a list of objects")
    for index, entry in enumerate(entries):
        if not isinstance(entry, dict):
            raise OntologyError(f"{path}: {key}[{index}] is no object; give one with a label")
    return entries


def _text(entry: dict[str, object], key: str) -> str:
    value = entry.get(key)
    return value.strip() if isinstance(value, str) else ""


def _iri(name: str, wikidata: re.Pattern[str], prefix: str, base: str) -> str:
    return (prefix if wikidata.fullmatch(name) else base) + (name if wikidata.fullmatch(name) else slug(name))

"""A user's labelled sentences, one JSON object a line.

    {"text": "Barolo is made from Nebbiolo.", "subject": "Barolo", "relation": "grape variety", "object": "Nebbiolo"}

`subject` and `object` are words of the text (where they first stand) or [start, end) in code points.
`relation` is a relation of the user's ontology by label, IRI, last part of the IRI or Wikidata id. Lines
with the same text are one example.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.errors import ConfigError, InputError
from kg.extract.dates import find_dates
from kg.learn.examples import Example, Span, Stated
from kg.learn.fitting import FEWEST
from kg.vocabulary.labels import plain
from kg.vocabulary.learned import own_name
from kg.vocabulary.model import Vocabulary, VocabularyRelation

Line = tuple[str, Span, VocabularyRelation, Span]


def read_examples(path: Path, vocabulary: Vocabulary) -> tuple[list[Example], dict[VocabularyRelation, str]]:
    """The examples, and for each relation in them the datatype that its objects have, "" where they are things.

    Raises InputError naming file and line, or ConfigError where a relation has too few to learn from.
    """
    lines = list(_lines(path, vocabulary))
    counts = Counter(relation for _, _, relation, _ in lines)
    if not lines:
        raise ConfigError(f"{path}: no example in it; give one JSON object a line")
    for relation, count in counts.items():
        if count < FEWEST:
            raise ConfigError(f"{path}: relation {relation.label!r} has {count} examples; give at least {FEWEST}")
    dated = Counter(relation for text, _, relation, target in lines if _is_date(text, target))
    values = {one: "kg:date" if 2 * dated[one] > count else "" for one, count in counts.items()}
    by_text: dict[str, list[tuple[Span, VocabularyRelation, Span]]] = {}
    for text, subject, relation, target in lines:
        by_text.setdefault(text, []).append((subject, relation, target))
    examples = []
    for text, facts in by_text.items():
        spans = tuple(dict.fromkeys(span for subject, _, target in facts for span in (subject, target)))
        stated = {(spans.index(one), own_name(relation), spans.index(other)) for one, relation, other in facts}
        examples.append(
            Example(text=text, spans=spans, stated=tuple(Stated(*one) for one in sorted(stated)), document=text)
        )
    return examples, values


def _lines(path: Path, vocabulary: Vocabulary) -> Iterator[Line]:
    known = {key: one for one in reversed(vocabulary.relations) for key in _keys(one)}
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as err:
        reason = getattr(err, "strerror", None) or err
        raise InputError(f"cannot be read ({reason}); name a file of examples", path=path) from err
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _line(line, known, path, number)


def _line(line: str, known: dict[str, VocabularyRelation], path: Path, number: int) -> Line:
    def wrong(reason: str) -> InputError:
        return InputError(reason, path=path, line=number)

    try:
        record = json.loads(line)
    except ValueError as err:
        raise wrong(f"is not well-formed JSON ({err})") from err
    if not isinstance(record, dict) or not {"text", "subject", "relation", "object"} <= record.keys():
        raise wrong("is no object with text, subject, relation and object; give all four")
    text, name = record["text"], record["relation"]
    if not isinstance(text, str) or not isinstance(name, str):
        raise wrong("text and relation are to be strings")
    relation = known.get(name) or known.get(plain(name))
    if relation is None:
        labels = ", ".join(sorted({one.label for one in known.values()}))
        raise wrong(f"relation {name!r} is not in your ontology; its relations are {labels}")
    spans = []
    for end in ("subject", "object"):
        given = record[end]
        if isinstance(given, str):
            at = text.find(given) if given else -1
            span = Span(at, at + len(given))
        elif isinstance(given, list) and len(given) == 2 and all(isinstance(one, int) for one in given):
            span = Span(*given)
        else:
            raise wrong(f"{end} is to be words of the text or [start, end]")
        if not 0 <= span.start < span.end <= len(text):
            raise wrong(f"{end} {given!r} does not stand in the text; give its words or [start, end] as they are there")
        spans.append(span)
    if spans[0] == spans[1]:
        raise wrong("subject and object are the same words; mark two")
    return text, spans[0], relation, spans[1]


def _keys(relation: VocabularyRelation) -> Iterator[str]:
    yield from (relation.label, relation.iri, relation.iri.replace("#", "/").rpartition("/")[2], plain(relation.label))
    if relation.property:
        yield relation.property


def _is_date(text: str, span: Span) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in find_dates(text, span.start, span.end))

"""Gold: what a careful reader takes from a text, whatever format it was written down in.

In: a gold file. Out: a `Gold` a document. How: each format has a file of this package that turns its
records into these values and judges predictions by the rule that its publishers count by.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from kg.errors import InputError
from kg.evaluate.agreement import Relations
from kg.rows import Row

Span = tuple[int, int]
#: A JSON object as a gold file holds it; every field of it is checked when it is used.
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFact:
    """A fact to be found. `subject`, `relation` and `object` are words for people.

    What is compared: `relations`, keys of `kg.evaluate.agreement`, with `subjects` and `objects`, labels
    in the form that the format compares, or with the spans, in code points of the gold's text.
    `subject_names` and `object_names` are all names that the text gives the two, where the gold tells of several.
    """

    subject: str
    relation: str
    object: str
    relations: frozenset[str]
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    subject_span: Span | None = None
    object_span: Span | None = None
    fictional: bool = False
    quote: str = ""
    subject_names: frozenset[str] = frozenset()
    object_names: frozenset[str] = frozenset()

    @property
    def stated(self) -> frozenset[tuple[str, str, str]]:
        """The fact by every pair of names: what another text may state too."""
        return frozenset(
            (subject, self.relation, target)
            for subject in self.subject_names or (self.subject,)
            for target in self.object_names or (self.object,)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpan:
    """A mention or a link to be found; empty `labels` ask only that its offsets are right.

    `labels` are those of the linked article or, of a mention, names of classes that fit it.
    """

    span: tuple[int, ...]
    text: str
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One document. `facts`, `mentions` and `links` are None where the gold does not tell of them.

    `record` is what only the format itself understands: passages, clusters.
    """

    id: str
    text: str = ""
    title: str = ""
    facts: tuple[GoldFact, ...] | None = None
    mentions: tuple[GoldSpan, ...] | None = None
    links: tuple[GoldSpan, ...] | None = None
    record: Any = None


@dataclass(frozen=True, slots=True)
class Predicted:
    """The rows of `kg.rows` that one document gave."""

    facts: Sequence[Row] = ()
    mentions: Sequence[Row] = ()
    links: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """One document's predictions beside its gold.

    `right` and `wrong` hold predictions that count, each with the gold's name of its relation; `found`
    are indices of `gold`. `figures` are the format's own measures, to be averaged over documents.
    """

    right: tuple[tuple[str, Row], ...]
    wrong: tuple[tuple[str, Row], ...]
    gold: tuple[GoldFact, ...]
    found: frozenset[int]
    figures: Mapping[str, float] = field(default_factory=dict)


class Format(Protocol):
    """What a file of this package offers for its format."""

    def read(self, path: Path, relations: Relations) -> list[Gold]:
        """Every document of the file. Raises InputError naming file and line."""

    def judge(self, gold: Gold, predicted: Predicted, relations: Relations) -> Judged:
        """The predicted facts of one document, by the format's own rule."""


def read_lines(path: Path) -> Iterator[tuple[int, Record]]:
    """The objects of a JSON Lines file, perhaps compressed, each with the number of its line.

    Raises InputError where the file cannot be read or a line is no object.
    """
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as err:
                raise InputError(f"is not JSON ({err}); each line holds one object", path=path, line=number) from err
            if not isinstance(record, dict):
                raise InputError("is JSON but no object; each line holds one", path=path, line=number)
            yield number, record


def read_json(path: Path) -> Any:
    """A file that is one JSON value. Raises InputError where it is none."""
    try:
        return json.loads(_text(path))
    except (ValueError, RecursionError) as err:
        raise InputError(f"is not JSON ({err})", path=path, line=getattr(err, "lineno", None)) from err


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error) as err:
        reason = getattr(err, "strerror", None) or err
        raise InputError(f"cannot be read ({reason}); check the path", path=path) from err
    except UnicodeDecodeError as err:
        raise InputError(f"is not UTF-8 (byte {err.start}); convert it, e.g. with iconv", path=path) from err


@contextmanager
def checking(expected: str, path: Path, *, line: int | None = None, document: int | None = None) -> Iterator[None]:
    """Raises InputError, naming the place and what was `expected`, where a field of a record lacks or misfits."""
    try:
        yield
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as err:
        what = f"lacks {err}" if isinstance(err, KeyError) else str(err)
        which = "" if document is None else f"document {document} "
        raise InputError(
            f"{which}is no record of this format ({what}); expected {expected}", path=path, line=line
        ) from err

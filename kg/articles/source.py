"""Where articles come from: text files, directories of them, JSON Lines, standard input.

In: the arguments a user gave. Out: articles, and an `InputError` for each thing that is none, in the
order of the input. How: errors are values here, so that the rest of the batch goes on.

A text file is one article whose id is the file's name without its ending. A line of `.jsonl` or
`.jsonl.gz` is an object with `text`, and perhaps `id`, `title` and `url`; an `id` may be a number;
where it is missing the title stands for it, and where that is missing too or was there before, the
name of the file with the number of the line. Texts are taken as they are: line ends and a
byte-order mark are kept, since offsets count them.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Article

_BOM = b"\xef\xbb\xbf"
_SURROGATE = re.compile(r"[\ud800-\udfff]")
#: What was found, the file and the line it stands in (None for a file that is one text).
_Found = tuple[Article | InputError, str, int | None]


def read_articles(inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Article | InputError]:
    """Read every input in turn; the same file named twice is read once.

    `stdin` is what "-" stands for. An id that two sources give is an error at the second.
    """
    seen: dict[str, str] = {}
    done: set[Path] = set()
    for name in inputs:
        for found, path, line in _read_stream(stdin) if name == "-" else _read_path(name, done):
            if isinstance(found, Article):
                first = seen.setdefault(found.id, place := path if line is None else f"{path}:{line}")
                if first != place:
                    yield InputError(
                        f"the id {found.id!r} was given before, by {first}; give each article its own",
                        path=path,
                        line=line,
                    )
                    continue
            yield found


def _read_path(name: str, done: set[Path]) -> Iterator[_Found]:
    path = Path(name)
    try:
        paths = sorted(one for one in path.rglob("*.txt") if one.is_file()) if path.is_dir() else [path]
    except (OSError, ValueError) as err:
        yield _unreadable(err, name), name, None
        return
    if not paths:
        yield InputError("holds no *.txt file; name a file or another directory", path=name), name, None
    for one in paths:
        if (real := one.absolute()) not in done:
            done.add(real)
            yield from _read_file(one)


def _read_file(path: Path) -> Iterator[_Found]:
    try:
        if path.name.endswith((".jsonl", ".jsonl.gz")):
            with gzip.open(path) if path.name.endswith(".gz") else path.open("rb") as rows:
                yield from _read_rows(rows, str(path))
        else:
            yield _read_text(path.read_bytes(), path.name.removesuffix(".txt"), str(path)), str(path), None
    except (OSError, EOFError, ValueError, zlib.error) as err:
        yield _unreadable(err, str(path)), str(path), None


def _unreadable(err: Exception, path: str) -> InputError:
    if isinstance(err, FileNotFoundError):
        return InputError("does not exist; check the path", path=path)
    if isinstance(err, EOFError | zlib.error | gzip.BadGzipFile):
        return InputError(f"is not a whole gzip file ({err}); fetch or compress it again", path=path)
    reason = getattr(err, "strerror", None) or err
    return InputError(f"cannot be read ({reason}); check the path and its permissions", path=path)


def _read_stream(stdin: BinaryIO | None) -> Iterator[_Found]:
    """Read JSON Lines where the first line that is not blank is an object, else one text."""
    if stdin is None:
        yield InputError("standard input is not open; name a file", path="-"), "-", None
        return
    head: list[bytes] = []
    for line in stdin:
        head.append(line)
        if line.strip():
            break
    try:
        rows = isinstance(json.loads(b"".join(head).removeprefix(_BOM)), dict)
    except (ValueError, RecursionError):
        rows = False
    if rows:
        yield from _read_rows(chain(head, stdin), "-")
    else:
        yield _read_text(b"".join(head) + stdin.read(), "stdin", "-"), "-", None


def _read_rows(rows: Iterable[bytes], path: str) -> Iterator[_Found]:
    titles: set[str] = set()
    for number, row in enumerate(rows, 1):
        if row.strip():
            yield _read_row(row.removeprefix(_BOM), path, number, titles), path, number


def _read_row(row: bytes, path: str, number: int, titles: set[str]) -> Article | InputError:
    """An article; `titles` are those that stood for an id in rows before."""

    def wrong(reason: str) -> InputError:
        return InputError(reason, path=path, line=number)

    try:
        record = json.loads(row.decode("utf-8"))
    except UnicodeDecodeError as err:
        return wrong(f"is not UTF-8 (byte {err.start} of the line); convert the file, e.g. with iconv")
    except (ValueError, RecursionError) as err:
        reason = getattr(err, "msg", None) or "too deep or too large"
        return wrong(f"is not JSON ({reason}); each line holds one object")
    if not isinstance(record, dict):
        return wrong('is JSON but no object; each line holds one {"id", "title", "text"}')
    values: dict[str, str] = {}
    for field in ("id", "title", "url", "text"):
        value = record.get(field)
        if field == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str | None):
            return wrong(f"the field {field!r} is no string; write it in quotation marks")
        values[field] = value or ""
    if "text" not in record:
        return wrong('lacks the field \'text\'; each line holds one {"id", "title", "text"}')
    title = values["title"].strip()
    values["id"] = values["id"].strip()
    if not values["id"]:
        stem = "stdin" if path == "-" else Path(path).name.split(".jsonl")[0]
        values["id"] = f"{stem}-{number}" if title in ("", *titles) else title
        titles.add(title)
    return _article(values["text"], values["id"], path, number, title=title, url=values["url"])


def _read_text(data: bytes, identity: str, path: str) -> Article | InputError:
    if b"\0" in data[: 1 << 16]:
        return InputError("is binary or UTF-16, not UTF-8 text; convert it, e.g. with iconv", path=path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as err:
        line = data.count(b"\n", 0, err.start) + 1
        return InputError(f"is not UTF-8 (byte {err.start}); convert it, e.g. with iconv", path=path, line=line)
    return _article(text, identity, path, None)


def _article(
    text: str, identity: str, path: str, line: int | None, *, title: str = "", url: str = ""
) -> Article | InputError:
    reason = ""
    if not text.strip("\ufeff \t\r\n"):
        reason = "is empty; remove it or give it a text"
    elif any(_SURROGATE.search(value) for value in (text, identity, title, url)):
        reason = "holds half of a surrogate pair, which is no character; repair the escapes"
    return InputError(reason, path=path, line=line) if reason else Article(id=identity, text=text, title=title, url=url)

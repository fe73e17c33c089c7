"""Articles from files, directories, JSON Lines and standard input; what is none is said, not raised."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from kg.articles.source import read_articles
from kg.errors import InputError
from kg.model import Article


def read(*inputs: Path | str, stdin: bytes | None = None) -> list[Article | str]:
    """Articles as they are, errors as their text without the directory."""
    names = [str(one) for one in inputs]
    return [
        found if isinstance(found, Article) else str(found)
        for found in read_articles(names, stdin=None if stdin is None else io.BytesIO(stdin))
    ]


def test_text_file_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a_lamp.v2.txt"
    path.write_bytes("\ufeffA Lamp\r\n\r\né".encode())
    assert read(path, path) == [Article(id="a_lamp.v2", text="\ufeffA Lamp\r\n\r\né")]


def test_directory_is_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.txt", "deep/c.txt", "notes.md"):
        (tmp_path / name).write_text(name)
    assert read(tmp_path, tmp_path / "a.txt") == [
        Article(id="a", text="a.txt"),
        Article(id="b", text="b.txt"),
        Article(id="c", text="deep/c.txt"),
    ]


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_rows(tmp_path: Path, name: str) -> None:
    rows = [
        {"id": "a", "title": "A", "url": "http://a.example", "text": "x\r\ny"},
        {"id": 7, "text": "z"},
        {"title": " B ", "text": "w", "id": None, "more": []},
    ]
    data = b"\xef\xbb\xbf" + b"\n\n".join(json.dumps(row).encode() for row in rows)
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    assert read(path) == [
        Article(id="a", title="A", url="http://a.example", text="x\r\ny"),
        Article(id="7", text="z"),
        Article(id="B", title="B", text="w"),
    ]


BAD_ROWS = [  # the row, what is said of it
    (b"{", "is not JSON (Expecting property name enclosed in double quotes); each line holds one object"),
    (b"[" * 200_000, "is not JSON (too deep or too large); each line holds one object"),
    (b'{"id": ' + b"1" * 5000 + b', "text": "x"}', "is not JSON (too deep or too large); each line holds one object"),
    (b"[1]", 'is JSON but no object; each line holds one {"id", "title", "text"}'),
    (b'{"id": "a"}', 'lacks the field \'text\'; each line holds one {"id", "title", "text"}'),
    (b'{"id": "a", "text": 1}', "the field 'text' is no string; write it in quotation marks"),
    (b'{"id": true, "text": "x"}', "the field 'id' is no string; write it in quotation marks"),
    (b'{"id": "a", "text": " \\n"}', "is empty; remove it or give it a text"),
    (b'{"id": "a", "text": "\\ud800"}', "holds half of a surrogate pair, which is no character; repair the escapes"),
    (b'{"id": "a", "text": "\xff"}', "is not UTF-8 (byte 21 of the line); convert the file, e.g. with iconv"),
]


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS)
def test_bad_row_is_told_and_the_rest_goes_on(tmp_path: Path, row: bytes, reason: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"id": "ok", "text": "x"}\n' + row + b'\n{"id": "fine", "text": "y"}\n')
    assert read(path) == [Article(id="ok", text="x"), f"{path}:2: {reason}", Article(id="fine", text="y")]


def test_rows_without_an_id_have_their_title_or_their_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    title = b'"title": "T"'
    path.write_bytes(b'{"text": "a"}\n{"text": "b", %s}\n{"text": "c", %s}\n{"id": 7, "text": "d"}\n' % (title, title))
    assert [one.id for one in read(path) if isinstance(one, Article)] == ["rows-1", "T", "rows-3", "7"]


BAD_FILES = [
    (b"", "is empty; remove it or give it a text"),
    (b"\xef\xbb\xbf \r\n", "is empty; remove it or give it a text"),
    (b"a\0b", "is binary or UTF-16, not UTF-8 text; convert it, e.g. with iconv"),
]


@pytest.mark.parametrize(("data", "reason"), BAD_FILES)
def test_bad_file_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read(path) == [f"{path}: {reason}"]


def test_text_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x\ny\xe9")
    assert read(path) == [f"{path}:2: is not UTF-8 (byte 3); convert it, e.g. with iconv"]


def test_tables_have_rows() -> None:
    assert len(BAD_ROWS) >= 10
    assert len(BAD_FILES) >= 3


def test_cut_and_false_gzip_are_told(tmp_path: Path) -> None:
    cut, false = tmp_path / "cut.jsonl.gz", tmp_path / "false.jsonl.gz"
    cut.write_bytes(gzip.compress(b'{"id": "a", "text": "x"}\n' * 1000)[:-20])
    false.write_bytes(b'{"id": "b", "text": "x"}')
    found = list(read_articles([str(cut), str(false)]))
    first, second = (one for one in found if isinstance(one, InputError) and not one.line)
    assert str(first).startswith(f"{cut}: is not a whole gzip file (")
    assert str(second).startswith(f"{false}: is not a whole gzip file (")


def test_missing_and_empty_places_are_told(tmp_path: Path) -> None:
    assert read(tmp_path / "no.txt", tmp_path, "a\0b", "-") == [
        f"{tmp_path / 'no.txt'}: does not exist; check the path",
        f"{tmp_path}: holds no *.txt file; name a file or another directory",
        "a\0b: cannot be read (embedded null byte); check the path and its permissions",
        "-: standard input is not open; name a file",
    ]


def test_id_given_twice_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "a", "text": "y"}\n{"id": "b", "text": "z"}\n{"id": "b", "text": "z"}\n')
    assert read(tmp_path / "a.txt", rows) == [
        Article(id="a", text="x"),
        f"{rows}:1: the id 'a' was given before, by {tmp_path / 'a.txt'}; give each article its own",
        Article(id="b", text="z"),
        f"{rows}:3: the id 'b' was given before, by {rows}:2; give each article its own",
    ]


STREAMS: list[tuple[bytes, list[Article | str]]] = [
    (
        b'\n\n{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n',
        [Article(id="a", text="x"), Article(id="b", text="y")],
    ),
    (
        b'{"id": "a", "text": "x"}\n{\n',
        [
            Article(id="a", text="x"),
            "-:2: is not JSON (Expecting property name enclosed in double quotes); each line holds one object",
        ],
    ),
    (b"A Lamp\n\n{x}\n", [Article(id="stdin", text="A Lamp\n\n{x}\n")]),
    (b"{{Infobox\n", [Article(id="stdin", text="{{Infobox\n")]),
    (b"", ["-: is empty; remove it or give it a text"]),
]


@pytest.mark.parametrize(("data", "expected"), STREAMS)
def test_standard_input(data: bytes, expected: list[Article | str]) -> None:
    assert read("-", stdin=data) == expected


def test_streams_are_all_there() -> None:
    assert len(STREAMS) >= 5

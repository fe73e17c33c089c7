"""The bytes of an answer on their way out of a worker: counted, compressed, sent as they come."""

from __future__ import annotations

import re
import zlib
from typing import Protocol

from kg.serve.wire import BEGIN, DATA, Line

#: An answer smaller than this is not worth compressing, in bytes.
SMALL = 1024

_JSON_TEXT, _CSV_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL), re.compile(rb'"[^"]*"')


class TooManyRowsError(Exception):
    """The answer has more rows than one answer may have."""


class Coder(Protocol):
    """A compressor of a stream."""

    def compress(self, data: bytes, /) -> bytes:
        """Coded bytes, perhaps none yet."""

    def flush(self) -> bytes:
        """What is left."""


def coder(name: str) -> Coder | None:
    """The compressor for a content coding; None for none."""
    if name == "zstd":
        import zstandard

        return zstandard.ZstdCompressor(level=3).compressobj()
    return zlib.compressobj(6, zlib.DEFLATED, 31) if name == "gzip" else None


class RowCounter:
    """Counts rows in the bytes of a results format, so that the engine can write them by itself.

    XML escapes "<" in text, and TSV its line ends, so there a mark is enough; in JSON and CSV the
    quoted texts are taken out first, one that is unfinished waiting for the next bytes.
    """

    def __init__(self, name: str) -> None:
        self.name, self.rest, self.rows = name, b"", -1 if name in ("csv", "tsv") else 0

    def add(self, data: bytes) -> int:
        """The rows so far."""
        match self.name:
            case "xml":
                data = self.rest + data
                self.rows += data.count(b"<result>")
                self.rest = data[-7:]
            case "tsv":
                self.rows += data.count(b"\n")
            case "json" | "csv":
                data = (_JSON_TEXT if self.name == "json" else _CSV_TEXT).sub(b"", self.rest + data)
                quote = data.find(b'"')
                data, self.rest = (data, b"") if quote < 0 else (data[:quote], data[quote:])
                if self.name == "csv":
                    self.rows += data.count(b"\n")
                else:
                    self.rows += data.count(b"[{") + data.count(b",{")
                    self.rest = data[-1:] + self.rest if data[-1:] in (b"[", b",") else self.rest
        return self.rows


class Output:
    """A file for the engine to write to; announces the answer with its first bytes."""

    def __init__(
        self, line: Line, kind: str, content_type: str, coding: str, rows: RowCounter | None, most: int
    ) -> None:
        self.line, self.kind, self.content_type = line, kind, content_type
        self.coding, self.rows, self.most = coding, rows, most
        self.coder: Coder | None = None
        self.begun = False
        self.size = 0

    def write(self, data: bytes) -> int:
        """Take bytes of the answer."""
        if self.rows and self.rows.add(data) > self.most:
            raise TooManyRowsError
        if not self.begun:
            self._begin(len(data) < SMALL)
        self.size += len(data)
        coded = self.coder.compress(data) if self.coder else data
        if coded:
            self.line.send(DATA, coded)
        return len(data)

    def flush(self) -> None:
        """The engine calls this at its end; `close` is what ends the answer."""

    def close(self) -> None:
        """Send what is left."""
        if not self.begun:
            self._begin(small=True)
        if self.coder and (rest := self.coder.flush()):
            self.line.send(DATA, rest)

    def _begin(self, small: bool) -> None:
        coding = "" if small else self.coding
        self.coder = coder(coding)
        self.begun = True
        self.line.say(BEGIN, kind=self.kind, content_type=self.content_type, coding=coding)

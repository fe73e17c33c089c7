"""Where data leaves: JSON lines, and tables for people.

On a terminal a table fits its width; elsewhere it is aligned text, one line a row. Rows are
written as they come, so that a corpus of any size needs no more memory than one batch of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

#: Rows of a table that are laid out together; in a file the first batch decides the widths.
BATCH = 200
#: Widest column in a file, in characters; a longer cell pushes its row out of line.
WIDEST = 60


@contextmanager
def opened(path: str) -> Iterator[TextIO]:
    """Standard output for "-", else the file of that name, written anew."""
    if path == "-":
        yield sys.stdout
    else:
        with Path(path).open("w", encoding="utf-8", errors="backslashreplace") as stream:
            yield stream


def write_json(rows: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    """One JSON object a line."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for row in rows:
        stream.write(encode(row) + "\n")


def write_table(columns: Sequence[str], rows: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    """The named columns of the rows."""
    write = _draw if stream.isatty() else _align
    write(columns, ([_cell(row[name]) for name in columns] for row in rows), stream)


def _align(columns: Sequence[str], rows: Iterator[list[str]], stream: TextIO) -> None:
    first = [list(columns), *islice(rows, BATCH)]
    widths = [min(WIDEST, max(map(len, column))) for column in zip(*first, strict=True)]
    for row in chain(first, rows):
        stream.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n")


def _draw(columns: Sequence[str], rows: Iterator[list[str]], stream: TextIO) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    head = True
    while (batch := list(islice(rows, BATCH))) or head:
        table = Table(box=None, pad_edge=False, header_style="bold", show_header=head)
        for name in columns:
            table.add_column(name, overflow="fold")
        for row in batch:
            table.add_row(*map(Text, row))
        Console(file=stream, highlight=False).print(table)
        head = False


def _cell(value: object) -> str:
    """A value in one line without tabs: what a control character would do to a terminal, it must not."""
    if isinstance(value, list | tuple):
        return ", ".join(map(_cell, value))
    text = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return "".join(char if char.isprintable() else " " for char in text)

"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import ConfigError, InputError


@contextmanager
def written(*paths: Path) -> Iterator[tuple[BinaryIO, ...]]:
    """Streams to write; each becomes the file of its name when all are done, else none is left.

    "-" as the only path is standard output. Raises InputError, with what helps, where a file cannot be written.
    """
    if paths == (Path("-"),):
        yield (sys.stdout.buffer,)
        sys.stdout.buffer.flush()
        return
    parts = [path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths]
    try:
        with ExitStack() as stack:
            streams = tuple(stack.enter_context(part.open("wb", buffering=1 << 20)) for part in parts)
            yield streams
            for stream in streams:
                stream.flush()
                os.fsync(stream.fileno())
        for part, path in zip(parts, paths, strict=True):
            part.replace(path)
    except OSError as err:
        if err.errno == errno.EPIPE:
            raise
        raise InputError(_remedy(err), path=paths[0]) from err
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def beside(path: Path, *parts: str) -> tuple[Path, ...]:
    """The names of files that together are one export: films.csv -> films-nodes.csv, films-edges.csv."""
    if path == Path("-"):
        raise ConfigError("this format makes several files; name them with -o FILE")
    return tuple(path.with_name(f"{path.stem}-{part}{path.suffix}") for part in parts)


def _remedy(err: OSError) -> str:
    if err.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "the disk is full; nothing was written; make room, or name another place with -o"
    return f"cannot be written ({err.strerror or err}); name another file with -o"

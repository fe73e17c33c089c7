"""Files written whole or not at all, into a directory where nothing else is touched."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from kg.errors import StoreError
from kg.publish.manifest import FOLDER

_BAD = re.compile(r"[\x00-\x1f]|(^|/)\.{0,2}(/|$)")


def name(path: str) -> str | None:
    """The name of the file that a host looks for when asked for a path; None where no file can have it.

    >>> name("page/C%2B.html"), name("page/%00.html"), name("page//../x.html")
    ('page/C+.html', None, None)
    """
    found = unquote(path.removesuffix("/"))
    return None if _BAD.search(found) or any(len(one.encode()) > 240 for one in found.split("/")) else found


def write(folder: Path, path: str, data: bytes, known: str) -> tuple[str, bool]:
    """Write a file unless its digest is `known` and it is there; returns its digest, and whether it was written.

    "" means that what is there is to be looked at.
    """
    digest = hashlib.sha256(data).hexdigest()
    target = folder / (name(path) or "")
    if target.exists() and (digest == known or (not known and target.read_bytes() == data)):
        return digest, False
    part = folder / FOLDER / f"part-{os.getpid()}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(target)
    except OSError as err:
        part.unlink(missing_ok=True)
        raise StoreError(f"{target}: cannot be written ({err.strerror}); make room, and run the same again") from err
    return digest, True


def delete(folder: Path, paths: Iterable[str]) -> None:
    """Take files out, and the directories that are empty then."""
    for path in paths:
        target = folder / (name(path) or path)
        target.unlink(missing_ok=True)
        for parent in target.parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()

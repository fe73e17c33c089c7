"""What is written under another name, where names are those of files.

In: the local parts of every address (`kg.linked.addresses`). Out: another one for each that a file
system, an object store or its host would not hold as it is, or not beside the others. How: the part
of the path that is at fault keeps its plain letters and gets two hyphens and a digest:

    C%23                       C--e2cee1c53420      percent-encoded in the address: hosts decode it once, twice or never
    ../Up, A//B, X.html/Y                           a path that leads elsewhere, or through a file
    (longer than 180 bytes)                         with what is added, file systems hold 255
    FOO beside Foo                                  one file on macOS and Windows; the first of them keeps its name
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

#: Bytes of one part of a path, and of a whole local part: file systems hold 255, object stores 1,024.
PART, WHOLE = 180, 800
#: Characters of a name that is cut; each is four bytes at most.
KEPT = 40
_WRONG = re.compile(r"%|^\.*$|\.(html|ttl|nt|nq|trig|jsonld|rdf|json)$")
_PLAIN = re.compile(r"%[0-9A-F]{2}|[/\x00-\x20]")


def renamed(locals_: Iterable[str], kept: Iterable[str] = ()) -> dict[str, str]:
    """The local parts that are written otherwise, and how; `kept` are first parts that stay as they are.

    >>> renamed(["Vienna", "C%23", "concept/Film", "concept/film"])
    {'C%23': 'C--e2cee1c53420', 'concept/film': 'concept/film--cf5ff109e6ac'}
    """
    all_ = sorted(set(locals_))
    first = {_folded(one): one for one in kept}
    for local in all_:
        for way in _ways(local):
            first.setdefault(_folded(way), way)
    found = ((local, _written(local, first)) for local in all_)
    return {local: name for local, name in found if name != local}


def _ways(local: str) -> list[str]:
    """Every beginning of a path that ends with one of its parts."""
    parts = local.split("/")
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


def _folded(text: str) -> str:
    """The same for names that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _written(local: str, first: dict[str, str]) -> str:
    if len(local.encode()) > WHOLE:
        kind, slash, _ = local.partition("/")
        return f"{kind}/{_digested(local, local)}" if slash and len(kind) < KEPT else _digested(local, local)
    parts = [
        _digested(part, way) if _WRONG.search(part) or len(part.encode()) > PART or first[_folded(way)] != way else part
        for part, way in zip(local.split("/"), _ways(local), strict=True)
    ]
    return "/".join(parts)


def _digested(part: str, way: str) -> str:
    return f"{_PLAIN.sub('', part)[:KEPT].strip('.')}--{hashlib.sha256(way.encode()).hexdigest()[:12]}"

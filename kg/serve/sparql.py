"""What the text of a query or update tells before it runs: tokens, not a grammar.

In: SPARQL. Out: its form, the services it calls, its depth; the text with a dataset of the
protocol put in. How: strings, comments and addresses are blanked out, in place, so that what is
left can be searched for keywords and every offset stays true. The engine has the last word on
whether a text is SPARQL, and the operating system on what a worker may reach (`confine`): what
slips past this file is refused there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kg.serve.problem import Problem

#: Brackets within brackets beyond which the engine's parser may run out of stack.
DEPTH = 150

_OPAQUE = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>|\#[^\n\r]*
    |\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'
    |[?$]\w+|[\w.-]*:[\w.%-]*""",
    re.DOTALL | re.VERBOSE,
)
_REMOTE = re.compile(r"\b(SERVICE|LOAD)\b(?:\s+SILENT\b)?", re.IGNORECASE)
_TARGET = re.compile(r"\s*<([^<>\s]*)>")
_CHANGES = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)
_WHERE = re.compile(r"\b(DELETE\s+)?WHERE\b", re.IGNORECASE)
_DATASET = re.compile(r"\b(USING|WITH)\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def bare(text: str, *, names: bool = False) -> str:
    """The text with spaces for all that may hold a keyword without being one; offsets stay.

    `names` leaves addresses, prefixed names and variables in.

    >>> bare('SELECT ?service { ?a <x:service> "b" } # end')
    'SELECT          {                    }      '
    """

    def blank(found: re.Match[str]) -> str:
        return found[0] if names and found[0][0] not in "\"'#" else " " * len(found[0])

    return _OPAQUE.sub(blank, text)


def check_depth(text: str) -> None:
    """Refuse brackets nested beyond DEPTH; raises Problem."""
    depth = 0
    for found in re.finditer(r"[{(\[\])}]", bare(text)):
        depth += 1 if found[0] in "{([" else -1
        if depth > DEPTH:
            raise Problem(
                400,
                f"{place(text, found.start())}: brackets are nested more than {DEPTH} deep",
                **position(text, found.start()),
            )


def check_remote(text: str, allowed: Sequence[str]) -> None:
    """Refuse SERVICE and LOAD but to the addresses that the operator listed; raises Problem."""
    for found in _REMOTE.finditer(bare(text)):
        target = _TARGET.match(text, found.end())
        if not target or target[1] not in allowed:
            raise Problem(
                403,
                f"{place(text, found.start())}: {found[1].upper()} is refused: this service reaches "
                + (f"{', '.join(allowed)} only, written in full" if allowed else "no other one"),
                **position(text, found.start()),
            )


def is_stable(text: str) -> bool:
    """Whether the same graph always gives the same answer."""
    return not _CHANGES.search(bare(text))


def with_dataset(update: str, default: Sequence[str], named: Sequence[str]) -> str:
    """The update with the protocol's using-graph-uri and using-named-graph-uri as USING clauses.

    Raises Problem where the update names a dataset itself (SPARQL 1.1 Protocol, section 2.2.3).
    """
    if not default and not named:
        return update
    plain = bare(update)
    found = _DATASET.search(plain)
    if found:
        raise Problem(
            400, f"{place(update, found.start())}: {found[1].upper()} and a dataset in the request exclude each other"
        )
    using = "".join(f"USING <{one}> " for one in default) + "".join(f"USING NAMED <{one}> " for one in named)
    parts, start = [], 0
    for found in _WHERE.finditer(plain):
        parts.append(update[start : found.start()])
        if found[1]:  # DELETE WHERE {...} is short for DELETE {...} WHERE {...}
            end = _block_end(plain, found.end())
            parts.append(f"DELETE {update[found.end() : end]} ")
        parts.append(f"{using}WHERE")
        start = found.end()
    return "".join([*parts, update[start:]])


def _block_end(plain: str, start: int) -> int:
    """Where the block in braces that begins after `start` ends."""
    depth = 0
    for found in re.compile(r"[{}]").finditer(plain, start):
        depth += 1 if found[0] == "{" else -1
        if not depth:
            return found.end()
    return len(plain)


def place(text: str, at: int) -> str:
    """Line and column of an offset, for people."""
    where = position(text, at)
    return f"line {where['line']}, column {where['column']}"


def position(text: str, at: int) -> dict[str, Any]:
    """Line and column of an offset, from 1, for programs."""
    return {"line": text.count("\n", 0, at) + 1, "column": at - text.rfind("\n", 0, at)}


def check_text(text: str) -> None:
    """Refuse what is no text (half a surrogate pair); raises Problem."""
    at = next((at for at, one in enumerate(text) if "\ud800" <= one <= "\udfff"), None)
    if at is not None:
        raise Problem(400, f"{place(text, at)}: half a surrogate pair is no character", **position(text, at))

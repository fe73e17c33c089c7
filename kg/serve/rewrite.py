"""Queries that the engine would answer slowly, or not at all, put so that the index answers them.

In: a query and the index of its snapshot. Out: a query with the same answer. How, by the shape of
the text and only where it is exactly one of these shapes:

* `?x search:for "words"` becomes the things found, as VALUES.
* counts by class or by relation, or of one of them, become the counts that are kept, as VALUES.
* `SELECT ... { ?s rdfs:label ?l ... } ORDER BY ?l LIMIT n`: the engine would fetch every row and
  read two strings from disk for each comparison; instead the labels are taken in order, some
  hundreds at a time, and the rest of the pattern is evaluated for each (LATERAL, SEP-0006, keeps
  their order) until the page is full.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.quads import term
from kg.serve.problem import Problem
from kg.serve.sparql import bare, place, position
from kg.snapshot.index import Terms
from kg.snapshot.search import search

PREFIX, NAMESPACE = "search", "search#"
#: Labels that are tried for an ordered page: first some, then more, then the engine does it its own way.
TRIES = (200, 2000, 20_000)
#: Things that a search from SPARQL finds, if it does not say.
FOUND = 100

_STRING = r"\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*'"
_NAME = r"<[^<>\s]*>|[\w.-]*:[\w.%-]*"
_PROLOGUE = re.compile(r"(?:\s*(?:PREFIX\s+[\w.-]*:\s*<[^<>]*>|BASE\s*<[^<>]*>|\#[^\n]*))*\s*", re.IGNORECASE)
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^<>]*)>", re.IGNORECASE)
_CALL = re.compile(rf"([?$]\w+)\s+({_NAME})\s+(?:({_STRING})|\(\s*({_STRING})\s+(\d+)\s*\))\s*(;?)")
_COUNT = re.compile(
    r"SELECT\s+(?:[?$](?P<key>\w+)\s+)?\(\s*COUNT\s*\(\s*(?P<what>\*|(?:DISTINCT\s+)?[?$]\w+)\s*\)\s*AS\s+[?$](?P<n>\w+)\s*\)"
    rf"\s*(?:WHERE\s*)?\{{\s*[?$](?P<s>\w+)\s+(?P<p>a|{_NAME}|[?$]\w+)\s+(?P<o>[?$]\w+|{_NAME})\s*\.?\s*\}}"
    r"(?:\s*GROUP\s+BY\s+[?$](?P<group>\w+))?(?P<tail>(?:\s+ORDER\s+BY[^{}]*)?(?:\s+(?:LIMIT|OFFSET)\s+\d+)*)\s*",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"SELECT\s+(?P<what>(?:DISTINCT\s+)?(?:\*|(?:[?$]\w+\s*)+))\s*(?:WHERE\s*)?(?P<open>\{).*\}"
    r"\s*ORDER\s+BY\s+(?P<order>(?:ASC\s*\(\s*|DESC\s*\(\s*)?[?$](?P<by>\w+)\s*\)?)\s*(?P<slice>(?:(?:LIMIT|OFFSET)\s+\d+\s*)+)",
    re.IGNORECASE | re.DOTALL,
)


def searches(query: str, index: sqlite3.Connection, prefixes: Mapping[str, str]) -> str:
    """The query with what each `?x search:for "words"` finds; raises Problem for another use of `search:for`."""
    known = _prefixes(query, prefixes)
    magic = prefixes[PREFIX] + "for"
    if "for" not in query or PREFIX not in query:
        return query

    def found(call: re.Match[str]) -> str:
        if _expand(call[2], known) != magic:
            return call[0]
        words = _text(call[3] or call[4])
        hits = search(index, words, int(call[5] or FOUND))
        values = " ".join(f"<{one.node}>" for one in hits)
        return f"VALUES {call[1]} {{ {values} }} {call[1] if call[6] else ''}"

    text = _CALL.sub(found, query)
    for left in re.finditer(_NAME, bare(text, names=True)):
        if _expand(left[0], known) == magic:
            raise Problem(
                400,
                f'{place(text, left.start())}: search:for goes between a variable and words: ?x search:for "words"',
                **position(text, left.start()),
            )
    return text


def shortcut(query: str, index: sqlite3.Connection, prefixes: Mapping[str, str], terms: Terms) -> str:
    """The query with kept counts in the place of counting, where it is a count of the kind that is kept."""
    if "COUNT" not in query.upper():
        return query
    start = _PROLOGUE.match(query)
    assert start
    found = _COUNT.fullmatch(query, start.end())
    if not found:
        return query
    known = _prefixes(query, prefixes)
    one = found.groupdict()
    typed = one["p"] == "a" or _expand(one["p"], known) == terms.type.value
    variables = [one["s"], *(name[1:] for name in (one["p"], one["o"]) if name[0] in "?$")]
    counted = one["what"].split()[-1].lstrip("?$")
    if len(set(variables)) != len(variables) or one["key"] != one["group"]:
        return query
    if one["what"] != "*" and (counted not in variables or counted == one["key"]):
        return query
    if "DISTINCT" in one["what"].upper() and not (typed and counted == one["s"]):
        return query
    fixed_o = one["o"][0] not in "?$"
    if one["key"] is None:
        rows = _single(index, one["p"], one["o"], fixed_o, typed, known)
    elif typed and not fixed_o and one["key"] == one["o"][1:]:
        rows = index.execute("SELECT key, n FROM count WHERE kind = 'class'").fetchall()
        (total,) = index.execute(
            "SELECT coalesce(sum(n), 0) FROM count WHERE kind='relation' AND key=?", (terms.type.value,)
        ).fetchone()
        rows = rows if total == sum(n for _, n in rows) else None  # a class that is no IRI
    elif one["p"][0] in "?$" and not fixed_o and one["key"] == one["p"][1:]:
        rows = index.execute("SELECT key, n FROM count WHERE kind = 'relation'").fetchall()
    else:
        rows = None
    if rows is None:
        return query
    key = f"?{one['key']} " if one["key"] else ""
    values = " ".join(f"({f'<{name}> ' if key else ''}{number})" for name, number in rows)
    names = f"{key}?{one['n']}"
    return f"{query[: start.end()]}SELECT {names} WHERE {{ VALUES ({names}) {{ {values} }} }}{one['tail']}"


def _single(
    index: sqlite3.Connection, relation: str, target: str, fixed: bool, typed: bool, known: Mapping[str, str]
) -> list[tuple[str, int]] | None:
    """The number for one class, one relation or everything, as the one row of an answer."""
    if fixed and not typed:
        return None
    kind, key = "relation", ""
    if fixed:
        kind, key = "class", _expand(target, known)
    elif relation == "a":
        key = term("rdf:type").value
    elif relation[0] not in "?$":
        key = _expand(relation, known)
    query = "SELECT coalesce(sum(n), 0) FROM count WHERE kind = ? AND (key = ? OR ? = '')"
    return [("", *index.execute(query, (kind, key, key)).fetchone())]


def ordered(query: str, index: sqlite3.Connection, prefixes: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Ways to answer a page of a listing ordered by label, and the rows each must find to be the answer."""
    if "ORDER" not in query.upper():
        return
    start = _PROLOGUE.match(query)
    assert start
    plain = bare(query, names=True)
    found = _PAGE.fullmatch(plain.rstrip(), start.end())
    if not found or re.search(r"\b(GROUP|HAVING|FROM)\b|\bSELECT\b.*\bSELECT\b", plain, re.IGNORECASE | re.DOTALL):
        return
    known = _prefixes(query, prefixes)
    end = plain.rindex("}")
    body, inner = query[found.start("open") + 1 : end], plain[found.start("open") + 1 : end]
    by = found["by"]
    label = re.search(rf"(?:^|[.;{{}}]|\n)\s*([?$]\w+)\s+({_NAME})\s+[?$]{by}\b", inner) or re.search(
        rf"([?$]\w+)\s[^{{}}.]*?;\s*({_NAME})\s+[?$]{by}\b", inner
    )
    if not label or inner[: label.start(2)].count("{") != inner[: label.start(2)].count("}"):
        return
    if _expand(label[2], known) != _expand("rdfs:label", prefixes):
        return
    limits = dict(re.findall(r"(LIMIT|OFFSET)\s+(\d+)", found["slice"].upper()))
    if "LIMIT" not in limits:
        return
    enough = int(limits["LIMIT"])
    skip = int(limits.get("OFFSET", 0))
    down = found["order"].upper().startswith("DESC")
    select = "SELECT node, text, language FROM entry WHERE kind = 0 ORDER BY text {0}, node {0} LIMIT ?"
    for many in TRIES:
        if many < enough + skip:
            continue
        rows = index.execute(select.format("DESC" if down else "ASC"), (many,)).fetchall()
        values = " ".join(f"(<{node}> {_literal(text, language)})" for node, text, language in rows)
        yield (
            f"{query[: start.end()]}SELECT {found['what']} WHERE {{ VALUES (?{label[1][1:]} ?{by}) {{ {values} }} "
            f"LATERAL {{ {body}\n }} }} {found['slice']}",
            enough if len(rows) == many else 0,
        )
        if len(rows) < many:
            return


def _prefixes(query: str, prefixes: Mapping[str, str]) -> dict[str, str]:
    return {**prefixes, **dict(_DECLARED.findall(query))}


def _expand(name: str, prefixes: Mapping[str, str]) -> str:
    if name.startswith("<"):
        return name[1:-1]
    prefix, _, local = name.partition(":")
    return prefixes.get(prefix, f"{prefix}:") + local


def _text(quoted: str) -> str:
    return re.sub(r"\\(.)", lambda escape: {"n": "\n", "t": "\t"}.get(escape[1], escape[1]), quoted[1:-1])


def _literal(text: str, language: str) -> str:
    return str(ox.Literal(text, language=language or None))

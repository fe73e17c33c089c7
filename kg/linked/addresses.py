"""From the address of a thing to those of its page and its data, and back.

    {base}id/Carol_Reed              page/Carol_Reed                 data/Carol_Reed.ttl
    {base}id/Carol_Reed#Max          page/Carol_Reed/-/Max           data/Carol_Reed/-/Max.ttl
    {base}concept/film_director      page/concept/film_director      data/concept/film_director.ttl
    {base}article/the_third_man      page/article/the_third_man      data/article/the_third_man.trig
    {base}ontology#directedBy        page/ontology/directedBy        data/ontology/directedBy.ttl

A title begins with a capital letter wherever its script has such, so the small first words are free for
the other kinds. A path is relative to the base and percent-encoded just where the IRI is; what a
request asks for, decoded, is brought to that form by `kg.vocab.escape`, which is its inverse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import quote

from kg.linked.filenames import renamed
from kg.vocab import escape

#: The kinds of addresses beside titles.
KINDS = ("concept", "article", "statement", "run", "ontology")
#: What stands between an article's title and something that only that article names.
WITHIN = "/-/"
#: A title that is "." or "..", or has such a part, would lead a browser elsewhere, also percent-encoded once.
_DOTS, _DOT = re.compile(r"(?<![^/])\.{1,2}(?![^/])"), "%252E"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Under one base. `suffix` ends the path of every page: ".html" where files are served as they are.

    `names` are the local parts that are written otherwise there, `meant` the way back.
    """

    base: str
    suffix: str = ""
    names: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)
    meant: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)

    @classmethod
    def of_files(cls, base: str, iris: Iterable[str]) -> Self:
        """Where pages are files, these being the addresses that there are."""
        plain = cls(base)
        names = renamed((local for iri in iris if (local := plain.local(iri))), KINDS)
        return cls(base, ".html", names, {name: local for local, name in names.items()})

    def local(self, iri: str) -> str | None:
        """The part that the paths of page and data share; None for an address that is not ours.

        >>> Addresses("http://kg.example/").local("http://kg.example/id/Carol_Reed#Max")
        'Carol_Reed/-/Max'
        """
        local = self._local(iri)
        return self.names.get(local, local) if local else None

    def _local(self, iri: str) -> str | None:
        if not iri.startswith(self.base):
            return None
        kind, _, rest = iri.removeprefix(self.base).partition("/")
        if kind == "id" and rest:
            return _undotted(rest.replace("#", WITHIN, 1))
        if kind == "evidence" and rest:
            return f"article/{_undotted(rest)}"
        if kind.startswith("ontology#"):
            return f"ontology/{kind.removeprefix('ontology#')}{'/' * bool(rest)}{rest}"
        return f"{kind}/{_undotted(rest)}" if kind in KINDS and rest else None

    def page(self, iri: str) -> str | None:
        """The path of the page about a thing."""
        local = self.local(iri)
        return f"page/{local}{self.suffix}" if local else None

    def data(self, iri: str, extension: str) -> str | None:
        """The path of the data about a thing."""
        local = self.local(iri)
        return f"data/{local}.{extension}" if local else None

    def iri(self, local: str) -> tuple[str, ...]:
        """The addresses that a local part may stand for, the likeliest first.

        >>> Addresses("http://kg.example/").iri("Carol_Reed/-/Max")
        ('http://kg.example/id/Carol_Reed#Max', 'http://kg.example/id/Carol_Reed/-/Max')
        >>> Addresses("http://kg.example/").local("http://kg.example/id/../Up")
        '%252E%252E/Up'
        """
        local = self.meant.get(local, local)
        kind, _, rest = local.partition("/")
        if kind in KINDS and rest:
            return (f"{self.base}{kind}{'#' if kind == 'ontology' else '/'}{rest.replace(_DOT, '.')}",)
        parts = local.split(WITHIN)
        scoped = (f"{WITHIN.join(parts[:at])}#{WITHIN.join(parts[at:])}" for at in range(1, len(parts)))
        found = (*scoped, local)
        dotted = (one.replace(_DOT, ".") for one in found if _DOT in one)
        return tuple(f"{self.base}id/{one}" for one in (*dotted, *found))


def _undotted(local: str) -> str:
    return _DOTS.sub(lambda found: _DOT * len(found[0]), local)


def asked(path: str) -> str:
    """The path of a request, decoded by the server, as our addresses write it.

    >>> asked("id/100% Wolf"), asked("id/C#")
    ('id/100%25%20Wolf', 'id/C%23')
    """
    return escape(path)


def header(path: str) -> str:
    """A path as a header may hold it: in ASCII.

    >>> header("page/Gabriel_García_Márquez")
    'page/Gabriel_Garc%C3%ADa_M%C3%A1rquez'
    """
    return quote(path, safe="%/:@!$&'()*+,;=-._~#")


def root(path: str) -> str:
    """The way from a path back to the base, to be put before a relative address.

    >>> root("page/Carol_Reed"), root("page/concept/film"), root("")
    ('../', '../../', './')
    """
    return "../" * path.count("/") or "./"

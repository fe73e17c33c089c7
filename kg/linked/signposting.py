"""Where a program finds what belongs to a page: typed links, as FAIR Signposting asks for them.

Source: https://signposting.org/FAIR/ (levels 1 and 2), RFC 8288 (the Link header), RFC 9264 (linksets).

The page about a thing is its landing page; the data about it, in each format, is at once what there is to fetch
(`item`) and what describes it (`describedby`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.linked.about import About
from kg.linked.addresses import Addresses, header
from kg.linked.written import FORMS
from kg.vocab import PREFIXES

LINKSETS = {"json": "application/linkset+json", "txt": "application/linkset"}
SCHEMA = PREFIXES["schema"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link from `anchor` to `target`; an address that is not absolute is relative to the base."""

    anchor: str
    relations: tuple[str, ...]
    target: str
    media: str = ""


def links(addresses: Addresses, about: About, iri: str, types: Sequence[str]) -> tuple[Link, ...]:
    """All links of the page and the data about a thing; `types` are its classes at schema.org."""
    local, page = addresses.local(iri), addresses.page(iri)
    if not local or not page:
        return ()
    data = [(f"data/{local}.{form.extension}", form.media) for form in FORMS.values()]
    found = [Link(iri, ("type",), SCHEMA + one) for one in types]
    found += [Link(iri, ("describedby",), *one) for one in data]
    found += [Link(page, ("cite-as",), iri), Link(page, ("type",), f"{SCHEMA}AboutPage")]
    found += [Link(page, ("type",), SCHEMA + one) for one in types]
    found += [Link(page, ("item", "describedby", "alternate"), *one) for one in data]
    for path, _ in data:
        found.append(Link(path, ("collection", "describes"), page, "text/html"))
        found.append(Link(path, ("cite-as",), iri))
        found.append(Link(path, ("type",), f"{SCHEMA}Dataset"))
    for anchor in (iri, page, *(path for path, _ in data)):
        found += [Link(anchor, ("license",), about.licence)] if about.licence else []
        found += [Link(anchor, ("author",), about.publisher)] if "://" in about.publisher else []
        found += [Link(anchor, ("linkset",), f"linkset/{local}.{end}", media) for end, media in LINKSETS.items()]
    return tuple(found)


def link_header(found: Iterable[Link], anchor: str, root: str) -> str:
    """The links of one anchor as a Link header, in ASCII; `root` is the way from the request back to the base."""
    parts = []
    for one in found:
        if one.anchor == anchor:
            target = one.target if "://" in one.target else root + one.target
            media = f'; type="{one.media}"' if one.media else ""
            parts.append(f'<{header(target)}>; rel="{" ".join(one.relations)}"{media}')
    return ", ".join(parts)


def linkset(found: Iterable[Link], base: str, end: str) -> bytes:
    """All links as a document of its own, with absolute addresses."""

    def absolute(address: str) -> str:
        return header(address if "://" in address else base + address)

    if end == "txt":
        lines = [
            f'<{absolute(one.target)}>; rel="{" ".join(one.relations)}"; anchor="{absolute(one.anchor)}"'
            + (f'; type="{one.media}"' if one.media else "")
            for one in found
        ]
        return ",\n".join(lines).encode() + b"\n"
    contexts: dict[str, dict[str, list[dict[str, str]]]] = {}
    for one in found:
        context = contexts.setdefault(absolute(one.anchor), {})
        target = {"href": absolute(one.target)} | ({"type": one.media} if one.media else {})
        for relation in one.relations:
            context.setdefault(relation, []).append(target)
    document = {"linkset": [{"anchor": anchor, **context} for anchor, context in contexts.items()]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()

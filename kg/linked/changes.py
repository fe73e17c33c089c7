"""The feed of changes: Atom (RFC 4287), in archives that do not change any more (RFC 5005)."""

from __future__ import annotations

from kg.linked import xml
from kg.linked.addresses import header
from kg.linked.document import moment
from kg.linked.source import Source

#: Changes of one archive.
EACH = 100
_TITLES = {"created": "New", "updated": "Changed", "deleted": "Removed"}


def feed(source: Source, number: int | None = None) -> bytes | None:
    """The newest changes, or those of one archive; None for an archive that is not, or not any more, there."""
    query = source.view.index.execute
    (first, last) = query("SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM change").fetchone()
    newest = last // EACH
    if number is not None and not first // EACH <= number < newest:
        return None
    # The newest has the unfinished archive, and the one before so that it is never almost empty.
    low = EACH * (max(0, newest - 1) if number is None else number)
    high = last + 1 if number is None else low + EACH
    rows = query("SELECT id, made, iri, kind FROM change WHERE id >= ? AND id < ? ORDER BY id DESC", (low, high))
    entries = [_entry(source, *row) for row in rows.fetchall()]
    updated = query("SELECT max(made) FROM change WHERE id >= ? AND id < ?", (low, high)).fetchone()[0]
    here = f"{source.base}changes.atom" if number is None else f"{source.base}changes/{number}.atom"
    before = low // EACH - 1
    head = [
        f"<id>{xml.address(here)}</id>",
        f"<title>{xml.text(source.about.title)}: changes</title>",
        f"<updated>{moment(updated or source.state.made).value}</updated>",
        f"<author><name>{xml.text(source.about.publisher or source.about.title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={xml.attribute(here)}/>',
        f'<link rel="alternate" type="text/html" href={xml.attribute(source.base)}/>',
    ]
    if number is not None:
        head.append("<fh:archive/>")
        head.append(f'<link rel="current" href={xml.attribute(f"{source.base}changes.atom")}/>')
    if before >= first // EACH and before >= 0 and low > first:
        head.append(f'<link rel="prev-archive" href={xml.attribute(f"{source.base}changes/{before}.atom")}/>')
    space = 'xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"'
    body = "\n".join([*head, *entries])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<feed {space}>\n{body}\n</feed>\n'.encode()


def _entry(source: Source, identity: int, made: float, iri: str, kind: str) -> str:
    page = source.base + (source.addresses.page(iri) or "")
    return (
        f"<entry><id>{xml.address(f'{source.base}changes#{identity}')}</id>"
        f"<title>{_TITLES.get(kind, kind)}: {xml.text(source.label(iri))}</title>"
        f"<updated>{moment(made).value}</updated>"
        f"<category term={xml.attribute(kind)}/>"
        f'<link rel="alternate" type="text/html" href={xml.attribute(header(page))}/>'
        f'<content type="text">{xml.text(iri)}</content></entry>'
    )

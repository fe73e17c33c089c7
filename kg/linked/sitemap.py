"""What a search engine reads first: which pages there are, and which addresses are not for it.

Source: https://www.sitemaps.org/protocol.html and RFC 9309.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from kg.linked import xml
from kg.linked.document import moment
from kg.linked.source import Source

#: Addresses of one file; the protocol allows no more.
MOST = 50_000
#: Addresses that answer questions instead of being read.
KEPT_OFF = ("sparql", "graphs", "queries", "search", "explore", "terms", "metrics")
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def index(source: Source) -> bytes:
    """The list of the lists; one list at least, since it may not be empty."""
    count, latest = source.view.index.execute(
        "SELECT count(*), coalesce(max(modified), 0) FROM thing WHERE gone = 0"
    ).fetchone()
    parts = [
        f"<sitemap><loc>{xml.address(f'{source.base}sitemap/{number}.xml')}</loc>"
        f"<lastmod>{moment(latest or source.state.made).value}</lastmod></sitemap>"
        for number in range(1, max(1, -(-count // MOST)) + 1)
    ]
    return _document("sitemapindex", parts)


def part(source: Source, number: int) -> bytes | None:
    """One list of pages; None beyond the last."""
    rows = source.view.index.execute(
        "SELECT iri, modified FROM thing WHERE gone = 0 ORDER BY iri LIMIT ? OFFSET ?", (MOST, (number - 1) * MOST)
    ).fetchall()
    if number < 1 or not rows and number > 1:
        return None
    urls = [
        f"<url><loc>{xml.address(source.base + page)}</loc><lastmod>{moment(modified).value}</lastmod></url>"
        for iri, modified in rows
        if (page := source.addresses.page(iri))
    ]
    return _document("urlset", urls or [f"<url><loc>{xml.address(source.base)}</loc></url>"])


def _document(name: str, parts: list[str]) -> bytes:
    body = "\n".join(parts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{_SPACE}">\n{body}\n</{name}>\n'.encode()


def robots(source: Source) -> bytes:
    """What crawlers leave alone, and where the sitemap is."""
    root = urlsplit(source.base).path
    refused = "".join(f"Disallow: {root}{one}\n" for one in KEPT_OFF)
    return f"User-agent: *\n{refused}Allow: {root}\n\nSitemap: {source.base}sitemap.xml\n".encode()

"""A crawler: everything that a site leads to, fetched over HTTP and followed."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

#: How often a busy service is asked for the same.
PATIENCE = 10
#: Pages whose script reads the fragment, which is then no place in them.
_SCRIPTED = re.compile(r"/explore(\.html)?$")
_LINK = re.compile(r"<([^>]*)>\s*;[^,<]*")
_SOURCES = (("href", "//a|//area|//link"), ("src", "//script|//img|//iframe|//source"), ("action", "//form"))


@dataclass(frozen=True, slots=True)
class Page:
    """What came back for a path."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass
class Site:
    """A site on this machine; addresses under `base`, as data and sitemaps have them, are its own too."""

    port: int
    base: str
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def own(self, address: str) -> str | None:
        """The path of an address, percent-encoded; None where it is elsewhere."""
        if address.startswith(self.base):
            address = self.root + address.removeprefix(self.base)
        if not address.startswith(self.root):
            return None
        parts = urlsplit(address)
        path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~") if "%" not in parts.path else _encoded(parts.path)
        return path + (f"?{_encoded(parts.query)}" if parts.query else "")

    def get(self, path: str) -> Page:
        """Fetch a path, on the connection that is kept; where the service says when to ask again, then."""
        for _ in range(PATIENCE):
            self.connection.request("GET", path, headers={"Accept": "text/html, */*;q=0.9"})
            answer = self.connection.getresponse()
            page = Page(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
            if page.status != 503 or "retry-after" not in page.headers:
                break
            time.sleep(float(page.headers["retry-after"]))
        return page


def _encoded(text: str) -> str:
    """Percent-encode what is not ASCII, as browsers do, and leave what is encoded."""
    return quote(text, safe="%/:@!$&'()*+,;=~?#[]")


@dataclass
class Found:
    """What a crawl found, by path. `broken` are pairs of a page and what it leads to in vain."""

    pages: dict[str, Page] = field(default_factory=dict)
    broken: list[tuple[str, str]] = field(default_factory=list)

    def of(self, *media: str) -> dict[str, Page]:
        """The pages of a media type."""
        return {path: one for path, one in self.pages.items() if one.media in media}


def crawl(site: Site, starts: Iterable[str], skip: re.Pattern[str] | None = None) -> Found:
    """Follow every link from some paths on; `skip` says which paths are not asked for."""
    found, fragments = Found(), list[tuple[str, str, str]]()
    ids: dict[str, frozenset[str]] = {}
    queue = [("", start) for start in starts]
    while queue:
        origin, path = queue.pop()
        if path in found.pages or (skip and skip.search(path)):
            continue
        page = found.pages[path] = site.get(path)
        if page.status in (301, 302, 303, 307, 308):
            leads = [_joined(site.root + path[1:], page.headers["location"])]
        elif page.status != 200:
            found.broken.append((origin, f"{path} {page.status}"))
            continue
        else:
            leads, ids[path] = links(site.root + path[1:], page)
        for address in leads:
            plain, fragment = urldefrag(address)
            target = site.own(plain)
            if target is None:
                continue
            queue.append((path, target))
            if fragment and address.startswith(site.root) and not _SCRIPTED.search(target):
                fragments.append((path, target, fragment))
    for origin, target, fragment in fragments:
        if target in ids and found.pages[target].media == "text/html" and unquote(fragment) not in ids[target]:
            found.broken.append((origin, f"{target}#{fragment}"))
    return found


def links(address: str, page: Page) -> tuple[list[str], frozenset[str]]:
    """Where a page leads, and the ids that one may lead to in it."""
    found = [_joined(address, one) for one in _LINK.findall(page.headers.get("link", ""))]
    if page.media == "text/html":
        tree = html.document_fromstring(page.body.decode())
        found += [_joined(address, one) for one in _attributes(tree)]
        return found, frozenset(map(str, tree.xpath("//@id")))
    if page.media in ("application/xml", "text/xml", "application/atom+xml"):
        places = "//*[local-name()='loc']/text()|//*[local-name()='link']/@href"
        found += [urljoin(address, str(one)) for one in etree.fromstring(page.body).xpath(places)]
    if address.endswith("/robots.txt"):
        found += re.findall(r"^Sitemap: (\S+)", page.body.decode(), re.MULTILINE)
    return found, frozenset()


def _joined(address: str, link: str) -> str:
    """Where a link leads, as browsers have it: they keep the empty parts of a path, which `urljoin` drops."""

    def marked(text: str) -> str:
        return re.sub("(?<!:)/(?=/)", "/-empty-", text)

    found = urljoin(marked(address), marked(link) if "://" not in link else link)
    return found.replace("/-empty-", "/")


def _attributes(tree: html.HtmlElement) -> Iterator[str]:
    for name, elements in _SOURCES:
        for element in tree.xpath(elements):
            value = element.get(name)
            if value is not None and not value.startswith(("data:", "mailto:", "javascript:")):
                yield value
    for element in tree.xpath("//*[@srcset]"):
        yield from (one.split()[0] for one in element.get("srcset").split(","))
    for element in tree.xpath("//meta[@http-equiv='refresh']"):
        yield element.get("content").partition("url=")[2]

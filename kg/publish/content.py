"""The bytes of any file of the site, by its path, and the paths that it leads to."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache

from kg.linked import dumps, files, searchindex, sitemap
from kg.linked.source import Source
from kg.linked.written import FORMS
from kg.pages import graph, router, search
from kg.pages.site import TEMPLATES, Site
from kg.publish import hosts

FRONT, ASSETS, DUMPS = "index.html", "assets/", "dump/"
#: What stands for all files of the search index, and what takes long to make; they are begun first.
SEARCH, GRAPH = "search/", "graph/overview.json"
#: Where programs look first for what the collection is (VoID, section 6.2): Turtle, whatever they accept.
VOID, DATASET = ".well-known/void", "dataset.ttl"
_DATA = tuple(f"{kind}.{end}" for kind in ("dataset", "ontology") for end in FORMS)
_WHOLE = ("robots.txt", "sitemap.xml", "changes.atom", *_DATA)
_PAGES = ("dataset.html", "explore.html", "ontology.html", "queries.html", "search.html")
_LINK = re.compile(rb'\s(?:href|src|action)="([^"]+)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?", re.IGNORECASE)


def made(site: Site, path: str) -> Iterator[tuple[str, bytes | None]]:
    """The file at a path relative to the base, None where nothing is; for what stands for several files all of them."""
    if path == SEARCH:
        yield from ((SEARCH + name, data) for name, data in searchindex.files(search.entries(site)))
    else:
        yield path, _file(site, path)


def _file(site: Site, path: str) -> bytes | None:
    if path in hosts.FILES:
        return hosts.FILES[path](site)
    if path == VOID:
        path = DATASET
    kind, _, rest = path.partition("/")
    if path.startswith(ASSETS):
        return (TEMPLATES.parent / path).read_bytes() if path in assets() else None
    if path.startswith(DUMPS):
        return (dumps.folder(site.view.path) / rest).read_bytes() if rest in (*dumps.FILES, dumps.SUMS) else None
    if path.startswith(hosts.THINGS):
        return hosts.stub(site, path)
    if kind == "graph":
        return graph.file(site, rest)
    if path.endswith(site.addresses.suffix):
        page = router.page(site, "" if path == FRONT else path, {})
        return None if page is None else page.encode()
    file = files.file(_source(site), path)
    return file.data if file else None


@lru_cache(1)
def _source(site: Site) -> Source:
    return Source(site.view, site.ontology, site.about, site.addresses)


def assets() -> tuple[str, ...]:
    """The styles and scripts of the pages."""
    folder = TEMPLATES.parent
    return tuple(one.relative_to(folder).as_posix() for one in sorted((folder / ASSETS).glob("**/*")) if one.is_file())


def seeds(site: Site) -> Iterator[tuple[str, str]]:
    """The address and the path of every file that is there whether or not it is linked; "" where it is of no thing."""
    things = [iri for (iri,) in site.view.index.execute("SELECT iri FROM thing WHERE gone = 0 ORDER BY iri")]
    lists = (f"sitemap/{number}.xml" for number in range(1, max(1, -(-len(things) // sitemap.MOST)) + 1))
    dumped = (f"{DUMPS}{name}" for name in (*dumps.FILES, dumps.SUMS))
    for path in (FRONT, *_PAGES, *_WHOLE, VOID, GRAPH, *lists, *dumped, *assets(), *hosts.FILES):
        yield "", path
    for iri in things:
        page, local = site.addresses.page(iri), site.addresses.local(iri)
        assert page
        yield iri, page
        yield from ((iri, f"data/{local}.{form}") for form in FORMS)
        yield iri, f"graph/{local}.json"
        if stub := hosts.stub_path(site.addresses, iri):
            yield iri, stub


def links(path: str, data: bytes, base: str = "") -> tuple[str, ...]:
    """The paths within the site that a page or a feed leads to, each once, sorted.

    >>> links("page/A.html", b'<a href="../page/B%20C.html#top"><img src="../assets/x.svg"><a href="https://x.example/">')
    ('assets/x.svg', 'page/B%20C.html')
    """
    if not path.endswith((".html", ".atom")) or path == hosts.MISSING:
        return ()
    found = {one.decode() for one in _LINK.findall(data)}
    if path.endswith(".atom"):  # its addresses are absolute; what was deleted has no page any more
        return tuple(sorted(one.removeprefix(base) for one in found if one.startswith(f"{base}changes/")))
    return tuple(sorted({_path(path, html.unescape(one)) for one in found if not _ELSEWHERE.match(one)} - {path}))


def _path(path: str, link: str) -> str:
    """Where a relative link leads; a directory stands for its index."""
    target = re.split("[#?]", link, maxsplit=1)[0]
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if found == ".":
        return FRONT
    return f"{found}/index.html" if target.endswith("/") else found

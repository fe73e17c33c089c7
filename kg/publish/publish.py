"""A site as files: what is new or another is written, what is gone is deleted, all else is left alone.

In: a store, a directory. Out: the directory, and a `Report`. How: `crawl` visits every file; it is made
again only where what it shows may have changed, and written only where its bytes differ. The manifest
is brought up to date after every few files, so that a run that is interrupted is gone on with.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.linked import dumps
from kg.linked.about import About
from kg.pages.site import Site
from kg.publish import changes, folder, manifest, site
from kg.publish.crawl import Crawl
from kg.publish.workers import Workers

log = logging.getLogger(__name__)
#: Dead links that are told one by one.
TOLD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did, in files. `broken` are paths that a page leads to where nothing is."""

    written: int = 0
    same: int = 0
    deleted: int = 0
    broken: tuple[str, ...] = ()
    current: bool = False


def publish(
    store: Path,
    out: Path,
    about: About,
    *,
    ontology: Path | None = None,
    jobs: int = 1,
    done: Callable[[int], None] = lambda count: None,
) -> Report:
    """Write the site of a store into a directory; `done` hears of files that need no more work.

    Raises StoreError or ConfigError where the one cannot be read or the other is not ours.
    """
    with manifest.opened(out) as known, site.current(store, about, ontology) as source:
        opened = source.open()
        form = site.digest(opened)
        shown = f"{source.tag} {form}"
        if known.state("shown") == shown:
            return Report(current=True)
        graphs, modified = changes.graphs(opened.view), changes.modified(opened.view)
        state = hashlib.sha256(
            repr((form, sorted((name, one.digest) for name, one in graphs.items()), sorted(modified.items()))).encode()
        ).hexdigest()
        everything = known.state("form") != form
        affected = (
            None if everything else changes.affected(opened.view, known.graphs(), graphs, known.modified(), modified)
        )
        known.keep(shown="")
        _dump(opened)
        before = known.files()
        crawl = Crawl(opened, known, state, affected, done)
        with Workers(source, opened, out, state, jobs) as workers:
            crawl.run(workers)
        there, broken = crawl.result()
        gone = sorted({*before, *crawl.files} - there)
        folder.delete(out, gone)
        known.forget(gone)
        known.complete(graphs, modified)
        known.keep(shown=shown, form=form)
    for path in sorted(broken)[:TOLD]:
        log.warning("%s: a page leads there, and there is nothing", path)
    written = len(crawl.written & there)
    return Report(
        written=written,
        same=len(there) - written,
        deleted=len(before.keys() - there),
        broken=tuple(sorted(broken)),
    )


def _dump(opened: Site) -> None:
    """Have the dumps made where no service did; the description of the collection has their sums."""
    folder_ = dumps.folder(opened.view.path)
    if not dumps.listed(folder_):
        dumps.make(opened.view, opened.ontology, folder_, opened.about.title)

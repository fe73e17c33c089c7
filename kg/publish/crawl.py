"""Every file of a site, found by following its own links from every thing and the front page on.

In: what the manifest knows, and which things may have changed. Out: the files that are there now.
How: a file of a thing is made again where the thing may have changed; any other (a page of a list, of
a statement) where a file that leads to it was made again. What nothing leads to any more is no part
of the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.pages.site import Site
from kg.publish import content
from kg.publish.manifest import Manifest
from kg.publish.workers import CHUNK, Made, Workers


class Crawl:
    """One run: what is known of each file, which are to be made, which were."""

    def __init__(
        self, site: Site, manifest: Manifest, round_: str, affected: frozenset[str] | None, done: Callable[[int], None]
    ) -> None:
        self.manifest, self.round, self.done = manifest, round_, done
        self.files = manifest.files()
        local = site.addresses.local
        near = None if affected is None else {local(iri) for iri in affected}
        #: Every file of a thing, or of the whole, and whether what it shows may have changed.
        self.seeds = {path: not iri or near is None or local(iri) in near for iri, path in content.seeds(site)}
        self.seen: set[str] = set()
        self.made: set[str] = set()
        self.queue: list[str] = []
        #: Files that belong to the site without a link, since scripts ask for them.
        self.searched: set[str] = set()
        self.written: set[str] = set()

    def run(self, workers: Workers) -> None:
        """Visit every file, and have it made where it must be."""
        self._send(workers, [content.SEARCH])
        self.made.add(content.GRAPH)
        self._send(workers, [content.GRAPH])
        for path, changed in self.seeds.items():
            self._visit([path], again=changed)
        while self.queue or workers.pending:
            chunk, self.queue = self.queue[-CHUNK:], self.queue[:-CHUNK]
            self._send(workers, chunk)

    def result(self) -> tuple[set[str], set[str]]:
        """The paths of the files that are part of the site, and those that they lead to in vain."""
        there, broken, stack = set[str](), set[str](), [*self.seeds, *self.searched]
        while stack:
            path = stack.pop()
            if path in there:
                continue
            if path in self.files:
                there.add(path)
                stack += self.files[path].links
            else:
                broken.add(path)
        return there, broken

    def _send(self, workers: Workers, chunk: list[str]) -> None:
        """Have files made, and take those that are ready."""
        wanted = [(path, self.files[path].sha256 if path in self.files else "") for path in chunk]
        for made in workers.submit(wanted) if chunk else workers.drain():
            self._take(made)

    def _visit(self, paths: Iterable[str], *, again: bool) -> None:
        """Have files made where they must be; else go on to what they lead to."""
        stack = [(path, again) for path in paths]
        while stack:
            path, again = stack.pop()
            if path in self.made or (path in self.seen and not again):
                continue
            self.seen.add(path)
            file = self.files.get(path)
            before = file is not None and file.round == self.round  # made before an interruption
            if file is None or (again and not before) or file.round not in ("", self.round):
                self.made.add(path)
                self.queue.append(path)
                continue
            if before:
                self.made.add(path)
            self.done(1)
            stack += [(one, before) for one in file.links if one not in self.seeds]

    def _take(self, made: Iterable[Made]) -> None:
        files = []
        for one in made:
            self.done(1)
            self.made.add(one.path)
            if one.file is None:
                self.files.pop(one.path, None)
                continue
            self.files[one.path] = one.file
            files.append(one.file)
            if one.written:
                self.written.add(one.path)
            if one.path.startswith(content.SEARCH):
                self.searched.add(one.path)
            self._visit((path for path in one.file.links if path not in self.seeds), again=True)
        self.manifest.put(files)

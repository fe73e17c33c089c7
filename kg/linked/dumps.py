"""The whole graph as files to download, with their sums: the same bytes for the same graph.

In: a snapshot. Out: a directory with each of `FILES` and their `SHA256SUMS`, as `sha256sum -c` reads
it; the directory is there whole or not at all. How: quads leave the store graph by graph, sorted,
and triples through a sorted table on disk, so that a graph of any size needs little memory; gzip
(RFC 1952) is told no time and no name.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import StoreError
from kg.export.formats import FORMATS, network_of
from kg.export.rdf import write_rdf
from kg.export.selection import Selection
from kg.ontology import Ontology
from kg.snapshot.view import View

#: Each file and what is in it: a format of `kg.export`.
FILES: Mapping[str, str] = {
    "graph.nq.gz": "nquads",
    "graph.nt.gz": "ntriples",
    "graph.trig.gz": "trig",
    "graph.gexf.gz": "gexf",
}
SUMS = "SHA256SUMS"
MEDIA = "application/gzip"
#: Of zlib: 9 takes three times as long for a hundredth of the size.
LEVEL = 6


def folder(snapshot: str) -> Path:
    """Where the dumps of a snapshot are, once they are made."""
    return Path(snapshot) / "dumps"


@dataclass(frozen=True, slots=True)
class Dump:
    """A file there is. `form` is its format, `size` in bytes, `sha256` in hexadecimal."""

    name: str
    form: str
    size: int
    sha256: str


def make(view: View, ontology: Ontology, folder: Path, title: str) -> tuple[Dump, ...]:
    """Write the files into a new directory; raises StoreError where that cannot be."""
    work = folder.with_name(f"{folder.name}.new")
    try:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        for name, form in FILES.items():
            with (work / name).open("wb") as stream:
                _write(view, ontology, form, stream, title)
        sums = "".join(f"{_digest(work / name)}  {name}\n" for name in FILES)
        (work / SUMS).write_text(sums, encoding="ascii")
        work.rename(folder)
    except OSError as err:
        raise StoreError(f"{folder}: the dumps cannot be written ({err.strerror or err}); make room there") from err
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return listed(folder)


def listed(folder: Path) -> tuple[Dump, ...]:
    """The dumps in a directory; none where they were not made (yet)."""
    try:
        lines = (folder / SUMS).read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return ()
    pairs = (line.split("  ", 1) for line in lines)
    return tuple(Dump(name, FILES[name], (folder / name).stat().st_size, digest) for digest, name in pairs)


def _write(view: View, ontology: Ontology, form: str, stream: BinaryIO, title: str) -> None:
    packed = gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=stream, mtime=0)
    with packed, io.BufferedWriter(packed, 1 << 20) as output:
        if form in FORMATS:
            with ExitStack() as stack:
                FORMATS[form].write(network_of(view.facts, ontology, Selection(title=title), stack), output)
        else:
            write_rdf(view.facts, output, form, evidence=True)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

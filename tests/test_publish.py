"""The site as files: what a run writes, leaves alone and deletes, and under which names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ConfigError, StoreError
from kg.linked.about import About
from kg.linked.addresses import Addresses
from kg.linked.filenames import renamed
from kg.ontology import load_ontology
from kg.publish import crawl as module
from kg.publish.folder import name
from kg.publish.publish import Report
from kg.publish.publish import publish as publish_all
from kg.store import open_store
from tests.stores import Told, put

FILM, OTHER, THIRD = (
    Told("Film", "The first film.", (("Film", "directedBy", "Ann"), ("Film", "setIn", "Vienna"))),
    Told("Other", "The other film.", (("Other", "directedBy", "Ann"), ("Other", "castMember", "#Max"))),
    Told("Third", "The third film.", (("Third", "directedBy", "Bob"), ("Third", "setIn", "Łódź & 東京"))),
)
STATE = ".kg-publish"
#: What `make page` builds, which a test may do without.
UNBUILT = {"assets/built/explorer.js"}


ONTOLOGY = Path(__file__).parent / "fixtures" / "ontology"


def publish(store: Path, out: Path, about: About, **options: Any) -> Report:
    """With a small ontology, since each of its terms has pages."""
    return publish_all(store, out, about, ontology=ONTOLOGY, **options)


def files(out: Path) -> dict[str, tuple[bytes, int]]:
    """Content and time of every published file."""
    return {
        found: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in out.glob("**/*")
        if path.is_file() and not (found := path.relative_to(out).as_posix()).startswith(STATE)
    }


def contents(out: Path) -> dict[str, bytes]:
    return {path: data for path, (data, _) in files(out).items()}


def edited(store: Path, *told: Told, remove: tuple[str, ...] = ()) -> None:
    with open_store(store) as opened:
        opened.remove(remove)
        put(opened, told, load_ontology(ONTOLOGY, base=opened.base))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    edited(tmp_path / "store", FILM, OTHER, THIRD)
    return tmp_path / "store"


@dataclass(frozen=True, slots=True)
class Case:
    """A change, which pages it must and must not touch, and which it deletes."""

    change: Callable[[Path], None]
    written: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


RENAMED = replace(FILM, title="Renamed", identity="Film", facts=(("Renamed", "directedBy", "Ann"),))
CASES = {
    "nothing": Case(lambda store: None, left=("index.html", "page/Film.html", "page/Ann.html")),
    "the same again": Case(lambda store: edited(store, FILM), left=("page/Film.html", "page/Bob.html")),
    "one article changed": Case(
        lambda store: edited(store, replace(FILM, facts=(("Film", "castMember", "Ann"),))),
        written=("page/Film.html",),
        left=("page/Third.html", "page/Bob.html"),
        deleted=("page/Vienna.html", "id/Vienna/index.html"),
    ),
    "one article added": Case(
        lambda store: edited(store, Told("New", "New.", (("New", "setIn", "Rome"),))),
        written=("page/New.html", "page/Rome.html", "id/New/index.html"),
        left=("page/Film.html", "page/Third.html"),
    ),
    "one article removed": Case(
        lambda store: edited(store, remove=("Third",)),
        left=("page/Film.html", "page/Other.html", "page/Vienna.html"),
        deleted=("page/Third.html", "page/Bob.html", "page/Łódź_&_東京.html"),
    ),
    "one article renamed": Case(
        lambda store: edited(store, RENAMED),
        written=("page/Renamed.html",),
        left=("page/Third.html",),
        deleted=("page/Film.html", "page/Vienna.html"),
    ),
    "a name that differs in case": Case(
        lambda store: edited(store, Told("FILM", "Another.", (("FILM", "setIn", "Vienna"),))),
        written=("page/FILM.html",),
        left=("page/Third.html",),
        deleted=("page/Film.html",),
    ),
}


@pytest.mark.parametrize("label", CASES)
def test_only_what_changed_is_written(label: str, store: Path, tmp_path: Path) -> None:
    case, out, clean = CASES[label], tmp_path / "site", tmp_path / "clean"
    assert set(publish(store, out, About()).broken) <= UNBUILT
    before = files(out)
    case.change(store)
    report = publish(store, out, About())
    after = files(out)
    publish(store, clean, About())
    assert contents(out) == contents(clean)
    assert {path for path, (data, _) in before.items() if path in after and data == after[path][0]} == {
        path for path, one in before.items() if after.get(path) == one
    }
    written = {path for path, one in after.items() if before.get(path) != one}
    assert (report.written, report.deleted) == (len(written), len(before.keys() - after.keys()))
    assert set(case.written) <= written
    assert set(case.left) <= before.keys() - written
    assert set(case.deleted) <= before.keys() - after.keys()


def test_cases_are_there() -> None:
    assert len(CASES) >= 7


def test_a_run_that_changes_nothing_says_so(store: Path, tmp_path: Path) -> None:
    first, second = (publish(store, tmp_path / "site", About()) for _ in range(2))
    assert (first.current, second.current, second.written) == (False, True, 0)
    assert publish(store, tmp_path / "site", About(title="Films")).written >= 8


@pytest.mark.parametrize("changed", [False, True])
def test_an_interrupted_run_is_gone_on_with(
    changed: bool, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", 10)
    # Pages say since when what they show is known: of one second, so that their number is the same on any machine.
    monkeypatch.setattr("kg.snapshot.states.time.time", lambda: 1_000_000_000.0)
    counted = 0

    def interrupt(count: int) -> None:
        nonlocal counted
        counted += count
        if counted == 180:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(store, tmp_path / "site", About(), done=interrupt)
    before = files(tmp_path / "site")
    assert 150 <= len(before) <= 190
    if changed:
        edited(store, replace(OTHER, facts=(("Other", "directedBy", "Eve"),)))
    publish(store, tmp_path / "site", About())
    publish(store, tmp_path / "clean", About())
    after = files(tmp_path / "site")
    assert {path: data for path, (data, _) in after.items()} == contents(tmp_path / "clean")
    same = {path for path, (data, _) in before.items() if path in after and data == after[path][0]}
    assert same == {path for path, one in before.items() if after.get(path) == one}
    assert len(same) >= 100 and (changed or same == before.keys())


def test_several_processes_write_the_same(store: Path, tmp_path: Path) -> None:
    publish(store, tmp_path / "one", About())
    publish(store, tmp_path / "two", About(), jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_what_is_not_ours_is_left_alone(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(store, out, About())
    (out / "CNAME").write_text("kg.example")
    (out / "page" / "mine.html").write_text("mine")
    edited(store, remove=("Third",))
    publish(store, out, About())
    assert ((out / "CNAME").read_text(), (out / "page" / "mine.html").read_text()) == ("kg.example", "mine")


def test_bad_places_are_refused(store: Path, tmp_path: Path) -> None:
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "thesis.txt").write_text("years of work")
    (tmp_path / "file").write_text("a file")
    for out in (tmp_path / "foreign", tmp_path / "file", tmp_path / "file" / "under"):
        with pytest.raises(ConfigError, match=str(out)):
            publish(store, out, About())
    with pytest.raises(StoreError, match="no store here"):
        publish(tmp_path / "nowhere", tmp_path / "site", About())
    assert [one.name for one in (tmp_path / "foreign").iterdir()] == ["thesis.txt"]


#: Local parts, and whether they are written as they are.
NAMES = (
    ("Carol_Reed", True), ("Łódź_&_東京", True), ("Alien:_Covenant", True), ("Carol_Reed/-/Max", True), ("AC/DC", True),
    ("Robert_Downey_Jr.", True), ("...", False), (".", False), ("../../etc/passwd", False), ("A//B", False),
    ("C%23", False), ("100%25", False), ("%00", False), ("Who%3F", False), ("x" * 181, False), ("ж" * 90, True),
    ("ж" * 91, False), ("/".join("abcdefgh" * 20 for _ in range(9)), False), ("concept/" + "x" * 900, False),
    ("X.html/Y", False), ("X.ttl", False), ("Straße", True), ("STRASSE", True), ("Strasse", False),
    ("Café", True), ("Cafe\u0301", False), ("EBay/a", True), ("Ebay/b", False),
)  # fmt: skip


def test_names_are_those_that_files_may_have() -> None:
    found = renamed(local for local, _ in NAMES)
    assert len(NAMES) >= 25
    assert {local: local not in found for local, _ in NAMES} == {
        # of those that differ in case alone the first as sorted keeps its name
        **dict(NAMES), "Strasse": False, "Straße": False, "STRASSE": True, "Cafe\u0301": True, "Café": False,
    }  # fmt: skip
    written = [found.get(local, local) for local, _ in NAMES]
    assert len({one.casefold() for one in written}) == len(NAMES)
    for one in written:
        assert name(f"page/{one}.html") == f"page/{one}.html"
        assert all(0 < len(part.encode()) < 200 for part in one.split("/")) and len(one.encode()) <= 800


def test_names_of_files_lead_back() -> None:
    base = "http://kg.example/"
    iris = [f"{base}id/C%23", f"{base}id/Foo", f"{base}id/FOO", f"{base}id/Foo#Max", f"{base}concept/film"]
    addresses = Addresses.of_files(base, iris)
    pages = {iri: addresses.page(iri) for iri in iris}
    assert pages[f"{base}id/FOO"] == "page/FOO.html" and pages[f"{base}concept/film"] == "page/concept/film.html"
    assert len({str(page).casefold() for page in pages.values()}) == len(iris)
    for iri, page in pages.items():
        assert page and addresses.iri(page.removeprefix("page/").removesuffix(".html"))[0] == iri


def test_hostile_titles_stay_within_the_directory(tmp_path: Path) -> None:
    titles = ("../../../escaped", "..", "/", "a\x00b", "x" * 300, "C#", "What?", "nul\x07", "A//B", 'Q"<b>', "100%")
    facts = tuple(("Film", "setIn", title) for title in titles)
    edited(tmp_path / "store", Told("Film", "A film.", facts))
    report = publish(tmp_path / "store", tmp_path / "deep" / "site", About())
    assert set(report.broken) <= UNBUILT
    assert sorted(one.name for one in tmp_path.iterdir()) == ["deep", "store"]
    assert [one.name for one in (tmp_path / "deep").iterdir()] == ["site"]
    pages = [path for path in contents(tmp_path / "deep" / "site") if path.startswith("page/")]
    assert len(pages) >= len(titles)
    assert os.sep == "/" and all(path.isprintable() for path in pages)


def test_what_a_host_shows_where_nothing_is(store: Path, tmp_path: Path) -> None:
    publish(store, tmp_path / "site", About())
    page = (tmp_path / "site" / "404.html").read_text("utf-8")
    assert "<h1>There is no such page</h1>" in page
    assert {one for one in re.findall(r'(?:href|src|action)="([^"]*)"', page) if not one.startswith("/")} == {
        "#main",
        "data:,",
        About().licence,
    }
    assert "ErrorDocument 404 /404.html\n" in (tmp_path / "site" / ".htaccess").read_text("utf-8")

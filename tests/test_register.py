"""Names of one article that others tell of: the store after any history is that of a clean build."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
import kg.opened
from kg.build import BuildReport, Written, build, remove
from kg.collection.describe import Account, Description
from kg.collection.index import Index
from kg.model import Article
from kg.quads import to_nquads
from kg.read import Settings
from kg.store import Store, open_store
from kg.vocab import DEFAULT_BASE as BASE
from kg.vocab import Namespace
from tests.sample_readings import read_lines, sample_ontology, sample_run
from tests.test_store import default_graph, dump

#: An article of the test is lines of "is NAME" (it makes the name known) and "asks NAME" (it says something of it).


def describe(article: Article) -> Account:
    names = [line[3:] for line in article.text.splitlines() if line.startswith("is ")]
    return Account(
        names=frozenset((name, f"{name} of {article.id}") for name in names),
        descriptions=tuple(Description(title=f"{name} of {article.id}", classes=("Film",)) for name in names),
    )


@dataclass(frozen=True)
class MakeAsking:
    """Makes a reader that tells of each name that is asked for what the index says it may mean."""

    path: Path

    def __call__(self) -> Callable[[Sequence[Article]], Sequence[Written]]:
        index = Index(self.path, read_only=True)

        def read(article: Article) -> Written:
            if article.text == "stop":
                raise KeyboardInterrupt
            asked, lines = {}, []
            for name in (line[5:] for line in article.text.splitlines() if line.startswith("asks ")):
                found, asked[name] = index.candidates(name)
                meant = ", ".join(one.description.title for one in found) or f"nobody {name}"
                lines.append(f"{article.id}:Film | directedBy | {meant}:Person\n")
            told = read_lines(Article(id=article.id, text="".join(lines)))
            reading = replace(told, document=replace(told.document, article=article))
            written = to_nquads(reading, sample_ontology(), Namespace(), sample_run())
            return Written(article.id, written, tuple(asked.items()))

        return lambda articles: [read(one) for one in articles]


def article(number: int, version: int) -> Article:
    """Article `number` in one of its versions: it tells of a name or two, and asks for others."""
    known = [f"n{(number + one) % 3}" for one in range(version)]
    asked = [f"n{(number * 2 + version + one) % 4}" for one in range(2)]
    text = "".join([*(f"is {one}\n" for one in known), *(f"asks {one}\n" for one in asked)])
    return Article(id=f"a{number}", title=f"a{number}", text=text)


def new_store(path: Path | None = None) -> Store:
    store = open_store(path)
    store.put_ontology(sample_ontology())
    return store


def add(store: Store, *articles: Article, jobs: int = 1) -> BuildReport:
    assert store.names.path
    return build(articles, store, sample_run(), MakeAsking(store.names.path), describe=describe, jobs=jobs)


def take(store: Store, *identities: str) -> BuildReport:
    assert store.names.path
    return remove(identities, store, sample_run(), MakeAsking(store.names.path), describe=describe)


def state(store: Store) -> tuple[bytes, set[str]]:
    return dump(store), default_graph(store)


def clean(*articles: Article, jobs: int = 1) -> tuple[bytes, set[str]]:
    with new_store() as store:
        assert add(store, *articles, jobs=jobs).relinked == 0
        return state(store)


def test_who_is_meant_changes_with_what_comes_and_goes() -> None:
    asking = Article(id="asking", text="asks n\n")
    first = Article(id="first", text="is n\n")
    second = Article(id="second", text="is m\nis n\n")
    with new_store() as store:
        assert add(store, asking).added == 1
        alone = state(store)
        report = add(store, first)
        assert (report.added, report.replaced, report.relinked) == (1, 0, 1)
        assert state(store) == clean(first, asking)
        assert (add(store, second).relinked, add(store, second).unchanged) == (1, 1)
        assert state(store) == clean(asking, first, second)
        report = add(store, replace(second, text="is m\n"))
        assert (report.added, report.replaced, report.relinked) == (0, 1, 1)
        assert state(store) == clean(asking, first, replace(second, text="is m\n"))
        assert take(store, "first", "second").relinked == 1
        assert state(store) == alone


STEP = st.tuples(st.sampled_from(["add", "add", "remove"]), st.integers(0, 4), st.integers(0, 2))


@given(st.lists(STEP, max_size=10))
@settings(max_examples=40, deadline=None)
def test_any_history_equals_a_clean_build(steps: list[tuple[str, int, int]]) -> None:
    left: dict[str, Article] = {}
    with new_store() as store:
        for step, number, version in steps:
            one = article(number, version)
            if step == "add":
                add(store, one)
                left[one.id] = one
            elif left.pop(one.id, None):
                take(store, one.id)
        assert state(store) == clean(*left.values())


def test_order_and_jobs_do_not_matter() -> None:
    articles = [article(number, number % 3) for number in range(40)]
    assert clean(*articles) == clean(*articles[::-1]) == clean(*articles, jobs=2)


@pytest.mark.parametrize("lost", [False, True])
def test_what_was_interrupted_is_put_right_by_the_next_run(
    lost: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.workers.CHUNK", 1)
    before = [article(number, 1) for number in range(4)]
    after = [article(number, 2) for number in range(4)]
    with new_store(tmp_path / "store") as store:
        add(store, *before)
        assert add(store, *after[:2], Article(id="x", text="stop"), *after[2:]).interrupted
    if lost:
        for path in (tmp_path / "store").glob("names.sqlite*"):
            path.unlink()
    with new_store(tmp_path / "store") as store:
        take(store, "a3")
        assert state(store) == clean(*after[:2], before[2])


# With the real reader --------------------------------------------------------------------------

FILM = "''The Salt Road'' is a 1931 Swedish drama film directed by Ebba Lund. It was filmed in Visby.\n"
DIRECTOR = "Ebba Lund (12 May 1899 – 3 March 1970) was a Swedish film director. She lived in Visby.\n"
TOWN = "Visby is a town on the island of Gotland in Sweden. Films are made in Visby.\n"


@pytest.mark.model
def test_articles_link_to_each_other_as_they_come_and_go(tmp_path: Path) -> None:
    for name, text in (("The_Salt_Road", FILM), ("Ebba_Lund", DIRECTOR), ("Visby", TOWN)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    chosen = Settings(cache=tmp_path / "cache")

    def directors(graph: kg.opened.Graph) -> list[str]:
        film, directed = (ox.NamedNode(f"{BASE}{one}") for one in ("id/The_Salt_Road", "ontology#directedBy"))
        found = graph.store.dataset.quads_for_pattern(film, directed, None, ox.DefaultGraph())
        return [str(quad.object).strip("<>").removeprefix(f"{BASE}id/") for quad in found]

    with kg.open(tmp_path / "store") as graph, kg.open(tmp_path / "other") as other:
        graph.build(tmp_path / "The_Salt_Road.txt", settings=chosen)
        assert directors(graph) == ["The_Salt_Road#Ebba_Lund"]
        assert graph.build(tmp_path / "Ebba_Lund.txt", settings=chosen).relinked == 1
        assert directors(graph) == ["Ebba_Lund"]
        (why,) = graph.explain("'The Salt Road' directedBy 'Ebba Lund'")
        source = why.sources[0]
        assert [name for name, sure in source.linked if 0.9 <= sure <= 1] == ["Ebba Lund"]
        assert source.confidence <= source.linked[0][1]
        graph.build(tmp_path, settings=chosen)
        other.build(tmp_path, settings=chosen, jobs=2)
        assert state(graph.store) == state(other.store)
        graph.remove(["Ebba_Lund"], chosen)
        assert directors(graph) == ["The_Salt_Road#Ebba_Lund"]

"""What a collection tells of a name: accounts of articles, the index, the choice."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.articles.document import read_document
from kg.collection.choose import Context, choose
from kg.collection.describe import Account, Description, describe, years_of
from kg.collection.index import Candidate, Index
from kg.collection.survey import Surveyor, survey
from kg.errors import InputError, StoreError
from kg.model import Article
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()

EBBA = (
    "Ebba Lund (12 May 1899 – 3 March 1970), born Ebba Maria Lundgren, was a Swedish film director who worked in Visby"
)
GLOSSED = f"""\
''The Salt Road'' is a 1931 Swedish drama film directed by
Ebba Lund {EBBA} ...
and filmed in
Visby Visby is a city on the island of Gotland in Sweden ...
by the
Swedish Sweden, officially the Kingdom of Sweden, is a country in Northern Europe ...
company
Lund {EBBA} ...
with
camera men A camera operator is a professional operator of a film camera ...
"""


def account(text: str, title: str) -> Account:
    return describe(read_document(Article(id=title, title=title, text=text), ONTOLOGY), ONTOLOGY)


def test_an_account_names_what_is_named() -> None:
    found = account(GLOSSED, "The Salt Road (film)")
    assert found.names == {
        ("salt road (film)", "The Salt Road (film)"),
        ("salt road", "The Salt Road (film)"),
        ("ebba lund", "Ebba Lund"),
        ("ebba maria lundgren", "Ebba Lund"),
        ("visby", "Visby"),
    }
    film, director, city = found.descriptions
    assert (film.title, film.own, film.begin, film.classes) == ("The Salt Road (film)", True, 1931, ("Film",))
    assert film.links == {"Ebba Lund", "Visby"}
    assert (director.title, director.own, director.begin) == ("Ebba Lund", False, 1899)
    assert director.words == {"film", "director", "swedish", "worked"}
    assert director.names == {"maria", "lundgren", "visby"}
    assert (city.title, city.begin, city.names) == ("Visby", None, frozenset({"gotland", "sweden"}))


def test_an_account_does_not_depend_on_where_a_gloss_was_cut() -> None:
    long = "Ebba Lund was a Swedish film director. " + "She made films about fishermen and their families. " * 8
    accounts = {
        account(f"''The Salt Road'' is a film directed by\nEbba Lund {long[:cut]} ...\n", "The Salt Road").descriptions
        for cut in (231, 240, 251)
    }
    assert len(accounts) == 1


def test_years_of_a_text() -> None:
    assert years_of("In 1931 she made 2,000 films, 12345 of them by 1899–1900; 0.1950.") == {1931, 1899, 1900}


def film(title: str, **values: object) -> Description:
    return Description(title=title, classes=("Film",), **values)  # type: ignore[arg-type]


DIRECTOR = Description(
    title="Ebba Lund",
    classes=("Person",),
    begin=1899,
    words=frozenset({"film", "director", "swedish"}),
    names=frozenset({"visby"}),
)
BOTANIST = Description(
    title="Ebba Lund (botanist)", classes=("Person",), begin=1910, words=frozenset({"botanist", "mosses", "danish"})
)
YOUNG = Description(title="Ebba Lund (singer)", classes=("Person",), begin=1990, words=frozenset({"film", "director"}))
VILLAGE = Description(
    title="Ebba Lund (village)", classes=("City",), words=frozenset({"film", "swedish"}), names=frozenset({"visby"})
)
KING = Description(
    title="Otto II of Lund",
    classes=("Person",),
    begin=1165,
    words=frozenset({"film", "director", "swedish"}),
    names=frozenset({"visby"}),
)
GRASS = Description(title="Ebba lund", classes=("Concept",), words=frozenset({"film", "director"}))
UNTOLD = Description(title="Ebba Lund (?)", words=frozenset({"film", "director"}))
CONTEXT = Context(
    title="The Salt Road",
    years=frozenset({1931}),
    words=frozenset({"film", "drama", "swedish", "director"}),
    names=frozenset({"visby"}),
    links=frozenset(),
)
EMPTY = Context(title="Else", years=frozenset(), words=frozenset(), names=frozenset(), links=frozenset())

CHOICES = [
    ("what agrees with the context", "ebba lund", [DIRECTOR], (), (), CONTEXT, "Ebba Lund"),
    ("the one of two that agrees", "ebba lund", [DIRECTOR, BOTANIST], (), (), CONTEXT, "Ebba Lund"),
    ("nothing in common", "ebba lund", [DIRECTOR], (), (), EMPTY, ""),
    ("two that agree alike", "ebba lund", [DIRECTOR, film("X", words=DIRECTOR.words, names=DIRECTOR.names)],
     (), (), CONTEXT, ""),
    ("the class that the words tell", "ebba lund", [DIRECTOR], ("Person",), (), CONTEXT, "Ebba Lund"),
    ("another class than the words tell", "ebba lund", [DIRECTOR], ("City",), (), CONTEXT, ""),
    ("another class than the relation asks", "ebba lund", [DIRECTOR], (), ("Place",), CONTEXT, ""),
    ("the class decides between two", "ebba lund", [DIRECTOR, VILLAGE], ("Place",), (), CONTEXT,
     "Ebba Lund (village)"),
    ("nobody is named before being born", "ebba lund", [YOUNG], (), (), CONTEXT, ""),
    ("a common noun has no name", "ebba lund", [GRASS], (), (), CONTEXT, ""),
    ("of what class is not told", "ebba lund", [UNTOLD], (), (), CONTEXT, ""),
    ("the article itself", "salt road", [film("The Salt Road", words=CONTEXT.words)], (), (), CONTEXT, ""),
    ("a king whose land nobody speaks of", "otto ii", [KING], (), (), CONTEXT, ""),
    ("a king of a land that is spoken of", "otto ii", [KING], (), (),
     replace(CONTEXT, names=frozenset({"visby", "lund"})), "Otto II of Lund"),
    ("no candidate", "ebba lund", [], (), (), CONTEXT, ""),
]  # fmt: skip


def test_choice_rows() -> None:
    assert len(CHOICES) >= 15


@pytest.mark.parametrize(
    ("key", "candidates", "told", "asked", "context", "title"),
    [row[1:] for row in CHOICES],
    ids=[row[0] for row in CHOICES],
)
def test_choice(
    key: str, candidates: list[Description], told: tuple[str, ...], asked: tuple[str, ...], context: Context, title: str
) -> None:
    share = 1 / max(1, len(candidates))
    rows = [Candidate(description=one, share=share, times=0, exact=True) for one in candidates]
    found = choose(key, rows, told, asked, context, ONTOLOGY)
    assert (found.description.title if found else "") == title
    assert found is None or 0.95 <= found.probability <= 1


def test_a_name_that_many_articles_use_needs_less() -> None:
    rows = [Candidate(description=UNTOLD, share=1.0, times=times, exact=True) for times in (1, 4)]
    assert [bool(choose("ebba lund", [one], (), (), CONTEXT, ONTOLOGY)) for one in rows] == [False, True]


def test_a_gloss_and_the_article_it_opens_are_one() -> None:
    gloss, own = film("Psycho", words=CONTEXT.words), film("Psycho (1960 film)", words=CONTEXT.words, own=True)
    rows = [Candidate(description=one, share=0.5, times=1, exact=True) for one in (gloss, own)]
    found = choose("psycho", rows, ("Work",), (), CONTEXT, ONTOLOGY)
    assert found and found.description == own


# The index -------------------------------------------------------------------------------------

FIRST = Account(
    names=frozenset({("ebba lund", "Ebba Lund"), ("salt road", "The Salt Road")}), descriptions=(DIRECTOR, film("A"))
)
SECOND = Account(names=frozenset({("ebba lund", "Ebba Lund (botanist)")}), descriptions=(BOTANIST,))
THIRD = Account(names=frozenset({("ebba lund", "Ebba Lund")}), descriptions=(DIRECTOR,))
ACCOUNTS = {"first": FIRST, "second": SECOND, "third": THIRD}


def answers(index: Index, keys: Iterable[str] = ("ebba lund", "salt road", "nobody")) -> list[object]:
    return [index.candidates(key) for key in keys]


def filled(order: Iterable[str]) -> Iterator[Index]:
    with Index() as index:
        for one in order:
            index.put(one, ACCOUNTS[one])
        yield index


def test_candidates_do_not_depend_on_the_order() -> None:
    found = [answers(index) for order in itertools.permutations(ACCOUNTS) for index in filled(order)]
    assert len(found) == 6
    assert all(one == found[0] for one in found)
    for index in filled(ACCOUNTS):
        candidates, digest = index.candidates("ebba lund")
        assert [(one.description, one.share, one.times, one.exact) for one in candidates] == [
            (DIRECTOR, 0.5, 1, True),
            (BOTANIST, 0.25, 0, False),
        ]
        assert digest
        assert index.candidates("nobody") == ((), "")


def test_what_is_dropped_was_never_there() -> None:
    for index in filled(ACCOUNTS):
        index.put("second", FIRST)
        index.put("second", SECOND)
        index.drop(["third"])
        (other,) = (answers(one) for one in filled(("second", "first")))
        assert answers(index) == other
        assert index.drop(["first", "second", "unknown"]) == {"ebba lund", "salt road"}
        assert answers(index) == [((), "")] * 3


def test_who_asked_is_outdated_when_the_answer_changes() -> None:
    for index in filled(("first",)):
        asked = {key: index.candidates(key)[1] for key in ("ebba lund", "nobody")}
        index.settle("first", "print", asked)
        assert (index.fingerprints(), index.outdated(), index.outdated({"ebba lund"})) == ({"first": "print"}, (), ())
        changed = index.put("third", THIRD)
        assert index.outdated(changed) == ("first",)  # named once more: a power of two
        index.settle("first", "print", {"ebba lund": index.candidates("ebba lund")[1]})
        index.put("other", Account(names=frozenset({("nobody", "Nobody")}), descriptions=(film("Nobody"),)))
        assert index.outdated() == ()
        index.settle("first", "print", {"nobody": ""})
        assert (index.outdated(), index.outdated({"ebba lund"})) == (("first",), ())


def test_a_survey_makes_an_index_of_all_articles(tmp_path: Path) -> None:
    done: list[int] = []
    article = Article(id="salt", title="The Salt Road", text=GLOSSED)
    survey([article, InputError("broken", path="x")], ONTOLOGY, tmp_path / "names", done.append)
    with Index(tmp_path / "names", read_only=True) as index:
        assert [one.description.title for one in index.candidates("ebba lund")[0]] == ["Ebba Lund"]
    assert done == [1, 1]
    surveyor = Surveyor(ONTOLOGY)
    assert surveyor(article) == surveyor(article) == account(GLOSSED, "The Salt Road")


def test_a_damaged_index_is_told(tmp_path: Path) -> None:
    (tmp_path / "names").write_text("no database " * 100)
    with pytest.raises(StoreError, match=r"names: the index of names cannot be used .*delete it"):
        Index(tmp_path / "names")

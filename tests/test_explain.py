from dataclasses import replace

import pytest

import kg.explain
from kg.errors import QueryError
from kg.explain import Explanation, Source, explain
from kg.model import Article, Document
from kg.ontology import Ontology
from kg.store import Store
from tests.sample_readings import ARTICLES, read_lines, sample_ontology, sample_store


@pytest.fixture(autouse=True)
def plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are laid out as the fake reader does: a line is a passage, " | " parts its sentences."""

    def document(article: Article, ontology: Ontology) -> Document:
        return read_lines(article).document

    def sentences(text: str) -> tuple[tuple[int, int], ...]:
        return ((0, len(text)),)

    monkeypatch.setattr(kg.explain, "read_document", document)
    monkeypatch.setattr(kg.explain, "split_sentences", sentences)


def facts(store: Store, question: str) -> list[str]:
    return [f"{one.subject} {one.relation} {one.object}" for one in explain(store, question, sample_ontology())]


def test_everything_about_a_fact() -> None:
    line = "The Harbour:Film | castMember | Bo Lind:Person | characterRole | The Harbour#Old Tom:Character"
    start = ARTICLES[0].text.index(line)
    assert explain(sample_store(), "id:The_Harbour castMember id:Bo_Lind", sample_ontology()) == [
        Explanation(
            subject="The Harbour",
            relation="cast member",
            object="Bo Lind",
            terms=(
                "<http://localhost:8000/id/The_Harbour>",
                "<http://localhost:8000/ontology#castMember>",
                "<http://localhost:8000/id/Bo_Lind>",
            ),
            status="asserted",
            reason="",
            sources=(
                Source(
                    article="harbour",
                    title="The Harbour",
                    section="",
                    start=start,
                    end=start + len(line),
                    before="",
                    quote=line,
                    after="",
                    extractor="lines",
                    rule="castMember",
                    confidence=0.9,
                    qualifiers=(("character role", "Old Tom"),),
                ),
            ),
        )
    ]


def test_all_articles_that_say_the_same_are_named() -> None:
    (found,) = explain(sample_store(), "Kelda locatedIn Norda", sample_ontology())
    assert [one.article for one in found.sources] == ["harbour", "lamp"]


def test_contradictions_are_named() -> None:
    found = explain(sample_store(), "Ann Ray dateOfBirth ?", sample_ontology())
    assert [(one.object, one.against) for one in found] == [
        ("1901-02-03", (("1901-03-02", "lamp"),)),
        ("1901-03-02", (("1901-02-03", "harbour"),)),
    ]


def test_what_was_set_aside_says_why() -> None:
    (found,) = explain(sample_store(), "The Harbour setIn 1931", sample_ontology())
    assert (found.status, found.reason) == ("rejected", "no place is called so")


def test_a_contradiction_is_not_made_by_a_rejected_fact() -> None:
    article = replace(
        ARTICLES[1],
        text="Ann Ray:Person | dateOfBirth | 1901-02-03^^xsd:date\n"
        "!Ann Ray:Person | dateOfBirth | 1999-01-01^^xsd:date\n",
    )
    found = explain(sample_store((article,)), "Ann Ray dateOfBirth ?", sample_ontology())
    assert [(one.status, one.against) for one in found] == [("asserted", ()), ("rejected", (("1901-02-03", "lamp"),))]


QUESTIONS = [
    ("<http://localhost:8000/id/Kelda>", ["Kelda located in Norda"]),
    ("http://localhost:8000/id/Kelda", ["Kelda located in Norda"]),
    ("id:Kelda", ["Kelda located in Norda"]),
    ("Kelda", ["Kelda located in Norda"]),
    ("Old Tom", ["Old Tom occupation pilot"]),
    ("Bo Lind", ["Lamp cast member Bo Lind", "The Harbour cast member Bo Lind"]),
    ("? located in Norda", ["Kelda located in Norda"]),
    ("* kg:locatedIn *", ["Kelda located in Norda"]),
    ("Kelda ? Norda", ["Kelda located in Norda"]),
    ("The Harbour directed by Ann Ray", ["The Harbour directed by Ann Ray"]),
    ('"The Harbour" directedBy "Ann Ray"', ["The Harbour directed by Ann Ray"]),
    ("* publicationYear 1934", ["Lamp publication year 1934"]),
    ("? ? 1934", ["Lamp publication year 1934"]),
    ("? occupation film director", ["Ann Ray occupation film director"]),
]


@pytest.mark.parametrize(("question", "expected"), QUESTIONS)
def test_questions(question: str, expected: list[str]) -> None:
    assert facts(sample_store(), question) == expected


@pytest.mark.parametrize(
    "question", ["", "Nobody", "Nobody directed by Ann Ray", "Lamp eats Kelda", "id:None", "<", "? ?"]
)
def test_unanswerable_questions(question: str) -> None:
    with pytest.raises(QueryError, match=r"nothing is known of .*give a title, a label, an IRI, or 'S P O'"):
        explain(sample_store(), question, sample_ontology())


def test_statement_node_explains_itself() -> None:
    store = sample_store()
    node = min(str(quad.subject) for quad in store.quads() if "rdf-syntax-ns#subject" in str(quad.predicate))
    assert len(explain(store, node, sample_ontology())) == 1


def test_quote_outside_every_passage_is_shown_with_the_text_around(monkeypatch: pytest.MonkeyPatch) -> None:
    def bare(article: Article, ontology: Ontology) -> Document:
        return Document(article=article, title=article.title, sections=(), passages=(), links=())

    monkeypatch.setattr(kg.explain, "read_document", bare)
    (found,) = explain(sample_store(), "Lamp castMember ?", sample_ontology())
    source = found.sources[0]
    assert source.quote == "Lamp:Film | castMember | Bo Lind:Person"
    assert source.before + source.quote + source.after in ARTICLES[1].text
    assert len(source.before) == kg.explain.AROUND

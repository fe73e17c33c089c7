import rdflib

from kg.stats import Stats, stats
from kg.views import networkx_graph, rdflib_dataset
from tests.sample_readings import ARTICLES, read_lines, sample_quads, sample_store

ID = "http://localhost:8000/id/"
KG = rdflib.Namespace("http://localhost:8000/ontology#")


def test_rdflib_has_every_quad_in_its_graph() -> None:
    quads = sample_quads(ARTICLES[0])
    dataset = rdflib_dataset(quads)
    assert len(list(dataset.quads())) == len(quads)
    facts = dataset.graph(rdflib.URIRef("http://localhost:8000/article/harbour"))
    assert facts.value(rdflib.URIRef(ID + "Ann_Ray"), KG.dateOfBirth) == rdflib.Literal(
        "1901-02-03", datatype=rdflib.XSD.date
    )
    again = rdflib_dataset(sample_store().quads())
    assert {str(one.identifier) for one in again.graphs()} >= {
        "http://localhost:8000/article/lamp",
        "http://localhost:8000/evidence/lamp",
        "http://localhost:8000/ontology",
    }


def test_networkx_graph_of_readings() -> None:
    graph = networkx_graph(map(read_lines, ARTICLES))
    assert graph.nodes[ID + "Ann_Ray"] == {"label": "Ann Ray", "types": ("Person",)}
    assert graph.edges[ID + "Kelda", ID + "Norda", "locatedIn"] == {
        "relation": "locatedIn",
        "confidence": 0.9,
        "count": 2,
    }
    assert sorted((source[len(ID) :], key) for source, target, key in graph.edges if target == ID + "Bo_Lind") == [
        ("Lamp", "castMember"),
        ("The_Harbour", "castMember"),
    ]
    assert not any("1931" in node for node in graph)


def test_networkx_graph_of_a_store_has_the_same_edges() -> None:
    one, other = networkx_graph(map(read_lines, ARTICLES)), networkx_graph(sample_store())
    assert sorted(one.edges(keys=True, data="count")) == sorted(other.edges(keys=True, data="count"))
    assert other.nodes[ID + "Ann_Ray"] == {"label": "Ann Ray", "types": ("Entity", "Person")}


def test_stats_count_what_articles_say() -> None:
    store = sample_store()
    assert stats(store) == Stats(
        articles=2,
        quads=sum(1 for _ in store.quads()),
        entities=11,
        facts=14,
        classes=(
            ("Entity", 10),
            ("Person", 3),
            ("Concept", 2),
            ("Film", 2),
            ("Occupation", 2),
            ("Place", 2),
            ("Work", 2),
            ("Character", 1),
        ),
        relations=(
            ("castMember", 3),
            ("dateOfBirth", 2),
            ("directedBy", 2),
            ("publicationYear", 2),
            ("character", 1),
            ("countryOfCitizenship", 1),
            ("locatedIn", 1),
            ("occupation", 1),
            ("setIn", 1),
        ),
        statuses=(("Asserted", 15), ("Fictional", 1), ("Rejected", 1)),
        reasons=(("no place is called so", 1),),
        extractors=(("lines", 17),),
        rules=(
            ("lines: castMember", 3),
            ("lines: dateOfBirth", 2),
            ("lines: directedBy", 2),
            ("lines: locatedIn", 2),
            ("lines: occupation", 2),
            ("lines: publicationYear", 2),
            ("lines: setIn", 2),
            ("lines: character", 1),
            ("lines: countryOfCitizenship", 1),
        ),
    )


def test_stats_of_an_empty_store() -> None:
    found = stats(sample_store(()))
    assert (found.articles, found.entities, found.facts, found.classes, found.statuses) == (0, 0, 0, (), ())

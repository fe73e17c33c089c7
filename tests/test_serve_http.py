"""The service as clients meet it: a live one over the graph of the examples."""

from __future__ import annotations

import gzip
import json
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import zstandard

from tests.conftest import run_kg
from tests.serving import TOKEN, Server, serving

pytestmark = pytest.mark.model
#: Long, and at work on every row, so that time runs out before memory does.
SORT = (
    "SELECT ?h WHERE { ?a ?b ?c . ?d ?e ?f "
    "BIND(SHA512(SHA512(SHA512(SHA512(SHA512(CONCAT(STR(?a), STR(?d))))))) AS ?h) } ORDER BY ?h"
)
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
STREAM = "SELECT * WHERE { ?a ?b ?c { SELECT * WHERE { ?d ?e ?f } LIMIT 2000 } }"


@pytest.fixture(scope="module")
def server(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = tmp_path_factory.mktemp("serve") / "store"
    shutil.copytree(example_store, store)
    flags = ("--timeout", "2", "--workers", "3", "--budget", "0", "--max-rows", "30000")
    with serving(store, *flags, token=TOKEN) as one:
        yield one


def metric(server: Server, name: str) -> float:
    text = server.get("/metrics").body.decode()
    return next(float(line.split()[-1]) for line in text.splitlines() if line.startswith(name))


FORMATS = [
    ("SELECT ?s WHERE { ?s a kg:Film } LIMIT 1", "", "application/sparql-results+json"),
    ("SELECT ?s WHERE { ?s a kg:Film } LIMIT 1", "*/*", "application/sparql-results+json"),
    ("SELECT ?s WHERE { ?s a kg:Film } LIMIT 1", "application/sparql-results+xml", "application/sparql-results+xml"),
    ("SELECT ?s WHERE { ?s a kg:Film } LIMIT 1", "text/csv", "text/csv; charset=utf-8"),
    ("SELECT ?s WHERE { ?s a kg:Film } LIMIT 1", "text/html, text/tab-separated-values;q=0.5",
     "text/tab-separated-values; charset=utf-8"),
    ("SELECT ?s WHERE { ?s a kg:Film } LIMIT 1", "text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8"),
    ("ASK { ?s a kg:Film }", "text/csv;q=0.2, application/json;q=0.3", "application/sparql-results+json"),
    ("DESCRIBE id:Carol_Reed", "", "text/turtle; charset=utf-8"),
    ("DESCRIBE id:Carol_Reed", "application/sparql-results+json, application/rdf+xml;q=0.9", "application/rdf+xml"),
    ("DESCRIBE id:Carol_Reed", "application/ld+json", "application/ld+json"),
    ("DESCRIBE id:Carol_Reed", "application/n-triples, text/turtle;q=0.9", "application/n-triples"),
    ("DESCRIBE id:Carol_Reed", "application/n-quads", "application/n-quads"),
    ("DESCRIBE id:Carol_Reed", "application/trig", "application/trig"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "accept", "expected"), FORMATS)
def test_the_format_is_negotiated(query: str, accept: str, expected: str, server: Server) -> None:
    answer = server.query(query, accept)
    assert (answer.status, answer.headers["content-type"]) == (200, expected)
    assert answer.body


def test_every_format_is_tried() -> None:
    assert len(FORMATS) >= 13


PROBLEMS = [
    ("SELECT * WHERE { ?s ?p", "", 400, {"line": 1, "column": 23}),
    ("SELECT *\nWHERE { ?s no:such ?o }", "", 400, {"line": 2}),
    ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "", 403, {"line": 1, "column": 18}),
    ("SELECT * WHERE { ?s ?p ?o }", "image/png", 406, {}),
    ("SELECT * WHERE { ?s ?p ?o }", "text/turtle", 406, {}),
    ("DESCRIBE id:Carol_Reed", "text/csv", 406, {}),
    ("SELECT " + "(" * 400 + "1" + ")" * 400 + " {}", "", 400, {"line": 1}),
    ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "", 400, {}),
    (SORT, "", 504, {}),
    (COUNT, "", 504, {}),
    ("SELECT * WHERE { ?s search:for ?words }", "", 400, {"line": 1, "column": 21}),
]


@pytest.mark.parametrize(("query", "accept", "status", "members"), PROBLEMS)
def test_what_goes_wrong_is_told(query: str, accept: str, status: int, members: dict[str, int], server: Server) -> None:
    answer = server.query(query, accept)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json["status"] == status
    assert members.items() <= answer.json.items()
    assert answer.json["detail"]


def test_an_answer_that_breaks_off_is_not_taken_for_whole(server: Server) -> None:
    with pytest.raises(Exception, match=r"IncompleteRead|Chunk|Connection"):
        server.query(STREAM)


def test_a_hidden_service_call_reaches_nobody(server: Server) -> None:
    """`1<2)SERVICE?x#>` is an address to the tokens and a call to the engine; the system refuses the socket."""
    with socket.socket() as trap:
        trap.bind(("127.0.0.1", 0))
        trap.listen()
        trap.settimeout(0.5)
        address = f"<http://127.0.0.1:{trap.getsockname()[1]}/>"
        query = f"SELECT * {{ VALUES ?x {{ {address} }} FILTER(1<2)SERVICE?x#>\n{{ ?a ?b ?c }} }}"
        assert server.query(query).status == 400
        with pytest.raises(TimeoutError):
            trap.accept()


def test_a_late_query_is_killed_and_the_service_lives(server: Server) -> None:
    before = metric(server, 'kg_queries_killed_total{reason="deadline"}')
    assert server.query(SORT).status == 504
    assert metric(server, 'kg_queries_killed_total{reason="deadline"}') == before + 1
    assert server.query("ASK { ?s ?p ?o }").json["boolean"] is True


def test_who_leaves_ends_the_query(server: Server) -> None:
    before = metric(server, 'kg_queries_killed_total{reason="client left"}')
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(f"GET /sparql?query={quote(SORT)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.2)
    until = time.monotonic() + 5
    while metric(server, 'kg_queries_killed_total{reason="client left"}') == before:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_the_default_graph_is_the_union_as_a_set(server: Server) -> None:
    whole = server.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows
    triples = server.query(
        "SELECT (COUNT(*) AS ?n) WHERE "
        "{ SELECT DISTINCT ?s ?p ?o WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } }"
    ).rows
    assert whole == triples
    assert server.query("SELECT ?q { id:Carol_Reed rdfs:label ?q }").rows == [{"q": "Carol Reed"}]
    assert server.query("ASK { ?statement kg:quote ?quote }").json["boolean"] is True


SHORTCUTS = [
    "SELECT ?c (COUNT(*) AS ?n) WHERE { ?s a ?c } GROUP BY ?c ORDER BY DESC(?n) ?c LIMIT 5",
    "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s rdf:type ?c } GROUP BY ?c ORDER BY ?c",
    "SELECT ?p (COUNT(?s) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n) ?p",
    "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "SELECT (COUNT(?f) AS ?n) WHERE { ?f a kg:Film }",
    "SELECT (COUNT(*) AS ?n) { ?f kg:directedBy ?d . }",
    "PREFIX r: <http://www.w3.org/2000/01/rdf-schema#> SELECT (COUNT(*) AS ?n) { ?f r:label ?d }",
    "SELECT ?s ?l WHERE { ?s rdfs:label ?l } ORDER BY ?l ?s LIMIT 7",
    "SELECT DISTINCT ?l WHERE { ?s a kg:Film ; rdfs:label ?l } ORDER BY ?l LIMIT 10 OFFSET 3",
    "SELECT DISTINCT ?l WHERE { ?s rdfs:label ?l . ?s a kg:Film } ORDER BY DESC(?l) LIMIT 10",
    "SELECT DISTINCT ?l ?d WHERE { ?s kg:directedBy ?d . ?s rdfs:label ?l . OPTIONAL { ?d a ?t } } ORDER BY ?l LIMIT 3",
]


@pytest.mark.parametrize("query", SHORTCUTS)
def test_a_shortcut_gives_what_the_engine_gives(query: str, server: Server) -> None:
    """A comment inside keeps a query from being one of the shapes that are rewritten."""
    slow = query.replace("{", "{ { SELECT * {", 1)
    slow = f"{slow[: slow.rindex('}') + 1]} }} }}{slow[slow.rindex('}') + 1 :]}"
    fast = server.query(query)
    assert fast.status == 200
    assert fast.rows == server.query(slow).rows
    assert fast.rows


def test_search_from_sparql(server: Server) -> None:
    found = server.query('SELECT ?l WHERE { ?s search:for "carol ree" ; rdfs:label ?l . ?s a kg:Person }').rows
    assert {"l": "Carol Reed"} in found
    assert server.query("SELECT ?s { ?s search:for ('vienna' 1) }").rows != []


SEARCHES = [
    ("carol reed", "Carol Reed"),
    ("third ma", "The Third Man"),
    ("carrol reed", "Carol Reed"),
    ("vienan", "Vienna"),
]


@pytest.mark.parametrize(("typed", "expected"), SEARCHES)
def test_search_over_http(typed: str, expected: str, server: Server) -> None:
    answer = server.get(f"/search?q={quote(typed)}")
    results = answer.json["results"]
    assert isinstance(results, list)
    assert expected in [one["text"] for one in results[:3]]


def test_a_named_question(server: Server) -> None:
    answer = server.get("/queries/films-by-director?director=Carol%20Reed", "text/csv")
    assert answer.body.decode().splitlines()[1:3] == [
        "http://localhost:8000/id/Odd_Man_Out,Odd Man Out,1947,http://localhost:8000/id/Carol_Reed",
        "http://localhost:8000/id/The_Fallen_Idol,The Fallen Idol,1948,http://localhost:8000/id/Carol_Reed",
    ]
    for path, status in (
        ("/queries/films-by-director", 400),
        ("/queries/films-by-director?director=Nobody+At+All", 400),
        ("/queries/films-by-director?director=Carol+Reed&x=1", 400),
        ("/queries/no-such-question", 404),
    ):
        assert server.get(path).status == status


def test_every_question_is_an_address_and_described(server: Server) -> None:
    listed = server.get("/queries").json["queries"]
    described = server.get("/openapi.json").json["paths"]
    assert isinstance(listed, list)
    assert isinstance(described, dict)
    assert len(listed) >= 20
    assert {one["href"] for one in listed} <= set(described)


def test_coding_and_tags(server: Server) -> None:
    query = "SELECT * WHERE { ?s rdfs:label ?l } LIMIT 200"
    plain = server.query(query)
    packed = server.query(query, **{"Accept-Encoding": "gzip"})
    small = server.query(query, **{"Accept-Encoding": "zstd, gzip;q=0.5"})
    assert gzip.decompress(packed.body) == plain.body
    assert zstandard.ZstdDecompressor().decompressobj().decompress(small.body) == plain.body
    assert plain.headers["etag"] != packed.headers["etag"]
    again = server.query(query, **{"If-None-Match": plain.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert "etag" not in server.query("SELECT (RAND() AS ?x) {}").headers


def test_headers(server: Server) -> None:
    answer = server.get("/sparql", Origin="https://elsewhere.example")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    allowed = server.ask("OPTIONS", "/sparql", headers={"Origin": "https://elsewhere.example"})
    assert (allowed.status, "POST" in allowed.headers["access-control-allow-methods"]) == (204, True)
    head = server.ask("HEAD", f"/sparql?query={quote('ASK { ?s ?p ?o }')}")
    assert (head.status, head.body, head.headers["content-type"]) == (200, b"", "application/sparql-results+json")


WRITERS = [("", 401), ("wrong-token-0123456789", 401), (TOKEN, 204)]


@pytest.mark.parametrize(("token", "status"), WRITERS)
def test_writing_needs_the_token(token: str, status: int, server: Server) -> None:
    assert server.update("INSERT DATA { GRAPH <urn:w> { <urn:a> rdfs:label 'Guarded' } }", token).status == status


def test_what_is_written_is_seen_at_once(server: Server) -> None:
    names = [f"Quokka {number}" for number in range(3)]
    for number, name in enumerate(names):
        assert server.update(f"INSERT DATA {{ <urn:q{number}> rdfs:label '{name}' }}", TOKEN).status == 204
        assert server.query(f"SELECT ?s {{ ?s rdfs:label '{name}' }}").rows == [{"s": f"urn:q{number}"}]
        assert f"urn:q{number}" in server.get(f"/search?q={quote(name)}").body.decode()
    assert server.update("DELETE WHERE { ?s rdfs:label ?l . ?s rdfs:label 'Quokka 1' }", TOKEN).status == 204
    assert len(server.query("SELECT ?s { ?s rdfs:label ?l FILTER(STRSTARTS(?l, 'Quokka')) }").rows) == 2
    assert server.get("/search?q=quokka+1").json["results"] != server.get("/search?q=quokka").json["results"]


def test_an_upload_that_breaks_off_changes_nothing(server: Server) -> None:
    head = (
        f"PUT /graphs?graph=urn:cut HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n"
        "Content-Type: text/turtle\r\nContent-Length: 100000\r\n\r\n<urn:a> <urn:b> <urn:c> .\n"
    )
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(head.encode())
    time.sleep(0.2)
    assert server.get("/graphs?graph=urn:cut").status == 404
    broken = server.ask(
        "PUT",
        "/graphs?graph=urn:cut",
        "<urn:a> <urn:b> <urn:c> . <urn:d> ",
        {"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/turtle"},
    )
    assert (broken.status, server.get("/graphs?graph=urn:cut").status) == (400, 404)


BAD_REQUESTS = [
    ("POST", "/sparql", "x" * 2_000_000, {"Content-Type": "application/sparql-query"}, 413),
    ("POST", "/sparql", "ASK {}", {"Content-Type": "text/plain"}, 415),
    ("POST", "/sparql", b"query=%ff%fe", {"Content-Type": "application/x-www-form-urlencoded"}, 400),
    ("POST", "/sparql", b"\xff\xfe", {"Content-Type": "application/sparql-query"}, 400),
    ("GET", "/sparql?query=ASK%20%7B%7D&default-graph-uri=not%20an%20iri", None, {}, 400),
    ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, {}, 400),
    ("GET", "/sparql?update=DROP%20ALL", None, {}, 400),
    ("GET", "/graphs", None, {}, 400),
    ("GET", "/graphs?graph=relative", None, {}, 400),
    ("GET", "/graphs?graph=urn:x%0d%0aSet-Cookie:a=b", None, {}, 400),
    ("GET", "/search", None, {}, 400),
    ("GET", "/search?q=a&limit=%D9%A3", None, {}, 400),
    ("GET", "/page/../../../etc/passwd", None, {}, 404),
    ("GET", "/page/..%2f..%2fsettings.py", None, {}, 404),
    ("GET", "/%00", None, {}, 404),
    ("DELETE", "/sparql", None, {}, 405),
]


@pytest.mark.parametrize(("method", "path", "body", "headers", "status"), BAD_REQUESTS)
def test_bad_requests(
    method: str, path: str, body: str | bytes | None, headers: dict[str, str], status: int, server: Server
) -> None:
    answer = server.ask(method, path, body, headers)
    assert answer.status == status
    assert "set-cookie" not in answer.headers


def test_the_tables_are_whole() -> None:
    assert (len(PROBLEMS), len(SHORTCUTS), len(SEARCHES), len(WRITERS), len(BAD_REQUESTS)) >= (11, 11, 4, 3, 16)


def test_the_log_has_no_secrets(server: Server) -> None:
    server.get("/sparql?query=ASK%20%7B%7D&token=hush", Authorization=f"Bearer {TOKEN}")
    lines = [json.loads(line) for line in server.log.read_text().splitlines() if line.startswith("{")]
    assert TOKEN not in server.log.read_text()
    assert "hush" not in server.log.read_text()
    assert {"id", "client", "method", "path", "status", "ms", "bytes", "outcome"} <= set(lines[-1])


def test_health(server: Server) -> None:
    assert server.get("/healthz").body == b"ok\n"
    assert server.get("/readyz").json["workers"] == 3
    assert metric(server, "kg_snapshot_age_seconds") >= 0
    assert metric(server, "kg_quads ") > 1000


def test_kill_at_any_time_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    store, written = tmp_path / "store", 0
    for seconds in (0.3, 0.6, 0.9):
        with serving(store, "--open-writes", "--workers", "1") as one:
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                assert one.update(f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:{written}> rdfs:label 'n' }} }}").status == 204
                written += 1
            one.process.kill()
            one.process.wait()
        time.sleep(0.5)
    with serving(store, "--open-writes", "--workers", "1") as one:
        assert one.query("SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH <urn:g> { ?s rdfs:label 'n' } }").rows == [
            {"n": str(written)}
        ]
        assert len(one.query("SELECT DISTINCT ?s { ?s rdfs:label 'n' }").rows) == written


def test_readers_see_what_another_process_builds(tmp_path: Path) -> None:
    store, article = tmp_path / "store", tmp_path / "Jaws.txt"
    article.write_text("Jaws is a 1975 American film directed by Steven Spielberg.")
    assert run_kg("build", article, "--store", store, "--no-cache").returncode == 0
    with serving(store, "--workers", "1") as one:
        assert one.query("ASK { ?s rdfs:label 'Duel'@en }").json["boolean"] is False
        article.with_name("Duel.txt").write_text("Duel is a 1971 American film directed by Steven Spielberg.")
        assert run_kg("build", tmp_path / "Duel.txt", "--store", store, "--no-cache").returncode == 0
        until = time.monotonic() + 60
        while not one.query("ASK { ?s rdfs:label 'Duel'@en }").json["boolean"]:
            assert time.monotonic() < until
            time.sleep(0.1)
        assert run_kg("serve", "--store", store, "--roll-back").returncode == 0
        while one.query("ASK { ?s rdfs:label 'Duel'@en }").json["boolean"]:
            assert time.monotonic() < until + 20
            time.sleep(0.1)


def test_a_client_that_asks_too_much_is_told_when_to_come_back(example_store: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(example_store, store)
    with serving(
        store, "--budget", "0.5", "--timeout", "1.5", "--workers", "1", "--queue", "0", "--wait", "0.2"
    ) as one:
        assert one.query(SORT).status == 504
        late = one.query("ASK {}")
        assert (late.status, int(late.headers["retry-after"]) > 10) == (429, True)


def test_files_are_offered_to_pages_of_others(example_store: Path, tmp_path: Path) -> None:
    store, files = tmp_path / "store", tmp_path / "files"
    shutil.copytree(example_store, store)
    files.mkdir()
    (files / "films.gexf").write_bytes(b"<gexf/>")
    with serving(store, "--files", str(files)) as one:
        found = one.ask("GET", "/files/films.gexf", headers={"Origin": "https://gephi.org"})
        assert (found.status, found.body, found.headers["access-control-allow-origin"]) == (200, b"<gexf/>", "*")
        assert one.ask("GET", "/files/..%2Fstore%2Fkg-store").status == 404
        assert one.ask("GET", "/files/none.gexf").status == 404


def test_who_cannot_start_says_why_in_one_line(example_store: Path, tmp_path: Path) -> None:
    done = run_kg("serve", "--store", tmp_path / "none", "--port", "0")
    assert (done.returncode, done.stderr.count("\n")) == (1, 2)
    assert "no store here" in done.stderr

"""The service described for programs: OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.linked.signposting import LINKSETS
from kg.linked.written import FORMS
from kg.queries import Parameter, Question
from kg.serve.formats import GRAPHS, HTML, RESULTS, Format
from kg.serve.problem import MEDIA, TITLES
from kg.serve.settings import Settings
from kg.version import VERSION

Json = dict[str, Any]
#: A page, for those who would rather have that.
PAGE: Json = {HTML.media[0]: {}}

KINDS = {
    "entity": "A thing, by its title, label, prefixed name or IRI.",
    "label": "An English label.",
    "text": "Text.",
    "integer": "A whole number.",
}


def openapi(questions: Iterable[Question], settings: Settings) -> Json:
    """The description of every address."""
    paths: Json = {
        "/sparql": _sparql(settings),
        "/graphs": _graphs(settings),
        "/search": {
            "get": _operation(
                "search",
                "Find things by the words of their labels, aliases and quotes",
                [
                    _parameter("q", True, "Words; the last may be a beginning.", minLength=1, maxLength=500),
                    _parameter("limit", False, "Things to find.", kind="integer", minimum=1, maximum=200),
                ],
                {"application/json": {"schema": {"type": "object", "required": ["results"]}}, **PAGE},
            )
        },
        "/queries": {"get": _operation("queries", "The questions that have a name", [], _json() | PAGE)},
        "/terms": {"get": _operation("terms", "Prefixes, classes and relations in use", [], _json())},
        "/healthz": {"get": _operation("alive", "Whether the service runs", [], {"text/plain": {}})},
        "/readyz": {"get": _operation("ready", "Whether it answers queries", [], _json())},
        "/metrics": {"get": _operation("metrics", "Numbers for Prometheus", [], {"text/plain": {}})},
        **_linked(),
    }
    for one in questions:
        parameters = [_of(each) for each in one.parameters]
        names = [form.name for form in RESULTS]
        parameters.append(_parameter("format", False, "The format, in the place of an Accept header.", enum=names))
        paths[f"/queries/{one.name}"] = {"get": _operation(one.name, one.summary, parameters, _content(RESULTS) | PAGE)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "kg", "version": VERSION, "summary": "A knowledge graph of encyclopedia articles"},
        "paths": paths,
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _of(one: Parameter) -> Json:
    default = "" if one.default is None else f" Left out: {one.default}" + " (any)." * (one.default == "*")
    return _parameter(
        one.name, one.default is None, KINDS[one.kind] + default, kind="integer" if one.kind == "integer" else "string"
    )


def _parameter(
    name: str, required: bool, text: str, kind: str = "string", place: str = "query", **more: object
) -> Json:
    return {"name": name, "in": place, "required": required, "description": text, "schema": {"type": kind, **more}}


def _operation(name: str, summary: str, parameters: list[Json], content: Json, **more: Any) -> Json:
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": {"200": {"description": "The answer.", "content": content}, **_problems()},
        **more,
    }


def _problems() -> Json:
    return {
        str(status): {"description": title, "content": {MEDIA: {"schema": {"type": "object"}}}}
        for status, title in TITLES.items()
    }


def _json() -> Json:
    return {"application/json": {"schema": {"type": "object"}}}


def _content(formats: tuple[Format, ...]) -> Json:
    return {one.media[0]: {} for one in formats}


def _linked() -> Json:
    """Things, pages and data by their addresses."""
    media = [HTML.media[0], *(one.media for one in FORMS.values())]
    local = _parameter(
        "local", True, "The part that page and data share, as Carol_Reed.", place="path", examples=["Ann"]
    )
    extension = _parameter("extension", True, "The format.", place="path", enum=list(FORMS))
    links = _parameter("extension", True, "The format.", place="path", enum=list(LINKSETS))
    number = _parameter("number", True, "From 1.", place="path", kind="integer", minimum=0)
    paths: Json = {"/": _found("front", "The front page", [], HTML.media[0])}
    for kind in ("id", "concept", "article", "statement", "run"):
        operation = _found(f"{kind}-thing", f"Where to read about what has an address under {kind}/", [local], *media)
        operation["get"]["responses"]["303"] = {"description": "It is read about there."}
        paths[f"/{kind}/{{local}}"] = operation
    paths["/page/{local}"] = _found("thing-page", "The page about a thing", [local], HTML.media[0])
    paths["/data/{local}.{extension}"] = _found("data", "The data about a thing", [local, extension], *media)
    paths["/linkset/{local}.{extension}"] = _found("linkset", "Its typed links", [local, links], *LINKSETS.values())
    for name in ("ontology", "dataset"):
        paths[f"/{name}"] = _found(name, f"The {name}, for people and programs", [], *media)
        paths[f"/{name}.{{extension}}"] = _found(f"{name}-data", f"The {name}, as data", [extension], *media)
    paths["/.well-known/void"] = _found("void", "Where the description of the dataset is", [], *media)
    paths["/robots.txt"] = _found("robots", "What crawlers leave alone", [], "text/plain")
    paths["/sitemap.xml"] = _found("sitemap", "The lists of pages", [], "application/xml")
    paths["/sitemap/{number}.xml"] = _found("sitemap-part", "Pages", [number], "application/xml")
    paths["/changes.atom"] = _found("changes", "What changed lately", [], "application/atom+xml")
    paths["/changes/{number}.atom"] = _found("changes-archive", "What changed", [number], "application/atom+xml")
    return paths


def _found(name: str, summary: str, parameters: list[Json], *media: str) -> Json:
    """A GET that somebody may be sent elsewhere by, or told that they have the answer."""
    operation = _operation(name, summary, parameters, {one: {} for one in media})
    operation["responses"]["304"] = {"description": "It is as it was."}
    return {"get": operation}


def _sparql(settings: Settings) -> Json:
    graphs = {"type": "array", "items": {"type": "string", "format": "iri"}}
    dataset = [
        {"name": name, "in": "query", "required": False, "description": "A graph of the dataset.", "schema": graphs}
        for name in ("default-graph-uri", "named-graph-uri")
    ]
    answer = _content((*RESULTS, *GRAPHS))
    asked = _parameter("query", False, "The query; without one the service describes itself.")
    form = {"type": "object", "properties": {"query": {"type": "string"}, "update": {"type": "string"}}}
    post = _operation("ask", "Ask in SPARQL, or change the graph", dataset, answer)
    post["responses"]["204"] = {"description": "The graph is changed, and readers see it."}
    post["requestBody"] = {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {"schema": form},
            "application/sparql-query": {"schema": {"type": "string"}},
            "application/sparql-update": {"schema": {"type": "string"}},
        },
    }
    if settings.token:
        post["security"] = [{}, {"token": []}]
    return {"get": _operation("query", "Ask in SPARQL", [asked, *dataset], answer), "post": post}


def _graphs(settings: Settings) -> Json:
    which = [
        _parameter("graph", False, "The graph's IRI.", format="iri"),
        _parameter("default", False, "The default graph (without a value)."),
    ]
    rdf = {"required": True, "content": {one.media[0]: {"schema": {"type": "string"}} for one in GRAPHS}}
    written = {"201": {"description": "The graph is made."}, "204": {"description": "The graph is changed."}}
    security: Json = {"security": [{"token": []}]} if settings.token else {}
    operations: Json = {"get": _operation("read", "Read a graph", which, _content(GRAPHS))}
    for method, summary in (
        ("put", "Put a graph in place"),
        ("post", "Add to a graph"),
        ("delete", "Take a graph out"),
    ):
        one = _operation(method, summary, which, {}, **security)
        one["responses"] = {**written, **_problems()}
        if method != "delete":
            one["requestBody"] = rdf
        operations[method] = one
    return operations

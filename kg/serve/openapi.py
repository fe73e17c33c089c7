"""The service described for programs: OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.queries import Parameter, Question
from kg.serve.formats import GRAPHS, RESULTS, Format
from kg.serve.problem import MEDIA, TITLES
from kg.serve.settings import Settings
from kg.version import VERSION

Json = dict[str, Any]

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
                {"application/json": {"schema": {"type": "object", "required": ["results"]}}},
            )
        },
        "/queries": {"get": _operation("queries", "The questions that have a name", [], _json())},
        "/terms": {"get": _operation("terms", "Prefixes, classes and relations in use", [], _json())},
        "/healthz": {"get": _operation("alive", "Whether the service runs", [], {"text/plain": {}})},
        "/readyz": {"get": _operation("ready", "Whether it answers queries", [], _json())},
        "/metrics": {"get": _operation("metrics", "Numbers for Prometheus", [], {"text/plain": {}})},
    }
    for one in questions:
        parameters = [_of(each) for each in one.parameters]
        names = [form.name for form in RESULTS]
        parameters.append(_parameter("format", False, "The format, in the place of an Accept header.", enum=names))
        paths[f"/queries/{one.name}"] = {"get": _operation(one.name, one.summary, parameters, _content(RESULTS))}
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


def _parameter(name: str, required: bool, text: str, kind: str = "string", **more: object) -> Json:
    return {"name": name, "in": "query", "required": required, "description": text, "schema": {"type": kind, **more}}


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

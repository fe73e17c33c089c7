"""`kg query`: ask the graph, in SPARQL or by the name of a question."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.output import opened, write_table
from kg.errors import InputError, QueryError

if TYPE_CHECKING:
    from kg.queries import Parameter

SUMMARY = "ask the graph a question in SPARQL, or one that has a name"
EXAMPLES = """\
  kg query --list
  kg query --name films-by-director --param director='Carol Reed'
  kg query 'SELECT ?film ?place WHERE { ?film kg:setIn ?place } ORDER BY ?film'
  kg query question.rq --format csv -o answer.csv
  kg query 'DESCRIBE id:Carol_Reed' --format turtle

The prefixes kg: (the vocabulary), id: (entities), concept:, article:, rdf:, rdfs:, owl:, xsd:, skos:, prov:, dcterms:,
schema: and dbr: need no declaration.
"""
FORMATS = ("table", "json", "xml", "csv", "tsv", "turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("sparql", metavar="SPARQL | FILE.rq", nargs="?", help="a query, a file that holds one, or -")
    what.add_argument("--name", help="ask the question of that name")
    what.add_argument("--list", action="store_true", help="list the questions that have a name")
    parser.add_argument(
        "--param",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        type=shared.parameter,
        help="a parameter of the question; a thing is named by its title, label or IRI",
    )
    shared.output(parser, *FORMATS)
    shared.store(parser)


def run(options: argparse.Namespace) -> int:
    """Print the answer as it is found."""
    from kg.queries import named_question, run_query
    from kg.store import open_store

    if options.list:
        return _list(options)
    question = named_question(options.name) if options.name else text(options.sparql)
    with open_store(options.store, read_only=True) as store:
        result = run_query(store, question, dict(options.param))
        with opened(options.output) as stream:
            if options.format == "table":
                rows = (dict(zip(result.variables, row, strict=True)) for row in result.rows())
                write_table(result.variables, rows, stream)
            else:
                stream.flush()
                result.write(stream.buffer, options.format)
    return 0


def _list(options: argparse.Namespace) -> int:
    from kg.queries import named_questions

    with opened(options.output) as stream:
        write_table(
            ("name", "parameters", "summary"),
            (
                {"name": one.name, "parameters": list(map(_shown, one.parameters)), "summary": one.summary}
                for one in named_questions().values()
            ),
            stream,
        )
    return 0


def _shown(parameter: Parameter) -> str:
    return parameter.name if parameter.default is None else f"{parameter.name}={parameter.default}"


def text(sparql: str) -> str:
    """The query itself, or the text of the file it names."""
    if sparql == "-":
        return sys.stdin.read()
    if not sparql.endswith((".rq", ".sparql")):
        return sparql
    try:
        return Path(sparql).read_text(encoding="utf-8")
    except OSError as err:
        raise InputError(f"{err.strerror}; name a file with a query, or give the query itself", path=sparql) from err
    except UnicodeDecodeError as err:
        raise QueryError(f"{sparql}: not UTF-8 at byte {err.start}; save it as UTF-8") from err

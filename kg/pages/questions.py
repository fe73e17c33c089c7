"""The named questions: what each asks, a form to ask it with, and its answer as a table."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kg.errors import KgError
from kg.pages.site import Site
from kg.queries import Question, named_questions, run_query

#: Rows that a page shows, and things that are tried for an example.
ROWS, TRIED = 200, 30
Node = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: its columns, rows of terms, and whether there are more rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]
    more: bool


def render(site: Site, rest: str, parameters: Mapping[str, str]) -> str | None:
    """The pages at `queries` and `queries/{name}`."""
    questions, suffix = named_questions(), site.addresses.suffix
    if rest in ("", "/"):
        return site.html("questions.html", f"queries{suffix}", {"questions": list(questions.values())})
    question = questions.get(rest.removeprefix("/"))
    if not question:
        return None
    given = {one.name: parameters[one.name].strip() for one in question.parameters if parameters.get(one.name)}
    needed = {one.name for one in question.parameters if one.default is None}
    asked = needed <= given.keys() and (bool(given) or not needed)
    shown, table, error = (given, *_answer(site, question, given)) if asked else _example(site, question)
    values = {"question": question, "shown": shown, "asked": asked, "table": table, "error": error}
    return site.html("question.html", f"queries/{question.name}{suffix}", values)


def _example(site: Site, question: Question) -> tuple[Mapping[str, str], Table | None, str]:
    """Parameters to which there is an answer here: those of the question's own example, else a thing well connected."""
    for parameters in (example(question), *_candidates(site, question)):
        table, _ = _answer(site, question, parameters)
        if table and table.rows:
            return parameters, table, ""
    return {}, None, ""


def _candidates(site: Site, question: Question) -> Iterator[dict[str, str]]:
    """The best connected things as the one parameter that a question needs."""
    needed = [one for one in question.parameters if one.default is None]
    if len(needed) == 1 and needed[0].kind == "entity":
        query = "SELECT iri FROM thing WHERE gone = 0 ORDER BY degree DESC, iri LIMIT ?"
        for (iri,) in site.view.index.execute(query, (TRIED,)):
            label = site.label(iri)
            yield {needed[0].name: label if iri == site.namespace.entity(label) else iri}


def example(question: Question) -> dict[str, str]:
    """The parameters of the first example of a question."""
    words = shlex.split(question.examples[0]) if question.examples else []
    pairs = [one.partition("=") for at, one in enumerate(words) if at and words[at - 1] == "--param"]
    known = {one.name for one in question.parameters}
    return {name: value for name, _, value in pairs if name in known}


def _answer(site: Site, question: Question, parameters: Mapping[str, str]) -> tuple[Table | None, str]:
    """The answer, or why there is none."""
    try:
        result = run_query(site.view.facts, question, parameters)
    except KgError as err:
        return None, str(err)
    answer = result.answer
    if not isinstance(answer, ox.QuerySolutions):
        return None, "The answer is no table; ask for it in another format."
    rows = [tuple(one if isinstance(one, Node) else None for one in row) for row in islice(answer, ROWS + 1)]
    return Table(result.variables, tuple(rows[:ROWS]), len(rows) > ROWS), ""

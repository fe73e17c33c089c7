"""Questions to a graph, in SPARQL 1.1: the named ones of `queries/` and any other.

In: a store, a question and its parameters. Out: a `Result`, read as it is written.
How: the comment lines `#+ key: value` at the head of a question describe it. A parameter is a
variable of the answer, bound to a term (SEP-0007), never text put into a query. The default graph
holds the facts; the evidence is in named graphs. A question reads this store only: an update or a
call to another service is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import IO
from typing import Literal as OneOf

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.lookup import curie, things
from kg.store import Store

SOLUTION_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}

_HEAD = re.compile(r"^#\+ *(\w+): *(.*?) *$", re.MULTILINE)
# What may hold a keyword without being one: comments, addresses, strings, variables and prefixed names.
_OPAQUE = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|\#[^\n\r]*|[?$]\w+|[\w.-]*:[\w.%-]*
    |\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'""",
    re.DOTALL | re.VERBOSE,
)
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_UPDATE = re.compile(
    r"(?:\s|BASE\b|PREFIX\b)*\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE
)
_PLACE = re.compile(r"error at (\d+):(\d+): *(.*)", re.DOTALL)
_TOLD = re.compile(r"(?:^|, |one of )((?:The|Prefix|Invalid|A|An|It|Blank|Aggregate)\b[^,\[\"]*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the asker binds. `kind` is entity, label, text or integer.

    `default` None asks for a value; "*" leaves the variable open.
    """

    name: str
    kind: OneOf["entity", "label", "text", "integer"]
    default: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query with what its head says of it."""

    name: str
    text: str
    summary: str = ""
    parameters: tuple[Parameter, ...] = ()
    examples: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str, name: str = "") -> Question:
        """Read the head; raises QueryError where it declares a parameter of no known kind."""
        lines = _HEAD.findall(text)
        parameters = []
        for value in (value for key, value in lines if key == "param"):
            match value.split(maxsplit=2):
                case [variable, "entity" | "label" | "text" | "integer" as kind, *default]:
                    parameters.append(Parameter(variable, kind, default[0] if default else None))
                case _:
                    raise QueryError(
                        f"{name or 'query'}: '#+ param: {value}' is not of the form "
                        "NAME entity|label|text|integer [DEFAULT]"
                    )
        return cls(
            name=name,
            text=text,
            parameters=tuple(parameters),
            summary=next((value for key, value in lines if key == "summary"), ""),
            examples=tuple(value for key, value in lines if key == "example"),
        )


@dataclass(frozen=True, slots=True)
class Result:
    """An answer, read once: rows of terms, a truth value or triples."""

    store: Store
    answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

    @property
    def variables(self) -> tuple[str, ...]:
        """The columns: those of a SELECT, else what the rows of `rows` hold."""
        match self.answer:
            case ox.QuerySolutions():
                return tuple(one.value for one in self.answer.variables)
            case ox.QueryTriples():
                return ("subject", "predicate", "object")
            case _:
                return ("answer",)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The answer as text for people: prefixed names, plain values, "" where nothing is bound."""
        match self.answer:
            case ox.QueryBoolean():
                yield ("yes" if self.answer else "no",)
            case answer:
                with self._reading():
                    for row in answer:
                        yield tuple(self._show(one) for one in row)

    def _show(self, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
        match value:
            case None:
                return ""
            case ox.NamedNode():
                return curie(self.store, value)
            case ox.Literal():
                return value.value
            case _:
                return str(value)

    def write(self, output: IO[bytes], form: str) -> None:
        """Write the answer as it is found, in a format of SOLUTION_FORMATS or GRAPH_FORMATS.

        Raises QueryError for a format that cannot hold the answer, StoreError where reading fails.
        """
        graph = isinstance(self.answer, ox.QueryTriples)
        formats: tuple[str, ...] = tuple(GRAPH_FORMATS if graph else SOLUTION_FORMATS)
        if form not in formats:
            raise QueryError(
                f"{form} cannot hold {'a graph' if graph else 'a table'}; choose one of {', '.join(formats)}"
            )
        with self._reading():
            if isinstance(self.answer, ox.QueryTriples):
                ox.serialize(self.answer, output, GRAPH_FORMATS[form], prefixes=self.store.prefixes)
            else:
                self.answer.serialize(output, SOLUTION_FORMATS[form])

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (BrokenPipeError, InterruptedError):
            raise
        except (RuntimeError, OSError) as err:
            raise StoreError(f"{self.store.path}: the answer broke off ({err}); ask again") from err


def queries_directory() -> Path:
    """Where the named questions stand: inside the installed package, or beside it in a checkout."""
    packaged = Path(__file__).parent / "data" / "queries"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "queries"


def named_questions(directory: Path | None = None) -> dict[str, Question]:
    """The questions of a directory by name."""
    paths = sorted((directory or queries_directory()).glob("*.rq"))
    return {path.stem: Question.parse(path.read_text(encoding="utf-8"), path.stem) for path in paths}


def named_question(name: str, directory: Path | None = None) -> Question:
    """The question of that name; raises QueryError with the nearest names."""
    questions = named_questions(directory)
    if name not in questions:
        near = get_close_matches(name, questions, n=3) or sorted(questions)
        raise QueryError(f"no question is named {name!r}; did you mean {' or '.join(near)}?")
    return questions[name]


def run_query(store: Store, question: Question | str, parameters: Mapping[str, str] | None = None) -> Result:
    """Ask; raises QueryError with line and column where the question is malformed."""
    question = question if isinstance(question, Question) else Question.parse(question)
    _refuse(question.text)
    substitutions = _bind(store, question, parameters or {})
    try:
        answer = store.dataset.query(
            question.text, base_iri=store.base, prefixes=store.prefixes, substitutions=substitutions or None
        )
    except SyntaxError as err:
        place = f"{question.name}: " if question.name else ""
        raise QueryError(place + syntax_error(question.text, str(err))) from err
    except RuntimeError as err:  # a parameter that is no variable of the answer
        raise QueryError(f"{question.name or 'query'}: {err}") from err
    except OSError as err:
        raise StoreError(f"{store.path}: cannot be read ({err}); ask again") from err
    return Result(store, answer)


def _refuse(text: str) -> None:
    bare = _OPAQUE.sub(lambda match: " " * len(match[0]), text)
    found = _SERVICE.search(bare)
    if found:
        raise QueryError(f"{_place(text, found.start())}: SERVICE is refused: a question reads this store only")
    update = _UPDATE.match(bare)
    if update:
        raise QueryError(
            f"{_place(text, update.start(1))}: {update[1].upper()} is refused: "
            "the graph changes through kg build and kg remove only"
        )


def _place(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"


def syntax_error(query: str, message: str) -> str:
    """The parser's objection to a query in one line, with the words it stands at."""
    found = _PLACE.match(message)
    if not found:
        return " ".join(message.split())
    line, column = int(found[1]), int(found[2])
    lines = query.splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    told = _TOLD.search(found[3])
    if told:
        reason = "unknown prefix; declare it with PREFIX" if told[1].startswith("Prefix") else told[1].strip()
    elif text[column - 1 :].strip():
        reason = f"not expected here: {text[column - 1 : column + 29].strip()}"
    else:
        reason = f"malformed or unfinished after: {text[max(0, column - 31) : column - 1].strip()}"
    return f"line {line}, column {column}: {reason}"


def _bind(
    store: Store,
    question: Question,
    given: Mapping[str, str],
) -> dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
    known = {one.name: one for one in question.parameters}
    for name in given:
        if name not in known:
            raise QueryError(
                f"{question.name or 'query'} has no parameter {name!r}; "
                + (f"it has {', '.join(known)}" if known else "it has none")
            )
    bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {}
    for parameter in question.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is None:
            raise QueryError(
                f"{question.name or 'query'} needs --param {parameter.name}=..."
                + "".join(f"; for example: {one}" for one in question.examples[:1])
            )
        if value != "*":
            bound[ox.Variable(parameter.name)] = _term(store, parameter, value)
    return bound


def _term(store: Store, parameter: Parameter, value: str) -> ox.NamedNode | ox.Literal:
    match parameter.kind:
        case "label":
            return ox.Literal(value, language="en")
        case "text":
            return ox.Literal(value)
        case "integer":
            try:
                return ox.Literal(int(value))
            except ValueError as err:
                raise QueryError(f"{parameter.name}={value!r} is not a whole number") from err
        case "entity":
            found = things(store, value)
            if not found:
                raise QueryError(
                    f"nothing here is called {value!r}; give a title, a label or an IRI for {parameter.name}"
                )
            if len(found) > 1:
                raise QueryError(
                    f"{len(found)} things are called {value!r}; choose one for "
                    f"{parameter.name}: {', '.join(curie(store, one) for one in found[:5])}"
                )
            return found[0]

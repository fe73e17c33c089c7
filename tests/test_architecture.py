"""The shape of the code: which way data flows, who may use what, how long a file may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ontology import load_ontology

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kg"
FILES = sorted(PACKAGE.glob("**/*.py"))

#: The rooms in the direction of flow; a module imports only from its own room and the ones before.
ROOMS = (
    "errors",
    "version",
    "vocab",
    "names",
    "model",
    "pattern",
    "ontology",
    "articles",
    "nlp",
    "extract",
    "collection",
    "quote",
    "kinship",
    "claims",
    "link",
    "check",
    "entail",
    "confidence",
    "cache",
    "read",
    "rows",
    "workers",
    "learn",
    "evaluate",
    "vocabulary",
    "pictures",
    "components",
    "quads",
    "store",
    "register",
    "build",
    "lookup",
    "queries",
    "explain",
    "stats",
    "shapes",
    "views",
    "layout",
    "export",
    "analysis",
    "drawing",
    "opened",
    "snapshot",
    "linked",
    "pages",
    "serve",
    "publish",
    "",
    "cli",
    "__main__",
)

#: Who may import a library; nobody else may.
LIBRARIES = {
    "spacy": {"nlp", "learn", "components"},
    "pyoxigraph": {
        "ontology",
        "quads",
        "store",
        "build",
        "lookup",
        "queries",
        "explain",
        "stats",
        "shapes",
        "views",
        "export",
        "snapshot",
        "linked",
        "pages",
        "serve",
        "publish",
    },
    "rdflib": {"vocabulary", "shapes", "views", "opened"},
    "pyshacl": {"shapes"},
    "networkx": {"views", "export", "opened", ""},
    "networkit": {"analysis"},
    "pyarrow": {"export"},
    "resvg_py": {"drawing"},
    "rich": {"cli"},
    "argparse": {"cli", "learn", "evaluate"},
    "sqlite3": {"cache", "collection", "export", "snapshot", "serve", "publish"},
    "jinja2": {"pages"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
}

#: English words that code says for another reason and that happen to name a relation too.
PLAIN_WORDS = {"alias", "character", "performer", "state"}


def room(path: Path) -> str:
    """The first name after `kg`; "" for the package itself."""
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if name == "__init__" else name


def imports(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, at whatever depth."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are absolute"
            yield f"{node.module}.{node.names[0].name}" if node.module == "kg" else str(node.module)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_files_are_found() -> None:
    assert len(FILES) >= 40
    assert {room(path) for path in FILES} == set(ROOMS)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_data_flows_one_way(path: Path) -> None:
    own = ROOMS.index(room(path))
    used = {name.split(".")[1] for name in imports(path) if name.startswith("kg.")}
    assert {name for name in used if ROOMS.index(name) > own} == set()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    used = {name.split(".")[0] for name in imports(path)}
    assert {name for name in used if room(path) not in LIBRARIES.get(name, {room(path)})} == set()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_command_line_prints(path: Path) -> None:
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert room(path) == "cli" or not calls & {"print", "input"}


def test_no_relation_is_named_in_code() -> None:
    """Code asks the ontology by slot; a slot may have the name of a relation ("genre")."""
    relations = load_ontology().relations
    assert len(relations) >= 150
    names = set(relations) - {slot for one in relations.values() for slot in one.slots}
    found = {
        node.value: name_of(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in names
    }
    assert found.keys() == PLAIN_WORDS, found


@pytest.mark.parametrize("path", [*FILES, *sorted((ROOT / "tests").glob("**/*.py"))], ids=name_of)
def test_no_file_is_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_no_name_says_nothing() -> None:
    stems = {path.stem for path in FILES}
    assert stems & {"utils", "util", "helpers", "helper", "common", "misc", "manager", "processor", "handler"} == set()

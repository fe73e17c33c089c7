"""Tells which syntax a user's ontology is in, and reads it.

By content, not by ending: `.owl` files hold RDF/XML as often as Turtle. A JSON object with
`relations` is the simple format of Text2KGBench; other JSON is taken for JSON-LD.
"""

from __future__ import annotations

import json
from pathlib import Path

from kg.errors import OntologyError
from kg.vocabulary.model import Vocabulary
from kg.vocabulary.owl import read_owl
from kg.vocabulary.simple import read_simple


def is_vocabulary(path: Path | None) -> bool:
    """Whether a user's ontology is meant: one file. A directory holds an ontology of our own notation."""
    return path is not None and not path.is_dir()


def load_vocabulary(path: Path) -> Vocabulary:
    """Read one file. Raises OntologyError where it cannot be read or declares no relation."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError as err:
        raise OntologyError(f"{path}: does not exist; name the file of your ontology") from err
    except (OSError, UnicodeDecodeError) as err:
        raise OntologyError(f"{path}: cannot be read as UTF-8 text ({err}); check the file") from err
    start = text.lstrip()[:1]
    if start in ("{", "["):
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as err:
            raise OntologyError(f"{path}: is not well-formed JSON ({err}); correct it there") from err
        if start == "{" and "@context" not in data and "@graph" not in data:
            return read_simple(data, path)
        return read_owl(text, path, "json-ld")
    return read_owl(
        text, path, "xml" if start == "<" and "rdf:RDF" in text[:4_000] or text[:5] == "<?xml" else "turtle"
    )

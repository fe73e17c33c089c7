"""What can go wrong, named by whose fault it is.

    KgError
    ├── ConfigError      an argument or setting is wrong
    ├── InputError       a file or row of the corpus cannot be read
    ├── OntologyError    a declaration in ontology/ is wrong or missing
    ├── QueryError       a question is malformed or unknown
    └── StoreError       the store cannot be opened, written or is in use

Bad text never raises: what can be read is read and the rest is counted.
"""

from __future__ import annotations

from pathlib import Path


class KgError(Exception):
    """Base of every error that a user of this package can meet; its text is one line with the remedy."""


class ConfigError(KgError):
    """An argument or a setting is wrong."""


class InputError(KgError):
    """A file or a row of the corpus cannot be read."""

    def __init__(self, reason: str, *, path: Path | str | None = None, line: int | None = None) -> None:
        place = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(place + reason)
        self.path, self.line, self.reason = path, line, reason


class OntologyError(KgError):
    """A declaration in the ontology is wrong or missing."""


class QueryError(KgError):
    """A question is malformed, unknown or lacks a parameter."""


class StoreError(KgError):
    """The store cannot be opened, written, or is in use by another process."""

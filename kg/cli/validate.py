"""`kg validate`: check the graph against the shapes and the ontology's own rules."""

from __future__ import annotations

import argparse

from kg.cli import options as shared
from kg.cli.output import opened, write_json, write_table

SUMMARY = "check the store against the SHACL shapes and the ontology's own rules"
EXAMPLES = """\
  kg validate
  kg validate --format jsonl -o report.jsonl
"""
COLUMNS = ("severity", "shape", "focus", "value", "message")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    shared.output(parser, "table", "jsonl")
    shared.store(parser)
    shared.ontology(parser)


def run(options: argparse.Namespace) -> int:
    """Print the report; the exit code is 1 where the graph does not conform."""
    from dataclasses import asdict

    from kg.ontology import load_ontology
    from kg.shapes import Violation, validate
    from kg.store import open_store

    with open_store(options.store, read_only=True) as store:
        report = validate(store.dataset, load_ontology(options.ontology, base=store.base))
    rows = [
        *map(asdict, report.violations),
        *(
            asdict(Violation(shape="ontology", severity="Violation", focus="", path="", value="", message=one))
            for one in report.ontology
        ),
    ]
    with opened(options.output) as stream:
        if options.format == "jsonl":
            write_json(rows, stream)
        else:
            worse = sum(row["severity"] == "Violation" for row in rows)
            stream.write(f"{report.shapes} shapes checked: {worse} violations, {len(rows) - worse} warnings\n")
            if rows:
                stream.write("\n")
                write_table(COLUMNS, rows, stream)
    return 0 if report.conforms else 1

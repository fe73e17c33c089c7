"""`kg learn`: fit the relations of a user's own ontology from sentences of the user's."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

SUMMARY = "learn relations of your own ontology from your own sentences, in minutes, on a plain CPU"
EXAMPLES = """\
  kg learn --ontology wine.ttl --examples wine.jsonl --out wine-model
  kg facts article.txt --ontology wine.ttl --learned wine-model

A line of the examples: {"text": "Barolo is made from Nebbiolo.", "subject": "Barolo",
"relation": "grape variety", "object": "Nebbiolo"}; tens to hundreds of them a relation.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--ontology", metavar="FILE", type=Path, required=True, help="your ontology; see kg vocabulary")
    parser.add_argument("--examples", metavar="FILE", type=Path, required=True, help="one example a line, as JSON")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="where what was learned is written")
    parser.add_argument("--pipeline", metavar="NAME", help="another spaCy pipeline, by package name or directory")


def run(options: argparse.Namespace) -> int:
    """Read, fit, write; says on stderr how many examples each relation had."""
    from kg.extract.relations import MODEL, RelationModel
    from kg.learn import fit
    from kg.nlp.pipeline import DEFAULT_PIPELINE
    from kg.read import Settings
    from kg.vocabulary import align, load_vocabulary
    from kg.vocabulary.examples import read_examples
    from kg.vocabulary.learned import extended, save, with_learned

    vocabulary = load_vocabulary(options.ontology)
    examples, values = read_examples(options.examples, vocabulary)
    tools = Settings(pipeline=options.pipeline or DEFAULT_PIPELINE).tools()
    base = RelationModel.load(MODEL)
    alignment = extended(align(vocabulary, tools.ontology), values)
    model = fit(examples, with_learned(tools, alignment.ontology, base), base)
    save(model, values, options.out)
    if not options.quiet:
        print(f"kg: learned {len(values)} relations from {len(examples)} texts into {options.out}", file=sys.stderr)
    return 0

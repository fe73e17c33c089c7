"""The only place that touches spaCy."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.errors import ConfigError
from kg.nlp.parsed import Parsed, Token
from kg.nlp.pipeline import load_parser

#: "Ada directed it", by hand.
SENTENCE = Parsed(
    (
        Token(0, 3, "Ada", "NNP", "nsubj", 1),
        Token(4, 12, "directed", "VBD", "ROOT", 1),
        Token(13, 15, "it", "PRP", "dobj", 1),
    )
)


def test_parsed_children_and_subtree() -> None:
    assert SENTENCE.children(1) == (0, 2)
    assert SENTENCE.children(1, "dobj", "attr") == (2,)
    assert SENTENCE.children(0) == ()
    assert sorted(SENTENCE.subtree(1)) == [0, 1, 2]


def test_a_missing_pipeline_is_an_error_with_a_remedy() -> None:
    with pytest.raises(ConfigError, match=r"'xx_no_such_pipeline' cannot be loaded.*install it"):
        load_parser("xx_no_such_pipeline")


def test_importing_the_pipeline_does_not_import_spacy() -> None:
    code = "import sys, kg.nlp.pipeline, kg.extract.prose; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.model
def test_parse_gives_one_parse_a_sentence_with_its_offsets() -> None:
    parser = load_parser()
    sentences = ["Ada directed it.", "", "It rained in Bergen."]
    parses = parser.parse(sentences)
    assert [[token.text for token in parsed.tokens] for parsed in parses] == [
        ["Ada", "directed", "it", "."],
        [],
        ["It", "rained", "in", "Bergen", "."],
    ]
    assert all(
        sentence[token.start : token.end] == token.text
        for sentence, parsed in zip(sentences, parses, strict=True)
        for token in parsed.tokens
    )
    assert parses[0].tokens[0].dep == "nsubj" and parses[0].tokens[0].head == 1

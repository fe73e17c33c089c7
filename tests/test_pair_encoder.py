"""The encoder of the relation model: words in pieces, pairs scored alone and in company, files that cannot be read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.errors import ConfigError
from kg.extract.relations import MODEL
from kg.extract.relations.encoder import FILE, PIECES, Encoder, apart
from kg.extract.relations.features import Graph, Mention, Word
from kg.extract.relations.pieces import LONGEST, Vocabulary
from kg.model import Name

KNOWN = (
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "ada",
    "film",
    "##s",
    "##ing",
    "b",
    "##o",
    "-",
    "(",
    "née",
    "nee",
    "wal",
    "##k",
)

PARTED: tuple[tuple[str, list[str]], ...] = (  # the text of a word, its pieces
    ("Ada", ["ada"]),
    ("films", ["film", "##s"]),
    ("Walking", ["wal", "##k", "##ing"]),
    ("Née", ["nee"]),
    ("Bo-Film", ["b", "##o", "-", "film"]),
    ("Ada Bo", ["ada", "b", "##o"]),
    ("(", ["("]),
    ("Qwx", ["[UNK]"]),
    ("filmQ", ["[UNK]"]),
    ("", []),
    ("\N{COMBINING ACUTE ACCENT}", []),
)


@pytest.mark.parametrize(("text", "pieces"), PARTED)
def test_a_word_is_parted(text: str, pieces: list[str]) -> None:
    vocabulary = Vocabulary(KNOWN)
    assert [KNOWN[at] for at in vocabulary.parts(text)] == pieces


def test_parted_words_are_many() -> None:
    assert len(PARTED) >= 11


def sentence(text: str, names: list[int]) -> Graph:
    """The words of a text, those at some places being names of people."""
    words: list[Word] = []
    at = 0
    for one in text.split():
        start = text.index(one, at)
        at = start + len(one)
        words.append(Word(start, at, one.lower(), one.lower(), "NN", "dep", 0))
    return Graph(tuple(words), tuple(Mention(at, "PERSON", "name", Name(label=words[at].first)) for at in names))


def test_a_sentence_is_read_with_its_mentions() -> None:
    text = "Ada films Bo"
    read = Vocabulary(KNOWN).read(sentence(text, [0, 2]), text)
    assert [KNOWN[at] for at in read.ids] == ["[CLS]", "ada", "film", "##s", "b", "##o", "[SEP]"]
    assert read.kinds == [0, 1, 0, 0, 1, 1, 0]
    assert read.forms == [0, 1, 0, 0, 1, 1, 0]
    assert read.mentions == [(1, 2), (4, 6)]


def test_what_is_too_long_is_read_as_far_as_goes() -> None:
    text = "Bo " * LONGEST + "Ada"
    read = Vocabulary(KNOWN).read(sentence(text, [0, LONGEST]), text)
    assert len(read.ids) == LONGEST + 1
    assert all(0 <= start < end <= len(read.ids) for start, end in read.mentions)


TEXTS = (
    "Ada Merrow directed the film The Salt Road in 1951 .",
    "Lund is a city",
    "Bo Ek , who was born in Kelda , studied at the University of Lund and married Eva Falk there in 1931 . " * 3,
)


@pytest.fixture(scope="module")
def shipped() -> Encoder:
    encoder = Encoder.load(MODEL)
    assert encoder is not None
    return encoder


def test_a_pair_scores_the_same_alone_and_among_others(shipped: Encoder) -> None:
    graphs = [sentence(text, [0, 1, len(text.split()) - 1]) for text in TEXTS] * 7
    read = [shipped.vocabulary.read(graph, text) for graph, text in zip(graphs, TEXTS * 7, strict=True)]
    pairs = [apart(graph, [(0, 1), (1, 0), (0, 2)]) for graph in graphs]
    found = shipped.scores(read, pairs)
    assert found.shape[0] == 3 * len(graphs)
    alone = np.vstack([shipped.scores([one], [asked]) for one, asked in zip(read, pairs, strict=True)])
    np.testing.assert_array_equal(found, alone)
    assert not np.allclose(found[0], found[1])  # who is subject matters


def test_an_encoder_is_read_as_it_was_written(shipped: Encoder, tmp_path: Path) -> None:
    shipped.save(tmp_path)
    again = Encoder.load(tmp_path)
    assert again is not None
    assert again.vocabulary.pieces == shipped.vocabulary.pieces
    assert all(np.allclose(again.weights[name], value, atol=0.02) for name, value in shipped.weights.items())


def test_there_may_be_none_but_none_that_is_broken(tmp_path: Path) -> None:
    assert Encoder.load(tmp_path) is None
    (tmp_path / FILE).write_bytes(b"broken")
    (tmp_path / PIECES).write_text("[UNK]\n", "utf-8")
    with pytest.raises(ConfigError, match=r"encoder\.npz: cannot be read"):
        Encoder.load(tmp_path)

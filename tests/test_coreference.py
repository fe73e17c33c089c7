"""For whom pronouns, descriptions and short names stand: one row a passage, its marked words and who is meant."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ConfigError
from kg.extract.coreference.features import FEATURES
from kg.extract.coreference.gender import name_gender
from kg.extract.coreference.scorer import Scorer, load_given_names, load_scorer
from kg.model import Article
from kg.read import Settings, Tools, read_article

#: Title, text with the words in question in brackets, and whom each stands for; "-" where it must stay open.
PASSAGES = (
    (
        "Ada Quill",
        "Ada Quill is an Irish painter. [She] was born in Cork, where [her] father ran a shop. "
        "[Quill] studied in Paris.",
        ("Ada Quill", "Ada Quill", "Ada Quill"),
    ),
    (
        "",
        "Denis Murphy studied in Belfast with Helen Carr. [She] left for Leeds in 1990. [He] stayed, and in 1995 [he] "
        "founded a bank. [Murphy] sold it later.",
        ("Helen Carr", "Denis Murphy", "Denis Murphy", "Denis Murphy"),
    ),
    (
        "",
        "Peter Lang lives in Bonn with [his] wife Maria. [She] works for a bank.",
        ("Peter Lang", "Maria"),
    ),
    (
        "Norbeck",
        "Norbeck is a software company based in Leeds. Tom Hale founded [the company] in 2004. [It] moved to York, and "
        "Hale sold [his] shares. Today [its] products are sold abroad.",
        ("Norbeck", "Norbeck", "Tom Hale", "Norbeck"),
    ),
    (
        "The Long Field",
        "''The Long Field'' is a 1990 British film directed by Anna Reiss. [It] was shot in Wales. [The film] "
        "won a prize for [its] music.",
        ("The Long Field", "The Long Field", "The Long Field"),
    ),
    (
        "Ruth Vale",
        "Ruth Vale is an American chemist. In 1998 she joined Carver University. [The university] is in Ohio.",
        ("Carver University",),
    ),
    ("", "It is known that rain fell in Paris on Monday. [They] were wet.", ("-",)),
    ("", "In [his] youth, Karl Brandt lived in Graz.", ("Karl Brandt",)),
    (
        "",
        "Iris Cole works for the European Data Board ([EDB]) in Lyon. In 2010 the [EDB] moved to Nice.",
        ("European Data Board", "European Data Board"),
    ),
    (
        "",
        "Tom Berg played for the Leeds Vikings. The Supreme Court of Norway heard his case against the [Vikings], and "
        "the [Supreme Court] agreed.",
        ("Leeds Vikings", "Supreme Court of Norway"),
    ),
    ("", "The University of Munich is old. [He] studied there.", ("-",)),
    ("", "John Marsh met a young woman in Rome. [She] sang.", ("-",)),
    (
        "John Marsh, 9th Earl of Norbeck",
        "John Marsh, 9th Earl of Norbeck (1806–1891), was a Scottish soldier. [Marsh] died at home and was followed by "
        "his son [John]. [He] was the son of [John Marsh, 8th Earl of Norbeck].",
        (
            "John Marsh, 9th Earl of Norbeck",
            "John",
            "John Marsh, 9th Earl of Norbeck",
            "John Marsh, 8th Earl of Norbeck",
        ),
    ),
    (
        "John Marsh",
        "John Marsh is a Danish painter. Otto Vik and his son [John Marsh] left Oslo. [His] son [John] is a lawyer.",
        ("John Marsh", "John Marsh", "John"),
    ),
    (
        "Hugo of Norbeck",
        "Hugo of Norbeck was Duke of Norbeck. His mother left the government to her uncle, Karl Vik. When Karl Vik "
        "died, the regency passed to [his] brother Jon.",
        ("Karl Vik",),
    ),
    (
        "Ida Marsh",
        "Ida Marsh was a Danish painter. [She] was related to another [Ida], who lived in Cork.",
        ("Ida Marsh", "Ida"),
    ),
    (
        "Anna Maria Marsh",
        "Anna Maria Marsh is an Irish painter. She learned from Anna Clara Marsh in Cork. [Anna Clara Marsh] was old, "
        "and [Anna M. Marsh] painted her.",
        ("Anna Clara Marsh", "Anna Maria Marsh"),
    ),
)

#: Names and whether a woman (1), a man (-1) or nobody known bears them.
GENDERS = (
    ("Mrs. Xyq", 1),
    ("Sir Xyq Abc", -1),
    ("Elizabeth Carr", 1),
    ("Robert Carr", -1),
    ("Queen Xyq", 1),
    ("Q7", 0),
)


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Settings().tools()


def test_the_tables_are_whole() -> None:
    assert len(PASSAGES) >= 17
    assert len(GENDERS) >= 6


@pytest.mark.model
@pytest.mark.parametrize(("title", "marked", "meant"), PASSAGES, ids=[text[:40] for _, text, _ in PASSAGES])
def test_words_stand_for_whom_they_mean(title: str, marked: str, meant: tuple[str, ...], tools: Tools) -> None:
    plain = re.sub(r"[\[\]]", "", marked)
    ends = [one.end() - 1 - 2 * at - 1 for at, one in enumerate(re.finditer(r"\[[^\]]*\]", marked))]
    reading = read_article(Article(id="passage", text=plain, title=title), tools)
    labels = {one.end: one.entity.label for one in reading.mentions}
    assert tuple(labels.get(end, "-") for end in ends) == meant


@pytest.mark.model
def test_others_are_found_by_coreference(tools: Tools) -> None:
    text = "Denis Murphy studied in Belfast with Helen Carr. She left for Leeds in 1990."
    found = {one.text: one.source for one in read_article(Article(id="passage", text=text), tools).mentions}
    assert (found["Helen Carr"], found["She"]) == ("name", "coreference")


@pytest.mark.parametrize(("label", "sign"), GENDERS)
def test_names_tell_gender(label: str, sign: int) -> None:
    assert np.sign(name_gender(label, load_given_names())) == sign


def test_a_scorer_is_what_was_saved(tmp_path: Path) -> None:
    size = len(FEATURES)
    ones = Scorer(np.ones((size, 2), "f"), np.ones(2, "f"), np.ones(2, "f"), np.ones(size, "f"), np.ones((), "f"))
    ones.save(tmp_path)
    first = (tmp_path / "network.npz").read_bytes()
    ones.save(tmp_path)
    assert (tmp_path / "network.npz").read_bytes() == first
    assert load_scorer(tmp_path).probabilities([[0.0] * size]).tolist() == ones.probabilities([[0.0] * size]).tolist()


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"network\.npz: cannot be read"):
        load_scorer(tmp_path)
    (tmp_path / "given_names.json").write_text("{", "utf-8")
    with pytest.raises(ConfigError, match=r"given_names\.json: cannot be read"):
        load_given_names(tmp_path)

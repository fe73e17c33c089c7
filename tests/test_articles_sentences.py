"""Sentence boundaries: each row is a text with its sentences parted by |."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.sentences import split_sentences

ROWS = [
    "It is a film.| It won.",
    "Dr. No was shot in the U.S. in 1962.| It won.",
    "He moved to the U.S. and sang.",
    "He lives in the U.S.| He sings.",
    "J. R. R. Tolkien wrote it.| C. S. Lewis read it.",
    "Warner Bros. Pictures released it.| Paramount Pictures did not.",
    "Apple Inc. makes phones.",
    "It was bought by Apple Inc.| The price was kept secret.",
    "St. Paul is in Minnesota vs. Wisconsin.",
    "It grossed $2.5 million.| It cost 1.2 million.",
    "It scored 6.7/10 on No. 5 of the list.",
    'He said "Stop."| Then he left.',
    'He asked "Why?" and left.',
    "What is it?| Nobody knows!| It burns.",
    "It ended ... and began.",
    "He is a former cinematographer.|Tasker, Yvonne (2002).| \"Zhang Yimou\" i''Fifty Filmmakers'' Routledge, p. 412.",
    "He is an actor.| ''Jaws'' made him known.",
    "She won it (in 1990).| [[Later]] she lost.",
    "It was released in IMAX, etc.| In the United States, it was not.",
    "He was born c. 1920 in Mt. Vernon, near Ft. Worth.",
    "Node.js is a runtime.| Last.fm is a site.",
    "It stars Ida Lind and Ice-P.| Lind wrote it with J.-P. Holm.",
    "He sang on Oct. 3 and Nov. 4, 1990.",
    "He fought in World War I.| Between 1916 and 1918 he led it.",
]


@pytest.mark.parametrize("row", ROWS)
def test_split_sentences(row: str) -> None:
    text = row.replace("|", "")
    assert [text[start:end] for start, end in split_sentences(text)] == [part.strip() for part in row.split("|")]


def test_glued_heading_is_left_out() -> None:
    text = "She sings. Early life Liu was born in Tonghua. Filmography Film"
    assert [text[start:end] for start, end in split_sentences(text)] == [
        "She sings.",
        "Liu was born in Tonghua.",
        "Filmography Film",
    ]


def test_no_sentence_ends_within_the_title() -> None:
    text = "Run! Or the Owl Sings is a film. Run! It won."
    assert [text[a:b] for a, b in split_sentences(text, "Run! Or the Owl Sings")] == [
        "Run! Or the Owl Sings is a film.",
        "Run!",
        "It won.",
    ]


def test_rows_are_all_there() -> None:
    assert len(ROWS) >= 22


@given(st.text(alphabet=st.sampled_from("aB1 .!?…\"')(\n'U.S"), max_size=80) | st.text(max_size=80))
def test_any_text_is_split(text: str) -> None:
    last = 0
    for start, end in split_sentences(text):
        assert last <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        last = end

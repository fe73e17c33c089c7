"""Review scores."""

from __future__ import annotations

import pytest

from kg.extract.about import About
from kg.extract.reviews import extract
from tests.claims import ontology, passage, told

CASES: list[tuple[str, list[str]]] = [
    (
        "''Cliff Walkers'' received a 82% positive rating on Rotten Tomatoes, with an average rating of 6.7/10.",
        [
            "The Work | reviewScore | 82% (reviewScoreBy Rotten Tomatoes)",
            "The Work | reviewScore | 6.7/10 (reviewScoreBy Rotten Tomatoes)",
        ],
    ),
    (
        "On Rotten Tomatoes, the film has an approval rating of 85% based on 150 reviews, with an average rating of "
        "7.1/10. On Metacritic, it has a weighted average score of 61 out of 100, based on 31 critics.",
        [
            "The Work | reviewScore | 85% (reviewScoreBy Rotten Tomatoes)",
            "The Work | reviewScore | 7.1/10 (reviewScoreBy Rotten Tomatoes)",
            "The Work | reviewScore | 61 out of 100 (reviewScoreBy Metacritic)",
        ],
    ),
    (
        'Audiences polled by CinemaScore gave the film an average grade of "A-" on an A+ to F scale.',
        [
            "The Work | reviewScore | A- (reviewScoreBy CinemaScore)",
        ],
    ),
    (
        "It has a 33% approval rating on Rotten Tomatoes and grossed $1.7 million, 20% more than expected.",
        [
            "The Work | reviewScore | 33% (reviewScoreBy Rotten Tomatoes)",
        ],
    ),
    ("Rotten Tomatoes said it received negative reviews, and 40% of viewers left.", []),
    ("The film made 30% of its money in China.", []),
    (
        "The film holds a rare 100% rating on review aggregator website Rotten Tomatoes.",
        [
            "The Work | reviewScore | 100% (reviewScoreBy Rotten Tomatoes)",
        ],
    ),
    (
        "Rotten Tomatoes gave it 84% while Metacritic gave a score of 61/100.",
        [
            "The Work | reviewScore | 84% (reviewScoreBy Rotten Tomatoes)",
            "The Work | reviewScore | 61/100 (reviewScoreBy Metacritic)",
        ],
    ),
    ("On Metacritic, which assigns a score out of 100, it got a 7.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reviews_table(text: str, expected: list[str]) -> None:
    assert told(extract(passage(text), About(title="The Work", classes=("Film",)), ontology())) == expected


def test_reviews_table_is_whole() -> None:
    assert len(CASES) >= 9


def test_reviews_are_of_works() -> None:
    text = "She has an 82% rating on Rotten Tomatoes."
    assert not list(extract(passage(text), About(title="The Work", classes=("Person",)), ontology()))
    assert not list(extract(passage(text), About(title="The Work"), ontology()))


def test_reviews_stop_before_a_cut() -> None:
    text = "It has an 82% rating on Rotten Tomatoes, with an average rating of 6.7/10"
    assert not list(extract(passage(text, truncated=True), About(title="The Work", classes=("Film",)), ontology()))

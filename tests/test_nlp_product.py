"""Products that are the same in any order, against Python's own whole numbers and NumPy's double precision."""

from __future__ import annotations

import numpy as np
import pytest

from kg.nlp.product import WIDEST, Floats, product, whole

#: Rows, others, width.
SHAPES = ((1, 1, 1), (7, 5, 96), (40, 288, 288), (300, 112, 560), (33, 224, WIDEST))


def _numbers(rows: int, width: int, seed: int) -> Floats:
    """Rows of one length after another, from a thousandth to a million."""
    found = np.random.default_rng(seed).standard_normal((rows, width))
    return (found * 10.0 ** (np.arange(rows).reshape(-1, 1) % 10 - 3)).astype(np.float32)


@pytest.mark.parametrize(("rows", "others", "width"), SHAPES)
def test_a_row_is_the_same_in_any_company(rows: int, others: int, width: int) -> None:
    left, right = _numbers(rows, width, 1), whole(_numbers(others, width, 2))
    together = product(left, right)
    assert together.shape == (rows, others) and together.dtype == np.float32
    for at in range(0, rows, 3):
        np.testing.assert_array_equal(product(left[at : at + 1], right)[0], together[at])
        np.testing.assert_array_equal(product(left[at:], right)[0], together[at])


@pytest.mark.parametrize(("rows", "others", "width"), SHAPES)
def test_sums_are_those_of_whole_numbers(rows: int, others: int, width: int) -> None:
    left, right = whole(_numbers(rows, width, 3)), whole(_numbers(others, width, 4))
    exact = left.rows.astype(np.int64) @ right.rows.astype(np.int64).T
    np.testing.assert_array_equal((left.rows @ right.rows.T).astype(np.int64), exact)


@pytest.mark.parametrize("sign", [1, -1])
def test_sums_stay_exact_where_all_numbers_point_one_way(sign: int) -> None:
    row = np.full((3, WIDEST), 0.7, np.float32)
    left, right = whole(row), whole(row * sign)
    bound = int((np.abs(left.rows) @ np.abs(right.rows).T).max())
    assert bound < 2**24 and bound == int(left.rows[0, 0]) ** 2 * WIDEST


def test_rounding_costs_little() -> None:
    left, right = _numbers(50, 288, 5), _numbers(60, 288, 6)
    found, exact = product(left, whole(right)), left.astype(float) @ right.astype(float).T
    lengths = np.linalg.norm(left, axis=1)[:, None] * np.linalg.norm(right, axis=1)
    assert np.all(np.abs(found - exact) <= 0.002 * lengths)


def test_a_row_of_zeros_gives_zeros() -> None:
    others = whole(_numbers(4, 6, 7))
    np.testing.assert_array_equal(product(np.zeros((2, 6), np.float32), others), np.zeros((2, 4)))


def test_wider_rows_are_refused() -> None:
    with pytest.raises(AssertionError):
        whole(np.zeros((1, WIDEST + 1), np.float32))

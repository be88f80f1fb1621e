from __future__ import annotations

import pytest

from publish.editions.pdf.numerals import ordinal, roman


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix"), (1994, "mcmxciv")],
)
def test_roman(number: int, letters: str) -> None:
    assert roman(number) == letters


def test_labels_are_in_the_order_of_the_pages() -> None:
    labels = [*(roman(number) for number in range(1, 60)), *map(str, range(1, 120))]
    assert sorted(labels[50:] + labels[:50], key=ordinal) == labels


@pytest.mark.parametrize("label", ["", "A-1", "xq", "-3"])
def test_what_is_no_label(label: str) -> None:
    with pytest.raises(ValueError):
        ordinal(label)

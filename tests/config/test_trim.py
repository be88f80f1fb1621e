"""Page sizes."""

from __future__ import annotations

import pytest

from publish.config.trim import NAMED, in_numbers
from publish.themes.trim import page_size


@pytest.mark.parametrize(
    ("trim", "numbers"),
    [
        ("6x9in", "6x9in"),
        ("6 × 9 in", "6x9in"),
        ("148x210mm", "148x210mm"),
        ("12.7x20.3cm", "12.7x20.3cm"),
        ("A5", "148x210mm"),
        ("a5", "148x210mm"),
        ("Letter", "8.5x11in"),
    ],
)
def test_sizes(trim: str, numbers: str) -> None:
    assert in_numbers(trim) == numbers


@pytest.mark.parametrize("trim", ["6x9", "A9", "6in x 9in", "0x9in", "6x900in", "6x9furlong", ""])
def test_no_sizes(trim: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        in_numbers(trim)


@pytest.mark.parametrize("name", sorted(NAMED))
def test_stylesheets_understand_every_size(name: str) -> None:
    assert page_size(in_numbers(name))

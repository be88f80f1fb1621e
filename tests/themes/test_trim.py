"""Trim sizes."""

from __future__ import annotations

import pytest

from publish.themes import page_size


@pytest.mark.parametrize(
    ("trim", "size"),
    [
        ("6x9in", "6in 9in"),
        ("5.5×8.5in", "5.5in 8.5in"),
        ("148x210mm", "148mm 210mm"),
        ("a5", "148mm 210mm"),
    ],
)
def test_sizes(trim: str, size: str) -> None:
    assert page_size(trim) == size


@pytest.mark.parametrize("trim", ["6x9", "in", "", "A99", "-6x9in"])
def test_what_is_no_size(trim: str) -> None:
    with pytest.raises(ValueError, match="trim size"):
        page_size(trim)

"""Every construct in a browser: on a telephone and on a wide screen, by day and by night."""

from __future__ import annotations

import pytest

from reading.browser import Look, Walk, visited
from reading.built import Books


@pytest.fixture(scope="module")
def found(books: Books, tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Look, ...], Walk]:
    return visited(books.epub, tmp_path_factory.mktemp("screens"))


def test_every_page_can_be_read(found: tuple[tuple[Look, ...], Walk]) -> None:
    """WCAG 2.2: 1.4.3 for contrast, 1.4.10 for reflow."""
    looks, _ = found
    assert len({look.page for look in looks}) > 15
    assert [look for look in looks if look.reach > 0 or look.overlaps or look.contrast < 4.5] == []


def test_every_link_leads_somewhere_and_every_note_back(
    found: tuple[tuple[Look, ...], Walk],
) -> None:
    _, walk = found
    assert walk.links > 150 and walk.notes > 10
    assert (walk.broken, walk.astray) == ((), ())

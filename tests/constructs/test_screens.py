"""Every construct in a browser: on a telephone and on a wide screen, by day and by night."""

from __future__ import annotations

import pytest

from reading.browser import Visit, visited
from reading.built import Books
from reading.fonts import lacking, unused


@pytest.fixture(scope="module")
def found(books: Books, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    return visited(books.epub, tmp_path_factory.mktemp("screens"))


def test_every_page_can_be_read(found: Visit) -> None:
    """WCAG 2.2: 1.4.3 for contrast, 1.4.10 for reflow."""
    looks = found.looks
    assert len({look.page for look in looks}) > 15
    assert [look for look in looks if look.reach > 0 or look.clipped or look.overlaps] == []
    assert min(look.contrast for look in looks) >= 4.5


def test_every_link_leads_somewhere_and_every_note_back(
    found: Visit,
) -> None:
    walk = found.walk
    assert walk.links > 150 and walk.notes > 10
    assert (walk.broken, walk.astray) == ((), ())


def test_each_face_has_what_is_set_in_it_and_none_is_idle(found: Visit, books: Books) -> None:
    assert lacking(books.epub, found.faces) == {}
    assert unused(books.epub, found.faces) == set()

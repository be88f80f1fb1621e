"""Pages that were read before they were bound are not read again, and nothing else is different."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from publish.diagnostics import Span
from publish.preflight import reuse
from publish.preflight.document import Document
from publish.preflight.reuse import Known, read_pages
from publish.preflight.seen import Seen

_TEXT = b"BT /F 12 Tf 1 0 0 1 72 %d Tm (Words on a page) Tj ET"
_FOLIO = b"\nQ\n/Artifact <</Type /Pagination>> BDC\nBT /F 9 Tf 1 0 0 1 72 40 Tm (12) Tj ET\nEMC\n"


def _piece(*contents: bytes) -> bytes:
    pdf, target = pikepdf.new(), io.BytesIO()
    face = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                              BaseFont=pikepdf.Name.Helvetica)  # fmt: skip
    for content in contents:
        page = pdf.add_blank_page(page_size=(432, 648))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=face))
        page.obj.Contents = pdf.make_stream(content)
    pdf.save(target)
    return target.getvalue()


def _bound(piece: bytes) -> bytes:
    """The piece as assembly binds it: a folio on each page."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(piece)) as pdf:
        for page in pdf.pages:
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(_FOLIO)
        pdf.save(target)
    return target.getvalue()


@pytest.fixture
def piece() -> bytes:
    return _piece(*(_TEXT % height for height in (600, 500)))


def _seen(content: bytes, known: dict[int, Known]) -> list[Seen]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [page.seen for page in Document(pdf, content, known).pages]


def test_a_known_page_is_what_it_was_with_its_folio(
    piece: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = dict(enumerate(read_pages(piece), start=1))
    bound = _bound(piece)
    expected = _seen(bound, {})
    assert [len(page.kinds) for page in expected] == [2, 2]
    assert [len(page.rows) for page in expected] == [1, 1]
    assert _seen(bound, known) == expected
    assert _seen(piece, known) == _seen(piece, {})
    read = []
    monkeypatch.setattr(
        "publish.preflight.document.Interpreter.run",
        lambda self, content, *more: read.append(content.read_bytes()),
    )
    _seen(bound, known)
    assert read == [_FOLIO, _FOLIO]


@pytest.mark.parametrize("kind", ["other words", "other size", "nothing known"])
def test_another_page_is_read_whole(piece: bytes, kind: str) -> None:
    other = _piece(*([_TEXT % 300] * 2))
    first, second = read_pages(other if kind == "other words" else piece)
    if kind == "other size":
        wide = reuse.Known(first.streams, first.media.grown(1, 1, 1, 1), first.seen)
        first = second = wide
    known = {} if kind == "nothing known" else {1: first, 2: second}
    assert _seen(_bound(piece), known) == _seen(_bound(piece), {})


def test_a_build_s_check_says_what_the_check_of_its_file_says(tmp_path: Path) -> None:
    """Of the same file, that is: the build's own check has read its pages before."""
    from publish.preflight.checking import check_content

    piece = _piece(b"0.1 w 10 10 m 200 10 l S", _TEXT % 600)
    bound, file = _bound(piece), Span((tmp_path / "book.pdf").as_posix())
    known = dict(enumerate(read_pages(piece), start=1))
    assert check_content(bound, file, known=known) == check_content(bound, file)
    assert any(one.code == "PRE042" for one in check_content(bound, file, known=known))


def test_a_page_on_which_more_lines_were_laid_is_read_whole(piece: bytes) -> None:
    """The lines of both may be the same ones."""
    known = dict(enumerate(read_pages(piece), start=1))
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(piece)) as pdf:
        for page in pdf.pages:
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(b"\nQ\nBT /F 12 Tf 1 0 0 1 300 600 Tm (and some more) Tj ET")
        pdf.save(target)
    both = target.getvalue()
    assert _seen(both, known) == _seen(both, {})
    assert [row.words for row in _seen(both, known)[0].rows] == [7]

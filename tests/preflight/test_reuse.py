"""Pages that were read before they were bound are not read again, and nothing else is different."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from publish.diagnostics import Span
from publish.preflight import reuse
from publish.preflight.document import Document
from publish.preflight.interpreter import Interpreter
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


def _what(content: Any) -> Any:
    """What is read: a page, or a stream, of which it is what it holds."""
    whole = isinstance(content, (bytes, pikepdf.Page))
    return "page" if whole else content.read_bytes()


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
        "publish.preflight.page.Interpreter.run",
        lambda self, content, *more: read.append(_what(content)),
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


def _moved(piece: bytes, across: int, closes: bytes = b"\nQ") -> bytes:
    """The piece as it is bound when it begins on the other side."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(piece)) as pdf:
        before = pdf.make_stream(b"q 1 0 0 1 %d 3 cm\n" % across)
        after = pdf.make_stream(closes)
        for page in pdf.pages:
            page.contents_add(before, prepend=True)
            page.contents_add(after)
        pdf.save(target)
    return target.getvalue()


def _drawn(begins: int) -> bytes:
    """Text in a box that shows all of it, and a line."""
    boxed = b"q 60 560 200 60 re W n " + _TEXT % 600 + b" Q"
    return boxed + b" 0.5 w %d 300 m 200 300 l S" % begins


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is read of pages."""
    found: list[Any] = []
    run = Interpreter.run

    def noted(self: Interpreter, content: Any, *more: Any) -> None:
        found.append(_what(content))
        run(self, content, *more)

    monkeypatch.setattr("publish.preflight.page.Interpreter.run", noted)
    return found


@pytest.mark.parametrize("across", [12, -12])
def test_a_page_that_was_moved_is_known(across: int, runs: list[Any]) -> None:
    piece = _piece(_drawn(100), _TEXT % 500)
    bound = _bound(_moved(piece, across))
    known, expected = dict(enumerate(read_pages(piece), start=1)), _seen(bound, {})
    assert expected[0].shapes and expected[0].kinds[0].clip.x0 == 60 + across
    del runs[:]
    assert _seen(bound, known) == expected
    assert runs == [_FOLIO, _FOLIO]


def test_what_ended_at_the_edge_is_read_again_when_it_is_moved() -> None:
    piece = _piece(_drawn(-50))
    known = dict(enumerate(read_pages(piece), start=1))
    bound = _bound(_moved(piece, 12))
    (page,) = _seen(bound, known)
    assert page == _seen(bound, {})[0]
    assert page.shapes[0].box.x0 == 0


def test_what_is_moved_off_the_page_is_not_seen_there() -> None:
    piece = _piece(b"0.5 w 425 300 m 428 300 l S", b"0.5 w 420 300 m 430 300 l S")
    known = dict(enumerate(read_pages(piece), start=1))
    bound = _bound(_moved(piece, 10))
    assert _seen(bound, known) == _seen(bound, {})
    assert [len(page.shapes) for page in _seen(bound, known)] == [0, 1]


def test_a_page_that_leaves_its_state_behind_is_read_again(piece: bytes) -> None:
    known = dict(enumerate(read_pages(piece), start=1))
    bound = _bound(_moved(piece, 12, closes=b"\n"))
    assert _seen(bound, known) == _seen(bound, {})


def _numbered(number: bytes) -> bytes:
    return b"BT /F 12 Tf 1 0 0 1 72 400 Tm\n%spage\n[<%s>] TJ\nET" % (b"%", number)


def test_a_page_with_numbers_of_pages_is_known_whatever_they_are(runs: list[Any]) -> None:
    """They are of one length; which they are, the layout did not know."""
    slot = b"%page 61 <30>,<31>\n"
    piece = _piece(_numbered(b"3030").replace(b"%page\n", slot), _TEXT % 600)
    known = dict(enumerate(read_pages(piece), start=1))
    assert [one.numbered for one in known.values()] == [True, False]
    for number, read in ((b"3132", [_FOLIO, _FOLIO]), (b"3", ["page", _FOLIO])):
        bound = _bound(_piece(_numbered(number), _TEXT % 600))
        del runs[:]
        expected = _seen(bound, {})
        del runs[:]
        assert _seen(bound, known) == expected
        assert runs == read


def _with_forms(piece: bytes, *forms: bytes) -> bytes:
    """The piece with a form laid over each page; forms have one font with glyphs of one width."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(piece)) as pdf:
        own = pdf.make_indirect(pikepdf.Dictionary(Font=pikepdf.Dictionary(N=_digits(pdf))))
        about = {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form,
                 "/BBox": pikepdf.Array([0, 0, 432, 648]), "/Resources": own}  # fmt: skip
        for number, (page, content) in enumerate(zip(pdf.pages, forms, strict=True)):
            name = f"/Folio{number}"
            page.obj.Resources.XObject = pikepdf.Dictionary({name: pdf.make_stream(content, about)})
            page.contents_add(b"q\n", prepend=True)
            over = f"\nQ\n/Artifact <</Type /Pagination>> BDC\nq {name} Do Q\nEMC\n"
            page.contents_add(over.encode())
        pdf.save(target)
    return target.getvalue()


def _digits(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    below = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2,
                               DW=500, W=[3, [700]])  # fmt: skip
    return pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0,
                              Encoding=pikepdf.Name("/Identity-H"), BaseFont=pikepdf.Name.Digits,
                              DescendantFonts=[pdf.make_indirect(below)])  # fmt: skip


_FORM = b"BT /N 9 Tf 1 0 0 1 %d 40 Tm [<%s>0] TJ ET"


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        (_FORM % (72, b"00010002"), _FORM % (72, b"00020004"), True),
        (_FORM % (72, b"00010002"), _FORM % (72, b"00010003"), False),
        (_FORM % (72, b"00010002"), _FORM % (72, b"00010000"), False),
        (_FORM % (72, b"00010002"), _FORM % (72, b"0001"), False),
        (_FORM % (72, b"00010002"), _FORM % (80, b"00010002"), False),
    ],
    ids=["as wide", "wider", "missing", "shorter", "elsewhere"],
)
def test_folios_that_paint_the_same_are_read_once(
    piece: bytes, first: bytes, second: bytes, alike: bool, runs: list[Any]
) -> None:
    known = dict(enumerate(read_pages(piece), start=1))
    bound = _with_forms(piece, first, second)
    expected = _seen(bound, {})
    assert [len(page.kinds) for page in expected] == [2, 2]
    del runs[:]
    assert _seen(bound, known) == expected
    assert len(runs) == (2 if alike else 4), "a page's stream, and the form"


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

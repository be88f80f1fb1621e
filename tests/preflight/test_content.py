"""Content of plain syntax is read as pikepdf reads it, and what is not plain is left to it."""

from __future__ import annotations

import pytest

from preflight.clean import clean
from publish.preflight import lines
from publish.preflight.content import Reader, UnusualError, plain, whole
from publish.preflight.document import Document
from publish.preflight.interpreter import Interpreter
from publish.preflight.painted import Painted, Text
from publish.preflight.shelf import Shelf

PLAIN = (
    "BT /F 12 Tf 1 0 0 -1 72 500 Tm [<0001>0<0002>-20<>-68.5<0003>-65<0001>14<0002>0] TJ ET",
    "BT /F 12 Tf 72 500 Td [<00010002>-400<0002>] TJ T* <0001> Tj ET",
    "BT /F 12 Tf 3 Tc 80 Tz 72 500 Td [(\\000\\001) -20 (\\0\\2\\0\\3\\0\\1)] TJ ET",
    "BT /F 12 Tf 14 TL 72 500 Td [ <0001> -100 () -100 <0002> ] TJ (\\000\\001) ' ET",
    "BT /F -9 Tf 1 0 .2 1 72 500 Tm 3 Tr 2 Ts [<0001>0<0003>0<0002>0] TJ ET",
    "/Span<</MCID 0>>BDC 0 0 0 1 k 10 10 50 20 re f EMC /Artifact BMC 1 g 5 5 9 9 re B EMC",
    "q 2 0 0 2 0 0 cm 0 0 m 10 0 l 10 10 20 20 30 30 c W n .5 w 0 0 50 50 re S Q [3 2] 0 d",
    "/Span /P1 BDC 0.1 0.2 0.3 RG 1 1 m 9 9 l S EMC",
    "/Span <</MCID 12>>\nBDC BT 1 0 0 -1 72 500 Tm /F 12 Tf "
    "[<00010002>-7<000e>-6<0001>14<0002>-7<000e>-6<0005>9<0006>-7<000e>-6<>3<000e>-6<0004>2] TJ "
    "ET EMC",
    "/P <<>> BDC BT 1 0 0 1 72 500 Tm /F 12 Tf\n[<0001000e0002>9<0003000e000e0004>] TJ\nET EMC 0 g",
    "BT 1 0 0 1 72 500 Tm /F 12 Tf [<0001>-3<>-200<000e>2<0002>-50<000e>-6<000000e000e0>] TJ ET",
    "BT 1 0 0 1 72 500 Tm /F 12 Tf [7 <000e>2<000e0001>-170<0002>-50<000E>-6<0004000e>] TJ ET",
    "BT /F 12 Tf 1 0 0 -1 72 500 Tm [ <0001> 0 <0005> 0 () -25.6 (\\000\\016) -24 <0002> 10 () "
    "-25.6 (\\0\\16) -24 <0003> 0 <0001> 3 ] TJ ET",
    "BT 1 0 0 1 72 500 Tm /F 12 Tf [<0001>-2<000e>-6<0002>-9<000e>-6<0004>3<000e>2<0003>] TJ ET",
    "BT 1 0 0 1 72 500 Tm /F 12 Tf [(\\000>) -3 <000e> 4 (\\000\\)\\000<) 2 <0003>] TJ ET",
    "/Artifact<</Type/Layout>>BDC BT 1 0 0 1 7 5 Tm /F 12 Tf [<0300030002>-9<0001>] TJ ET EMC",
    "/Artifact <<>> BDC /Span <</MCID 1>> BDC BT 1 0 0 1 7 5 Tm /F 9 Tf [<0001>]TJ ET EMC EMC",
    "/P <</MCID 1>> BDC BT 1 0 0 1 7 5 Tm /F 9 Tf [<0001>] TJ ET BT 1 0 0 1 7 9 Tm /F 9 Tf [<02>]"
    "TJ ET EMC",
    "BT 1 0 0 1 7 5 Tm /F 9 Tf [(\\0\\1) 3 <0002>] TJ ET <0001> Tj",
    "% remarks\n % (between\r\nBT /F 12 Tf %page 61\n[<0001>0<0002>0] TJ\n%\n\nET",
)  # fmt: skip
ROWS = (
    "BT 1 0 0 1 72 500 Tm /F 12 Tf [<0001>-3<000e>-2<0002>-3<000e>-2<0003>] TJ ET",
    "BT 1 0 0 1 72 500 Tm /F 12 Tf [<0001000e0002>] TJ ET "
    "BT 1 0 0 1 200 500 Tm /F 9 Tf [<000e>-3<0002000e0003>] TJ ET",
    "BT 1 0 0 1 72 500 Tm /F 12 Tf [<00010002>] TJ ET BT 1 0 0 1 73 500 Tm /F 12 Tf [<0002>] TJ ET",
    "BT 1 0 0 1 72 500 Tm /F 12 Tf [<0001>900<000e>900<0002>] TJ ET",
)
UNUSUAL = (
    "BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI",
    "1 0 0 1 0 0 cm % a remark",
    "1 0 0 % a remark\n1 0 0 cm",
    "/A#42 gs",
    "BT /F 12 Tf [(one (in) another)] TJ ET",
    "0 0 m 1-2 3 l S",
    "/A true /B",
    "BD 1 0 0 RG",
    "1 2 3",
    "[<0001> TJ",
    "[/A] 0 d",
    "BT /F 12 Tf [/A] TJ ET",
)  # fmt: skip
DAMAGED = (
    "BT /F 12 Tf [<0001>1.2.3<0002>] TJ ET",
    "BT /F 12 Tf [<00zz>] TJ ET",
    "BT 1 0 0 1 7 5 Tm /F 12 Tf [<0001>1e5] TJ ET",
    "BT /None 12 Tf [<0001>--3[] TJ ET",
    "1 0 0 cm",
    "/F Tf",
)  # fmt: skip


BOOK = Document(clean(pages=2), b"")


def _painted(source: str, read: Reader) -> Painted:
    page = BOOK.pages[0]
    reader = Interpreter(page.media, Shelf().resources, read)
    reader.run(BOOK.pdf.make_stream(source.encode("latin-1")), page.object.Resources)
    return reader.painted


@pytest.mark.parametrize("source", PLAIN)
def test_plain_content_is_read_the_same_way(source: str) -> None:
    one, other = _painted(source, plain), _painted(source, whole)
    assert one.texts or one.shapes
    assert one.shapes == other.shapes
    assert not one.problems and not other.problems
    for text, same in zip(one.texts, other.texts, strict=True):
        assert text.box == pytest.approx(same.box)
        assert (text.x, text.y, text.look.size) == pytest.approx((same.x, same.y, same.look.size))
        assert _look(text) == _look(same)
        assert _measured(text) == pytest.approx(_measured(same))
        begin, stop, *gaps = _measured(text)
        edges = [edge for word in same.words for edge in word]
        assert edges[0] == pytest.approx(begin) and edges[-1] == pytest.approx(stop)
        widths = [after - before for before, after in zip(edges[1:-1:2], edges[2::2], strict=True)]
        assert gaps == pytest.approx(sorted(widths))


def _look(text: Text) -> tuple[object, ...]:
    look = text.look
    shown = look.visible, look.fill, look.overprint, look.mark, look.clip
    return look.font.name, look.angle, *shown, text.measured.missing


def _measured(text: Text) -> list[float]:
    """Where its words begin, where they stop, and the gaps between them."""
    along, measured = text.look.along, text.measured
    gaps = sorted(gap * along for gap, times in measured.gaps for _ in range(times))
    assert len(gaps) == measured.words - 1
    return [measured.begin * along, measured.stop * along, *gaps]


@pytest.mark.parametrize("source", ROWS)
def test_rows_are_told_from_what_was_measured(source: str) -> None:
    one, other = _painted(source, plain), _painted(source, whole)
    (row,), (same,) = lines.rows(one.texts), lines.lines(other.texts)
    assert row.box == pytest.approx(same.box)
    assert (row.words, row.widest) == (len(same.words), pytest.approx(max(same.spaces, default=0)))


@pytest.mark.parametrize("source", (*UNUSUAL, *DAMAGED))
def test_the_rest_is_not_guessed_at(source: str) -> None:
    with pytest.raises((UnusualError, ValueError, TypeError, IndexError)):
        _painted(source, plain)


def test_what_is_wrong_with_a_page_is_said_by_pikepdf() -> None:
    pdf = clean()
    pdf.pages[1].contents_add(b"q 0.1 w 72 72 m 300 72 l S Q\n1 0 0 cm\n")
    page = Document(pdf, b"").pages[1]
    assert page.painted.problems
    assert any(shape.width == 0.1 for shape in page.painted.shapes)
    assert page.seen.problems == tuple(page.painted.problems)

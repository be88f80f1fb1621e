"""Objects taken out of one file and written into another are what they were."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from publish.editions.pdf.objects import File, Lines, Objects, numbered
from publish.editions.pdf.objects.releasing import Release, text
from reading import judges

WORDS = (
    "plain",
    "12 0 R (and) 3 0 K ) ( \\",
    "100 % of %d",
    "two\nlines\r\n\tand a tab",
    "<48> << /Not /A >> [ dictionary ]",
    "größer\N{NO-BREAK SPACE}",
    "кириллица",
    "",
)


def _full() -> Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 300))
    shared = pdf.make_indirect(Dictionary(Words=Array([String(word) for word in WORDS])))
    shared["/With space%"] = Array([1, -2.5, True, None, shared, Name("/A#B"), b"\0\xff"])
    pdf.Root.Shared = Array([shared, Dictionary(Deep=Array([Array([shared])]))])
    pdf.Root.Number = pdf.make_indirect(7)
    pdf.Root.Nothing = pdf.make_indirect(Array([None]))
    pdf.Root.Drawn = pdf.make_stream(b"q 1 0 R % Q" * 99, Of=shared, Sizes=[1, 2])
    pdf.Root.Many = Array([pdf.make_indirect(Dictionary(N=number)) for number in range(600)])
    return pdf


def _kept(pdf: Pdf) -> Release:
    return Release(pdf, [pdf.Root, pdf.make_indirect(Dictionary(Title="T"))], {}, {})


def _written(objects: Objects, *, packed: bool, first: int = 0) -> bytes:
    file = File("1.7" if packed else "1.3", packed)
    while file.take() < first:
        pass  # numbers that other objects have
    root = file.take(objects.count)
    file.add(numbered(objects, root, {}))
    return file.finish(root, root + 1)


def _plain(item: Any, known: Mapping[tuple[int, int], int] | None = None) -> Any:
    """An object with all that it leads to; what comes again is told by how deep it stands."""
    known = known or {}
    if isinstance(item, (Dictionary, Array, Stream)):
        if item.is_indirect and item.objgen in known:
            return f"again {known[item.objgen]}"
        known = {**known, item.objgen: len(known)} if item.is_indirect else known
    if isinstance(item, (Dictionary, Stream)):
        entries = {
            key: _plain(one, known)
            for key, one in item.items()
            if key not in ("/Length", "/Filter", "/Parent")
        }
        return (entries, item.read_bytes()) if isinstance(item, Stream) else entries
    if isinstance(item, Array):
        return [_plain(one, known) for one in item]
    return bytes(item) if isinstance(item, String) else item


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
def test_what_is_written_is_what_was_taken_out(packed: bool, tmp_path: Path) -> None:
    pdf = _full()
    content = _written(_kept(pdf).objects, packed=packed, first=40)
    path = tmp_path / "file.pdf"
    path.write_bytes(content)
    assert judges.qpdf(path) == ""
    with pikepdf.open(path) as again:
        assert again.pdf_version == ("1.7" if packed else "1.3")
        assert _plain(again.Root) == _plain(pdf.Root)
        assert again.docinfo.Title == "T"
        assert again.Root.Shared[0].objgen == again.Root.Shared[1].Deep[0][0].objgen


def test_it_is_the_same_each_time() -> None:
    contents = {_written(_kept(_full()).objects, packed=True) for _ in range(2)}
    assert len(contents) == 1


def test_what_stays_behind_has_another_number() -> None:
    pdf = pikepdf.new()
    left, kept = (pdf.make_indirect(Dictionary(N=number)) for number in range(2))
    root = pdf.make_indirect(Dictionary(Left=left, Kept=kept))
    release = Release(pdf, [root], {left.objgen[0]: -3}, {})
    assert release.objects.count == 2
    lines = numbered(release.objects, 10, {-3: 5})
    assert lines.lines == [b"<</Kept 11 0 R/Left 5 0 R>>", b"<</N 1>>"]


def test_an_object_may_end_otherwise_and_have_its_own_number_as_a_key() -> None:
    pdf = pikepdf.new()
    root = pdf.make_indirect(Dictionary(Open=True))
    other = pdf.make_indirect(Array())
    number = root.objgen[0]
    ending = b"/Key %d 0 K /Other %b" % (number, text(other))
    objects = Release(pdf, [root], {}, {number: ending}).objects
    assert numbered(objects, 7, {}).lines == [b"<</Open true/Key 7/Other 8 0 R", b"[]"]


def test_streams_keep_their_data_as_they_are_packed() -> None:
    pdf = pikepdf.new()
    pdf.Root.Loose, pdf.Root.Packed = pdf.make_stream(b"words " * 9), pdf.make_stream(b"")
    pdf.Root.Packed.write(b"9", filter=Name.ASCIIHexDecode)
    objects = Release(pdf, [pdf.Root.Loose, pdf.Root.Packed], {}, {}).objects
    loose, packed = objects.streams
    assert (loose.entries, packed.entries) == (
        b"<</Filter/FlateDecode",
        b"<</Filter/ASCIIHexDecode",
    )
    assert len(loose.data) < len(b"words " * 9)
    assert packed.data == b"9"


def test_objects_may_be_added_in_any_order() -> None:
    file = File("1.7", packed=True)
    root, pages, info = (file.take() for _ in range(3))
    file.add(Lines(info, [b"<</Title(T)>>"]))
    file.add(Lines(pages, [b"<</Type/Pages/Kids[]/Count 0>>"]))
    file.add(Lines(root, [b"<</Type/Catalog/Pages %d 0 R>>" % pages]))
    with pikepdf.open(io.BytesIO(file.finish(root, info))) as pdf:
        assert pdf.docinfo.Title == "T"
        assert len(pdf.pages) == 0


def test_what_no_page_needs_stands_in_object_streams_of_its_own() -> None:
    file = File("1.7", packed=True)
    root, info, pages, page, element, leaf = (file.take() for _ in range(6))
    file.add(Lines(element, [b"<</S/P/Type/StructElem>>"]))
    file.add(Lines(root, [b"<</Type/Catalog/Pages %d 0 R>>" % pages, b"<</Title(T)>>"]))
    file.add(Lines(pages, [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % page]))
    file.add(Lines(page, [b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]>>" % pages]))
    file.add(Lines(leaf, [b"<</Limits[1 1]/Nums[1 %d 0 R]>>" % element]))
    with pikepdf.open(io.BytesIO(file.finish(root, info))) as pdf:
        assert pdf.get_object(leaf, 0).Nums[1].S == Name.P
        held = [one for one in pdf.objects if isinstance(one, Stream)]
        first, second = (bytes(one.read_bytes()) for one in held if one.Type == Name.ObjStm)
    assert b"/Page/" in first and b"/Catalog" in first
    assert b"/Nums" in second and b"/StructElem" in second

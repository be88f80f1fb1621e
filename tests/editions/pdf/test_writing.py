"""What pydyf is expected to make of a document that is written faster."""

from __future__ import annotations

import io

import pikepdf
import pydyf
import pytest
import weasyprint

from publish.editions.pdf.setting.writing import _PATCHES, swift_writing

_SHEET = "@page { size: 50mm 30mm } p { break-after: page }"
_DOCUMENT = "".join(
    f'<p id="p{n}">Words, {n / 3:.3f} <a href="#p0">of</a> it.</p>' for n in range(9)
)

_ARRAY = pydyf.Array([1, "x", 2.25, pydyf.String("y"), pydyf.Array()])
_DICTIONARY = pydyf.Dictionary({"A": _ARRAY, "B": pydyf.Dictionary({"C": True, "D": b"E"}), "F": 0})


def _written(*, swift: bool) -> bytes:
    document = weasyprint.HTML(string=_DOCUMENT).render(stylesheets=[weasyprint.CSS(string=_SHEET)])
    if not swift:
        return document.write_pdf(pdf_tags=True)  # type: ignore[no-any-return]
    with swift_writing():
        return document.write_pdf(pdf_tags=True)  # type: ignore[no-any-return]


def _objects(content: bytes) -> list[bytes]:
    """All that is in a file but how it is packed."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = []
        for item in pdf.objects:
            if not isinstance(item, pikepdf.Stream):
                found.append(item.unparse(resolved=True))
            elif item.get("/Type") not in ("/XRef", "/ObjStm"):
                found.append(item.read_bytes())
    return found


def test_the_same_is_written() -> None:
    usual, swift = _written(swift=False), _written(swift=True)
    assert _objects(swift) == _objects(usual)
    assert usual != swift


@pytest.mark.parametrize(
    "item", [b"a", "b", 3, 4.5, 2.0, 1e-9, -0.1, True, None, _ARRAY, _DICTIONARY]
)
def test_all_kinds_of_items_are_written_as_they_were(item: object) -> None:
    usual = pydyf._to_bytes(item)
    with swift_writing():
        assert pydyf._to_bytes(item) == usual


def test_objects_are_named_as_they_were() -> None:
    pdf = pydyf.PDF()
    one, other = pydyf.Dictionary(), pydyf.Stream()
    pdf.add_object(one)
    usual = [item.reference for item in (*pdf.objects, other)]
    with swift_writing():
        assert [item.reference for item in (*pdf.objects, other)] == usual


def test_all_is_as_it_was_afterwards() -> None:
    before = [getattr(owner, name) for owner, name in _PATCHES]
    with swift_writing():
        assert not {*before} & {getattr(owner, name) for owner, name in _PATCHES}
    assert [getattr(owner, name) for owner, name in _PATCHES] == before


def test_pages_are_listed_anew_where_there_are_more() -> None:
    pdf = pydyf.PDF()
    with swift_writing():
        for count in (1, 2, 3):
            pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
            assert len(pdf.page_references) == count
        made = pdf.page_references
    assert made == pdf.page_references

"""Whatever is in a file, it is judged or refused in plain words, and never with a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from preflight import standards
from preflight.clean import clean, resources, saved
from publish.diagnostics import Span
from publish.preflight import Requirements, Standard, check_files
from publish.preflight.checking import check_content
from publish.preflight.profiles import requirements
from publish.profiles import load

FILE = Span("book.pdf")
EVERYTHING = requirements(load("ingramspark"), standards=tuple(Standard))
SOUND = saved(standards.accessible())


@given(
    cuts=some.lists(
        some.tuples(some.integers(0, len(SOUND) - 1), some.binary(min_size=0, max_size=12)),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_bytes_that_something_has_changed(cuts: list[tuple[int, bytes]]) -> None:
    content = bytearray(SOUND)
    for place, new in cuts:
        content[place : place + len(new)] = new
    for one in check_content(bytes(content), FILE, Requirements(standards=tuple(Standard))):
        assert one.message


_NONSENSE = (
    Name.Nonsense,
    String("nonsense"),
    Array([1, Name.X]),
    Array(),
    Dictionary(),
    -1,
    10**12,
    True,
)
_KEYS = (
    "MediaBox", "TrimBox", "BleedBox", "CropBox", "Annots", "Resources", "Contents", "Rotate",
    "Group", "Tabs", "UserUnit", "Parent",
)  # fmt: skip


@pytest.mark.parametrize("key", _KEYS)
def test_pages_full_of_nonsense(key: str) -> None:
    for value in _NONSENSE:
        pdf = standards.accessible()
        if key != "Parent":
            pdf.pages[1].obj[f"/{key}"] = value
        assert check_content(saved(pdf), FILE, EVERYTHING) is not None


_ROOT = ("OutputIntents", "StructTreeRoot", "Names", "Outlines", "PageLabels", "MarkInfo",
         "ViewerPreferences", "Lang", "OpenAction", "AA")  # fmt: skip


@pytest.mark.parametrize("key", _ROOT)
def test_catalogues_full_of_nonsense(key: str) -> None:
    for value in _NONSENSE:
        pdf = standards.accessible()
        pdf.Root[f"/{key}"] = value
        assert check_content(saved(pdf), FILE, EVERYTHING) is not None


@pytest.mark.parametrize(
    "words", [b"", b"<", b"<x/>", b"\xff\xfe\x00", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"]
)
def test_metadata_that_say_nothing(words: bytes) -> None:
    pdf = standards.accessible()
    pdf.Root.Metadata.write(words)
    assert "PRE072" in {one.code for one in check_content(saved(pdf), FILE, EVERYTHING)}


def _ring(pdf: Pdf) -> None:
    """A form that draws itself."""
    form = pdf.make_indirect(
        Stream(pdf, b"/Ring Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    )
    form.Resources = Dictionary(XObject=Dictionary(Ring=form))
    resources(pdf).XObject.Ring = form
    pdf.pages[0].obj.Contents = pdf.make_indirect(Stream(pdf, b"/Ring Do"))


def _tree_ring(pdf: Pdf) -> None:
    """A structure element that stands in itself."""
    top = pdf.Root.StructTreeRoot.K[0]
    top.K.append(top)


@pytest.mark.parametrize("spoil", [_ring, _tree_ring])
def test_rings_have_an_end(spoil) -> None:  # type: ignore[no-untyped-def]
    pdf = standards.accessible()
    spoil(pdf)
    assert check_content(saved(pdf), FILE, EVERYTHING) is not None


def test_files_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "text.pdf").write_text("Words.")
    (tmp_path / "head.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "good.pdf").write_bytes(saved(clean()))
    found = check_files([tmp_path, tmp_path / "none.pdf"])
    codes = {Path(one.span.path).name: one.code for one in found}
    assert codes == {
        "empty.pdf": "PRE002", "text.pdf": "PRE002", "head.pdf": "PRE003", "none.pdf": "PRE001",
    }  # fmt: skip


def test_a_folder_where_a_file_may_not_be_read(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (found,) = check_files([tmp_path / "book.pdf"])
    assert found.code == "PRE001"
    assert "permission denied" in found.message


def test_without_ghostscript_ink_is_said_to_be_unchecked(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("PATH", "")
    pdf = clean()
    contents = pdf.pages[0].obj.Contents
    contents.write(contents.read_bytes() + b"1 0 0 rg 90 99 9 9 re f")
    found = check_content(saved(pdf), FILE, Requirements(ink=240.0))
    (unchecked,) = [one for one in found if one.code == "PRE005"]
    assert "Ghostscript (gs) is not installed" in unchecked.message

"""Advance copies: a mark behind every page, which no reader is read."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from pipeline.small_book import edit, write_book
from publish import build

PLAIN = "{format: pdf}"


def _built(root: Path, options: str) -> Path:
    folder = write_book(root, "print")
    edit(folder / "book.yaml", PLAIN, options)
    result = build(folder, jobs=1)
    assert [one.message for one in result.report] == []
    return root / result.artefacts[0].path


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory.mktemp("advance"), "{format: pdf, advance: true}")


def _texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_every_page_is_marked_the_blank_ones_too(copy: Path) -> None:
    texts = _texts(copy)
    assert len(texts) > 6
    for text in texts:
        assert text.count("Advance copy") == 2  # across, and in the line
        assert text.count("not for sale") == 1


def test_the_mark_is_an_artifact_behind_the_text(copy: Path) -> None:
    with pikepdf.open(copy) as pdf:
        forms = {page.obj.Resources.XObject["/Advance"].objgen for page in pdf.pages}
        assert len(forms) == 1
        for page in pdf.pages:
            first = [str(operator) for _, operator in pikepdf.parse_content_stream(page)][:4]
            assert first == ["BDC", "q", "cm", "Do"]
            tag, about = pikepdf.parse_content_stream(page)[0].operands
            assert (str(tag), str(about.Type)) == ("/Artifact", "/Background")


def test_all_else_is_as_it_was(copy: Path, tmp_path: Path) -> None:
    usual = _built(tmp_path, PLAIN)
    with pikepdf.open(copy) as marked, pikepdf.open(usual) as plain:
        assert len(marked.pages) == len(plain.pages)
        assert marked.Root.keys() == plain.Root.keys()
        with marked.open_outline() as ours, plain.open_outline() as theirs:
            assert [one.title for one in ours.root] == [one.title for one in theirs.root]


def test_the_mark_is_light_and_reaches_across(copy: Path) -> None:
    with pypdfium2.PdfDocument(copy) as pdf:
        image = pdf[1].render(scale=1).to_pil().convert("L")  # a blank page
    wide, high = image.size
    dark = image.point(lambda grey: 255 if grey < 250 else 0).crop((0, 0, wide, high - 60))
    left, top, right, bottom = dark.getbbox() or (0, 0, 0, 0)
    assert 0 < left < 0.25 * wide and 0.75 * wide < right < wide
    assert 0 < top < 0.25 * high and 0.7 * high < bottom
    lightest, _ = image.crop((0, 0, wide, high - 60)).getextrema()
    assert lightest > 200  # type: ignore[operator]


def test_words_of_one_s_own(tmp_path: Path) -> None:
    book = _built(tmp_path, "{format: pdf, advance: For the jury}")
    assert all(text.count("For the jury") == 1 for text in _texts(book))

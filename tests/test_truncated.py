"""Files that were cut short anywhere give a report, never an exception."""

from pathlib import Path

import pytest

from publish import check
from publish.diagnostics import Report
from publish.model import File
from publish.source import READERS, read_library

CASES = Path(__file__).parent / "cases"
EVERY = 40
"""Bytes from one cut to the next; the files of the cases are small."""


def cuts(data: bytes) -> list[bytes]:
    return [data[:end] for end in range(0, len(data) + EVERY, EVERY)]


def chapters() -> list[bytes]:
    files = [path for path in sorted(CASES.glob("*/in*/**/*.md")) if path.is_file()]
    return sorted({cut for path in files for cut in cuts(path.read_bytes())})


@pytest.mark.parametrize("part", range(4))
def test_chapters(tmp_path: Path, part: int):
    found = chapters()[part::4]
    assert len(found) > 20
    for number, data in enumerate(found):
        (tmp_path / f"c{number:03}.md").write_bytes(data)
    listed = "\n".join(f"- c{number:03}.md" for number in range(len(found)))
    book = (
        f"title: Cut\nidentifier: urn:x\nchapters:\n{listed}\neditions: {{a: {{format: epub}}}}\n"
    )
    (tmp_path / "book.yaml").write_text(book, encoding="utf-8")
    report = check(tmp_path).report
    assert report.errors
    assert all(one.span.path for one in report)


def settings() -> list[Path]:
    return sorted(CASES.glob("*/in*/book.yaml"))


@pytest.mark.parametrize("path", settings(), ids=lambda path: path.parent.parent.name)
def test_settings(tmp_path: Path, path: Path):
    (tmp_path / "chapter.md").write_text("# One\n", encoding="utf-8")
    for data in cuts(path.read_bytes()):
        (tmp_path / "book.yaml").write_bytes(data)
        assert isinstance(check(tmp_path).report, Report)


def test_references(tmp_path: Path):
    files = [p for p in sorted(CASES.glob("*/in*/*")) if p.suffix in READERS and p.stem != "book"]
    assert files
    for path in files:
        for data in cuts(path.read_bytes()):
            cut = tmp_path / path.name
            cut.write_bytes(data)
            outcome = read_library((File(str(cut), ""), cut.name))
            assert all(one.span.path == cut.name for one in outcome.diagnostics)

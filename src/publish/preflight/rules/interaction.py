"""What a reader on a screen has, and a press has no use for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, NameTree, PdfError

from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.requirements import Requirements

_PRINTED = frozenset({"/PrinterMark", "/TrapNet"})
_NAMES = {
    "/Link": "a link", "/Text": "a comment", "/Widget": "a form field", "/Popup": "a comment",
    "/Highlight": "a comment", "/Screen": "a film or sound", "/FileAttachment": "a file",
}  # fmt: skip
_RUNNING = {
    "/JavaScript": "JavaScript", "/Launch": "an action that starts a program",
    "/SubmitForm": "an action that sends a form", "/ImportData": "an action that reads data",
    "/Movie": "a film", "/Sound": "a sound", "/Rendition": "a film or sound",
}  # fmt: skip


def notes_and_links(document: Document, asked: Requirements) -> Iterator[Finding]:
    """There are no links and comments on the page where the printer wants none."""
    if asked.annotations:
        return
    for page in document.pages:
        said: set[str] = set()
        for annotation, box in page.annotations:
            kind = str(annotation.get("/Subtype", "/-"))
            what = _NAMES.get(kind, f"an annotation ({kind[1:]})")
            apart = box is not None and page.bleed.shared(box) is None
            if kind not in _PRINTED and not apart and what not in said:
                said.add(what)
                yield found(page.number, box, what=what)


def bookmarks(document: Document, asked: Requirements) -> Iterator[Finding]:
    """There are no bookmarks where the printer wants none."""
    if not asked.bookmarks and document.outlined:
        yield found()


def actions(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Nothing in the file does more than to show pages."""
    for what in sorted({_running(one) for one in _document_actions(document)} - {""}):
        yield found(what=what)
    for page in document.pages:
        acting = [one for one in (page.object, *page.notes) if _acts(one)]
        held = [one for part in acting for one in _of(part)]
        for what in sorted({_running(one) for one in held} - {""}) if held else ():
            yield found(page.number, None, what=what)


def _document_actions(document: Document) -> Iterator[Any]:
    yield from _of(document.root)
    names = document.root.get("/Names")
    scripts = names.get("/JavaScript") if isinstance(names, Dictionary) else None
    if scripts is not None:
        try:
            yield from NameTree(scripts).values()
        except (PdfError, ValueError, TypeError):
            yield Dictionary(S=Name.JavaScript)


def _acts(part: Any) -> bool:
    """Whether an object may have actions. Hardly a page or link has, and there are thousands."""
    return "/A" in part or "/OpenAction" in part or "/AA" in part


def _of(part: Any) -> Iterator[Any]:
    """The actions of an object: those on opening, clicking, and on other events."""
    # To ask for what is not there takes seven times as long, and so does a name that pikepdf makes
    # anew each time.
    for key in ("/A", "/OpenAction"):
        if key in part and isinstance(action := part.get(key), Dictionary):
            yield action
    if "/AA" in part and isinstance(events := part.get("/AA"), Dictionary):
        yield from events.as_dict().values()


def _running(action: Any) -> str:
    if isinstance(action, Array) or not isinstance(action, Dictionary):
        return ""
    return _RUNNING.get(str(action.get("/S")), "")

"""Citations as Zotero's fields, where the edition is for editors who use it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from hashlib import sha256
from itertools import count
from typing import Any

from publish.editions.docx import zotero as theirs
from publish.editions.docx.fields import BIBLIOGRAPHY, CITATION, GENERATED
from publish.editions.docx.form import Form
from publish.editions.docx.openxml import Element, detach, find_all, qualified, unwrap
from publish.editions.docx.passes.codes import Field, fields, tell
from publish.editions.docx.text import Text

_TEXT, _LINK = qualified("w:t"), qualified("w:hyperlink")
_NOTES = "ancestor::w:endnote | ancestor::w:footnote"
_BRACKETS = "(["


def zotero(text: Text, form: Form) -> None:
    """Make the citations Zotero's fields, and the book's own bibliography as well."""
    if form.zotero is None or not form.layout.fields:
        return
    names = (f"{text.piece} {number}" for number in count(1))
    for root in text.roots:
        for one in fields(root):
            if one.code.strip().startswith(CITATION):
                _give_over(one, form.zotero, form.language, next(names))
        _give_over_bibliography(root)


def _give_over(one: Field, known: theirs.Zotero, language: str, name: str) -> None:
    items = json.loads(one.code.strip().removeprefix(CITATION))["items"]
    made = [theirs.item(told, known.works, language) for told in items]
    for run in one.shown:
        parent = run.getparent()
        if parent is not None and parent.tag == _LINK:
            unwrap(parent)
    if items[0].get("mode") == "author-in-text" and _leave_author_out(one):
        made[0]["suppress-author"] = True
    tell(one, f"{theirs.CITATION} {_json(_citation(one, made, name))}")


def _citation(one: Field, items: list[dict[str, Any]], name: str) -> Mapping[str, Any]:
    said = "".join(text.text or "" for run in one.shown for text in run.iter(_TEXT))
    return {
        "citationID": sha256(f"{name} {said}".encode()).hexdigest()[:8],
        "properties": {
            "formattedCitation": said,
            "plainCitation": said,
            "noteIndex": _note_index(one),
        },
        "citationItems": items,
        "schema": theirs.SCHEMA,
    }


def _note_index(one: Field) -> int:
    """The number of the note in which the field stands, counted through the piece."""
    notes = find_all(one.runs[0], _NOTES)
    return len(find_all(notes[0], "preceding-sibling::*[not(@w:type)]")) + 1 if notes else 0


def _leave_author_out(one: Field) -> bool:
    """Let the field begin at its first bracket: ``Smith [field: (2020)]``.

    Zotero knows no citation with its author in the text. False where there is no bracket.
    """
    for place, run in enumerate(one.shown):
        text = run.find(_TEXT)
        said = (text.text or "") if text is not None else ""
        at = min((said.find(sign) for sign in _BRACKETS if sign in said), default=-1)
        if at < 0:
            continue
        if at:
            _cut(run, at)
        for mark in one.runs[:-1]:
            detach(mark)
            run.addprevious(mark)
        del one.shown[:place]
        return True
    return False


def _cut(run: Element, at: int) -> None:
    """Leave in a run of text what comes after its first ``at`` characters; the rest before it."""
    before = deepcopy(run)
    for one, part in ((before, slice(at)), (run, slice(at, None))):
        for text in one.iter(_TEXT):
            text.text = (text.text or "")[part]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addprevious(before)


def _give_over_bibliography(root: Element) -> None:
    """The book's own; those in place, of one type of work or one chapter, Zotero cannot make."""
    for start in find_all(root, f"//w:bookmarkStart[@w:name='{GENERATED}']"):
        codes = find_all(start, "following::w:instrText[1]")
        if codes and (codes[0].text or "").strip() == BIBLIOGRAPHY:
            codes[0].text = f" {theirs.BIBLIOGRAPHY} "


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

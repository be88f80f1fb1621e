"""Citations as fields of Word's: what is shown can be read and moved, what it means stays with it.

A field's code is ``ADDIN PUBLISH_CITATION`` and JSON: ``{"items": [{"key": …, "prefix": …,
"label": …, "locator": …, "suffix": …, "mode": …}]}``. What is empty is left out; the ``mode`` is
left out of plain citations, else ``author-in-text`` or ``suppress-author``.
"""

from __future__ import annotations

import json
import re
from typing import Any

from publish.editions.docx.openxml import FIELD_END, field, field_start, raw_inline
from publish.model import Blocks, Inline, Inlines
from publish.pandoc import has_class, map_inlines, value

CITATION = "ADDIN PUBLISH_CITATION"
BIBLIOGRAPHY = "ADDIN PUBLISH_BIBLIOGRAPHY"
"""The code of the field around a bibliography."""
GENERATED = "_publish_bibliography"
"""The bookmark of the book's own bibliography."""
_WORDS = "page|chapter|section|line|verse|volume|note|figure|part|book|column|folio|paragraph"
_DIGITS, _ROMAN = r"\d+\w?\b", r"[ivxlc]+\b"
_LOCATOR = re.compile(
    rf"[\s,]*(?:(?P<label>[^\W\d_]+\.|§+|(?:{_WORDS})s?\b)\s*(?=\d|{_ROMAN})|(?=\d))"
    rf"(?P<locator>(?:{_DIGITS}|{_ROMAN})(?:\s*[–,-]\s*(?:{_DIGITS}|{_ROMAN}))*)(?P<suffix>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""A word for what is counted, with a stop or of the commonest; what it does not know stays in the
suffix."""


def citation(inline: Inline, content: Inlines) -> Inlines:
    """What a citation shows, within its field; in a note style that is what its note says."""
    code = f"{CITATION} {_described(inline)}"
    if any(part["t"] == "Span" and has_class(part, "note-call") for part in content):
        result: Inlines = map_inlines(content, lambda parts: [_noted(part, code) for part in parts])
        return result
    return field(code, content)


def _noted(part: Inline, code: str) -> Inline:
    """A note whose paragraphs stand within the field."""
    if part["t"] != "Note":
        return part
    blocks: Blocks = [dict(block) for block in part["c"]]
    texts = [block for block in blocks if block["t"] in ("Para", "Plain")]
    if texts:
        texts[0]["c"] = [raw_inline(field_start(code)), *texts[0]["c"]]
        texts[-1]["c"] = [*texts[-1]["c"], raw_inline(FIELD_END)]
    return {"t": "Note", "c": blocks}


def _described(inline: Inline) -> str:
    items = [_item(item) for item in json.loads(value(inline, "items") or "[]")]
    return json.dumps({"items": items}, ensure_ascii=False, separators=(",", ":"))


def _item(item: dict[str, Any]) -> dict[str, str]:
    described = {**item, **_located(item.get("suffix", ""))}
    names = ("key", "prefix", "label", "locator", "suffix", "mode")
    return {name: described[name] for name in names if described.get(name)}


def _located(suffix: str) -> dict[str, str]:
    """The locator that a suffix begins with, as citeproc takes it: a word and its numbers."""
    match = _LOCATOR.fullmatch(suffix)
    if match is None:
        return {"suffix": suffix}
    return {name: text.strip() for name, text in match.groupdict(default="").items()}

"""Annotations: what a reference says of its work, shown below its entry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from publish.model import Block, Blocks, Inlines
from publish.pandoc import div, map_inlines, run

USUAL = "annote"
"""The field of CSL that holds an annotation."""


def annotated(
    entries: Mapping[str, Block], references: Iterable[Mapping[str, Any]], name: str
) -> dict[str, Block]:
    """``entries`` by key, each with what the field ``name`` of its reference says below it."""
    texts = {
        str(reference["id"]): str(reference[name])
        for reference in references
        if name and reference.get(name) and str(reference["id"]) in entries
    }
    said = _blocks(texts)
    return {key: _with(entry, said.get(key, [])) for key, entry in entries.items()}


def _blocks(texts: Mapping[str, str]) -> dict[str, Blocks]:
    """Key → the paragraphs of its text, in which CSL JSON marks up words as HTML does."""
    if not texts:
        return {}
    parts = (f"<div>{_paragraphs(text)}</div>" for text in texts.values())
    found = json.loads(run(["-f", "html", "-t", "json"], "".join(parts)))["blocks"]
    return {key: _plain(part["c"][1]) for key, part in zip(texts, found, strict=True)}


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{part}</p>" for part in re.split(r"\s*\n\s*", text.strip()))


def _plain(blocks: Blocks) -> Blocks:
    """Paragraphs alone: an annotation has no pictures, headings or identifiers."""
    paragraphs = [{"t": "Para", "c": b["c"]} for b in blocks if b["t"] in ("Para", "Plain")]
    return map_inlines(paragraphs, _wordy)  # type: ignore[no-any-return]


def _wordy(inlines: Inlines) -> Inlines:
    return [inline for inline in inlines if inline["t"] not in ("Image", "RawInline", "Note")]


def _with(entry: Block, paragraphs: Blocks) -> Block:
    if not paragraphs:
        return entry
    attributes, blocks = entry["c"]
    return {
        "t": "Div",
        "c": [attributes, [*blocks, *(div([one], "annotation") for one in paragraphs)]],
    }

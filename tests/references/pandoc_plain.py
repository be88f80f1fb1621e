"""What pandoc itself, with its own citeproc, makes of a manuscript, as plain text."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pypandoc

from reading.text import plain

_CALLS = """
local notes = {}
local function call(note)
  notes[#notes + 1] = note.content
  return pandoc.Str("{" .. #notes .. "}")
end
local function words(part) return part.content end
function Pandoc(doc)
  doc = doc:walk({Emph = words, Strong = words, SmallCaps = words})
  doc = doc:walk({Note = call})
  for number, blocks in ipairs(notes) do
    doc.blocks:insert(pandoc.Para("NOTE " .. number .. ". "))
    doc.blocks:extend(blocks)
  end
  return doc
end
"""
"""A filter that runs after citeproc: a note's call is its number in braces, its text comes last."""

_REFERENCES = "\n\nREFERENCES\n\n::: {#refs}\n:::\n\nEND\n"


@dataclass(frozen=True)
class Plain:
    paragraphs: tuple[str, ...]
    """Of the text, without its headings; a note's call is its number in braces."""
    entries: tuple[str, ...]
    notes: tuple[str, ...]


def plain_text(manuscript: Path, style: str, folder: Path) -> Plain:
    """All chapters as one document, whose bibliography is followed by the notes."""
    chapters = sorted(manuscript.glob("*.md"))
    whole = "\n\n".join(chapter.read_text(encoding="utf-8") for chapter in chapters)
    notes = folder / "calls.lua"
    notes.write_text(_CALLS, encoding="utf-8")
    command = [
        pypandoc.get_pandoc_path(),
        "-f",
        "markdown",
        "-t",
        "plain",
        "--wrap=none",
        "--citeproc",
    ]
    files = [f"--csl={style}", f"--bibliography={manuscript / 'references.yaml'}"]
    options = ["-M", "lang=en", f"--lua-filter={notes}"]
    done = subprocess.run(
        [*command, *files, *options], input=whole + _REFERENCES, capture_output=True, check=True,
        encoding="utf-8",
    )  # fmt: skip
    text, _, rest = done.stdout.partition("\nREFERENCES\n")
    entries, _, noted = rest.partition("\nEND\n")
    return Plain(
        tuple(line for line in _lines(text) if line.startswith("Q")),
        tuple(_lines(entries)),
        tuple(_joined(note) for note in noted.split("\nNOTE ")[1:]),
    )


def _lines(text: str) -> list[str]:
    lines = (plain(line.lstrip("-> ")) for line in text.splitlines())
    return [line for line in lines if line]


def _joined(note: str) -> str:
    return plain(note).partition(". ")[2]

"""The theme of docs/theming.md, made as it is written there, builds a book without a word."""

from __future__ import annotations

import re
from pathlib import Path

import publish
from publish.themes.listing import listed
from publish.themes.tokens import TOKENS
from reading.built import write
from reading.epub import Ebook
from reading.pdf import PrintedBook

TEXT = (Path(__file__).parents[2] / "docs" / "theming.md").read_text(encoding="utf-8")
STEP = re.compile(r"`(styles/mine/[\w./-]+)`(?:(?!^\*\*).)*?^```\w+\n(.*?)^```", re.M | re.S)
CHAPTER = """# One

It begins.[^1]

* * *

## A section

It goes on.

[^1]: A note.
"""


def _theme(root: Path) -> Path:
    for name, text in STEP.findall(TEXT):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root / "styles"


def test_it_builds(tmp_path: Path) -> None:
    styles = _theme(tmp_path)
    assert sorted(path.name for path in (styles / "mine").iterdir()) == [
        "ebook.css", "print.css", "templates", "terms", "theme.yaml",
    ]  # fmt: skip
    book = "title: Small Essays\ntheme: mine\nchapters: [one.md]\nback: [notes, colophon]\n"
    result = publish.build(write(tmp_path / "manuscript", book, one=CHAPTER))
    assert result.report.diagnostics == ()
    assert len(result.artefacts) == 3
    by_format = {artefact.format: tmp_path / artefact.path for artefact in result.artefacts}
    pdf = PrintedBook(by_format["pdf"])
    assert "In this book" in pdf.text
    assert "Notes and sources" in pdf.text
    assert "Small Essays" in pdf.pages[-1].text
    assert "⁂" in pdf.text
    assert "In this book" in Ebook(by_format["epub"]).text


def test_it_is_listed(tmp_path: Path) -> None:
    theme = next(one for one in listed(_theme(tmp_path)).value if one.name == "mine")
    assert (theme.description, theme.extends) == ("Small essays, set in Literata.", "house")


def test_every_token_is_explained() -> None:
    rows = re.findall(r"^\| (`.+?) \|", TEXT, re.MULTILINE)
    named = set(re.findall(r"`([\w.-]+)`", " ".join(rows)))
    wanted = {
        f"{group}.{key}" for group, keys in TOKENS.items() if not callable(keys) for key in keys
    }
    wanted |= {group for group, keys in TOKENS.items() if callable(keys)}
    assert wanted <= named


def test_every_template_is_named() -> None:
    folder = Path(__file__).parents[2] / "styles" / "house" / "templates"
    names = {path.name.removesuffix(".html.j2") for path in folder.iterdir()}
    assert names <= set(re.findall(r"`([\w-]+)`", TEXT))

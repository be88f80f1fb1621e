"""The user guide's examples are true: together they are a book, which builds in silence."""

from __future__ import annotations

import re
from pathlib import Path

import publish
from publish import config

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "guide.md"
_FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6"><path d="M1 1h7v4z"/></svg>'


def _examples(language: str) -> list[str]:
    found = _FENCE.findall(GUIDE.read_text(encoding="utf-8"))
    return [text for _, name, text in found if name == language]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _only(examples: list[str], beginning: str) -> str:
    (example,) = (text for text in examples if text.startswith(beginning))
    return example


def _book(folder: Path) -> Path:
    """Each Markdown example is a chapter; references and styles are the guide's own."""
    manuscript, styles = folder / "manuscript", folder / "styles"
    names = []
    for number, text in enumerate(_examples("markdown"), 1):
        names.append(f"{number:02}.md")
        title = "" if text.startswith("# ") else f"# Example {number} {{#sec-example-{number}}}\n\n"
        _write(manuscript / names[-1], title + text)
    _write(manuscript / "references.yaml", _only(_examples("yaml"), "references:"))
    _write(manuscript / "references.json", _only(_examples("json"), "["))
    _write(manuscript / "references.bib", _only(_examples("bibtex"), "@"))
    _write(manuscript / "figures" / "map.svg", _PICTURE)
    _write(styles / "theme.yaml", _only(_examples("yaml"), "size:"))
    _write(styles / "print.css", _only(_examples("css"), "h2"))
    _write(styles / "templates" / "colophon.html.j2", _only(_examples("jinja"), "<h1"))
    _write(
        manuscript / "book.yaml",
        "title: The Guide\nidentifier: urn:uuid:6f1d0c52-9a3e-4b7e-8d54-2c1b7e90a4f6\n"
        "date: 2026\nreferences: [references.yaml, references.json, references.bib]\n"
        f"chapters: [{', '.join(names)}]\nback: [notes, bibliography, index, colophon]\n"
        + _only(_examples("yaml"), "hyphenation:"),
    )
    return manuscript


def test_the_examples_build_without_a_word(tmp_path: Path) -> None:
    result = publish.build(_book(tmp_path))
    assert [f"{one.span} {one.code} {one.message}" for one in result.report] == []
    assert len(result.artefacts) == 3


def test_the_examples_of_book_yaml_are_right(tmp_path: Path) -> None:
    examples = [text for text in _examples("yaml") if text.startswith("title:")]
    assert len(examples) == 2
    for number, text in enumerate(examples):
        folder = tmp_path / str(number)
        for name in re.findall(r"[\w-]+\.(?:md|yaml)", text):
            _write(folder / name, "# Title\n" if name.endswith(".md") else "references: []\n")
        _write(folder / "book.yaml", text)
        found = config.load(folder)
        assert {one.code for one in found.diagnostics} <= {"CFG007", "SRC003"}
        assert found.value is not None


def test_the_tables_of_the_guide_name_every_key_and_option() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w-]+)`", "\n".join(re.findall(r"^\|.*", text, re.MULTILINE))))
    schema = config.json_schema()
    keys = set(schema["properties"])
    for name in ("Pdf", "Epub", "Docx", "Cover", "Booklet", "NUp", "Notes"):
        keys |= set(schema["$defs"][name]["properties"])
    assert keys - {"format"} <= named

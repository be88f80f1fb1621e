"""The JSON Schema that editors use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from publish.config import json_schema
from publish.config.reading import read

ROOT = Path(__file__).parents[2]
BOOKS = [ROOT / "manuscript" / "book.yaml"]
STARTERS = ROOT / "src" / "publish" / "cli" / "starter"
BOOKS += [STARTERS / language / "manuscript" / "book.yaml.template" for language in ("en", "ru")]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _valid(text: str) -> bool:
    document = read(text, "book.yaml").value
    assert document is not None
    return jsonschema.Draft202012Validator(json_schema()).is_valid(_plain(document.values))


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", BOOKS, ids=["sample", "en", "ru"])
def test_it_allows_the_books_that_there_are(path: Path) -> None:
    assert _valid(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "line",
    ["references: r.bib", "contributors: [A, {name: B}]", "editions: {p: {format: pdf, trim: A5}}"],
)
def test_it_allows(line: str) -> None:
    assert _valid(f"title: T\nchapters: [a.md]\n{line}\n")


@pytest.mark.parametrize(
    "text",
    [
        "title: T\n",
        "chapters: [a.md]\n",
        "title: T\nchapters: [a.md]\nparts: [{title: P, chapters: [b.md]}]\n",
        "title: T\nchapters: [a.md]\nsubtitel: S\n",
        "title: T\nchapters: [a.md]\neditions: {p: {format: pdf, cover: c.png}}\n",
        "title: T\nchapters: [a.md]\neditions: {p: {trim: A5}}\n",
    ],
)
def test_it_refuses(text: str) -> None:
    assert not _valid(text)


def test_it_explains_the_keys() -> None:
    properties = json_schema()["properties"]
    assert "BCP 47" in properties["language"]["description"]
    assert properties["citation-style"]["default"] == "chicago-author-date"

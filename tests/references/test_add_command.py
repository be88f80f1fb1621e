"""publish refs add: what is asked for, made of the answer, and said where there is none.

No test asks the network: each puts its own answer in the place of `network.fetch`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

import pytest
from typer.testing import CliRunner, Result

from publish.cli.app import app
from publish.references import network

_ARTICLE = {
    "type": "journal-article",
    "title": ["Reading the Press"],
    "author": [{"family": "Lee", "given": "Kim", "sequence": "first"}],
    "container-title": "Journal of Archives",
    "issued": {"date-parts": [[2021, 4]]},
    "DOI": "10.1000/182",
    "reference-count": 12,
    "indexed": {"timestamp": 1},
}
_BOOK = {
    "ISBN:9783161484100": {
        "title": "The Form",
        "subtitle": "A Study",
        "authors": [{"name": "Ann B. Smith"}],
        "publishers": [{"name": "Small Press"}],
        "publish_date": "May 2020",
    }
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "one.md").write_text("# One\n", encoding="utf-8")
    (tmp_path / "references.yaml").write_text("references: []\n", encoding="utf-8")
    (tmp_path / "book.yaml").write_text(
        "title: Book\nchapters: [one.md]\nreferences: references.yaml\n", encoding="utf-8"
    )
    return tmp_path


def _answer(monkeypatch: pytest.MonkeyPatch, answer: Any) -> list[tuple[str, str]]:
    asked: list[tuple[str, str]] = []

    def fetch(address: str, media_type: str) -> bytes:
        asked.append((address, media_type))
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, bytes) else json.dumps(answer).encode()

    monkeypatch.setattr(network, "fetch", fetch)
    return asked


def _run(*words: str) -> Result:
    result = CliRunner().invoke(app, ["refs", "add", *words])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def test_a_doi(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _answer(monkeypatch, _ARTICLE)
    result = _run("https://doi.org/10.1000/182", str(book))
    assert result.exit_code == 0
    assert asked == [("https://doi.org/10.1000/182", "application/vnd.citationstyles.csl+json")]
    assert (book / "references.yaml").read_text("utf-8") == (
        "references:\n  - id: lee2021reading\n    type: article-journal\n"
        "    title: Reading the Press\n    author: [{family: Lee, given: Kim}]\n"
        "    container-title: Journal of Archives\n    issued: {date-parts: [[2021, 4]]}\n"
        "    DOI: 10.1000/182\n"
    )


def test_an_isbn(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _answer(monkeypatch, _BOOK)
    assert _run("3-16-148410-X", str(book)).exit_code == 0
    assert asked[0][0].endswith("bibkeys=ISBN:9783161484100")
    text = (book / "references.yaml").read_text("utf-8")
    assert "id: smith2020form" in text
    assert "author: [{family: Smith, given: Ann B.}]" in text


def test_what_is_there_is_not_added_again(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(monkeypatch, _ARTICLE)
    _run("10.1000/182", str(book))
    before = (book / "references.yaml").read_text("utf-8")
    assert "0 added, 1 there already" in _run("10.1000/182", str(book)).stdout
    assert (book / "references.yaml").read_text("utf-8") == before


@pytest.mark.parametrize(
    ("words", "answer", "code", "said"),
    [
        ("10.1000/182", network.UnreachableError("no route"), 3, "cannot be looked up: no route."),
        ("10.1000/182", b"<html>", 3, "the answer is no JSON"),
        ("10.1000/182", network.NothingThereError(), 2, "Nobody knows “10.1000/182”."),
        ("9783161484100", {}, 2, "Nobody knows"),
        ("bakunin", {}, 2, "“bakunin” is neither a DOI nor an ISBN."),
    ],
)
def test_nothing_is_written_where_nothing_is_found(
    book: Path, monkeypatch: pytest.MonkeyPatch, words: str, answer: Any, code: int, said: str
) -> None:
    _answer(monkeypatch, answer)
    result = _run(words, str(book))
    assert result.exit_code == code
    assert said in result.stderr
    assert (book / "references.yaml").read_text("utf-8") == "references: []\n"


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (URLError("Temporary failure in name resolution"), network.UnreachableError),
        (TimeoutError("timed out"), network.UnreachableError),
        (HTTPError("https://doi.org", 503, "Busy", {}, None), network.UnreachableError),  # type: ignore[arg-type]
        (HTTPError("https://doi.org", 404, "Not Found", {}, None), network.NothingThereError),  # type: ignore[arg-type]
    ],
)
def test_what_the_network_says(
    monkeypatch: pytest.MonkeyPatch, error: Exception, kind: type[Exception]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(network, "urlopen", refuse)
    with pytest.raises(kind):
        network.fetch("https://doi.org/10.1000/182", "application/json")

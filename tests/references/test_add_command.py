"""publish refs add: what is asked for, made of the answer, and said where there is none.

No test asks the network: each puts its own answer in the place of `network.fetch`.
"""

from __future__ import annotations

import json
from http.client import IncompleteRead
from pathlib import Path
from socket import gaierror
from ssl import SSLError
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
        ("10.1000/182", b"<html>", 3, "what the service answers is no entry."),
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


def _status(code: int) -> HTTPError:
    return HTTPError("https://doi.org", code, "Reason", {}, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (URLError(gaierror(-3, "Temporary failure in name resolution")), "cannot be reached; is"),
        (URLError(OSError(101, "Network is unreachable")), "cannot be reached; is this computer"),
        (URLError(TimeoutError("timed out")), "has not answered within 20 seconds"),
        (TimeoutError("timed out"), "has not answered within 20 seconds"),
        (URLError(SSLError(1, "certificate verify failed")), "cannot be made secure"),
        (URLError(ConnectionRefusedError(111, "Connection refused")), "has broken off"),
        (IncompleteRead(b""), "has broken off the connection"),
        (_status(503), "is out of order; ask again later"),
        (_status(429), "asked too often"),
        (_status(403), "refuses to answer (status 403)"),
    ],
)
def test_no_network_is_said_in_plain_words(
    book: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(network, "urlopen", refuse)
    result = _run("10.1000/182", str(book))
    assert result.exit_code == 3
    assert said in result.stderr
    assert "?." not in result.stderr
    assert "rrno" not in result.stderr
    assert (book / "references.yaml").read_text("utf-8") == "references: []\n"


def test_what_nobody_knows_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise _status(404)

    monkeypatch.setattr(network, "urlopen", refuse)
    with pytest.raises(network.NothingThereError):
        network.fetch("https://doi.org/10.1000/182", "application/json")

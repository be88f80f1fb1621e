"""``publish cache``"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from publish.cli.app import app
from publish.store import Store, digest


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of the manuscript in the working folder, with one entry."""
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "book.yaml").write_text("title: Book\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "build" / ".cache"
    Store(str(folder), str(tmp_path / "spill")).put(digest(b"step"), "value", (), 0)
    return folder


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["cache", *arguments])


def test_show(cache: Path) -> None:
    printed = _run("show").stdout
    assert printed.startswith(f"{cache}: 1 steps, 1 values, ")
    assert printed.endswith("2147.5 MB\n")


def test_show_as_json(cache: Path) -> None:
    (entry,) = json.loads(_run("show", "--format", "json").stdout)["cache"]
    assert entry.pop("bytes") == sum(path.stat().st_size for path in cache.glob("*/*/*"))
    assert entry == {"path": str(cache), "steps": 1, "values": 1, "limit": 2 * 1024**3}


def test_verify(cache: Path) -> None:
    assert _run("verify", "manuscript").stdout == f"{cache}: nothing is damaged\n"
    (value,) = cache.glob("values/*/*")
    value.write_bytes(b"")
    damaged = json.loads(_run("verify", "--format", "json").stdout)["cache"]
    assert damaged == [{"path": str(cache), "dropped": 1}]
    assert not value.exists()


def test_clear(cache: Path) -> None:
    result = _run("clear")
    assert result.exit_code == 0
    assert result.stdout == f"{cache}: cleared\n"
    assert not cache.exists()


@pytest.mark.parametrize("command", ["show", "verify", "clear"])
def test_no_manuscript(tmp_path: Path, command: str) -> None:
    result = _run(command, str(tmp_path))
    assert result.exit_code == 2
    assert "error[CFG005]" in result.stdout


@pytest.mark.parametrize("command", ["show", "verify", "clear"])
def test_help_has_an_example(command: str) -> None:
    assert f"Example: publish cache {command}" in _run(command, "--help").stdout

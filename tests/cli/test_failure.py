"""What the user sees when the program itself fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import publish.pipeline.api as api
from publish.cli import main


def _fail(monkeypatch: pytest.MonkeyPatch, error: BaseException, *options: str) -> int:
    def check(*arguments: object, **rest: object) -> None:
        raise error

    monkeypatch.setattr(api, "check", check)
    monkeypatch.setattr(sys, "argv", ["publish", *options, "check"])
    with pytest.raises(SystemExit) as end:
        main()
    assert isinstance(end.value.code, int)
    return end.value.code


def test_a_bug_keeps_its_traceback_in_the_build_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "build").mkdir()
    assert _fail(monkeypatch, ValueError("first line\nsecond")) == 4
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("error: this is a bug in publish (ValueError: first line).\n")
    assert "Traceback" not in printed.err
    assert "build/publish-traceback.txt" in printed.err
    kept = (tmp_path / "build" / "publish-traceback.txt").read_text(encoding="utf-8")
    assert "Traceback" in kept
    assert "second" in kept


def test_without_a_build_folder_it_goes_to_a_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert _fail(monkeypatch, KeyError("x")) == 4
    (kept,) = tmp_path.glob("publish-*/publish-traceback.txt")
    assert str(kept) in capsys.readouterr().err


def test_debug_shows_the_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _fail(monkeypatch, ValueError("x"), "--debug") == 4
    assert "Traceback" in capsys.readouterr().err


def _caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


PANGO = OSError("cannot load library 'libpango-1.0-0': cannot open shared object file")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PANGO, "apt-get install libpango-1.0-0"),
        (_caused(RuntimeError("a step failed"), PANGO), "apt-get install libpango-1.0-0"),
        (OSError("No pandoc was found: either install pandoc"), "pypandoc_binary"),
        (ModuleNotFoundError("No module named 'lxml'", name="lxml"), "Python package lxml"),
    ],
)
def test_what_is_missing(
    error: Exception,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _fail(monkeypatch, error) == 3
    printed = capsys.readouterr().err
    assert words in printed
    assert "Install it with:" in printed
    assert "bug" not in printed


@pytest.mark.parametrize(
    "error",
    [OSError("No space left on device"), ModuleNotFoundError("x", name="publish.pipeline.nowhere")],
)
def test_what_only_looks_like_it(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert _fail(monkeypatch, error) == 4

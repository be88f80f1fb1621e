"""The commands: what they ask of the program, print and exit with."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import publish.pipeline.api as api
from publish.cli.app import app
from publish.diagnostics import Report, Span, diagnose
from publish.model import Artefact
from publish.pipeline.explain import StepReport
from publish.pipeline.result import Result as Built

PDF = Artefact("print", "pdf", "build/x-print.pdf", "0" * 64, 1_234_567, 1)
EPUB = Artefact("ebook", "epub", "build/x-ebook.epub", "1" * 64, 4321)
ERROR = diagnose("REF001", Span("manuscript/01.md", 3, 7), key="a", advice="Did you mean “b”?")
WARNING = diagnose("SRC003", Span("manuscript/02.md"), path="02.md")
UNKNOWN = diagnose("EDN001", Span("manuscript/book.yaml"), name="prnt", advice="")

STEPS = (
    StepReport("parse:one", "", "one", "reused", "nothing it needs has changed", 0.0),
    StepReport("galley:print:one", "print", "one", "made", "changed: fragment:print:one", 1.254),
)

Stub = Callable[..., dict[str, Any]]


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Stub:
    """Puts results in the place of the pipeline; returns what it is then asked for."""

    def put(*diagnostics: Any, artefacts: tuple[Artefact, ...] = ()) -> dict[str, Any]:
        asked: dict[str, Any] = {}

        def answer(path: Path, editions: Any = (), **options: Any) -> Built:
            print("a library talks")
            asked.update(path=path, editions=editions, **options)
            report = Report.of(diagnostics)
            return Built(
                artefacts, report.strict() if options.get("strict") else report, None, STEPS
            )

        monkeypatch.setattr(api, "build", answer)
        monkeypatch.setattr(api, "check", answer)
        return asked

    return put


def _run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, arguments)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def test_build_asks_for_the_default(stub: Stub) -> None:
    asked = stub()
    assert _run("build").exit_code == 0
    assert asked.pop("progress") is not None
    assert asked == {
        "path": Path("manuscript"),
        "editions": (),
        "output": None,
        "strict": False,
        "jobs": None,
        "cache": True,
    }


def test_build_hands_its_options_on(stub: Stub) -> None:
    asked = stub()
    _run("build", "m", *"-e print -e ebook -o out --strict --jobs 3 --no-cache".split())
    assert asked.pop("progress") is not None
    assert asked == {
        "path": Path("m"),
        "editions": ("print", "ebook"),
        "output": Path("out"),
        "strict": True,
        "jobs": 3,
        "cache": False,
    }


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("diagnostics", "strict", "code"),
    [
        ((), False, 0),
        ((), True, 0),
        ((WARNING,), False, 0),
        ((WARNING,), True, 1),
        ((ERROR,), False, 1),
        ((ERROR, UNKNOWN), False, 2),
    ],
)
def test_exit_codes(
    stub: Stub, command: str, diagnostics: tuple[Any, ...], strict: bool, code: int
) -> None:
    stub(*diagnostics)
    assert _run(command, *(["--strict"] if strict else [])).exit_code == code


def test_build_as_text(stub: Stub) -> None:
    stub(WARNING, artefacts=(PDF, EPUB))
    assert _run("build").stdout.splitlines() == [
        "build/x-print.pdf  1 page  1.2 MB",
        "build/x-ebook.epub  4 kB",
        f"manuscript/02.md: warning[SRC003]: {WARNING.message}",
        f"    {WARNING.hint}",
        "1 warning.",
    ]


def test_build_as_json(stub: Stub) -> None:
    stub(ERROR, WARNING, artefacts=(PDF, EPUB))
    tree = json.loads(_run("build", "--format", "json").stdout)
    assert list(tree) == ["artefacts", "diagnostics"]
    assert tree["artefacts"][0] == {
        "edition": "print",
        "format": "pdf",
        "path": "build/x-print.pdf",
        "sha256": "0" * 64,
        "bytes": 1_234_567,
        "pages": 1,
    }
    assert tree["diagnostics"] == [
        {
            "code": "REF001",
            "severity": "error",
            "path": "manuscript/01.md",
            "line": 3,
            "column": 7,
            "message": "No reference has the key “a”.",
            "hint": "Did you mean “b”?",
        },
        {
            "code": "SRC003",
            "severity": "warning",
            "path": "manuscript/02.md",
            "line": None,
            "column": None,
            "message": WARNING.message,
            "hint": WARNING.hint,
        },
    ]


def test_build_explained_as_text(stub: Stub) -> None:
    stub(artefacts=(EPUB,))
    assert _run("build", "--explain").stdout.splitlines() == [
        "reused  parse:one         nothing it needs has changed",
        "made    galley:print:one  changed: fragment:print:one  1.25 s",
        "build/x-ebook.epub  4 kB",
        "No problems found.",
    ]


def test_build_explained_as_json(stub: Stub) -> None:
    stub()
    tree = json.loads(_run("build", "--explain", "--format", "json").stdout)
    assert list(tree) == ["artefacts", "steps", "diagnostics"]
    assert tree["steps"][1] == {
        "name": "galley:print:one",
        "edition": "print",
        "chapter": "one",
        "state": "made",
        "why": "changed: fragment:print:one",
        "seconds": 1.254,
    }


def test_check_as_json_has_no_artefacts(stub: Stub) -> None:
    asked = stub()
    result = _run("check", "m", "--format", "json")
    assert json.loads(result.stdout) == {"artefacts": [], "diagnostics": []}
    assert asked == {"path": Path("m"), "editions": (), "strict": False}


def test_check_as_text(stub: Stub) -> None:
    stub()
    assert _run("check").stdout == "No problems found.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a manuscript in it."""
    place = tmp_path / "manuscript"
    place.mkdir()
    (place / "book.yaml").write_text(
        "title: Book\nidentifier: urn:isbn:9783161484100\nchapters: [one.md]\n"
        "editions:\n  print: {format: pdf}\n  ebook: {format: epub, theme: own}\n"
    )
    (place / "one.md").write_text("# One\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_editions_as_text(folder: Path) -> None:
    result = _run("editions")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "print  pdf   build/book-print.pdf",
        "ebook  epub  build/book-ebook.epub",
    ]


def test_editions_as_json(folder: Path) -> None:
    tree = json.loads(_run("editions", "manuscript", "--format", "json").stdout)
    assert tree["diagnostics"] == []
    assert tree["editions"][1] == {
        "name": "ebook",
        "format": "epub",
        "path": "build/book-ebook.epub",
        "theme": "own",
    }


def test_editions_of_a_broken_book(folder: Path) -> None:
    (folder / "manuscript" / "one.md").unlink()
    result = _run("editions")
    assert result.exit_code == 1
    assert "error[SRC001]" in result.stdout
    assert "book-print.pdf" in result.stdout


def test_editions_of_nothing(tmp_path: Path) -> None:
    result = _run("editions", str(tmp_path))
    assert result.exit_code == 2
    assert "error[CFG005]" in result.stdout


def test_schema() -> None:
    result = _run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["required"] == ["title"]


@pytest.mark.parametrize("command", ["new", "build", "check", "watch", "editions", "schema"])
def test_help_has_an_example(command: str) -> None:
    result = _run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: publish {command}" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["build", "--nonsense"],
        ["build", "--jobs", "0"],
        ["build", "--format", "xml"],
        ["watch", "--jobs", "0"],
        ["new"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_version() -> None:
    assert _run("--version").stdout.startswith("publish ")


def test_help_loads_no_layout_library() -> None:
    code = (
        "import sys\nfrom publish.cli import main\nsys.argv = ['publish', 'build', '--help']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "heavy = {'weasyprint', 'lxml', 'publish.config', 'publish.pipeline'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_themes_are_listed_with_their_pictures(tmp_path: Path) -> None:
    (tmp_path / "styles" / "mine").mkdir(parents=True)
    (tmp_path / "styles" / "mine" / "theme.yaml").write_text("size: {text: 1}", encoding="utf-8")
    (tmp_path / "book.yaml").write_text("title: T", encoding="utf-8")
    alone = json.loads(_run("themes", str(tmp_path / "none"), "--format", "json").stdout)
    assert [theme["name"] for theme in alone["themes"]] == ["house", "plain", "scholar"]
    assert all(Path(theme["picture"]).is_file() for theme in alone["themes"])
    told = _run("themes", str(tmp_path))
    assert told.exit_code == 1
    assert "mine     extends house\n         styles/mine\n" in told.stdout
    assert "styles/mine/theme.yaml:1:8: error[THM002]" in told.stdout

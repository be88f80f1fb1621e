"""Every diagnostic shown: ``tests/cases/CODE/in`` is a manuscript, ``expected.txt`` its report.

A second case of a code is ``in-2`` with ``expected-2.txt``, and so on. Where ``publish check``
cannot show the code, ``command.txt`` (``command-2.txt``) says what can: ``build -e print``,
``refs check``.
``make goldens`` writes the expected files anew.
"""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from publish.cli.app import app
from publish.diagnostics import CATALOGUE

ROOT = Path(__file__).resolve().parents[1]
CASES = sorted((ROOT / "tests" / "cases").glob("*/in*"))
CODES = sorted(CATALOGUE)


def named(case: Path, stem: str) -> Path:
    """The file ``stem`` of a case: for ``in-2``, ``expected`` is ``expected-2.txt``."""
    return case.with_name(f"{stem}{case.name.removeprefix('in')}.txt")


def name_of(case: Path) -> str:
    return case.parent.name + case.name.removeprefix("in")


def diagnostics(printed: str) -> str:
    """What a command printed, without its artefacts and the count at the end."""
    *lines, count = printed.splitlines(keepends=True)
    assert re.fullmatch(r"(No problems found|\d+ (error|warning)s?(, \d+ warnings?)?)\.\n", count)
    return "".join(line for line in lines if not re.match(r"\S+\.(pdf|epub|docx)  ", line))


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_report(case: Path, tmp_path, monkeypatch, request):
    shutil.copytree(case, tmp_path / "in", symlinks=True)
    monkeypatch.chdir(tmp_path)
    if case.parent.name == "SRC019":  # no test waits as long as a user would
        monkeypatch.setattr("publish.pandoc.door.SECONDS", 2.0)
    if case.parent.name == "PRE151":  # nor carries a file as large as stores refuse
        monkeypatch.setattr("publish.preflight.ebooks.ebook.Ebook.weight", 2_400_000_000)
    for judge in ("epubcheck", "ace"):  # a program in the case's folder stands for the judge
        program = case.with_name(judge)
        said = str(program) if program.exists() else "off"
        monkeypatch.setenv(f"PUBLISH_{judge.upper()}", said)
    command = named(case, "command")
    words = command.read_text(encoding="utf-8") if command.exists() else "check"
    name, dash, options = words.partition(" -")
    printed = CliRunner().invoke(app, [*name.split(), "in", *shlex.split(f"{dash}{options}")])
    assert isinstance(printed.exception, SystemExit | None), printed.exception
    report = diagnostics(printed.stdout)
    expected = named(case, "expected")
    if request.config.getoption("--update-goldens"):
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")
    assert f"[{case.parent.name}]: " in report
    assert printed.exit_code in ((1, 2) if "error[" in report else (0,))


@pytest.mark.parametrize("code", CODES)
def test_code_is_shown_explained_and_used(code: str):
    assert any(case.parent.name == code for case in CASES), "it has no case"
    guide = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    assert re.search(rf"^#+ {code}\b", guide, re.MULTILINE), "docs/diagnostics.md lacks it"
    files = [p for p in (ROOT / "src" / "publish").rglob("*.py") if p.name != "catalogue.py"]
    assert any(f'"{code}"' in path.read_text(encoding="utf-8") for path in files), "nothing uses it"


def test_no_case_without_a_code():
    assert {case.parent.name for case in CASES} <= set(CODES)

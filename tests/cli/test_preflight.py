"""``publish preflight`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from preflight import clean
from publish.cli.app import app


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["preflight", *map(str, words)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a hairline on its second page."""
    pdf = clean.clean()
    contents = pdf.pages[1].obj.Contents
    contents.write(contents.read_bytes() + b"0.1 w 90 300 m 300 300 l S")
    path = tmp_path / "book.pdf"
    path.write_bytes(clean.saved(pdf))
    return path


def test_a_finding_in_words(file: Path) -> None:
    done = run(file)
    assert done.exit_code == 0
    assert "warning[PRE042]: Page 2, 1.2 in from the left and 4.8 in from the top: " in done.stdout


def test_a_finding_in_json_has_page_and_box(file: Path) -> None:
    (entry,) = json.loads(run(file, "--format", "json").stdout)["diagnostics"]
    assert (entry["code"], entry["page"], entry["line"]) == ("PRE042", 2, None)
    assert entry["box"] == pytest.approx([89.95, 299.95, 300.05, 300.05], abs=0.1)


def test_exit_codes(file: Path) -> None:
    assert run(file).exit_code == 0
    assert run(file, "--strict").exit_code == 1
    assert run(file, "--profile", "kdp").exit_code == 1
    assert run(file, "--profile", "kpd").exit_code == 2
    assert run(file, "--standard", "pdf/x4").exit_code == 2


def test_names_that_are_not_known_are_offered_near_ones(file: Path) -> None:
    assert "Did you mean “kdp”?" in " ".join(run(file, "--profile", "kdpp").output.split())
    assert "pdf/x-4" in run(file, "--standard", "pdf/x4").output


def test_a_folder_means_the_files_in_it(file: Path) -> None:
    assert run(file.parent).stdout == run(file).stdout

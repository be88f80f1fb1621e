"""Three books for every printer: sound files that keep the printer's rules and their standards."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest
from bench.size import Size
from pikepdf import pdfa

import publish
from bench import generate
from publish.preflight import Requirements
from publish.preflight.document import Document
from publish.preflight.lines import lines
from publish.preflight.rules.spaces import loose, looseness
from publish.profiles import names
from reading import judges

ROOT = Path(__file__).parents[2]
ICC = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
PRESS = "profile: ingramspark, standard: {}, output-intent: press.icc"
EDITIONS = {
    **{name: f"profile: {name}" for name in names() if name != "ingramspark"},
    "x-1a": PRESS.format("pdf/x-1a"),
    "x-3": PRESS.format("pdf/x-3"),
    "screen": "medium: screen, standard: [pdf/a-2b, pdf/ua-1]",
}
SEEN = ("kdp", "lulu", "x-3", "screen")
"""Of the sample book: other tests see these, or ones that are like them."""
PLANTED = {"constructs": {"PRE041"}}
"""What is said of a book by intent: its pictures are few pixels wide."""
LOOSE = 0.005
"""Of all justified lines, so many may have spaces of over twice the normal width."""


@dataclass(frozen=True)
class Printed:
    name: str
    folder: Path
    said: tuple[tuple[str, str], ...]
    """Code and message of what the build's own check says."""

    @property
    def editions(self) -> tuple[str, ...]:
        return _editions(self.name)

    def file(self, edition: str) -> Path:
        (found,) = self.folder.glob(f"*-{edition}.pdf")
        return found


def _editions(book: str) -> tuple[str, ...]:
    return tuple(name for name in EDITIONS if book != "sample" or name not in SEEN)


@pytest.fixture(params=["sample", "constructs", "benchmark"])
def printed(request: pytest.FixtureRequest, tmp_path: Path) -> Printed:
    root = tmp_path
    manuscript = root / "manuscript"
    if request.param == "benchmark":
        generate.manuscript(manuscript, replace(Size().scaled(0.03), chapters=3))
    else:
        sources = {"sample": ROOT / "manuscript", "constructs": ROOT / "tests/books/constructs"}
        shutil.copytree(sources[request.param], manuscript)
    _ask_for_all(manuscript / "book.yaml")
    shutil.copy(ICC, manuscript / "press.icc")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        result = publish.build(manuscript, _editions(request.param), jobs=1)
    assert not result.report.errors
    found = ((one.code, one.message) for one in result.report.diagnostics)
    return Printed(request.param, root / "build", tuple(one for one in found if "PRE" in one[0]))


def _ask_for_all(config: Path) -> None:
    """Put these editions in the place of a book's own."""
    text = config.read_text(encoding="utf-8")
    lines = "".join(f"  {name}: {{format: pdf, {said}}}\n" for name, said in EDITIONS.items())
    changed = re.sub(r"(?m)^editions:\n(?:[ #].*\n|\n)*", f"editions:\n{lines}\n", text)
    assert changed != text
    config.write_text(changed, encoding="utf-8")


def test_every_printer_takes_the_book(printed: Printed, tmp_path: Path) -> None:
    """One test a book: each worker would build the books anew."""
    planted = PLANTED.get(printed.name, set())
    assert [one for one in printed.said if one[0] not in planted] == []
    for edition in printed.editions:
        _is_sound(printed.file(edition))
    _is_set_evenly(printed.file("x-1a"))
    if "screen" in printed.editions:
        _keeps_its_standards(printed.file("screen"), tmp_path)


def _is_sound(file: Path) -> None:
    assert judges.qpdf(file) == ""
    listed = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True)
    rows = listed.stdout.splitlines()[2:]
    # Counted from the end, for names and kinds of fonts have spaces: embedded, then subset.
    assert rows
    assert {tuple(row.split()[-5:-3]) for row in rows} == {("yes", "yes")}, file


def _is_set_evenly(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        document = Document(pdf, b"")
        found = [one for page in document.pages for one in lines(page.painted.texts)]
        wide = list(loose(document, Requirements()))
        assert len(wide) <= max(2, LOOSE * sum(looseness(line) > 0 for line in found))


def _keeps_its_standards(file: Path, folder: Path) -> None:
    with pikepdf.open(file) as pdf:
        # ADR 18: the rule on how the file's second claim is described.
        found = {one.rule for one in pdfa.check(pdf, "2b").findings}
    assert found == {"ISO_19005_2:6.6.2.3.1-1"}
    assert judges.outloud(file, folder, claims=True) == []

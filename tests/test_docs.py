"""The documentation: links that lead somewhere, rooms and codes as the program has them."""

import re
from pathlib import Path

import pytest

from publish.diagnostics import CATALOGUE

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
GUIDE = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^### (?P<code>[A-Z]{3}\d{3}) .+\n(?P<text>(?:(?!^#).*\n)*)", re.MULTILINE)
SECTIONS = list(SECTION.finditer(GUIDE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path):
    text = re.sub(r"^(```+).*?^\1|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.M | re.S)
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    inside = [target for target in targets if "://" not in target]
    assert [target for target in inside if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_speaks_of_one_machine(page: Path):
    assert not re.search(r"/(work|root|home/(?!me/)\w+)/", page.read_text("utf-8"))


def test_every_code_is_explained_once():
    assert sorted(match["code"] for match in SECTIONS) == sorted(CATALOGUE)


@pytest.mark.parametrize("match", SECTIONS, ids=lambda match: match["code"])
def test_every_code_has_an_example_and_says_what_to_do(match: re.Match[str]):
    assert re.search(r"^Example: .+[.`]$", match["text"], re.MULTILINE)
    assert re.search(r"^\*\*Do:\*\* [a-z].+[.:]$", match["text"], re.MULTILINE)


def test_every_room_stands_in_the_architecture():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = re.findall(r"^\| \d \| `(\w+)` \|", text, re.MULTILINE)
    package = ROOT / "src" / "publish"
    found = {p.stem for p in package.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert set(rooms) == {name for name in found if not name.startswith("__")}

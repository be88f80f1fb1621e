"""docs/architecture.md names every room there is, and nothing that there is not."""

from __future__ import annotations

import re
from pathlib import Path

import publish
from publish.resolve import PASSES

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(publish.__file__).parent
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROOM = re.compile(r"^\| \d \| `([\w.]+)` \|", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)\)")


def _rooms() -> set[str]:
    """What stands below src/publish, by the names under which it is imported."""
    modules = {path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("_")}
    return modules | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def test_the_table_names_every_room_and_no_other() -> None:
    assert set(ROOM.findall(TEXT)) == _rooms()


def test_floors_stand_in_order() -> None:
    floors = [int(floor) for floor in re.findall(r"^\| (\d) \| `", TEXT, re.MULTILINE)]
    assert floors == sorted(floors)
    assert set(floors) == set(range(5))


def test_modules_and_names_in_the_text_exist() -> None:
    named = set(re.findall(r"`((?:publish|editions|model|resolve)\.[\w.]+)`", TEXT))
    assert named
    assert [name for name in sorted(named) if not _exists(name)] == []


def _exists(dotted: str) -> bool:
    parts = dotted.removeprefix("publish.").split(".")
    module = PACKAGE.joinpath(*parts)
    if module.is_dir() or module.with_suffix(".py").is_file():
        return True
    *room, name = parts
    place = PACKAGE.joinpath(*room)
    source = place.with_suffix(".py") if place.with_suffix(".py").is_file() else None
    source = source or place / "__init__.py"
    return source.is_file() and re.search(rf"\b{name}\b", source.read_text("utf-8")) is not None


def test_links_of_the_documentation_lead_to_files() -> None:
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
    lost = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in LINK.findall(_prose(page.read_text(encoding="utf-8")))
        if not (page.parent / target).exists()
    ]
    assert lost == []


def _prose(text: str) -> str:
    """The text without its examples, whose links lead elsewhere."""
    return re.sub(r"`[^`\n]+`", "", re.sub(r"^(`{3,}).*?^\1`*$", "", text, flags=re.S | re.M))


def test_every_decision_is_listed_by_its_number() -> None:
    names = [path.name for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_the_passes_that_are_run_are_as_many_as_have_files() -> None:
    files = {path.stem for path in (PACKAGE / "resolve").glob("*.py")}
    assert {one.name for one in PASSES} <= files

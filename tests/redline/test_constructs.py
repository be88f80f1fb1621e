"""The book of every construct, with something changed in each: formulas, code, tables, pictures,
pages on their side, notes, links, lists and verse."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from publish.editions.docx.package import Package
from publish.redline import redline
from reading import judges
from reading.tracked import Tracked
from redline.conftest import built_from
from redline.made import redlined

SOURCE = Path(__file__).parents[1] / "books" / "constructs"
EDITS = {
    "01-words.md": {"$a^2 + b^2 = c^2$": "$a^2 + b^2 = d^2$"},
    "02-blocks.md": {
        r"\frac13": r"\frac14",
        "Words in a line": "Words in one line",
        "keeps   its   spaces": "keeps    its   space",
        "burning bright,": "burning, bright,",
        "2.  second step\n": "2.  second step\n3.  third step\n",
        ":   A second meaning of the same term.\n": "",
    },
    "03-tables.md": {
        "| four | *five* | 6     |": "| new  | row    | 5     |\n| four | *five* | 6     |",
        "together 30 ": "together 31 ",
        "  Short     Also short": "  Short     Also brief",
    },
    "04-pictures.md": {
        '\n.landscape alt="The black': ' alt="The black',
        "figures/scales.svg": "figures/wave.jpg",
        "{#fig-png\nalt": "{#fig-png .landscape\nalt",
        "A wave as a JPEG": "A wave as JPEG",
    },
    "05-notes.md": {
        "A short note.[^short]": "A short note.",
        "[^short]: Short, with *stress* and a [link](https://example.org/note).\n": "",
        "p. 7": "p. 8",
        "    -   two bullets in the note\n": "",
        "    The last paragraph": "    A paragraph between.\n\n    The last paragraph",
    },
    "07-languages.md": {"# ": "# All "},
}


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("constructs")
    for name in ("old", "new"):
        shutil.copytree(SOURCE, folder / name, ignore=shutil.ignore_patterns("build"))
    for name, changes in EDITS.items():
        file = folder / "new" / name
        text = file.read_text(encoding="utf-8")
        for before, after in changes.items():
            assert before in text, before
            text = text.replace(before, after, 1)
        file.write_text(text, encoding="utf-8")
    return folder / "old", folder / "new"


def test_both_states_are_in_the_redline(states: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = (built_from(state) for state in states)
    for before, after in ((old, new), (new, old)):
        made = redlined(Package.read(before), Package.read(after))
        assert made.unsound_fields() == []
        assert made.rejected() == Tracked(before).accepted()
        assert made.accepted() == Tracked(after).accepted()
        file = tmp_path / "redline.docx"
        file.write_bytes(made.content)
        assert judges.open_xml_sdk(file) == []
        assert judges.ooxml_integrity(file) == ""


def test_the_page_shows_it(states: tuple[Path, Path], tmp_path: Path) -> None:
    made = redline(*states, formats=("html",), output=tmp_path)
    assert [one.title.split("\u2002")[-1] for one in made.counts if one.title[:1].isdigit()] == [
        "Words and Their Dress",
        "Blocks",
        "Tables",
        "Pictures",
        "Notes of Every Kind",
        "All Languages",
    ]
    (page,) = tmp_path.glob("*.html")
    text = page.read_text(encoding="utf-8")
    formulas = re.findall(r"<(ins|del)><span class=\"formula\"><svg .*?<title>(.*?)</title>", text)
    assert formulas[:2] == [("del", "a^{2} + b^{2} = c^{2}"), ("ins", "a^{2} + b^{2} = d^{2}")]
    assert '<span class="marker">(4) </span>' in text
    assert re.search(r"<del><img src=\"data:image/png", text)
    assert re.search(r"<ins><img src=\"data:image/jpeg", text)

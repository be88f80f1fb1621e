"""What a single file is read to: text of any kind, allowances, pictures."""

from pathlib import Path

import pytest

from publish.diagnostics import Outcome
from publish.model import Chapter, File, Kind, Piece, Place
from publish.pandoc import PandocTimeoutError, read_again
from publish.source import parse_chapter, problem_of, read_chapter
from publish.source.allowances import allowances

PIECE = Piece("one", Kind.CHAPTER, Place.BODY, "one.md", "1")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)


def chapter(text: str) -> Outcome[Chapter | None]:
    return parse_chapter(PIECE, text, "one.md")


def read(folder: Path, data: bytes) -> Outcome[Chapter | None]:
    path = folder / "one.md"
    path.write_bytes(data)
    return read_chapter(PIECE, File(str(path), ""), "one.md")


def codes(outcome: Outcome[Chapter | None]) -> list[str]:
    return [f"{one.code} {one.span.line}:{one.span.column}" for one in outcome.diagnostics]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_all_systems(tmp_path: Path, end: str):
    text = end.join(["# One", "", "Words and [a link]()."])
    assert codes(read(tmp_path, text.encode())) == ["SRC011 3:11"]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path):
    assert codes(read(tmp_path, "\ufeff# One\n\n[]()\n".encode())) == ["SRC011 3:1"]


def test_a_header_leaves_the_lines_in_place(tmp_path: Path):
    found = read(tmp_path, b"---\ntitle: One\n---\n# One\n\n[a]()\n")
    assert codes(found) == ["SRC008 1:1", "SRC011 6:1"]


def test_a_folder_is_no_file(tmp_path: Path):
    found = read_chapter(PIECE, File(str(tmp_path), ""), "one.md")
    assert found.value is None
    assert [one.code for one in found.diagnostics] == ["SRC004"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "   \t ",
        "[^a]: Only\n\n    notes.\n",
        "[x]: y\n",
        "<!-- a comment -->",
        "---\n",
        "---\n---\n",
        "# One\n\n``` python\nnever closed\n",
        "# One\n\n::: {.never}\n\nclosed\n",
        "# One\n\n::: {.never\nclosed\n",
        "# One\n\n[^a]\n\n[^a]: see [^a]\n",
        "# One\n\n[never closed](\n\n![never](",
        "# One\n\n$$ never\n\n$5 and $6\n",
        "# One\n\n<div><p>never\n",
        "# One\n\n" + "> " * 60 + "deep\n",
        "# One\n\n" + "\n".join("    " * n + f"- level {n}" for n in range(25)) + "\n",
        "# One\n\n" + "*" * 300 + "\n",
        "# One\n\n" + "[" * 5 + "x" + "]" * 5 + "\n",
        "#\n",
        "# \n\n#\n",
        "# One {#sec-one .a b=c} {#sec-two}\n",
        "# One\n\n\x0b\x0c\x01\u2028\u2029\ufeff\ufffd\n",
        "# One\n\n\u202eright to left\u202c, \U0001f600 and \U000e0041\n",
        "\\documentclass{article}\n\\begin{document}\n# One\n\\end{document}\n",
    ],
)
def test_odd_files_give_a_chapter_or_a_report(text: str):
    found = chapter(text)
    assert found.value is not None or found.diagnostics
    assert found.diagnostics or text.startswith("# One")


def test_a_huge_table():
    rows = "\n".join(f"| {n} | row [@key{n}] of many |" for n in range(1500))
    found = chapter(f"# One\n\n| a | b |\n|---|---|\n{rows}\n")
    assert found.diagnostics == ()
    assert found.value is not None
    assert '"1504:' not in str(found.value.blocks)


def test_a_note_that_is_called_twice_is_read_once_a_call():
    found = chapter("# One\n\nA.[^a] B.[^a]\n\n[^a]: Text.\n")
    assert found.diagnostics == ()


def test_notes_of_one_label_twice():
    found = chapter("# One\n\nA.[^a]\n\n[^a]: Text.\n\n[^a]: Other text.\n")
    assert [one.code for one in found.diagnostics] == ["NOT003"]
    assert str(found.diagnostics[0].span).startswith("one.md:7:1")


ALLOWED = """# One

<!-- publish: allow SRC011 -->
[a]() on the
second line [b]().

[c]() is not.

<!-- publish: allow SRC011, IMG004 SRC012 -->

[d]()

```
<!-- publish: allow SRC011 -->
```
"""


def test_allowances_speak_for_the_block_below():
    found = allowances(ALLOWED, "one.md")
    assert [(one.code, one.first, one.last) for one in found] == [
        ("SRC011", 3, 5),
        ("SRC011", 9, 11),
        ("IMG004", 9, 11),
        ("SRC012", 9, 11),
    ]
    assert (found[0].span.line, found[0].span.column) == (3, 1)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.png", PNG, ""),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', ""),
        ("a.png", PNG[:40], "damaged|kind"),
        ("a.png", b"", "kind"),
        ("a.jpg", b"<html>", "kind"),
        ("a.svg", b"", "well-formed"),
        ("a.svg", b"<html/>", "not SVG"),
        ("a.svg", b'<!DOCTYPE s [<!ENTITY x SYSTEM "/etc/passwd">]><svg>&x;</svg>', ""),
    ],
)
def test_pictures(tmp_path: Path, name: str, data: bytes, problem: str):
    (tmp_path / name).write_bytes(data)
    found = problem_of(tmp_path / name)
    assert bool(found) == bool(problem)
    assert any(part in found for part in problem.split("|"))


def test_a_folder_named_like_a_picture(tmp_path: Path):
    (tmp_path / "a.png").mkdir()
    (tmp_path / "b.svg").mkdir()
    assert problem_of(tmp_path / "a.png")
    assert problem_of(tmp_path / "b.svg")


def test_a_picture_that_points_nowhere(tmp_path: Path):
    (tmp_path / "a.svg").symlink_to("nowhere.svg")
    assert problem_of(tmp_path / "a.svg")


def test_a_chapter_is_parsed_again_only_where_it_cannot_be_followed(
    monkeypatch: pytest.MonkeyPatch,
):
    again: list[str] = []

    def counted(text: str) -> bytes:
        again.append(text)
        return read_again(text)

    monkeypatch.setattr("publish.source.chapter.read_again", counted)
    text = "# One\n\nSee [@a, p. 3], and a note.[^n]\n\n[^n]: *Words*, [a]().\n"
    assert codes(chapter(text)) == ["SRC011 5:16"]
    assert not again
    assert codes(chapter(f"{text}\n a   b\n--- ---\n c   d\n")) == ["SRC011 5:16"]
    assert len(again) == 1


def test_a_chapter_that_pandoc_gives_up(monkeypatch: pytest.MonkeyPatch):
    def plain(text: str) -> None:
        raise PandocTimeoutError(7)

    monkeypatch.setattr("publish.source.chapter.read", plain)
    (told,) = chapter("Words.\n").diagnostics
    assert told.code == "SRC019"
    assert "7" in told.message

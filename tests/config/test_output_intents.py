"""The ICC profiles of presses, and the standards that ask for them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from publish import config

Books = Callable[..., Path]
ICC = Path("/usr/share/color/icc/ghostscript")
"""Comes with Ghostscript, which the tests need anyway."""


def _icc(space: bytes = b"CMYK", kind: bytes = b"prtr") -> bytes:
    """The header of a profile, of 128 bytes (ISO 15076-1:2010, 7.2)."""
    return (bytes(12) + kind + space + bytes(16) + b"acsp").ljust(128, b"\0")


def _problems(book: Books, content: bytes | None) -> list[tuple[str, str]]:
    folder = book(
        "chapters: [a.md]\neditions:\n"
        "  press: {format: pdf, standard: PDF/X-4, output-intent: icc/press.icc}\n",
        "a.md",
    )
    if content is not None:
        (folder / "icc").mkdir()
        (folder / "icc" / "press.icc").write_bytes(content)
    loaded = config.load(folder)
    return [(one.code, one.message) for one in loaded.diagnostics]


@pytest.mark.parametrize("name", ["default_cmyk", "ps_gray"])
def test_a_press_prints_four_colours_or_grey(book: Books, name: str) -> None:
    profile = bytearray((ICC / f"{name}.icc").read_bytes())
    profile[12:16] = b"prtr"  # Ghostscript's grey is for a screen
    assert _problems(book, bytes(profile)) == []


def test_a_damaged_one(book: Books) -> None:
    whole = (ICC / "default_cmyk.icc").read_bytes()
    ((code, message),) = _problems(book, whole[: len(whole) // 2])
    assert code == "CFG003"
    assert "is damaged" in message


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"no profile", "is no ICC profile"),
        (b"", "is no ICC profile"),
        (_icc(b"RGB "), "not for a press"),
        (_icc(b"Lab "), "for Lab, not for CMYK or grey"),
        (_icc(), "is damaged"),
        (_icc(kind=b"scnr"), "no profile of an output device"),
    ],
)
def test_what_is_no_profile_of_a_press(book: Books, content: bytes, problem: str) -> None:
    ((code, message),) = _problems(book, content)
    assert code == "CFG003"
    assert problem in message


def test_a_profile_that_is_not_there(book: Books) -> None:
    assert [code for code, _ in _problems(book, None)] == ["SRC001"]


def test_the_options_as_an_edition_has_them(book: Books) -> None:
    folder = book(
        "chapters: [a.md]\neditions:\n"
        "  press: {format: pdf, standard: PDF/X-4, output-intent: icc/p.icc, profile: kdp,\n"
        "    paper: cream, bleed: 3mm}\n"
        "  screen: {format: pdf, medium: screen, standard: [pdf/a-2b, pdf/ua-1]}\n",
        "a.md",
    )
    (folder / "icc").mkdir()
    shutil.copy(ICC / "default_cmyk.icc", folder / "icc" / "p.icc")
    loaded = config.load(folder)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    press, screen = loaded.value.editions
    assert press.options == {
        "advance": False,
        "bleed": "3mm",
        "medium": "print",
        "output-intent": "icc/p.icc",
        "paper": "cream",
        "profile": "kdp",
        "standard": ("pdf/x-4",),
        "tagged": True,
    }
    assert screen.options["standard"] == ("pdf/a-2b", "pdf/ua-1")

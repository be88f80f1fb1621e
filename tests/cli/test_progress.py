"""Progress, drawn and in lines."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.progress import Progress as Display
from rich.progress import TextColumn

from publish.cli.progress import Bars, Lines, watching


def test_lines_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    watcher = Lines()
    watcher.begin("print", 3)
    watcher.advance("print", "layout")
    watcher.end("print")
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "print: 3 steps\nprint: finished\n"


def test_away_from_a_terminal_there_are_lines() -> None:
    with watching() as watcher:
        assert isinstance(watcher, Lines)


def test_bars_count_each_edition() -> None:
    column = TextColumn("{task.fields[edition]}")
    display = Display(column, console=Console(file=io.StringIO()))
    watcher = Bars(display)
    watcher.begin("print", 3)
    watcher.begin("ebook", 1)
    watcher.advance("print", "layout")
    printed, ebook = display.tasks
    assert (printed.completed, printed.total, printed.fields["step"]) == (1, 3, "layout")
    assert ebook.completed == 0
    watcher.end("print")
    assert [task.fields["edition"] for task in display.tasks] == ["ebook"]

"""Progress, drawn and in lines."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.progress import Progress as Display
from rich.progress import TextColumn

from publish.cli.progress import Bar, Lines, doing, in_words, watching
from publish.diagnostics import Outcome
from publish.model import Step


def step(name: str, edition: str = "", chapter: str = "") -> Step:
    return Step(name, Outcome, edition=edition, chapter=chapter)


def test_lines_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    watcher = Lines()
    watcher.begin("print", 3)
    watcher.working([step("parse:one")])
    watcher.advance("print", "layout", lambda: 2.0)
    watcher.end("print")
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "print: 3 steps\nprint: finished\n"


def test_away_from_a_terminal_there_are_lines() -> None:
    with watching() as watcher:
        assert isinstance(watcher, Lines)


def test_one_bar_counts_all_editions() -> None:
    written = io.StringIO()
    display = Display(TextColumn("{task.fields[left]}"), console=Console(file=written))
    watcher = Bar(display)
    (bar,) = display.tasks
    assert bar.total is None
    watcher.begin("print", 3)
    watcher.begin("ebook", 2)
    watcher.working([step("galley:print:one:1", "print", "one"), step("parse:two", "", "two")])
    watcher.advance("print", "layout", lambda: None)
    watcher.advance("ebook", "pictures", lambda: 11.6)
    (bar,) = display.tasks
    assert (bar.completed, bar.total) == (2, 5)
    assert bar.fields["left"] == "about 12 s left"
    assert bar.fields["doing"] == "laying out one (print), reading two"
    watcher.end("print")
    assert written.getvalue() == "print: finished\n"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (step("product:print", "print"), "putting together print"),
        (step("library"), "reading references"),
        (step("slice:ebook:two", "ebook", "two"), "preparing two (ebook)"),
        (step("describe:figures/a.svg"), "preparing figures/a.svg"),
    ],
)
def test_what_is_being_done_is_said_in_words(named: Step, said: str) -> None:
    assert doing(named) == said


def test_what_is_left_is_rounded() -> None:
    assert [in_words(s) for s in (0.2, 1.4, 80, 200)] == [
        "about a second left",
        "about 1 s left",
        "about 80 s left",
        "about 3 min left",
    ]

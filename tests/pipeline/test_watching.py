"""Rebuilding on change, driven by changes that are made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from publish.diagnostics import Diagnostic, Report, Span, diagnose
from publish.pipeline.result import Result
from publish.pipeline.watching import Names, Rebuilt, orders, rebuilds

QUIET: set[str] = set()
SAVED = {"01.md"}
PRINT, OTHERS = ("print",), ("ebook", "review")


def _typo(line: int, key: str = "a") -> Diagnostic:
    return diagnose("REF001", Span("01.md", line, 1), key=key, advice="")


class Maker:
    """Stands for a build: notes what is asked for, and says what it was told to."""

    def __init__(self) -> None:
        self.asked: list[Names] = []
        self.problems: dict[Names, tuple[Diagnostic, ...]] = {}
        self.error: Exception | None = None

    def __call__(self, names: Names) -> Result:
        self.asked.append(names)
        if self.error:
            raise self.error
        return Result((), Report.of(self.problems.get(names, ())))


def _story(
    make: Maker, *chapters: tuple[set[str], Callable[[], None]], order: tuple[Names, ...] = (PRINT,)
) -> list[Rebuilt]:
    """What rebuilding comes to when ``chapters``, changes and what they bring, pass by."""

    def changes() -> Iterator[set[str]]:
        for changed, bring in chapters:
            bring()
            yield changed

    return list(rebuilds(make, lambda: order, changes()))


def _nothing() -> None:
    pass


def test_the_edition_asked_for_comes_first() -> None:
    make = Maker()
    _story(make, (QUIET, _nothing), (QUIET, _nothing), (QUIET, _nothing), order=(PRINT, OTHERS))
    assert make.asked == [PRINT, OTHERS]


def test_a_change_makes_it_first_again() -> None:
    make = Maker()
    passing = [(QUIET, _nothing), (SAVED, _nothing), (QUIET, _nothing), (QUIET, _nothing)]
    _story(make, *passing, order=(PRINT, OTHERS))
    assert make.asked == [PRINT, PRINT, OTHERS]


def test_diagnostics_come_and_go() -> None:
    make = Maker()

    def spoil() -> None:
        make.problems[PRINT] = (_typo(3), _typo(9, "b"))

    def move() -> None:
        make.problems[PRINT] = (_typo(4), _typo(10, "b"))

    def mend() -> None:
        make.problems[PRINT] = (_typo(4),)

    built = _story(make, (QUIET, _nothing), (SAVED, spoil), (SAVED, move), (SAVED, mend))
    assert [one.came for one in built] == [(), (_typo(3), _typo(9, "b")), (), ()]
    assert [one.gone for one in built] == [(), (), (), (_typo(10, "b"),)]
    assert list(built[-1].report) == [_typo(4)]


def test_of_two_equal_mistakes_one_can_go() -> None:
    make = Maker()
    make.problems[PRINT] = (_typo(3), _typo(9))

    def mend() -> None:
        make.problems[PRINT] = (_typo(9),)

    built = _story(make, (QUIET, _nothing), (SAVED, mend))
    assert len(built[1].gone) == 1


def test_what_two_editions_say_is_said_once() -> None:
    make = Maker()
    make.problems = {PRINT: (_typo(3),), OTHERS: (_typo(3),)}
    built = _story(make, (QUIET, _nothing), (QUIET, _nothing), order=(PRINT, OTHERS))
    assert [one.came for one in built] == [(_typo(3),), ()]


def test_a_bug_is_shown_and_watching_goes_on() -> None:
    make = Maker()
    make.problems[PRINT] = (_typo(3),)
    error = ValueError("a bug")

    def spoil() -> None:
        make.error = error

    def mend() -> None:
        make.error = None

    built = _story(make, (QUIET, _nothing), (SAVED, spoil), (SAVED, mend))
    assert [one.error for one in built] == [None, error, None]
    assert list(built[1].report) == [_typo(3)]
    assert (built[2].came, built[2].gone) == ((), ())


def test_orders(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One\n", encoding="utf-8")
    (tmp_path / "book.yaml").write_text(
        "title: Book\nchapters: [one.md]\n"
        "editions: {print: {format: pdf}, ebook: {format: epub}, review: {format: docx}}\n",
        encoding="utf-8",
    )
    assert orders(tmp_path, ()) == [()]
    assert orders(tmp_path, ("ebook",)) == [("ebook",), ("print", "review")]
    assert orders(tmp_path, ("print", "ebook", "review")) == [("print", "ebook", "review")]
    assert orders(tmp_path / "nowhere", ("ebook",)) == [("ebook",)]

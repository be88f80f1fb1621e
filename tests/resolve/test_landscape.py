"""Figures and tables that lie on their side, and what cannot."""

from pathlib import Path

import pytest

from resolve.small_book import nodes, resolve

TABLE = "| A |\n|---|\n| a |\n\n: {}"
FIGURE = "![Cap](map.svg){{{} alt=x}}"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (FIGURE.format("#fig-x .landscape"), "Figure"),
        (TABLE.format("Cap {#tbl-x .landscape}"), "Table"),
        (TABLE.format("{.landscape}"), "Table"),
        (f"::: {{lang=ru}}\n{FIGURE.format('#fig-x .landscape')}\n:::", "Figure"),
        (f"::: {{.only format=pdf}}\n{TABLE.format('Cap {.landscape}')}\n:::", "Table"),
    ],
)
def test_the_class_stands_on_the_figure_or_table_alone(
    tmp_path: Path, words: str, kind: str
) -> None:
    book = resolve(tmp_path, words)
    assert book.codes() == []
    (found,) = [node for name in ("Figure", "Table") for node in nodes(book.one.blocks, name)]
    assert nodes(book.one.blocks, kind, "landscape") == [found]
    assert nodes(book.one.blocks, "Image", "landscape") == []


@pytest.mark.parametrize(
    "words",
    [
        f"-   {FIGURE.format('.landscape')}",
        f"> {FIGURE.format('.landscape')}",
        f"Note.[^a]\n\n[^a]: Text.\n\n    {FIGURE.format('.landscape')}",
        "+----------------------------------+\n| A                                |\n+===="
        "==============================+\n| ![Cap](map.svg){.landscape alt=x}|\n+---------------"
        "-------------------+\n",
        "In a line ![Cap](map.svg){.landscape alt=x} it stands.",
    ],
)
def test_what_stands_in_something_else_stays_upright(tmp_path: Path, words: str) -> None:
    book = resolve(tmp_path, words)
    assert book.codes() == []
    assert len(nodes(book.one.blocks, "Image")) == 1
    for kind in ("Figure", "Table", "Image"):
        assert nodes(book.one.blocks, kind, "landscape") == []

"""Index marks through the book, and the entries that they make."""

from pathlib import Path

import pytest

from publish.model import IndexEntry
from publish.pandoc import identifier, string
from resolve.small_book import nodes, resolve


def terms(entries: tuple[IndexEntry, ...]) -> list[str]:
    return [entry.term for entry in entries]


def test_marks_become_entries_with_locators(tmp_path: Path):
    words = '[congress]{.index}, [it]{.index term="Congress!founding"} and []{.index term=Paper}x.'
    book = resolve(tmp_path, words + "\n\nA [congress]{.index} again.\n")
    assert book.codes() == []
    marks = nodes(book.one.blocks, "Span", "index-mark")
    congress, founding, paper, again = (identifier(mark) for mark in marks)
    entries = {entry.term: entry for entry in book.apparatus.index}
    assert [locator.id for locator in entries["congress"].locators] == [congress, again]
    (child,) = entries["Congress"].children
    assert (child.term, child.locators[0].id) == ("founding", founding)
    assert entries["Congress"].locators == ()
    assert entries["Paper"].locators[0].id == paper
    assert book.text(1) == "congress, it and x."


def test_a_range_over_chapters(tmp_path: Path):
    begin = (
        '# One\n\nIt [begins]{.index term="War" range=start} and []{.index term="War"}goes on.\n'
    )
    end = '# Two\n\nIt [ends]{.index term="War" range=end}.\n'
    book = resolve(tmp_path, {"one": begin, "two": end})
    assert book.codes() == []
    (war,) = book.apparatus.index
    first, second = war.locators
    (last,) = nodes(book.chapters["two"].blocks, "Span", "index-mark")
    assert (first.piece, first.last) == (book.one.piece.id, identifier(last))
    assert second.last == ""


START, END = "[]{.index term=W range=start} ", "[]{.index term=W range=end} "


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (START + START + END, ["IDX001 one.md:3:1"]),
        (END + START, ["IDX002 one.md:3:1", "IDX001 one.md:3:29"]),
        (START.replace("W", '"W!x"') + END, ["IDX001 one.md:3:1", "IDX002 one.md:3:35"]),
        ('[a]{.index see="A"}', ["IDX004 one.md:3:1"]),
        ('[a]{.index see="B; C!d"} [B]{.index} [x]{.index term="C!d"}', []),
        ('[a]{.index see="B; C!e"} [B]{.index} [x]{.index term="C!d"}', ["IDX004 one.md:3:1"]),
        ('[a]{.index seealso="a"}', []),
        ("[ ]{.index}", ["IDX003 one.md:3:1"]),
        ('[a]{.index term="!"}', ["IDX003 one.md:3:1"]),
    ],
)
def test_what_can_be_wrong(tmp_path: Path, words: str, expected: list[str]):
    assert resolve(tmp_path, words).codes() == expected


def test_see_and_see_also(tmp_path: Path):
    words = (
        '[]{.index term="CNT" see="Unions; Spain!unions"}'
        '[Unions]{.index seealso="Spain"}[x]{.index term="Spain!unions"}'
    )
    book = resolve(tmp_path, words)
    assert book.codes() == []
    cnt, spain, unions = book.apparatus.index
    assert (cnt.term, cnt.see, cnt.locators) == ("CNT", ("Unions", "Spain!unions"), ())
    assert (unions.term, unions.seealso) == ("Unions", ("Spain",))
    assert terms(spain.children) == ["unions"]


def test_the_order_of_entries(tmp_path: Path):
    wanted = [
        "1905 revolution",
        "Ateneu",
        "École",
        "eight-hour day",
        "“Emancipation”",
        "*zine",
        "Бакунин",
        "Ёлка",
        "Жизнь",
    ]
    words = " ".join(f'[]{{.index term="{term}"}}' for term in reversed(wanted))
    book = resolve(tmp_path, f"{words}x")
    order = terms(book.apparatus.index)
    latin, cyrillic = order[:6], order[6:]
    assert latin == [
        "1905 revolution",
        "Ateneu",
        "École",
        "eight-hour day",
        "“Emancipation”",
        "*zine",
    ]
    assert cyrillic == ["Бакунин", "Ёлка", "Жизнь"]


def test_marks_in_headings_notes_tables_and_captions(tmp_path: Path):
    words = (
        "## The [congress]{.index}\n\nN.[^a]\n\n| [cell]{.index} |\n|---|\n| x |\n\n"
        '![Of [maps]{.index}](map.svg){#fig-m alt="x"}\n\n[^a]: The [note]{.index}.\n'
    )
    book = resolve(tmp_path, words)
    assert book.codes() == []
    assert terms(book.apparatus.index) == ["cell", "congress", "maps", "note"]
    assert all(len(entry.locators) == 1 for entry in book.apparatus.index)
    marks = [identifier(mark) for mark in nodes(book.one.blocks, "Span", "index-mark")]
    notes = [
        identifier(mark) for n in book.one.notes for mark in nodes(n.blocks, "Span", "index-mark")
    ]
    ids = {locator.id for entry in book.apparatus.index for locator in entry.locators}
    assert ids == {*marks, *notes}
    assert book.apparatus.headings[1].title == [string("The congress")]

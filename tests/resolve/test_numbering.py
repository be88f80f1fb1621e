"""Numbers of chapters, figures, tables, equations and notes; labels through the book."""

from pathlib import Path

import pytest

from publish.pandoc import attributes, identifier
from resolve.small_book import nodes, resolve, text

FIGURE = '![Caption](map.svg){{#fig-{0} alt="x"}}\n'
TABLE = "| a |\n|---|\n| 1 |\n\n: Caption {{#tbl-{0}}}\n"


def chapter(name: str) -> str:
    figures = [FIGURE.format(name), FIGURE.format(f"{name}-2")]
    formula = f"$$ x $$ {{#eq-{name}}}\n"
    heading = f"# {name} {{#sec-{name}}}\n"
    return "\n".join([heading, figures[0], TABLE.format(name), formula, figures[1]])


def numbers(tree: object, kind: str) -> list[str]:
    return [attributes(n)["number"] for n in nodes(tree, kind) if "number" in attributes(n)]


def test_numbers_begin_anew_in_each_chapter(tmp_path: Path):
    book = resolve(tmp_path, {"one": chapter("one"), "two": chapter("two")})
    assert book.codes() == []
    for name, number in (("one", "1"), ("two", "2")):
        blocks = book.chapters[name].blocks
        assert numbers(blocks, "Header") == [number]
        assert numbers(blocks, "Figure") == [f"{number}.1", f"{number}.2"]
        assert numbers(blocks, "Table") == [f"{number}.1"]
        assert numbers(nodes(blocks, "Span", "equation"), "Span") == [f"{number}.1"]
    captions = [(c.kind, c.number, c.id) for c in book.apparatus.captions]
    assert captions[:3] == [
        ("figure", "1.1", "fig-one"),
        ("table", "1.1", "tbl-one"),
        ("figure", "1.2", "fig-one-2"),
    ]


def test_matter_counts_plainly_and_through_the_book(tmp_path: Path):
    book = resolve(
        tmp_path,
        {"one": chapter("one"), "preface": chapter("preface"), "after": chapter("after")},
        front="[preface.md]",
        chapters="[one.md]",
        back="[after.md]",
    )
    assert numbers(book.chapters["preface"].blocks, "Figure") == ["1", "2"]
    assert numbers(book.chapters["after"].blocks, "Figure") == ["3", "4"]
    assert numbers(book.one.blocks, "Figure") == ["1.1", "1.2"]
    assert "unnumbered" in nodes(book.chapters["preface"].blocks, "Header")[0]["c"][1][1]


@pytest.mark.parametrize(("language", "label"), [("en", "Figure 1.1"), ("ru", "Рис. 1.1")])
def test_a_caption_opens_with_its_label(tmp_path: Path, language: str, label: str):
    book = resolve(tmp_path, {"one": chapter("one")}, language=language)
    (found, *_) = nodes(nodes(book.one.blocks, "Figure"), "Span", "caption-label")
    assert text(found).replace("\u00a0", " ").casefold().startswith(label[:3].casefold())
    assert text(found).endswith("1.1")


def test_a_figure_without_caption_or_label_has_no_number(tmp_path: Path):
    book = resolve(tmp_path, '![](map.svg){alt="x"}\n')
    assert numbers(book.one.blocks, "Figure") == []
    assert book.apparatus.captions == ()


def test_a_label_twice(tmp_path: Path):
    book = resolve(tmp_path, {"one": chapter("one"), "two": chapter("one")})
    assert [code.split()[0] for code in book.codes()] == ["XRF001"] * 5


NOTES = (
    "# {0}\n\nA.[^a] B.[^b]\n\n[^a]: First of {0}.\n\n    Its second paragraph.\n\n[^b]: Second.\n"
)


@pytest.mark.parametrize(
    ("number", "expected"), [("chapter", ["1", "2", "1", "2"]), ("book", ["1", "2", "3", "4"])]
)
def test_notes_are_numbered(tmp_path: Path, number: str, expected: list[str]):
    chapters = {name: NOTES.format(name) for name in ("one", "two")}
    book = resolve(tmp_path, chapters, notes=f"{{number: {number}}}")
    groups = book.apparatus.notes
    assert [text(group.title) for group in groups] == ["one", "two"]
    notes = [note for group in groups for note in group.notes]
    assert [note.number for note in notes] == expected
    assert len({note.id for note in notes} | {note.call for note in notes}) == 8
    assert text(notes[0].blocks) == "First of one.Its second paragraph."
    calls = nodes(book.one.blocks, "Span", "note-call")
    assert [identifier(call) for call in calls] == [note.call for note in groups[0].notes]


def test_notes_are_counted_in_reading_order_also_in_headings_and_captions(tmp_path: Path):
    book = resolve(
        tmp_path,
        '## Head[^h]\n\nWords[^p].\n\n![Caption[^c]](map.svg){#fig-a alt="x"}\n\n'
        "| a[^t] |\n|---|\n| 1 |\n\n[^p]: Para\n\n[^c]: Caption\n\n[^h]: Heading\n\n[^t]: Table\n",
    )
    (group,) = book.apparatus.notes
    assert [text(note.blocks) for note in group.notes] == ["Heading", "Para", "Caption", "Table"]
    assert [note.number for note in group.notes] == ["1", "2", "3", "4"]
    assert text(book.apparatus.headings[1].title) == "Head"


def test_headings_know_their_short_titles_and_authors(tmp_path: Path):
    title = '# A *Long* Title {#sec-a short="Short" authors="A. Name; B. Name"}\n\n## Sub[^a]\n\n'
    book = resolve(tmp_path, {"one": title + "[^a]: x\n"})
    one, sub = book.apparatus.headings
    assert (one.number, one.level, one.id, one.short) == ("1", 1, "sec-a", "Short")
    assert one.authors == ("A. Name", "B. Name")
    assert (sub.number, sub.level, sub.short) == ("", 2, "Sub")
    assert sub.id.startswith("_k")

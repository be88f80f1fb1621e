"""Cross references in all their forms."""

from pathlib import Path

import pytest

from publish.pandoc import has_class
from resolve.small_book import Book, nodes, resolve, text

THINGS = """# Things {#sec-things}

![Caption of *it*](map.svg){#fig-map alt="x"}

| a |
|---|
| 1 |

: Caption {#tbl-t}

$$ x $$ {#eq-e}

## Section {#sec-sub}

::: {#box}
Words.
:::
"""


def written(folder: Path, words: str, **settings: str) -> Book:
    return resolve(folder, {"one": f"# One\n\n{words}\n", "things": THINGS}, **settings)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("See @fig-map.", "See Figure\u00a02.1."),
        ("See @tbl-t.", "See Table\u00a02.1."),
        ("See @eq-e.", "See Equation\u00a0(2.1)."),
        ("See @sec-things.", "See Chapter\u00a02."),
        ("See @sec-sub.", "See “Section”."),
        ("See [@fig-map].", "See Figure\u00a02.1."),
        ("See [-@fig-map].", "See 2.1."),
        ("See [-@eq-e].", "See (2.1)."),
        ("See [the map in @fig-map, left].", "See the map in Figure\u00a02.1, left."),
        ("See [@fig-map; @tbl-t].", "See Figure\u00a02.1, Table\u00a02.1."),
        ("See [the words](#box).", "See the words."),
        ("See [the words](#sec-sub).", "See the words."),
        ("@fig-map shows it.", "Figure\u00a02.1 shows it."),
        ("*In @fig-map.*", "In Figure\u00a02.1."),
        ("- In @fig-map.", "In Figure\u00a02.1."),
        ("| In @fig-map |\n|---|\n| x |", "In Figure\u00a02.1x"),
    ],
)
def test_words_of_a_reference(tmp_path: Path, words: str, expected: str):
    book = written(tmp_path, words)
    assert book.codes() == []
    assert book.text(1) == expected
    links = nodes(book.one.blocks, "Link")
    assert links
    assert all(link["c"][2][0].startswith("#") for link in links)


@pytest.mark.parametrize(
    ("words", "target"),
    [("@fig-map", "#fig-map"), ("@sec-sub", "#sec-sub"), ("[-@eq-e]", "#eq-e")],
)
def test_a_reference_is_a_link(tmp_path: Path, words: str, target: str):
    (link,) = nodes(written(tmp_path, words).one.blocks, "Link", "xref")
    assert link["c"][2][0] == target


def test_a_page_reference(tmp_path: Path):
    book = written(tmp_path, "See [@fig-map]{.page} and [@sec-sub; @tbl-t]{.page}.")
    links = nodes(book.one.blocks, "Link", "page-ref")
    assert [link["c"][2][0] for link in links] == ["#fig-map", "#sec-sub", "#tbl-t"]
    assert not any(has_class(link, "xref") for link in links)


def test_references_in_notes_headings_and_captions(tmp_path: Path):
    words = (
        '## To @sec-sub\n\nA.[^a]\n\n![As @tbl-t](map.svg){#fig-b alt="x"}\n\n[^a]: See @fig-map.'
    )
    book = written(tmp_path, words)
    assert book.codes() == []
    (note,) = book.apparatus.notes[0].notes
    assert text(note.blocks) == "See Figure\u00a02.1."
    assert text(book.apparatus.headings[1].title) == "To “Section”"
    assert not nodes(book.apparatus.headings[1].title, "Link")
    caption = next(one for one in book.apparatus.captions if one.id == "fig-b")
    assert text(caption.title) == "As Table\u00a02.1"


def test_references_among_citations(tmp_path: Path):
    book = written(tmp_path, "See [@fig-map; @bakunin1873, p. 5].")
    assert book.codes() == []
    assert book.text(1).replace("\u00a0", " ") == "See Figure 2.1; (Bakunin 1873, 5)."


def test_references_in_another_language(tmp_path: Path):
    book = written(tmp_path, "См. @fig-map.", language="ru")
    assert "2.1" in book.text(1)
    assert "Figure" not in book.text(1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("See @fig-mpa.", "XRF002 one.md:3:5"),
        ("See [@fig-map; @fig-mpa].", "XRF002 one.md:3:16"),
        ("See [x](#nowhere).", "XRF003 one.md:3:5"),
        ("A.[^a]\n\n[^a]: See @fig-mpa.", "XRF002 one.md:5:11"),
    ],
)
def test_references_to_nothing(tmp_path: Path, words: str, expected: str):
    assert written(tmp_path, words).codes() == [expected]

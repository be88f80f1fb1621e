"""What bibliographies list, and what stands below and after their entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.pandoc import attributes, identifier
from reading.built import Books, build, write
from reading.epub import words
from reading.text import plain
from resolve.small_book import Book, nodes, resolve, text

BACK = {"back": "[notes, bibliography]"}


def listed(book: Book) -> list[str]:
    return [identifier(entry).removeprefix("ref-") for entry in book.apparatus.bibliography]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("[]", ["bakunin1873"]),
        ("goldman1910", ["bakunin1873", "goldman1910"]),
        ("[bakunin1873, kropotkin1892]", ["bakunin1873", "kropotkin1892"]),
        ('"*"', ["bakunin1873", "goldman1910", "kropotkin1892"]),
    ],
)
def test_entries_that_nothing_cites(tmp_path: Path, asked: str, expected: list[str]) -> None:
    book = resolve(tmp_path, "W [@bakunin1873].", nocite=asked, **BACK)
    assert book.codes() == []
    assert listed(book) == expected


def test_an_unknown_key_to_list_is_told_where_it_stands(tmp_path: Path) -> None:
    book = resolve(tmp_path, "W.", nocite="[bakunin1873, goldmann1910]", **BACK)
    assert book.codes() == ["REF001 book.yaml:4:23"]
    assert "goldman1910" in next(iter(book.report)).hint


DIV = "[@bakunin1873; @goldman1910; @kropotkin1892]\n\n::: {.bibliography %s}\n:::\n"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ('type="book,article-journal"', ["bakunin1873", "goldman1910", "kropotkin1892"]),
        ("keyword=essays", ["goldman1910"]),
        ('keyword="state, essays"', ["goldman1910"]),
        ("not-keyword=essays", ["bakunin1873", "kropotkin1892"]),
        ("not-type=book", ["goldman1910"]),
        ("type=book not-language=ru", ["bakunin1873"]),
        ('not-type="book, article-journal"', []),
    ],
)
def test_sections_and_what_is_left(tmp_path: Path, options: str, expected: list[str]) -> None:
    book = resolve(tmp_path, DIV % options, back="[]")
    (div,) = nodes(book.one.blocks, "Div", "references")
    assert [identifier(n).removeprefix("ref-") for n in nodes(div, "Div", "csl-entry")] == expected


REFERENCES = """references:
- id: craft
  type: book
  title: The Craft
  author: [{family: Adler, given: Ruth}]
  publisher: ""
  issued: 2001
  abstract: Its abstract.
  annote: |
    The *first* of its kind.

    With an index.
- id: fussnote
  type: book
  title: Die Fußnote
  author: [{family: Weiß, given: Eva}]
  publisher: Rand
  translator: [{family: Field, given: Ann}]
  issued: 1988
  language: de
- id: chleb
  type: book
  title: Хлеб
  author: [{family: Иванова, given: Анна}]
  publisher: ""
  issued: 2010
  language: ru
"""
BOOK = """title: Book
references: [references.yaml]
front: []
chapters: [one.md, two.md]
back: [notes, bibliography]
bibliography: {annotated: true, backlinks: true}
editions:
  print: {format: pdf}
  ebook: {format: epub}
  review: {format: docx}
"""
ONE = """# One

First [@craft] and in a note.[^a]

::: page-break
:::

Again [@craft; @fussnote].

[^a]: See @craft.
"""
TWO = """# Two

Last @craft.

::: {.bibliography keys=craft annotated=abstract}
:::

And @craft here.

::: {.bibliography scope=chapter annotated=false}
:::
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("backlinks")
    manuscript = write(folder / "manuscript", BOOK, one=ONE, two=TWO)
    (manuscript / "references.yaml").write_text(REFERENCES, encoding="utf-8")
    return build(manuscript, folder / "built")


def test_print_says_on_which_pages_an_entry_is_cited(books: Books) -> None:
    said = books.pdf.between("bibliography")
    assert "2001. The Craft. Cited on pp. 1–3, 5. The first of its kind. With an index." in said
    assert "Die Fußnote. Translated by Ann Field. Rand. Cited on p. 2." in said
    places = books.pdf.places
    back = [link.target for link in books.pdf.links if link.page >= places["bibliography"]]
    assert back
    assert set(back) <= set(places)


def test_the_ebook_leads_back_to_each_citation(books: Books) -> None:
    book = books.epub
    (entry,) = book.find("//h:section[@id='bibliography']//h:li[@id='ref-craft']")
    assert "The Craft. Cited in ch. 1, (2), (3), ch. 2, (2). The first of its kind." in words(entry)
    links = book.links("//h:li[@id='ref-craft']//h:a[@role='doc-backlink']")
    assert [plain(a.get("aria-label", words(a))) for a, _ in links] == [
        "ch. 1", "ch. 1 (2)", "ch. 1 (3)", "ch. 2", "ch. 2 (2)",
    ]  # fmt: skip
    cited = [words(book.place(target)) for _, target in links]
    assert cited == [
        "(Adler 2001)", "Adler (2001)", "(Adler 2001; Weiß 1988)", "Adler (2001)", "Adler (2001)",
    ]  # fmt: skip


def test_a_chapter_s_bibliography_leads_back_within_the_chapter(books: Books) -> None:
    last = books.pdf.between("ch-two", "bibliography").rpartition("2001. The Craft.")[2]
    assert last.strip().startswith("Cited on p. 3.")
    lists = books.epub.find("//h:section[@id='ch-two']//h:ul[@class='references']")
    assert [words(one).partition("The Craft. ")[2] for one in lists] == [
        "Its abstract.",
        "Cited in ch. 2, (2).",
    ]
    links = books.epub.links("//h:section[@id='ch-two']//h:a[@role='doc-backlink']")
    assert [words(books.epub.place(target)) for _, target in links] == ["Adler (2001)"] * 2


def test_word_has_annotations_and_nothing_that_leads_back(books: Books) -> None:
    annotations = books.docx.styled("bibliography annotation")
    assert annotations == ["Its abstract.", "The first of its kind.", "With an index."]
    assert "Cited" not in books.docx.text


def test_titles_are_tagged_with_their_language(books: Books) -> None:
    tagged = books.epub.find("//h:li[@id='ref-fussnote']/h:span[@lang]")
    assert [(span.get("lang"), words(span)) for span in tagged] == [("de", "Die Fußnote")]
    runs = books.docx.find("//w:r[w:rPr/w:lang[@w:val='de-DE']]")
    assert "Fußnote" in "".join(run.findtext("{*}t") or "" for run in runs)


def test_words_of_a_language_are_tagged_where_the_book_has_another(tmp_path: Path) -> None:
    book = resolve(tmp_path, "W [@kropotkin1892].", language="ru", **BACK)
    (entry,) = book.apparatus.bibliography
    assert [n for n in nodes(entry, "Span") if attributes(n).get("lang")] == []
    assert "Хлеб" in text(entry)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"language": "ru"}, ["kropotkin1892", "bakunin1873", "goldman1910"]),
        ({"language": "en"}, ["bakunin1873", "goldman1910", "kropotkin1892"]),
        (
            {"language": "ru", "citation_style": "ieee"},
            ["goldman1910", "kropotkin1892", "bakunin1873"],
        ),
    ],
)
def test_the_books_own_script_comes_first(
    tmp_path: Path, settings: dict[str, str], expected: list[str]
) -> None:
    words = "W [@goldman1910], [@kropotkin1892], [@bakunin1873]."
    assert listed(resolve(tmp_path, words, **settings, **BACK)) == expected

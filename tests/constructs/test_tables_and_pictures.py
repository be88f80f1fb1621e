"""Tables of every kind and pictures of every format in the three editions."""

from __future__ import annotations

import pytest

from reading.built import Books
from reading.epub import words

TABLES = {
    "tbl-pipe": "Table 3.1 A pipe table with stress in its caption",
    "tbl-grid": "Table 3.2 A grid table with spans",
    "tbl-simple": "Table 3.3 A simple table",
    "tbl-multiline": "Table 3.4 A multiline table",
    "tbl-wide": "Table 3.5 A wide table that goes on over two pages",
}
FIGURES = {
    "fig-png": ("Figure 4.1 A wave as a PNG, with stress and a note.", "A black wave on white"),
    "fig-jpeg": ("Figure 4.2 A wave as a JPEG", "A red wave on white"),
    "fig-svg": ("Figure 4.3 Two discs on a beam", "A beam with a small and a large disc"),
    "fig-wide": (
        "Figure 4.4 A wave on a page that lies on its side, beside Table 3.5.",
        "The black wave again",
    ),
    "fig-listed": ("Figure 4.5 A dot in a list", "A dot"),
}


@pytest.mark.parametrize("label", TABLES)
def test_captions_of_tables(books: Books, label: str) -> None:
    caption = TABLES[label]
    assert caption in books.pdf.pages[books.pdf.places[label]].text
    (figure,) = books.epub.find(f"//*[@id='{label}']")
    assert words(figure.find("{*}figcaption")) == caption
    assert figure.find("{*}table") is not None
    assert caption in books.docx.styled("table caption")
    assert label.replace("-", "_") in books.docx.bookmarks


def test_a_table_without_caption_has_no_number(books: Books) -> None:
    (table,) = books.epub.find("//h:section/h:table")
    assert words(table) == "Key Value alpha the first omega the last"
    assert len(books.docx.find("//w:tbl")) == len(TABLES) + 1
    assert len(books.pdf.find_tags("Table")) == len(TABLES) + 1
    assert len(books.docx.styled("table caption")) == len(TABLES)


def test_header_cells(books: Books) -> None:
    headers = [words(cell) for cell in books.epub.find("//h:thead//h:th")]
    assert headers[:3] == ["Left", "Centre", "Right"]
    assert headers[3:7] == ["Region", "Years", "2001", "2002"]
    assert headers[7:11] == ["Short", "Also short", "Item", "Explanation"]
    scopes = {cell.get("scope") for cell in books.epub.find("//h:th")}
    assert scopes <= {"col", "colgroup"}
    assert len(books.pdf.find_tags("TH")) == len(headers)
    rows = books.docx.find("//w:tbl//w:tr[w:trPr/w:tblHeader]")
    assert len(rows) == len(TABLES) + 1 + 1  # the grid table has two rows of them


def test_alignment_of_columns(books: Books) -> None:
    (table,) = books.epub.find("//*[@id='tbl-pipe']//h:tbody/h:tr[1]")
    sides = [cell.get("style").rstrip(";").split(": ")[1] for cell in table]
    assert sides == ["left", "center", "right"]
    first = books.docx.find("(//w:tbl)[1]/w:tr[2]/w:tc/w:p/w:pPr/w:jc/@w:val")
    assert first == ["left", "center", "right"]


def test_spans_of_a_grid_table(books: Books) -> None:
    (region,) = books.epub.find("//*[@id='tbl-grid']//h:th[@rowspan='2']")
    (years,) = books.epub.find("//*[@id='tbl-grid']//h:th[@colspan='2']")
    assert (words(region), words(years)) == ("Region", "Years")
    across = [words(cell) for cell in books.epub.find("//*[@id='tbl-grid']//h:td[@colspan='2']")]
    assert across == ["together 30", "a bullet in a cell"]
    grid = "//w:tbl[.//w:t='Region']"
    assert len(books.docx.find(f"{grid}//w:gridSpan[@w:val='2']")) == 3
    assert len(books.docx.find(f"{grid}//w:vMerge")) == 2
    assert "together 30" in books.pdf.pages[books.pdf.places["tbl-grid"]].text


def test_a_list_in_a_cell(books: Books) -> None:
    assert len(books.epub.find("//h:td/h:ul/h:li")) == 2
    assert len(books.docx.find("//w:tc/w:p[w:pPr/w:numPr]")) == 2
    assert books.pdf.says("a bullet") and books.pdf.says("in a cell")


def test_a_note_called_from_a_cell(books: Books) -> None:
    call, _ = books.epub.find("//h:td/h:a[@role='doc-noteref']")
    assert words(call) == "1"
    reference, _ = books.docx.find("//w:tc//w:endnoteReference/@w:id")
    assert books.docx.notes[reference] == "A note called from a cell."
    assert books.pdf.says("1. A note called from a cell.")


@pytest.mark.parametrize("label", FIGURES)
def test_figures(books: Books, label: str) -> None:
    caption, alt = FIGURES[label]
    page = books.pdf.pages[books.pdf.places[label]].text
    assert caption.removesuffix(".") in page
    assert alt in {tag.alt for tag in books.pdf.find_tags("Figure")}
    (figure,) = books.epub.find(f"//h:figure[@id='{label}']")
    assert words(figure.find("{*}figcaption")).startswith(caption)
    assert figure.find(".//{*}img").get("alt") == alt
    assert any(text.startswith(caption) for text in books.docx.styled("image caption"))
    assert alt in {said.partition("\n")[0] for said in books.docx.find("//wp:docPr/@descr")}
    assert label.replace("-", "_") in books.docx.bookmarks


def test_pictures_keep_their_formats(books: Books) -> None:
    names = [name for name in books.epub.files if "/images/" in name]
    assert {name.rpartition(".")[2] for name in names} == {"png", "jpg", "svg"}
    assert b"lighter and heavier" in next(
        content for name, content in books.epub.files.items() if name.endswith("scales.svg")
    )
    assert books.pdf.says("lighter and heavier")
    assert {name.rpartition(".")[2] for name in books.docx.files if "media/" in name} <= {
        "png",
        "jpg",
        "jpeg",
    }


def test_a_note_in_a_caption_is_not_repeated_in_the_list(books: Books) -> None:
    call, _ = books.epub.find("//h:figcaption/h:a[@role='doc-noteref']")
    note = books.epub.ids[call.get("href").split("#")[1]]
    assert note.endswith("notes.xhtml")
    listed = books.pdf.between("figures", "tables")
    assert "A wave as a PNG, with stress and a note." in listed
    assert "The wave is a sine." in books.docx.notes.values()


def test_lists_of_figures_and_tables(books: Books) -> None:
    figures = [title for title, _ in books.pdf.listed("figures", "tables")]
    assert len(figures) == len(FIGURES)
    tables = books.pdf.listed("tables", "sec-foreword")
    for (title, label), caption in zip(tables, TABLES.values(), strict=True):
        assert caption.endswith(title)
        assert caption in books.pdf.labelled(label).text
    lines = books.docx.styled("table of figures")
    assert [line for line in lines if line.startswith("Table")] == list(TABLES.values())

"""What book.yaml can say of notes and citations, and a book in another language."""

from __future__ import annotations

import re
from pathlib import Path

from reading import judges
from reading.built import Books, build, write
from reading.epub import words

REFERENCES = """references:
  - {id: adler, type: book, title: The Craft, author: [{family: Adler, given: M.}],
     publisher: Press, issued: {date-parts: [[2001]]}, language: en}
  - {id: brown, type: book, title: The Line, author: [{family: Brown, given: C.}],
     publisher: House, issued: {date-parts: [[1999]]}, language: en}
"""
CHAPTER = """# {0} {{#sec-{0}}}

{0} begins.[^1] Somebody cites a book [@adler, p. 7], and another one [@brown].[^2]

[^1]: The first note of {0}.
[^2]: The second note of {0}.
"""


def made(folder: Path, settings: str) -> Books:
    book = f"title: Variant\nreferences: [works.yaml]\nchapters: [a.md, b.md]\n{settings}\n"
    write(folder, book, a=CHAPTER.format("Alpha"), b=CHAPTER.format("Beta"))
    (folder / "works.yaml").write_text(REFERENCES, "utf-8")
    return build(folder, folder / "build")


def sound(books: Books, folder: Path) -> None:
    assert judges.epubcheck(books.epub.path, folder) == []
    assert judges.open_xml_sdk(books.docx.path) == []
    assert judges.ooxml_integrity(books.docx.path) == ""
    assert judges.qpdf(books.pdf.path) == ""


def test_notes_numbered_through_the_book_and_citations_by_number(tmp_path: Path) -> None:
    books = made(tmp_path, "notes: {number: book}\ncitation-style: ieee")
    said = "Somebody cites a book [1, p. 7], and another one [2]."
    assert books.pdf.says(said) and said in books.epub.text and said in books.docx.text
    numbers = [words(a) for a in books.epub.find("//h:a[@role='doc-noteref']")]
    assert numbers == ["1", "2", "3", "4"]
    assert books.pdf.says("3. The first note of Beta.")
    assert not books.docx.find("//w:sectPr//w:numRestart[@w:val='eachSect']")
    (entry,) = books.epub.find("//*[@id='ref-adler']")
    assert re.match(r"\[1\] ?M\. Adler, The Craft", words(entry))
    assert any("M. Adler, The Craft" in line for line in books.docx.styled("bibliography"))
    assert books.pdf.between("bibliography").count("Adler") == 1
    sound(books, tmp_path)


def test_citations_as_notes(tmp_path: Path) -> None:
    books = made(tmp_path, "citation-style: chicago-notes-bibliography")
    numbers = [words(a) for a in books.epub.find("//h:a[@role='doc-noteref']")]
    assert numbers == ["1", "2", "3", "4"] * 2
    notes = [words(note) for note in books.epub.find("//h:li[@class='note']")]
    assert notes[1] == "2. M. Adler, The Craft (Press, 2001), 7."
    assert notes[2].startswith("3. C. Brown, The Line (House, 1999)")
    assert list(books.docx.notes.values())[1] == "M. Adler, The Craft (Press, 2001), 7."
    assert books.pdf.says("2. M. Adler, The Craft (Press, 2001), 7.")
    assert books.pdf.between("bibliography").count("Adler") == 1
    sound(books, tmp_path)


def test_notes_at_the_foot_of_the_page(tmp_path: Path) -> None:
    books = made(tmp_path, "notes: {place: footnotes}\nback: [bibliography]")
    for name in ("Alpha", "Beta"):
        page = books.pdf.pages[books.pdf.places[f"sec-{name}"]].text
        assert f"The first note of {name}." in page and f"The second note of {name}." in page
    assert "word/footnotes.xml" in books.docx.files
    assert len(books.docx.find("//w:footnoteReference")) == 4
    assert len(books.epub.find("//h:a[@role='doc-noteref']")) == 4
    for _, target in books.epub.links("//h:a[@role='doc-noteref']"):
        assert "note of" in words(books.epub.place(target))
    sound(books, tmp_path)


def test_notes_at_the_end_of_the_chapter(tmp_path: Path) -> None:
    books = made(tmp_path, "notes: {place: chapter-endnotes}\nback: [bibliography]")
    for name, after in (("Alpha", "sec-Beta"), ("Beta", "bibliography")):
        text = books.pdf.between(f"sec-{name}", after)
        assert f"1. The first note of {name}. 2. The second note of {name}." in text
    for _, target in books.epub.links("//h:a[@role='doc-noteref']"):
        assert target[0].rpartition("/")[2].startswith("ch-")
        assert "note of" in words(books.epub.place(target))
    assert list(books.docx.notes.values())[2] == "The first note of Beta."
    sound(books, tmp_path)


RUSSIAN = """# Начало {#sec-nachalo}

Он сказал: "Здравствуй" -- и ушёл.[^1] См. @fig-dot и [-@sec-konec]. [Слово]{.index} и дело.

![Точка](dot.svg){#fig-dot alt="Чёрная точка"}

[^1]: Примечание к первой главе.
"""
DOT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<circle cx="4" cy="4" r="3"/></svg>"""


def test_a_book_in_russian(tmp_path: Path) -> None:
    book = "title: Книга\nlanguage: ru\nchapters: [one.md, two.md]\n"
    write(tmp_path, book, one=RUSSIAN, two="# Конец {#sec-konec}\n\nВсё.\n")
    (tmp_path / "dot.svg").write_text(DOT, "utf-8")
    books = build(tmp_path, tmp_path / "build")
    said = 'Он сказал: "Здравствуй"–и ушёл.'
    assert books.pdf.says(said) and said in books.epub.text and said in books.docx.text
    assert "«Здравствуй»" in "".join(page.lines for page in books.pdf.pages)
    entries = ["1 Начало", "2 Конец", "Примечания", "Указатель"]
    shown = [entry.title for entry in books.epub.navigation if entry.title != "Оглавление"]
    assert shown == entries
    assert sorted(text for _, text, _ in books.docx.contents) == sorted(entries)
    listed = [title for title, _ in books.pdf.listed("contents", "sec-nachalo")]
    assert listed == [entry.lstrip("12 ") for entry in entries]
    assert books.pdf.says("Глава 1 Начало") and books.pdf.says("Рис. 1.1 Точка")
    assert books.pdf.says("1. Примечание к первой главе.")
    assert str(books.pdf.pdf.Root.Lang) == "ru"
    sound(books, tmp_path)

"""Every note of the sample book has its call, and every citation its entry."""

from __future__ import annotations

import re

from reading.built import Books
from reading.epub import words
from reading.text import plain
from sample_book.manuscript import FILES, KEYS, REFERENCES, notes_in_order


def test_every_note_is_called_once_in_the_manuscript() -> None:
    for file in FILES:
        assert sorted(file.calls) == sorted(file.definitions)
    assert len(notes_in_order()) > 100


def test_notes_of_the_pdf(books: Books) -> None:
    calls = [link for link in books.screen.links if re.fullmatch(r"_\w+_n\d+", link.target)]
    backs = [link for link in books.screen.links if re.fullmatch(r"_\w+_c\d+", link.target)]
    assert len(calls) == len(backs) == len(notes_in_order())
    returning = {link.target: link for link in backs}
    notes = books.screen.between("notes", "bibliography")
    for call, (mark, first) in zip(calls, notes_in_order(), strict=True):
        back = returning[call.target.replace("_n", "_c")]
        assert books.screen.places[back.target] == call.page
        assert books.screen.places[call.target] == back.page
        assert re.search(rf"(?<!\d){mark}$", call.words)
        assert back.words.strip(".") == mark
        assert re.search(rf"(?<!\w){mark}\. .{{0,60}}?{re.escape(first)}", notes), first


def test_notes_of_the_epub(books: Books) -> None:
    calls = books.epub.links("//h:a[@role='doc-noteref']")
    assert len(calls) == len(notes_in_order())
    for (call, target), (mark, first) in zip(calls, notes_in_order(), strict=True):
        note = books.epub.place(target)
        (back,) = note.xpath(".//*[@role='doc-backlink']")
        assert back.get("href").split("#")[1] == call.get("id")
        assert words(call) == words(back) == mark
        assert words(note).startswith(f"{mark}. ") and first in words(note)


def test_notes_of_the_docx(books: Books) -> None:
    assert len(set(books.docx.calls)) == len(books.docx.calls) == len(books.docx.notes)
    assert len(books.docx.calls) == len(notes_in_order())
    for name, (_, first) in zip(books.docx.calls, notes_in_order(), strict=True):
        assert first in books.docx.notes[name]
    assert "word/footnotes.xml" not in books.docx.files


def test_every_cited_work_stands_in_the_bibliography(books: Books) -> None:
    assert set(REFERENCES) >= KEYS and len(KEYS) > 60
    texts = {
        "pdf": books.pdf.between("bibliography", "index"),
        "docx": "\n".join(books.docx.styled("bibliography")),
    }
    for key in sorted(KEYS):
        title = _letters(REFERENCES[key]["title"])
        for edition, text in texts.items():
            assert title in _letters(text), (edition, key)
        (entry,) = books.epub.find(f"//*[@id='ref-{key}']")
        assert title in _letters(words(entry))


def _letters(text: str) -> str:
    """What a citation style leaves alone: letters and digits, case aside."""
    return "".join(c for c in plain(re.sub("<[^>]*>", "", text)).casefold() if c.isalnum())


def test_every_citation_leads_to_its_entry(books: Books) -> None:
    pdf = {link.target for link in books.screen.links if link.target.startswith("ref-")}
    assert {f"ref-{key}" for key in KEYS} == pdf
    first, last = books.screen.places["bibliography"], books.screen.places["index"]
    assert all(first <= books.screen.places[name] < last for name in pdf)
    epub = {target for _, target in books.epub.links("//h:a[@role='doc-biblioref']")}
    assert {f"ref-{key}" for key in KEYS} == {name for _, name in epub}
    assert len({path for path, _ in epub}) == 1
    docx = {name for name, _ in books.docx.links if name.startswith("ref_")}
    assert len(docx) == len(KEYS) and docx <= set(books.docx.bookmarks)
    assert {books.docx.bookmarks[name] for name in docx} <= set(books.docx.styled("bibliography"))


def test_every_link_leads_somewhere(books: Books) -> None:
    for link in books.pdf.links:
        assert link.target in books.pdf.places or "://" in link.target, link
    for element, target in books.epub.links():
        books.epub.place(target)
        assert words(element), target
    for name, _ in books.docx.links:
        assert name in books.docx.bookmarks or "://" in name, name

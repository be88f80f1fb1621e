"""The sample book, opened and read in all three editions, and held against its manuscript."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import publish
from reading import judges
from reading.docx import WordFile
from reading.epub import Ebook, words
from reading.markdown import MarkdownFile, runs
from reading.pdf import PrintedBook
from reading.text import plain

MANUSCRIPT = Path(__file__).parents[1] / "manuscript"
BOOK = YAML(typ="safe").load(MANUSCRIPT / "book.yaml")
FRONT = [MarkdownFile(MANUSCRIPT / name) for name in BOOK["front"] if name.endswith(".md")]
CHAPTERS = [MarkdownFile(MANUSCRIPT / name) for name in BOOK["chapters"]]
BACK = [MarkdownFile(MANUSCRIPT / name) for name in BOOK["back"] if name.endswith(".md")]
FILES = [*FRONT, *CHAPTERS, *BACK]
LIBRARY = YAML(typ="safe").load(MANUSCRIPT / "references.yaml")["references"]
REFERENCES = {entry["id"]: entry for entry in LIBRARY}

GENERATED = {"Contents", "Figures", "Tables", "Notes", "Bibliography", "Index", "Colophon"}
"""Pieces that the program makes; which of them its contents name is for each edition to say."""

DEPTH = 2
"""How deep the theme's contents go."""


@dataclass(frozen=True)
class Books:
    folder: Path
    manifest: dict[str, dict[str, object]]
    pdf: PrintedBook
    epub: Ebook
    docx: WordFile


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("sample")
    result = publish.build(MANUSCRIPT, output=folder)
    assert result.report.diagnostics == ()
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["artefacts"]
    return Books(
        folder,
        {entry["edition"]: entry for entry in listed},
        PrintedBook(folder / "autonomous-action-print.pdf"),
        Ebook(folder / "autonomous-action-ebook.epub"),
        WordFile(folder / "autonomous-action-review.docx"),
    )


def expected_headings(depth: int) -> list[tuple[int, str]]:
    """Level and words of every heading of the manuscript, chapters with their numbers."""
    found = []
    for file in FILES:
        for heading in file.headings:
            chapter = heading.level == 1 and file in CHAPTERS
            number = f"{CHAPTERS.index(file) + 1} " if chapter else ""
            found.append((heading.level, number + heading.title))
    return [(level, title) for level, title in found if level <= depth]


def authored(entries: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return [entry for entry in entries if entry[1] not in GENERATED]


# contents


def test_the_pdf_lists_its_headings_in_contents_and_bookmarks(books: Books) -> None:
    bookmarks = [(bookmark.level, bookmark.title) for bookmark in books.pdf.outline]
    deepest = max(level for level, _ in bookmarks)
    assert deepest >= DEPTH
    assert authored(bookmarks) == expected_headings(deepest)
    listed = [(0, title) for title, _ in books.pdf.listed("contents", "figures")]
    titles = [(level, re.sub(r"^\d+ ", "", title)) for level, title in expected_headings(DEPTH)]
    assert [title for _, title in authored(listed)] == [title for _, title in titles]
    for level, title in expected_headings(1):
        assert any(row.startswith(f"{title} .") for row in books.pdf.rows), (level, title)


def test_page_numbers_of_the_contents_are_true(books: Books) -> None:
    for title, label in books.pdf.listed("contents", "figures"):
        heading = re.sub(r"^\d+ ", "", title)
        assert heading in books.pdf.labelled(label).text, (title, label)


def test_the_epub_lists_its_headings(books: Books) -> None:
    listed = [(entry.level, entry.title) for entry in books.epub.navigation]
    deepest = max(level for level, _ in listed)
    assert deepest >= DEPTH
    assert authored(listed) == expected_headings(deepest)
    for entry in books.epub.navigation:
        heading = re.sub(r"^\d+ ", "", entry.title)
        assert heading in words(books.epub.place(entry.target))


def test_the_epub_repeats_its_contents_as_a_page(books: Books) -> None:
    (page,) = books.epub.find("//h:section[@id='contents']")
    entries = page.findall(".//{*}li")
    found = [(int(li.get("class").split()[0][-1]), words(li)) for li in entries]
    assert authored(found) == expected_headings(DEPTH)


def test_the_docx_lists_its_headings(books: Books) -> None:
    lines = [(level, plain(text)) for level, text, _ in books.docx.contents]
    assert authored(lines) == expected_headings(DEPTH)
    for _, text, bookmark in books.docx.contents:
        assert books.docx.bookmarks[bookmark] == text


def test_the_docx_has_its_headings(books: Books) -> None:
    assert authored(books.docx.headings) == expected_headings(6)


def test_lists_of_figures_and_tables_are_true(books: Books) -> None:
    expected = {"figures": len(books.pdf.find_tags("Figure")), "tables": len(_captions("tbl"))}
    for first, last in (("figures", "tables"), ("tables", "sec-preface")):
        entries = books.pdf.listed(first, last)
        assert len(entries) == expected[first]
        for title, label in entries:
            assert title[:50] in books.pdf.labelled(label).text, title


def _captions(kind: str) -> list[str]:
    return [label for file in FILES for label in re.findall(rf"\{{#({kind}-\S+)", file.text)]


# pages


def test_page_labels_are_roman_before_the_first_chapter(books: Books) -> None:
    labels = [page.label for page in books.pdf.pages]
    first = books.pdf.places["sec-ideas"]
    assert labels[:5] == ["i", "ii", "iii", "iv", "v"]
    assert labels[first:] == [str(number) for number in range(1, len(labels) - first + 1)]


def test_running_heads_name_book_and_chapter(books: Books) -> None:
    for file, after in zip(CHAPTERS, [*CHAPTERS[1:], BACK[0]], strict=True):
        first, last = (_page_of(books.pdf, one) for one in (file, after))
        folios = [page.folio for page in books.pdf.pages[first:last] if page.lines]
        assert folios[0] == books.pdf.pages[first].label
        for folio in folios[1:]:
            assert re.fullmatch(rf"\d+ {BOOK['title']}|{file.headings[0].short} \d+", folio)
        assert any(folio.startswith(file.headings[0].short) for folio in folios)


def _page_of(pdf: PrintedBook, file: MarkdownFile) -> int:
    label = re.search(r"#(\S+)", file.headings[0].attributes)
    assert label is not None
    return pdf.places[label.group(1)]


def test_heads_of_the_notes_say_whose_notes_they_are(books: Books) -> None:
    first, last = books.pdf.places["notes"], books.pdf.places["bibliography"]
    calls = {link.target: link.page for link in books.pdf.links if "_n" in link.target}
    for number in range(first + 1, last):
        page = books.pdf.pages[number]
        begun = [books.pdf.pages[at].label for name, at in calls.items()
                 if books.pdf.places[name] == number]  # fmt: skip
        if not begun:
            continue
        said = re.search(r"Notes to pages? (\d+)(?:-|–)?(\d+)?", page.folio)
        assert said is not None, page.folio
        from_, to = int(said.group(1)), int(said.group(2) or said.group(1))
        assert from_ <= min(map(int, begun)) and to == max(map(int, begun))


def test_no_line_ends_early_in_half_a_word(books: Books) -> None:
    """A line of text that is cut by a hyphen before it is full was broken badly."""
    for number, page in enumerate(books.pdf.words):
        for word in page:
            cut = word.text.endswith("\u2010") and word.box[2] < 200
            alone = cut and word.box[0] < 80
            assert not alone, (books.pdf.pages[number].label, word)


# notes


def in_order() -> list[tuple[int, str]]:
    """Number in its chapter, and first words, of each note in the order of the calls."""
    found = []
    for file in FILES:
        for number, label in enumerate(file.calls, 1):
            text = file.definitions[label]
            first = next(runs(f"[^{label}]: {text}", 12))
            found.append((number, first[:40]))
    return found


def test_every_note_is_called_once_in_the_manuscript() -> None:
    for file in FILES:
        assert sorted(file.calls) == sorted(file.definitions)
    assert len(in_order()) > 100


def test_notes_of_the_pdf(books: Books) -> None:
    calls = [link for link in books.pdf.links if re.fullmatch(r"_\w+_n\d+", link.target)]
    backs = [link for link in books.pdf.links if re.fullmatch(r"_\w+_c\d+", link.target)]
    assert len(calls) == len(backs) == len(in_order())
    returning = {link.target: link for link in backs}
    notes = books.pdf.between("notes", "bibliography")
    for call, (number, first) in zip(calls, in_order(), strict=True):
        back = returning[call.target.replace("_n", "_c")]
        assert books.pdf.places[back.target] == call.page
        assert books.pdf.places[call.target] == back.page
        assert re.search(rf"(?<!\d){number}$", call.words)
        assert back.words.strip(".") == str(number)
        assert re.search(rf"(?<!\d){number}\. .{{0,60}}?{re.escape(first)}", notes), first


def test_notes_of_the_epub(books: Books) -> None:
    calls = books.epub.links("//h:a[@role='doc-noteref']")
    assert len(calls) == len(in_order())
    for (call, target), (number, first) in zip(calls, in_order(), strict=True):
        note = books.epub.place(target)
        (back,) = note.xpath(".//*[@role='doc-backlink']")
        assert back.get("href").split("#")[1] == call.get("id")
        assert words(call) == words(back) == str(number)
        assert words(note).startswith(f"{number}. ") and first in words(note)


def test_notes_of_the_docx(books: Books) -> None:
    assert len(set(books.docx.calls)) == len(books.docx.calls) == len(books.docx.notes)
    assert len(books.docx.calls) == len(in_order())
    for name, (_, first) in zip(books.docx.calls, in_order(), strict=True):
        assert first in books.docx.notes[name]
    assert "word/footnotes.xml" not in books.docx.files


# citations and the bibliography


KEYS = set().union(*(file.keys for file in FILES))


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
    pdf = {link.target for link in books.pdf.links if link.target.startswith("ref-")}
    assert {f"ref-{key}" for key in KEYS} == pdf
    first, last = books.pdf.places["bibliography"], books.pdf.places["index"]
    assert all(first <= books.pdf.places[name] < last for name in pdf)
    epub = {target for _, target in books.epub.links("//h:a[@role='doc-biblioref']")}
    assert {f"ref-{key}" for key in KEYS} == {name for _, name in epub}
    assert len({path for path, _ in epub}) == 1
    docx = {name for name, _ in books.docx.links if name.startswith("ref_")}
    assert len(docx) == len(KEYS) and docx <= set(books.docx.bookmarks)
    assert {books.docx.bookmarks[name] for name in docx} <= set(books.docx.styled("bibliography"))


# links


def test_every_link_leads_somewhere(books: Books) -> None:
    for link in books.pdf.links:
        assert link.target in books.pdf.places or "://" in link.target, link
    for element, target in books.epub.links():
        books.epub.place(target)
        assert words(element), target
    for name, _ in books.docx.links:
        assert name in books.docx.bookmarks or "://" in name, name


# figures


def test_every_figure_has_its_alternative_text(books: Books) -> None:
    expected = sorted(alt for file in FILES for alt in file.pictures.values())
    assert len(expected) >= 4 and all(expected)
    figures = [tag.alt for tag in books.pdf.find_tags("Figure")]
    assert sorted(figures) == expected
    assert sorted(plain(img.get("alt")) for img in books.epub.find("//h:img")) == expected
    assert sorted(plain(alt) for alt in books.docx.find("//wp:docPr/@descr")) == expected


# text


def test_the_words_of_the_manuscript_arrive(books: Books) -> None:
    stretches = [run for file in FILES for run in file.runs]
    assert len(stretches) > 400
    assert [run for run in stretches if not books.pdf.says(run)] == []
    assert [run for run in stretches if run not in books.epub.text] == []
    assert [run for run in stretches if run not in books.docx.text] == []


def russian() -> Iterator[str]:
    for entry in REFERENCES.values():
        if entry["id"] in KEYS:
            yield from re.findall(r"[Ѐ-ӿ][Ѐ-ӿ ,-]{8,}[Ѐ-ӿ]", plain(entry["title"]))


def test_russian_titles_arrive(books: Books) -> None:
    titles = list(russian())
    assert len(titles) > 10
    for title in titles:
        assert title in books.pdf.text
        assert title in books.epub.text
        assert title in books.docx.text


# index


def test_page_numbers_of_the_index_are_true(books: Books) -> None:
    index = re.sub(r"\n(?=[\d–, ]+$)", " ", _lines_of_index(books.pdf), flags=re.M)
    checked = 0
    for file in FILES:
        for mark in file.marks:
            labels = _labels(index, mark.path)
            if mark.words and not mark.cross and labels is not None:
                pages = [number for number, page in enumerate(books.pdf.pages)
                         if page.label in labels]  # fmt: skip
                assert any(_stands(books.pdf, number, mark.words) for number in pages), mark
                checked += 1
    assert checked > 60


def _lines_of_index(pdf: PrintedBook) -> str:
    last = pdf.places.get("colophon", len(pdf.pages))
    lines = [
        line for page in pdf.pages[pdf.places["index"] : last] for line in page.lines.split("\n")
    ]
    return "\n".join(plain(line) for line in lines)


def _labels(index: str, path: tuple[str, ...]) -> set[str] | None:
    """The pages that the index names for an entry; None where its line is broken in two."""
    lead = "^" + r"\b.*\n(?:.*\n)*?".join(re.escape(part) for part in path)
    match = re.search(rf"{lead}, ([\d–, ]+)\b", index, re.M)
    if match is None:
        return None
    found = set()
    for part in match.group(1).split(","):
        first, _, last = part.strip().partition("–")
        found |= {str(label) for label in range(int(first), int(last or first) + 1)}
    return found


def _stands(pdf: PrintedBook, number: int, said: str) -> bool:
    both = " ".join(page.text for page in pdf.pages[number : number + 2])
    return said in both


# files


def test_the_manifest_tells_the_truth(books: Books) -> None:
    assert set(books.manifest) == {"print", "ebook", "review"}
    for entry in books.manifest.values():
        content = (books.folder / Path(str(entry["path"])).name).read_bytes()
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        assert entry["bytes"] == len(content)
        inputs = {Path(one["path"]).name: one for one in entry["inputs"]}
        for file in FILES:
            assert (
                inputs[file.path.name]["sha256"]
                == hashlib.sha256(file.path.read_bytes()).hexdigest()
            )
    assert books.manifest["print"]["pages"] == len(books.pdf.pages)


# judges


def test_epubcheck_and_ace_find_nothing(books: Books, tmp_path: Path) -> None:
    assert judges.epubcheck(books.epub.path, tmp_path) == []
    assert judges.ace(books.epub.path, tmp_path) == []


def test_validators_of_word_files_find_nothing(books: Books) -> None:
    assert judges.open_xml_sdk(books.docx.path) == []
    assert judges.ooxml_integrity(books.docx.path) == ""


def test_the_pdf_is_sound(books: Books, tmp_path: Path) -> None:
    assert judges.qpdf(books.pdf.path) == ""
    assert books.pdf.fonts_not_embedded == []
    assert judges.outloud(books.pdf.path, tmp_path) == []


def test_libreoffice_shows_contents_and_notes(books: Books, tmp_path: Path) -> None:
    shown = PrintedBook(judges.laid_out(books.docx.path, tmp_path))
    for _, title in expected_headings(DEPTH):
        assert shown.text.count(title) >= 2, title
    for _, first in in_order():
        assert shown.says(first), first

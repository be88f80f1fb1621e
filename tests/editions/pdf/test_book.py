"""Whole small books, from fragments to the finished file."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Name

from editions.pdf.small_press import (
    PRESS,
    Job,
    chapter,
    heading,
    paragraphs,
    piece,
    section,
    slot,
)
from publish.editions.pdf.binding import Binding
from publish.model import Apparatus, Kind, Note, NoteGroup, Place

PIECES = (
    piece("half", Kind.HALF_TITLE, Place.FRONT),
    piece("contents", Kind.CONTENTS, Place.FRONT),
    piece("preface", Kind.MATTER, Place.FRONT),
    piece("one"),
    piece("two"),
    piece("notes", Kind.NOTES, Place.BACK),
    piece("index", Kind.INDEX, Place.BACK),
)
CALL = '<a class="note-call" id="call" href="#note">1</a>'
FRAGMENTS = {
    "half": section("half", "half-title", "<p>A Small Book</p>"),
    "contents": section(
        "contents",
        "contents",
        f"<h1>Contents</h1><p>Preface {slot('preface')}</p><p>One {slot('one')}</p>"
        f"<p>Two {slot('two')}</p><p>Index {slot('index')}</p>",
    ),
    "preface": section("preface", "matter", '<h1 id="preface-h">Preface</h1><p id="_p1">Hm.</p>'),
    "one": chapter(
        "one",
        paragraphs(9, "_a") + f'<p id="_far">Seen on p. {slot("_d_9")}, <a href="#_d_9">there</a>,'
        f' <a href="#_a_1">above</a>.{CALL}</p>'
        + '<h2 id="sec">A section</h2>'
        + paragraphs(9, "_b"),
        "One",
    ),
    "two": chapter("two", paragraphs(12, "_d"), "Two"),
    "notes": section(
        "notes",
        "notes",
        '<h1>Notes</h1><div id="note" class="note"><p><a href="#call">1</a>. A note.</p></div>',
    ),
    "index": section(
        "index",
        "index",
        f'<h1>Index</h1><p>words, <span class="locators">{slot("_a_1")}, {slot("_a_2")}, '
        f"{slot('_a_9', '_b_9')}, {slot('_d_12')}</span></p>",
    ),
}
HEADINGS = (
    heading("preface", "preface-h", "Preface"),
    heading("one", "one-h", "One", number="1"),
    heading("one", "sec", "A section", 2, "1.1"),
    heading("two", "two-h", "Two", number="2"),
)
NOTES = (NoteGroup(PIECES[3], [], (Note("1", "note", "call", []),)),)
APPARATUS = Apparatus(headings=HEADINGS, notes=NOTES)


@pytest.fixture(scope="module")
def job() -> Job:
    return Job(PIECES, FRAGMENTS, APPARATUS, Binding("recto"))


@pytest.fixture(scope="module")
def content(job: Job) -> bytes:
    return job.print()


@pytest.fixture
def book(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


@pytest.fixture(scope="module")
def pages(content: bytes) -> list[str]:
    """The text of each page, as poppler reads it."""
    program = shutil.which("pdftotext")
    assert program, "poppler-utils is needed"
    text = subprocess.run(
        [program, "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def _labels(book: pikepdf.Pdf) -> list[str]:
    return [page.label for page in book.pages]


def test_nothing_to_complain_of(job: Job, content: bytes) -> None:
    assert content.startswith(b"%PDF-1.7")
    assert job.diagnostics == []


def test_the_file_is_sound(content: bytes) -> None:
    assert pikepdf.open(io.BytesIO(content)).check_pdf_syntax() == []


def test_page_labels(book: pikepdf.Pdf) -> None:
    assert _labels(book)[:6] == ["i", "ii", "iii", "iv", "v", "vi"]
    assert _labels(book)[6:] == [str(number) for number in range(1, len(book.pages) - 5)]


def test_printed_page_numbers_are_the_labels(book: pikepdf.Pdf, pages: list[str]) -> None:
    for label, text in zip(_labels(book), pages, strict=True):
        assert not text or f"[{label}]" in text


def test_pages_before_a_right_hand_opening_are_blank(book: pikepdf.Pdf, pages: list[str]) -> None:
    assert pages[1] == pages[3] == pages[5] == ""
    assert book.pages[1].mediabox == book.pages[0].mediabox


def test_contents_have_the_right_numbers(book: pikepdf.Pdf, pages: list[str]) -> None:
    labels = _labels(book)
    begins = {
        word: next(
            label
            for label, text in zip(labels, pages, strict=True)
            if word in text and "Contents" not in text
        )
        for word in ("Preface", "One 1 Some", "Two 1 Some", "Index")
    }
    one, two = begins.pop("One 1 Some"), begins.pop("Two 1 Some")
    contents = pages[2]
    assert f"Preface {begins['Preface']} One {one} Two {two} Index {begins['Index']}" in contents


def test_references_and_the_index_print_the_pages_that_they_lead_to(
    job: Job, pages: list[str]
) -> None:
    labels = job.paginate().labels
    assert any(f"Seen on p. {labels['_d_9']}, there" in page for page in pages)
    assert labels["_a_1"] == labels["_a_2"] == "1"
    assert f"words, 1–{labels['_b_9']}, {labels['_d_12']}" in pages[-1]


def test_running_heads(pages: list[str]) -> None:
    # The first page of a chapter has none; a section is in force from the page it stands on.
    opening, second = pages[6], pages[7]
    assert "/" not in opening
    assert second.startswith("One /")
    assert any(page.startswith("One / A section /") for page in pages)


def test_heads_of_the_notes(job: Job, pages: list[str]) -> None:
    label = job.paginate().labels["call"]
    assert any(f"Notes / Notes / Notes to page {label}" in page for page in pages)


def test_folios_are_artifacts_and_blank_pages_have_none(book: pikepdf.Pdf) -> None:
    for page in book.pages:
        content = b"".join(
            stream.read_bytes()
            for stream in (
                page.obj.Contents
                if isinstance(page.obj.get(Name.Contents), pikepdf.Array)
                else [page.obj.Contents]
            )
        )
        blank = Name.StructParents not in page.obj
        assert (b"/Artifact <</Type /Pagination>> BDC" in content) is not blank
        assert content.count(b"q") >= content.count(b" Q")


def test_folios_share_what_is_alike(book: pikepdf.Pdf) -> None:
    laid = [page for page in book.pages if Name.StructParents in page.obj]
    assert len({page.obj.Contents[0].objgen for page in laid}) == 1
    forms = {
        form.objgen: form
        for page in laid
        for name, form in page.resources.XObject.items()
        if name.startswith("/Folio")
    }
    assert len({form.Resources.objgen for form in forms.values()}) < len(forms)
    assert all(form.Resources.is_indirect for form in forms.values())


def _links(book: pikepdf.Pdf) -> dict[str, list[str]]:
    links: dict[str, list[str]] = {}
    for page in book.pages:
        for annotation in page.obj.get(Name.Annots, pikepdf.Array()):
            assert Name.A not in annotation
            links.setdefault(str(annotation.Contents), []).append(str(annotation.Dest))
    return links


def test_links_within_and_between_galleys(book: pikepdf.Pdf) -> None:
    links = _links(book)
    assert links["there"] == ["_d_9"]
    assert links["above"] == ["_a_1"]
    assert links["note 1"] == ["note"]
    assert links["1"] == ["one", "call"] or "call" in links["1"]


def test_every_link_leads_to_a_place_on_the_right_page(job: Job, book: pikepdf.Pdf) -> None:
    flat = list(book.Root.Names.Dests.Names)
    names = [str(name) for name in flat[::2]]
    assert names == sorted(names)
    index = {page.obj.objgen: number for number, page in enumerate(book.pages)}
    labels = job.paginate().labels
    for name, place in zip(names, flat[1::2], strict=True):
        assert book.pages[index[place[0].objgen]].label == labels[name]
        assert 0 < place[3] <= book.pages[0].mediabox[3]
    assert {target for targets in _links(book).values() for target in targets} <= set(names)


def test_bookmarks(book: pikepdf.Pdf) -> None:
    with book.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles == [
        ("Contents", []),
        ("Preface", []),
        ("1 One", ["1.1 A section"]),
        ("2 Two", []),
        ("Notes", []),
        ("Index", []),
    ]


def test_metadata(book: pikepdf.Pdf) -> None:
    assert book.docinfo.Title == "A Small Book: With Pages"
    assert book.docinfo.Author == "Ada Author"
    assert book.docinfo.ModDate == book.docinfo.CreationDate == "D:20231114221320Z"
    assert book.Root.Lang == "en"
    assert book.Root.ViewerPreferences.DisplayDocTitle
    xmp = book.open_metadata()
    assert xmp["dc:title"] == "A Small Book: With Pages"
    assert xmp["dc:creator"] == ["Ada Author"]
    assert xmp["dc:contributor"] == {"Tom Translator"}
    assert xmp["xmp:ModifyDate"] == "2023-11-14T22:13:20Z"


def _parents(book: pikepdf.Pdf) -> list[tuple[int, pikepdf.Object]]:
    """The parent tree, flat."""
    flat = [item for leaf in book.Root.StructTreeRoot.ParentTree.Kids for item in leaf.Nums]
    return [(int(key), value) for key, value in zip(flat[::2], flat[1::2], strict=True)]


def test_one_structure_tree(book: pikepdf.Pdf) -> None:
    root = book.Root.StructTreeRoot
    (document,) = root.K
    assert Name.Document == document.S
    assert [str(element.S) for element in document.K] == ["/Sect"] * len(PIECES)
    assert book.Root.MarkInfo.Marked
    numbers = [number for number, _ in _parents(book)]
    assert numbers == sorted(set(numbers))
    for leaf in root.ParentTree.Kids:
        keys = [int(key) for key in list(leaf.Nums)[::2]]
        assert [int(limit) for limit in leaf.Limits] == [keys[0], keys[-1]]
    assert root.ParentTreeNextKey == numbers[-1] + 1


def test_the_parent_tree_knows_every_page_and_annotation(book: pikepdf.Pdf) -> None:
    owners = dict(_parents(book))
    for page in book.pages:
        if Name.StructParents in page.obj:
            assert isinstance(owners[int(page.obj.StructParents)], pikepdf.Array)
        for annotation in page.obj.get(Name.Annots, pikepdf.Array()):
            owner = owners[int(annotation.StructParent)]
            assert Name.Link == owner.S
            assert annotation.objgen in {
                kid.Obj.objgen for kid in owner.K if not isinstance(kid, int) and Name.Obj in kid
            }


def test_each_face_is_embedded_once(book: pikepdf.Pdf) -> None:
    files: dict[str, set[tuple[int, int]]] = {}
    for item in book.objects:
        if isinstance(item, pikepdf.Dictionary) and Name.FontFile2 in item:
            files.setdefault(str(item.FontName), set()).add(item.FontFile2.objgen)
    assert files
    assert all(len(streams) == 1 for streams in files.values())


def test_twice_the_same_bytes(content: bytes) -> None:
    assert Job(PIECES, FRAGMENTS, APPARATUS, Binding("recto")).print() == content


def test_untagged() -> None:
    press = replace(PRESS, tagged=False)
    book = Job(PIECES[3:5], FRAGMENTS, press=press).open()
    assert Name.StructTreeRoot not in book.Root
    assert Name.MarkInfo not in book.Root


def test_chapters_that_open_anywhere() -> None:
    job = Job(PIECES[3:5], {**FRAGMENTS, "one": chapter("one", "<p>Short.</p>")})
    book = job.open()
    assert _labels(book) == [str(number) for number in range(1, len(book.pages) + 1)]
    assert job.diagnostics == []
    assert job.paginate().sides["two"] == "verso"


def test_a_page_that_nobody_has_is_reported() -> None:
    job = Job([piece("one")], {"one": chapter("one", f"<p>{slot('nowhere')}</p>")})
    job.print()
    assert [found.code for found in job.diagnostics] == ["XRF003", "PDF001"]
    assert all("nowhere" in found.message for found in job.diagnostics)


def test_a_link_that_leads_nowhere_is_reported() -> None:
    job = Job([piece("one")], {"one": chapter("one", '<p><a href="#gone">x</a></p>')})
    job.print()
    assert [found.code for found in job.diagnostics] == ["XRF003"]


def test_page_numbers_that_do_not_settle_are_reported() -> None:
    # Nobody expects an empty block of this height, which leaves 13 pages before the next one.
    high = '<div style="height: 90mm"></div>' * 13
    source = {"one": chapter("one", f"<p>{slot('_b_1')}</p>{high}{paragraphs(1, '_b')}")}
    job = Job([piece("one")], source, rounds=1)
    job.print()
    assert [found.code for found in job.diagnostics] == ["PDF001"]

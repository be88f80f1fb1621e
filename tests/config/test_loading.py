"""From a path to a manuscript: places, files, editions."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from publish.config import RELATORS, file_name, load
from publish.diagnostics import CATALOGUE, Diagnostic, Span
from publish.model import Contributor, Edition, File, Manuscript

Books = Callable[..., Path]
ROOT = Path(__file__).parents[2]


def _load(path: Path) -> Manuscript:
    outcome = load(path)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def _problem(path: Path) -> Diagnostic:
    (problem,) = load(path).diagnostics
    return problem


def _editions(path: Path) -> dict[str, Edition]:
    return {edition.name: edition for edition in _load(path).editions}


def test_the_root_is_above_a_folder_named_manuscript(book: Books) -> None:
    path = book("chapters: [one.md]\n", "one.md")
    manuscript = _load(path)
    assert (manuscript.root, manuscript.folder) == (str(path.parent), str(path))
    assert load(path / "book.yaml").value == manuscript


def test_otherwise_the_root_is_the_folder(book: Books) -> None:
    path = book("chapters: [one.md]\n", "one.md", folder="novel")
    manuscript = _load(path)
    assert manuscript.root == manuscript.folder == str(path)
    assert manuscript.outline[0].span == Span("book.yaml")


def test_relative_paths(book: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book("chapters: [one.md]\n", "one.md")
    monkeypatch.chdir(path)
    assert load(".").value == load("book.yaml").value == load(path).value


def test_no_book(tmp_path: Path, book: Books) -> None:
    assert _problem(tmp_path / "missing").code == "CFG005"
    book("chapters: [one.md]\n", "one.md")
    problem = _problem(tmp_path)
    assert problem.code == "CFG005"
    assert problem.hint == f"Did you mean {tmp_path / 'manuscript'}?"
    assert load(tmp_path).value is None


def test_a_byte_order_mark_is_no_text(book: Books) -> None:
    path = book("chapters: [one.md]\n", "one.md")
    content = (path / "book.yaml").read_bytes()
    (path / "book.yaml").write_bytes(b"\xef\xbb\xbf" + content)
    assert _load(path).editions[0].metadata.title == "Book"


def test_not_utf_8(book: Books) -> None:
    path = book("")
    (path / "book.yaml").write_bytes("title: Это\n".encode() + b"x: \xff")
    problem = _problem(path)
    assert (problem.code, problem.span) == ("SRC005", Span("manuscript/book.yaml", 2, 4))


def test_references_are_named_with_their_contents(book: Books) -> None:
    path = book(
        "chapters: [one.md]\nreferences: [r/a.bib, b.JSON]\n", "one.md", "r/a.bib", "b.JSON"
    )
    digest = sha256(b"# Title\n").hexdigest()
    assert _load(path).references == (
        File(str(path / "r" / "a.bib"), digest),
        File(str(path / "b.JSON"), digest),
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("references: missing.yaml", "SRC001"),
        ("references: one.md", "CFG010"),
        ("references: ../r.yaml", "CFG011"),
        ("citation-style: /etc/a.csl", "CFG011"),
        ('references: ["a\\0.bib"]', "SRC004"),
        (f"references: {'long' * 100}.bib", "SRC004"),
        ("editions: {e: {format: epub, cover: missing.png}}", "SRC001"),
        ("editions: {e: {format: epub, citation-style: ../a.csl}}", "CFG011"),
        ("editions: {a: {format: pdf}, A: {format: pdf}}", "CFG012"),
        ("editions: {b-c: {format: pdf}, c: {format: pdf, slug: book-b}}", "CFG012"),
    ],
)
def test_files_that_settings_name(book: Books, line: str, code: str) -> None:
    assert _problem(book(f"chapters: [one.md]\n{line}\n", "one.md")).code == code


def test_a_link_may_not_lead_out(book: Books, tmp_path: Path) -> None:
    path = book("chapters: [one.md]\n")
    (tmp_path / "secret.md").write_text("# Secret\n")
    (path / "one.md").symlink_to(tmp_path / "secret.md")
    assert "CFG011" in [d.code for d in load(path).diagnostics]
    (path / "one.md").unlink()
    (path / "text").mkdir()
    (path / "text" / "two.md").write_text("# Two\n")
    (path / "one.md").symlink_to("text/two.md")
    assert _load(path).outline[4].path == "one.md"


def test_a_file_that_cannot_be_read(book: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book("chapters: [one.md]\nreferences: r.bib\n", "one.md", "r.bib")
    real = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "r.bib":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problem = _problem(path)
    assert problem.code == "SRC004"
    assert problem.message == "r.bib cannot be read: permission denied."
    assert problem.span == Span("manuscript/book.yaml", 4, 13)


def test_no_identifier_offers_always_the_same(book: Books) -> None:
    path = book("chapters: [one.md]\n", "one.md")
    (path / "book.yaml").write_text("title: Book\nchapters: [one.md]\n", encoding="utf-8")
    problem = _problem(path)
    assert problem.code == "CFG007"
    assert problem == _problem(path)
    (path / "book.yaml").write_text(
        f"title: Book\nchapters: [one.md]\n{problem.hint.removeprefix('Add this line: ')}\n"
    )
    assert _load(path).editions[0].metadata.identifier.startswith("urn:uuid:")


def test_editions_say_what_the_book_says_or_otherwise(book: Books) -> None:
    path = book(
        "chapters: [one.md]\nsubtitle: All\ncontributors: [{name: A, sort: B, role: trl}]\n"
        "notes: {place: footnotes, number: book}\ndate: 2026-11-22\nrights: mine\n"
        "editions:\n"
        "  print: {format: pdf, isbn: 978-3-16-148410-0, notes: {number: chapter}, trim: A5}\n"
        "  web: {format: epub, title: Other, subtitle: '', theme: plain, citation-style: apa,"
        " fonts: false, cover: one.md}\n",
        "one.md",
    )
    editions = _editions(path)
    printed, web = editions["print"], editions["web"]
    assert printed.metadata.contributors == (Contributor("A", "B", "translator"),)
    assert (printed.notes_place, printed.notes_number) == ("footnotes", "chapter")
    assert (printed.metadata.isbn, web.metadata.isbn) == ("978-3-16-148410-0", "")
    assert printed.options == {
        "advance": False,
        "bleed": False,
        "medium": "print",
        "tagged": True,
        "trim": "148x210mm",
    }
    assert (web.metadata.title, web.metadata.subtitle, web.metadata.rights) == ("Other", "", "mine")
    assert (web.theme, web.citation_style) == ("plain", "apa")
    assert web.options == {"fonts": False, "image-limit": 4, "cover": "one.md"}
    assert web.places["theme"] == Span("manuscript/book.yaml", 11, 58)
    assert printed.places["theme"] == Span("manuscript/book.yaml")
    assert [file_name(e) for e in editions.values()] == ["book-print.pdf", "book-web.epub"]


def test_default_editions(book: Books) -> None:
    editions = _editions(book("chapters: [one.md]\n", "one.md"))
    assert {name: edition.options for name, edition in editions.items()} == {
        "print": {"advance": False, "bleed": False, "medium": "print", "tagged": True},
        "ebook": {"fonts": True, "image-limit": 4},
        "review": {"layout": "review"},
    }


@pytest.mark.parametrize(("title", "slug"), [("Война и мир", "voina-i-mir"), ("!?", "book")])
def test_slugs(book: Books, title: str, slug: str) -> None:
    path = book("chapters: [one.md]\n", "one.md")
    text = (path / "book.yaml").read_text().replace("title: Book", f"title: '{title}'")
    (path / "book.yaml").write_text(text, encoding="utf-8")
    assert _load(path).editions[0].metadata.slug == slug


def test_a_manuscript_travels_between_processes(book: Books) -> None:
    manuscript = _load(book("chapters: [one.md]\ncontributors: A\n", "one.md"))
    assert pickle.loads(pickle.dumps(manuscript)) == manuscript
    assert b"publish.config" not in pickle.dumps(manuscript)


def test_everything_wrong_is_said_at_once(book: Books) -> None:
    path = book(
        "titel: x\ntitle: Again\nchapters: [none.md]\nreferences: r.doc\nlanguage: 1\n", "one.md"
    )
    assert sorted(d.code for d in load(path).diagnostics) == [
        *("CFG001", "CFG002", "CFG003", "CFG010", "SRC001", "SRC003"),
    ]


def test_the_sample_book_is_clean() -> None:
    assert _load(ROOT / "manuscript").editions


def test_relators() -> None:
    assert RELATORS["author"] == "aut"
    assert all(len(code) == 3 and code.islower() for code in RELATORS.values())
    assert len(set(RELATORS.values())) == len(RELATORS)


OWN = [f"CFG{n:03}" for n in (1, 2, 3, 4, 5, 6, 7, 10, 11, 12)] + ["SRC001", "SRC002", "SRC003"]


@pytest.mark.parametrize("code", [*OWN, "SRC005"])
def test_every_code_has_its_case(code: str) -> None:
    assert code in CATALOGUE
    expected = (ROOT / "tests" / "cases" / code / "expected.txt").read_text(encoding="utf-8")
    assert f"[{code}]" in expected

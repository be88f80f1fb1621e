"""What the package says of the book, and only what is true."""

from __future__ import annotations

from dataclasses import replace

from publish.editions.epub.accessibility import Access, look
from publish.editions.epub.metadata import Statement, identifiers, statements
from publish.editions.epub.xhtml import parse
from publish.model import BookSeries, Contributor, Metadata, Sibling, Subject

BOOK = Metadata("Title", "en", "title", publisher="House")
SECTION = '<section lang="en" xml:lang="en">'
MATH = 'xmlns="http://www.w3.org/1998/Math/MathML"'


def _access(*bodies: str) -> Access:
    return look([parse(f"{SECTION}{body}</section>") for body in bodies], [])


def _values(said: tuple[Statement, ...], name: str) -> list[str]:
    return [s.value for s in said if s.name == name or s.attributes.get("property") == name]


def test_the_isbn_is_the_editions_name_and_the_identifier_the_books() -> None:
    uuid = "6f1d0c52-9a3e-4b7e-8d54-2c1b7e90a4f6"
    assert identifiers(replace(BOOK, isbn="978-3-16-148410-0", identifier=uuid)) == (
        "urn:isbn:9783161484100",
        f"urn:uuid:{uuid}",
    )


def test_a_book_without_a_name_gets_one_that_stays() -> None:
    assert identifiers(BOOK) == identifiers(replace(BOOK, publisher="Another"))
    assert identifiers(BOOK) != identifiers(replace(BOOK, title="Other"))
    assert identifiers(BOOK)[0].startswith("urn:uuid:")


def test_editors_are_creators_only_of_a_book_without_authors() -> None:
    author, editor = Contributor("A", "A, the", "author"), Contributor("E", role="editor")
    both = statements(replace(BOOK, contributors=(editor, author)), _access())
    assert _values(both, "creator") == ["A"]
    assert _values(both, "contributor") == ["E"]
    assert _values(both, "role") == ["edt", "aut"]
    assert _values(both, "file-as") == ["A, the"]
    alone = statements(replace(BOOK, contributors=(editor,)), _access())
    assert _values(alone, "creator") == ["E"]


def test_ids_are_each_used_once() -> None:
    people = tuple(Contributor(name, role="author") for name in "ABC")
    said = statements(replace(BOOK, subtitle="Sub", contributors=people), _access())
    ids = [s.attributes["id"] for s in said if "id" in s.attributes]
    assert len(ids) == len(set(ids))
    refined = {s.attributes["refines"][1:] for s in said if "refines" in s.attributes}
    assert refined <= set(ids)


def test_the_claim_to_conform_needs_a_claimant() -> None:
    said = statements(BOOK, _access())
    assert _values(said, "a11y:certifiedBy") == ["House"]
    assert len(_values(said, "dcterms:conformsTo")) == 1
    assert not _values(statements(replace(BOOK, publisher=""), _access()), "dcterms:conformsTo")


def test_subjects_series_and_the_printed_book_are_told() -> None:
    subjects = (Subject("History"), Subject("", "thema", "JPFB"))
    book = replace(BOOK, subjects=subjects, series=BookSeries("Sources", "3"))
    siblings = (Sibling("978-3-16-148410-0", "print"), Sibling("978-0-306-40615-7", "screen"))
    said = statements(book, _access(), siblings)
    assert _values(said, "subject") == ["History", "JPFB"]
    assert _values(said, "authority") == ["Thema"]
    assert _values(said, "term") == ["JPFB"]
    assert _values(said, "belongs-to-collection") == ["Sources"]
    assert _values(said, "group-position") == ["3"]
    assert _values(said, "dcterms:isFormatOf") == ["urn:isbn:9783161484100"]
    roman = statements(replace(BOOK, series=BookSeries("Sources", "III")), _access())
    assert _values(roman, "group-position") == []

"""Comments in the finished document: at their words, in threads, and none in a note."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from publish.editions.docx.comments import Remark, Words, commented, texts
from publish.editions.docx.numbering import with_note_numbers
from publish.editions.docx.openxml import Element, find_all, qualified
from publish.editions.docx.origin import PART, PROPERTIES, with_round
from publish.editions.docx.package import (
    CONTENT_TYPES,
    DOCUMENT,
    SETTINGS,
    Package,
    relationships_of,
)
from reading import judges

BLOCKS = (*(f"_one_{number}" for number in range(1, 29)), "_two_4", "_none_1")
WORD = "{http://schemas.microsoft.com/office/word/2012/wordml}"
DAY = "2026-11-20T09:15:00Z"


def _at(package: Package, block: str, words: str) -> Words:
    start = texts(package, (block,))[block].index(words)
    return Words(block, start, start + len(words))


def _remark(key: str, words: Words, **fields: object) -> Remark:
    said = {"author": "Emma Editor", "initials": "EE", "date": DAY, "text": f"On {words.block}."}
    return Remark(key=key, words=words, **{**said, **fields})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def remarks(package: Package) -> tuple[Remark, ...]:
    first = _at(package, "_one_3", "first paragraph")
    return (
        _remark("c1", first, text="Is it?\n\nReally\nso?"),
        _remark("c2", first, parent="c1", author="Борис Б.", initials="ББ", date=""),
        _remark("c3", first, parent="c1"),
        _remark("d1", _at(package, "_one_3", "paragraph calls a note"), done=True),
        _remark("cited", _at(package, "_one_3", "Smith")),
        _remark("note", _at(package, "_one_7", "second note")),
        _remark("cell", _at(package, "_one_25", "2010")),
        _remark("caption", _at(package, "_one_20", "map of the federation")),
        _remark("heading", Words("_one_8")),
        _remark("formula", Words("_one_12")),
        _remark("code", _at(package, "_one_11", "return x")),
    )


@pytest.fixture(scope="module")
def made(package: Package, remarks: tuple[Remark, ...]) -> Package:
    return commented(package, remarks)


def _said(root: Element, number: int) -> str:
    """The text between the marks of a comment."""
    said, inside = [], False
    starts, ends = qualified("w:commentRangeStart"), qualified("w:commentRangeEnd")
    for node in root.iter(starts, ends, qualified("w:t"), qualified("m:t")):
        if node.get(qualified("w:id")) == str(number) and node.tag in (starts, ends):
            inside = node.tag == starts
        elif inside and node.text and node.tag not in (starts, ends):
            said.append(node.text)
    return "".join(said)


def test_what_blocks_show_is_read_off_the_document(package: Package) -> None:
    found = texts(package, BLOCKS)
    assert "_none_1" not in found
    assert found["_one_3"].startswith("The first paragraph calls a note and cites (Smith 2001).")
    assert found["_one_7"] == "The second note."
    assert found["_one_20"] == "Figure 1.1 A map of the federation"
    assert found["_one_25"] == "2010"
    assert "ADDIN" not in "".join(found.values())


def test_comments_stand_around_their_words(made: Package) -> None:
    root = made.xml(DOCUMENT)
    assert [_said(root, number) for number in range(4)] == [
        *["first paragraph"] * 3, "paragraph calls a note",
    ]  # fmt: skip
    assert _said(root, 6) == "2010"
    assert _said(root, 7) == "map of the federation"
    assert _said(root, 8) == "A section"
    assert _said(root, 10) == "return x"


def test_a_word_of_a_field_takes_the_whole_field_along(made: Package) -> None:
    root = made.xml(DOCUMENT)
    assert "Smith 2001" in _said(root, 4)
    (start,) = find_all(root, "//w:commentRangeStart[@w:id='4']")
    (end,) = find_all(root, "//w:commentRangeEnd[@w:id='4']")
    assert start.getparent() is end.getparent()
    assert start.getparent().tag == qualified("w:p")  # type: ignore[union-attr]


def test_a_comment_on_a_note_stands_at_its_call(made: Package) -> None:
    (start,) = find_all(made.xml(DOCUMENT), "//w:commentRangeStart[@w:id='5']")
    call = start.getnext()
    assert call is not None and find_all(call, "w:endnoteReference")
    assert find_all(made.xml("word/endnotes.xml"), "//w:commentRangeStart") == []


def test_each_comment_has_one_start_one_end_and_one_reference(made: Package) -> None:
    root = made.xml(DOCUMENT)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        numbers = [node.get(qualified("w:id")) for node in find_all(root, f"//w:{name}")]
        assert sorted(map(int, map(str, numbers))) == list(range(11))


def test_the_text_is_the_same_with_comments(package: Package, made: Package) -> None:
    assert texts(made, BLOCKS) == texts(package, BLOCKS)


def test_answers_belong_to_what_they_answer_and_some_are_done(made: Package) -> None:
    entries = list(made.xml("word/commentsExtended.xml"))
    paragraphs = [entry.get(f"{WORD}paraId") for entry in entries]
    parents = [entry.get(f"{WORD}paraIdParent") for entry in entries]
    assert parents[:4] == [None, paragraphs[0], paragraphs[0], None]
    assert [entry.get(f"{WORD}done") for entry in entries][:4] == ["0", "0", "0", "1"]
    assert len(set(paragraphs)) == 11
    assert all(0 < int(str(number), 16) < 0x80000000 for number in paragraphs)
    people = [person.get(f"{WORD}author") for person in made.xml("word/people.xml")]
    assert people == ["Emma Editor", "Борис Б."]


def test_each_part_is_declared_and_led_to(made: Package) -> None:
    types = {entry.get("PartName"): entry.get("ContentType") for entry in made.xml(CONTENT_TYPES)}
    links = {
        entry.get("Target"): entry.get("Type") for entry in made.xml(relationships_of(DOCUMENT))
    }
    office = "http://schemas.microsoft.com/office"
    for name, year in (
        ("commentsExtended", "2011"),
        ("commentsIds", "2016/09"),
        ("commentsExtensible", "2018/08"),
        ("people", "2011"),
    ):
        assert str(types[f"/word/{name}.xml"]).endswith(f".wordprocessingml.{name}+xml")
        assert links[f"{name}.xml"] == f"{office}/{year}/relationships/{name}"
    assert str(links["comments.xml"]).endswith("officeDocument/2006/relationships/comments")


def test_a_document_without_comments_stays_as_it_is(package: Package) -> None:
    assert commented(package, ()) is package
    with pytest.raises(KeyError):
        commented(package, [_remark("x", Words("_none_1"))])


def _comments(content: bytes) -> list[tuple[str, str, datetime | None, str]]:
    found = docx.Document(io.BytesIO(content)).comments
    return [(one.author, one.initials, one.timestamp, one.text) for one in found]


EMMA = ("Emma Editor", "EE", datetime(2026, 11, 20, 9, 15, tzinfo=UTC), "Is it?\nReally\nso?")


def test_python_docx_reads_who_said_what_and_when(made: Package) -> None:
    found = _comments(made.write())
    assert found[0] == EMMA
    assert found[1] == ("Борис Б.", "ББ", None, "On _one_3.")
    assert len(found) == 11


def test_judges_find_nothing(made: Package, tmp_path: Path) -> None:
    path = tmp_path / "book.docx"
    path.write_bytes(with_round(made, "2026-11-23-emma").write())
    assert judges.open_xml_sdk(path) == []
    assert judges.ooxml_integrity(path) == ""


def test_comments_and_the_round_survive_libreoffice(made: Package, tmp_path: Path) -> None:
    path = tmp_path / "book.docx"
    path.write_bytes(with_round(made, "2026-11-23-emma").write())
    content = judges.saved_again(path, tmp_path / "saved").read_bytes()
    found = _comments(content)
    assert EMMA in found
    assert len(found) == 11
    saved = Package.read(content)
    root = saved.xml(DOCUMENT)
    said = {_said(root, number) for number in range(11)}
    assert {"first paragraph", "paragraph calls a note", "2010", "A section"} <= said
    done = [entry.get(f"{WORD}done") for entry in saved.xml("word/commentsExtended.xml")]
    assert done == ["1"]
    assert b"2026-11-23-emma" in saved.parts[PROPERTIES]
    parts = (part for name, part in saved.parts.items() if name.startswith("customXml/item"))
    assert any(b'round="2026-11-23-emma"' in part for part in parts)


def test_nobody_is_made_nameless(made: Package) -> None:
    names = {str(node.tag).rpartition("}")[2] for node in made.xml(SETTINGS)}
    assert not names & {"removePersonalInformation", "removeDateAndTime"}


def test_the_round_stands_beside_the_revision(package: Package) -> None:
    made = with_round(package, "2026-11-23-emma")
    assert made.xml(PART).get("round") == "2026-11-23-emma"
    numbers = [entry.get("pid") for entry in made.xml(PROPERTIES)]
    assert numbers == [str(number) for number in range(2, len(numbers) + 2)]


def test_notes_begin_with_the_number_that_they_have_in_the_book(package: Package) -> None:
    root = with_note_numbers(package, [7, 8, 9]).xml(DOCUMENT)
    starts = [node.get(qualified("w:val")) for node in find_all(root, "//w:numStart")]
    assert starts == ["7", "9"]

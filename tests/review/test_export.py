"""Copies for reviewers, and the rounds in which they are kept."""

from __future__ import annotations

import errno
import io
import json
import shutil
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from publish.diagnostics import Report
from publish.editions.docx.openxml import find_all, qualified
from publish.editions.docx.package import DOCUMENT, Package
from publish.review import Exported, keeping, standing
from publish.review.round import read_round, rounds_of
from reading import judges
from review.conftest import NOW, new_book, send

ROUNDS = "review/rounds"


def _codes(report: Report) -> list[str]:
    return [one.code for one in report]


def _package(root: Path, sent: Exported) -> Package:
    return Package.read((root / str(sent.path)).read_bytes())


def _said(package: Package) -> str:
    return "".join(node.text or "" for node in find_all(package.xml(DOCUMENT), "//w:t"))


def _comments(root: Path, sent: Exported) -> list[tuple[str, str]]:
    document = docx.Document(io.BytesIO((root / str(sent.path)).read_bytes()))
    return [(one.author, one.text) for one in document.comments]


def test_a_copy_has_the_open_comments_of_the_book(root: Path, whole: Exported) -> None:
    assert whole.round == "2026-11-23-emma-editor"
    assert whole.path == f"{ROUNDS}/{whole.round}/a-small-book-{whole.round}.docx"
    assert _comments(root, whole) == [
        ("Emma Editor", "Whose words?"),
        ("Boris", "The author's."),
        ("Emma Editor", "Look."),
        ("Emma Editor", "Needed?"),
        ("Emma Editor", "Hm."),
        ("Boris", "Where?"),
    ]
    assert [str(one.span) + " " + one.code for one in whole.report] == [
        "review/comments.yaml:12:5 RVW004"
    ]


def test_a_comment_on_a_citation_encloses_its_field(root: Path, whole: Exported) -> None:
    document = _package(root, whole).xml(DOCUMENT)
    (start,) = find_all(document, "//w:commentRangeStart[@w:id='2']")
    (end,) = find_all(document, "//w:commentRangeEnd[@w:id='2']")
    inside = [
        node for node in start.itersiblings() if node in list(end.itersiblings(preceding=True))
    ]
    kinds = [
        mark.get(qualified("w:fldCharType"))
        for node in inside
        for mark in find_all(node, ".//w:fldChar")
    ]
    assert kinds == ["begin", "separate", "end"]


def test_a_comment_on_a_reference_stands_in_the_bibliography(root: Path, whole: Exported) -> None:
    document = _package(root, whole).xml(DOCUMENT)
    (start,) = find_all(document, "//w:commentRangeStart[@w:id='5']")
    run = start.getnext()
    assert run is not None
    assert [node.text for node in find_all(run, "w:t")] == ["A Press"]
    assert find_all(start, "parent::w:p/w:pPr/w:pStyle/@w:val") == ["Bibliography"]


def test_a_round_keeps_what_the_copy_was_made_of(root: Path, whole: Exported) -> None:
    read = read_round(root, str(whole.round))
    assert read.diagnostics == ()
    assert read.value is not None
    record = read.value.record
    assert (record.reviewer, record.note, record.date) == (
        "Emma Editor", "Mind the dates", "2026-11-23T09:30:00Z",
    )  # fmt: skip
    assert record.whole and record.revision is None
    assert record.book == "urn:isbn:9783161484100"
    assert [sent.id for sent in record.comments] == ["c1", "c2", "c3", "c4", "c6", "c7"]
    assert record.chapters == ("manuscript/one.md", "manuscript/two.md", "manuscript/three.md")
    assert [one.path for one in record.inputs] == ["manuscript/square.svg"]
    folder = root / ROUNDS / str(whole.round)
    for name in ("book.yaml", "one.md", "two.md", "three.md", "references.yaml"):
        kept = (folder / "source" / "manuscript" / name).read_bytes()
        assert kept == (root / "manuscript" / name).read_bytes()
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {"round.yaml", *(entry.path for entry in record.files)}
    for entry in record.files:
        assert sha256((folder / entry.path).read_bytes()).hexdigest() == entry.sha256


def test_the_block_map_leads_from_the_document_to_the_source(root: Path, whole: Exported) -> None:
    folder = root / ROUNDS / str(whole.round)
    tree = json.loads((folder / "blocks.json").read_text(encoding="utf-8"))
    assert [file["path"] for file in tree["files"]] == [
        f"manuscript/{n}.md" for n in ("one", "two", "three")
    ] + ["manuscript/references.yaml"]
    blocks = [block for file in tree["files"] for block in file["blocks"]]
    marks = find_all(_package(root, whole).xml(DOCUMENT), "//w:bookmarkStart/@w:name")
    assert {block["id"] for block in blocks if block["kind"] not in ("note", "reference")} <= set(
        map(str, marks)
    )
    lines = (folder / "source/manuscript/two.md").read_text(encoding="utf-8").split("\n")
    note = next(block for block in tree["files"][1]["blocks"] if block["kind"] == "note")
    (line, column), (last, end) = note["from"], note["to"]
    assert line == last and lines[line - 1][column - 1 : end - 1] == "A note."


def test_the_document_names_its_round(root: Path, whole: Exported) -> None:
    assert _package(root, whole).xml("customXml/item1.xml").get("round") == whole.round


def test_a_copy_of_a_chapter_has_nothing_of_others(root: Path, second: Exported) -> None:
    said = _said(_package(root, second))
    assert "Words of the second." in said
    assert "Words of the first" not in said and "Doe" not in said
    assert second.round == "2026-11-23-boris"
    assert [text for _, text in _comments(root, second)] == ["Needed?", "Hm."]
    source = root / ROUNDS / str(second.round) / "source" / "manuscript"
    assert sorted(path.name for path in source.iterdir()) == [
        "book.yaml",
        "references.yaml",
        "two.md",
    ]


def test_its_notes_have_the_numbers_of_the_book(root: Path, second: Exported) -> None:
    starts = find_all(_package(root, second).xml(DOCUMENT), "//w:numStart/@w:val")
    assert starts == ["2"]


def test_judges_find_nothing(root: Path, second: Exported) -> None:
    assert judges.open_xml_sdk(root / str(second.path)) == []
    assert judges.ooxml_integrity(root / str(second.path)) == ""


@pytest.mark.parametrize("place", ["footnotes", "chapter-endnotes"])
def test_notes_in_other_places_keep_their_numbers(tmp_path: Path, place: str) -> None:
    root = new_book(tmp_path)
    book = root / "manuscript" / "book.yaml"
    text = book.read_text("utf-8").replace("{number: book}", f"{{number: book, place: {place}}}")
    book.write_text(text, "utf-8")
    sent = send(root, chapters=("2", "1"), edition="review")
    assert find_all(_package(root, sent).xml(DOCUMENT), "//w:numStart/@w:val") == ["1", "2"]
    assert judges.open_xml_sdk(root / str(sent.path)) == []


def test_the_rounds_are_listed_with_what_is_open(root: Path, second: Exported) -> None:
    found = standing(root / "manuscript")
    assert [one.record.round for one in found.rounds] == [
        "2026-11-23-boris",
        "2026-11-23-emma-editor",
    ]
    assert [thread[0].id for thread in found.open] == ["c1", "c7", "c3", "c6", "c4"]
    assert _codes(found.report) == []


def test_two_copies_are_the_same_but_for_their_names(
    tmp_path: Path, root: Path, whole: Exported
) -> None:
    again = shutil.copytree(root / "manuscript", tmp_path / "manuscript") and tmp_path
    shutil.copytree(root / "review", tmp_path / "review", ignore=shutil.ignore_patterns("rounds"))
    first = send(again, reviewer="Emma Editor", note="Mind the dates")
    here, there = (base / ROUNDS / str(whole.round) for base in (root, again))
    for file in sorted(path for path in here.rglob("*") if path.is_file()):
        assert file.read_bytes() == (there / file.relative_to(here)).read_bytes(), file.name
    second = send(again, reviewer="Emma Editor", output=tmp_path / "out")
    assert second.round == f"{first.round}-2"
    assert second.path == f"out/a-small-book-{second.round}.docx"
    kept = again / ROUNDS / str(second.round) / f"a-small-book-{second.round}.docx"
    assert kept.read_bytes() == (again / second.path).read_bytes()
    third = send(again, reviewer="emma editor!", output=tmp_path / "mine.docx", resolved=True)
    assert third.round == f"{first.round}-3"
    assert third.path == "mine.docx"
    assert third.comments == 7


def test_nothing_is_left_where_the_disk_is_full(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted((root / ROUNDS).iterdir()) if (root / ROUNDS).exists() else []
    write, written = keeping._write, []

    def full(path: Path, content: bytes) -> None:
        if written:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        written.append(path)
        write(path, content)

    monkeypatch.setattr(keeping, "_write", full)
    failed = send(root, reviewer="Nobody")
    assert _codes(failed.report)[0] == "BLD001"
    assert failed.round is None
    assert (sorted((root / ROUNDS).iterdir()) if before else before) == before


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    root = new_book(tmp_path / "book")
    (tmp_path / "file").write_bytes(b"")
    sent = send(root, output=tmp_path / "file" / "copy.docx")
    assert _codes(sent.report)[0] == "BLD001"
    assert (root / str(sent.path)).is_file()
    shutil.rmtree(root / "review")
    (root / "review").write_bytes(b"")
    assert _codes(send(root).report) == ["BLD001"]


def test_what_book_yaml_makes_an_error_holds_a_copy_back(tmp_path: Path) -> None:
    root = new_book(tmp_path)
    book = root / "manuscript" / "book.yaml"
    book.write_text(book.read_text("utf-8") + "diagnostics: {RVW004: error}\n", "utf-8")
    assert [(one.code, one.severity) for one in send(root).report] == [("RVW004", "error")]
    book.write_text(book.read_text("utf-8").replace("error}", "off}"), "utf-8")
    assert _codes(send(root).report) == []


def test_what_was_left_half_written_is_no_round(tmp_path: Path) -> None:
    (tmp_path / ROUNDS / ".2026-11-23.1.part").mkdir(parents=True)
    assert rounds_of(tmp_path) == ((), ())


def test_a_round_that_another_was_quicker_to_keep_stays(tmp_path: Path) -> None:
    def contents(name: str) -> dict[str, bytes]:
        taken = tmp_path / name
        if name == "day":
            taken.mkdir()
            (taken / "theirs").write_bytes(b"")
        return {"a/b": name.encode()}

    assert keeping.keep(tmp_path, iter(("day", "day-2")), contents) == "day-2"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["day", "day-2"]
    assert sorted(path.name for path in (tmp_path / "day").iterdir()) == ["theirs"]
    assert (tmp_path / "day-2" / "a" / "b").read_bytes() == b"day-2"


@pytest.mark.parametrize(
    ("reviewer", "name"),
    [("", "2026-11-23"), ("../../etc", "2026-11-23-etc"), ("Ольга", "2026-11-23-olga"),
     ("///", "2026-11-23"), ("x" * 300, f"2026-11-23-{'x' * 40}")],
)  # fmt: skip
def test_a_round_has_a_name_that_any_system_takes(reviewer: str, name: str) -> None:
    assert next(keeping.names("2026-11-23", reviewer)) == name


def test_what_is_damaged_is_named(tmp_path: Path, root: Path, whole: Exported) -> None:
    folder = tmp_path / ROUNDS / str(whole.round)
    shutil.copytree(root / ROUNDS / str(whole.round), folder)
    (folder / "source/manuscript/one.md").write_text("# Other\n", encoding="utf-8")
    (folder / "blocks.json").unlink()
    found = read_round(tmp_path, str(whole.round))
    assert [one.code for one in found.diagnostics] == ["RVW008", "RVW008"]
    assert "“source/manuscript/one.md” is not as it was" in found.diagnostics[1].message
    (folder / "round.yaml").write_text("round: x\n", encoding="utf-8")
    assert read_round(tmp_path, str(whole.round)).value is None
    record = folder / "round.yaml"
    record.write_bytes(
        (root / ROUNDS / str(whole.round) / "round.yaml")
        .read_bytes()
        .replace(b"blocks.json", b"../../x")
    )
    assert any(
        "leads out" in one.message for one in read_round(tmp_path, str(whole.round)).diagnostics
    )


def test_a_faulty_manuscript_or_wish_makes_no_round(tmp_path: Path) -> None:
    root = new_book(tmp_path)
    assert _codes(send(root, chapters=("9", "three")).report) == ["RVW007"]
    assert _codes(send(root, chapters=("", "tw", "no/wo.md")).report) == ["RVW007"] * 3
    assert _codes(send(root, edition="print").report) == ["RVW006"]
    assert _codes(send(root, edition="revue").report) == ["EDN001"]
    book = root / "manuscript" / "book.yaml"
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace("format: docx", "format: docx, layout: manuscript"), "utf-8")
    assert _codes(send(root).report) == ["RVW006"]
    assert _codes(send(root, edition="review").report) == ["RVW006"]
    book.write_text(text, encoding="utf-8")
    (root / "review" / "comments.yaml").write_text("comments: [", encoding="utf-8")
    assert _codes(send(root).report) == ["CFG001"]
    (root / "review" / "comments.yaml").write_text("", encoding="utf-8")
    one = root / "manuscript" / "one.md"
    one.write_text(one.read_text("utf-8") + "\nSee @sec-nowhere.\n", encoding="utf-8")
    assert _codes(send(root).report) == ["XRF002"]
    assert not (root / ROUNDS).exists()


@pytest.mark.parametrize("name", ["2", "two", "two.md", "manuscript/two.md", "./two.md"])
def test_a_chapter_is_known_by_number_and_file(root: Path, name: str) -> None:
    from publish import config
    from publish.review.choosing import chosen

    manuscript = config.load(root / "manuscript").value
    assert manuscript is not None
    assert [piece.path for piece in chosen(manuscript, (name, "1")).value] == ["one.md", "two.md"]


def test_no_clock_is_read(root: Path, whole: Exported) -> None:
    assert NOW.isoformat().startswith(str(whole.round)[:10])

"""Every construct in every kind of Word document: sound, and read whole by programs of others."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import docx
import mammoth
import pypandoc
import pytest
from docx.table import Table
from docx2python import docx2python

import publish
from reading import judges
from reading.docx import WordFile, find
from reading.fields import fields

EDITIONS = {
    "review": "",
    "footnotes": "notes: {place: footnotes}",
    "clean": "layout: clean",
    "manuscript": "layout: manuscript",
    "protected": "protection: tracked",
    "zotero": "citations: zotero",
    "zotero-notes": "citations: zotero, citation-style: chicago-notes-bibliography",
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, WordFile]:
    """The book of every construct, in each of these editions."""
    folder = tmp_path_factory.mktemp("word") / "constructs"
    source = Path(__file__).parents[1] / "books" / "constructs"
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("build"))
    lines = "".join(
        f"  {name}: {{format: docx, {said}}}\n" for name, said in EDITIONS.items() if said
    )
    with (folder / "book.yaml").open("a", encoding="utf-8") as book:
        book.write(lines)
    result = publish.build(folder, tuple(EDITIONS), output=folder / "made")
    assert result.report.diagnostics == ()
    return {name: WordFile(folder / "made" / f"constructs-{name}.docx") for name in EDITIONS}


@pytest.mark.parametrize("name", [name for name in EDITIONS if name != "review"])
def test_every_kind_is_sound(documents: Mapping[str, WordFile], name: str) -> None:
    path = documents[name].path
    assert judges.open_xml_sdk(path) == []
    assert judges.ooxml_integrity(path) == ""


def _python_docx(path: Path) -> str:
    """Without notes, which it does not read."""
    return "\n".join(_said(docx.Document(str(path))))


def _said(holder: Any) -> Iterator[str]:
    for part in holder.iter_inner_content():
        if isinstance(part, Table):
            cells = (cell for row in part.rows for cell in row.cells)
            yield from (text for cell in cells for text in _said(cell))
        else:
            yield part.text


def _docx2python(path: Path) -> str:
    with docx2python(path) as read:
        pictures = r"----Image alt text---->.*?<----.*?----"
        return re.sub(rf"{pictures}|</?(?:a|latex)\b[^>]*>|----.*?----", "", str(read.text))


def _mammoth(path: Path) -> str:
    with path.open("rb") as file:
        html = mammoth.convert_to_html(file).value
    return unescape(re.sub(r"<sup><a [^>]*>\[\d+\]</a></sup>|<[^>]*>", "", html))


@pytest.mark.parametrize("read", [_python_docx, _docx2python, _mammoth])
@pytest.mark.parametrize("name", ["review", "manuscript", "zotero"])
def test_others_read_the_text_whole(
    documents: Mapping[str, WordFile], name: str, read: Callable[[Path], str]
) -> None:
    word = documents[name]
    text = _letters(read(word.path))
    parts = [word.document, *([] if read is _python_docx else [word.part("word/endnotes.xml")])]
    paragraphs = [
        found for part in parts for found in find(part, "//w:p[w:r/w:t][not(.//m:oMath)]")
    ]
    said = [_letters("".join(find(paragraph, ".//w:t/text()"))) for paragraph in paragraphs]
    assert len(said) > 300
    assert [one for one in said if one not in text] == []


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def test_pandoc_reads_zoteros_citations_as_they_were_written(
    documents: Mapping[str, WordFile],
) -> None:
    parts = [documents["review"].part(f"word/{name}.xml") for name in ("document", "endnotes")]
    codes = [one.code.partition("PUBLISH_CITATION")[2] for part in parts for one in fields(part)]
    keys = [item["key"] for code in codes if code for item in json.loads(code)["items"]]
    for name in ("zotero", "zotero-notes"):
        read = pypandoc.convert_file(str(documents[name].path), "json", "docx+citations")
        assert sorted(re.findall(r'"citationId":"([^"]+)"', read)) == sorted(keys)


@pytest.fixture(scope="module")
def saved(documents: Mapping[str, WordFile], tmp_path_factory: pytest.TempPathFactory) -> WordFile:
    """The copy with Zotero's citations after LibreOffice has opened and saved it."""
    folder = tmp_path_factory.mktemp("saved")
    return WordFile(judges.saved_again(documents["zotero"].path, folder))


def test_zoteros_fields_and_settings_survive_another_program(
    documents: Mapping[str, WordFile], saved: WordFile
) -> None:
    made = documents["zotero"]
    for part in ("word/document.xml", "word/endnotes.xml"):
        before, after = (
            [(one.code, one.shown) for one in fields(word.part(part)) if "ZOTERO_" in one.code]
            for word in (made, saved)
        )
        assert before != [] and after == before
    settings, kept = (
        {one.get("name"): "".join(one.itertext()) for one in word.part("docProps/custom.xml")}
        for word in (made, saved)
    )
    assert len([name for name in kept if str(name).startswith("ZOTERO_PREF_")]) == 2
    assert kept == settings


def test_names_of_formulas_and_the_tracking_of_changes_survive_another_program(
    saved: WordFile,
) -> None:
    assert len([name for name in saved.bookmarks if re.fullmatch(r"_k\w+_m\d", name)]) >= 3
    assert find(saved.part("word/settings.xml"), "w:trackRevisions")


def test_only_who_asks_for_it_is_protected_from_untracked_changes(
    documents: Mapping[str, WordFile],
) -> None:
    for name, word in documents.items():
        settings = word.part("word/settings.xml")
        tracked = name not in ("manuscript", "clean")
        assert bool(find(settings, "w:trackRevisions")) is tracked
        (protection,) = find(settings, "w:documentProtection") or (None,)
        assert (protection is not None) is (name == "protected")
        for unwanted in ("doNotTrackMoves", "removePersonalInformation", "removeDateAndTime"):
            assert find(settings, f"w:{unwanted}") == []
        if protection is not None:
            assert sorted(protection.values()) == ["1", "trackedChanges"]  # and no password


def test_a_copy_for_submission_has_text_and_nothing_else(
    documents: Mapping[str, WordFile],
) -> None:
    word = documents["manuscript"]
    assert fields(word.document) == fields(word.part("word/endnotes.xml")) == []
    for name in ("bookmarkStart", "bookmarkEnd", "hyperlink[@w:anchor]", "lnNumType", "ins", "del"):
        assert word.find(f"//w:{name}") == []
    assert not any(name.startswith("customXml") for name in word.files)
    said = word.text
    for reference in (
        "See Chapter 1, 1, Table 3.1, Figure 4.1 and Equation (2.1);",
        "margins, ch. 6",
    ):
        assert reference in said


def test_the_header_says_what_is_read_and_of_when(documents: Mapping[str, WordFile]) -> None:
    header = documents["review"].part("word/header1.xml")
    assert re.fullmatch(r"Every Construct(\w+ · )?\d{4}-\d\d-\d\d", "".join(header.itertext()))


def test_words_in_code_are_not_checked_for_their_spelling(
    documents: Mapping[str, WordFile],
) -> None:
    styles = documents["review"].part("word/styles.xml")
    unproofed = find(styles, "//w:style[w:rPr/w:noProof]/w:name/@w:val")
    assert sorted(unproofed) == ["Source Code", "Verbatim Char"]

"""The finished document's parts: sections, links, notes, lists, languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from publish.editions.docx.openxml import Element, find_all, qualified
from publish.editions.docx.package import DOCUMENT, SETTINGS, STYLES, Package
from publish.editions.plan import Plan
from reading.fields import fields

_PLAIN = "w:r[w:t][not(w:rPr or w:tab or w:br)]"

ENDNOTES = "word/endnotes.xml"


def value(node: Element, path: str, name: str = "w:val") -> str:
    found = find_all(node, path)
    return found[0].get(qualified(name), "") if found else ""


def text(node: Element) -> str:
    return "".join(run.text or "" for run in node.iter(qualified("w:t")))


def styled(root: Element, style: str) -> list[Element]:
    return find_all(root, f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")


COLUMNS = qualified("w:cols")


def test_same_input_same_bytes(book: bytes, variant: Callable[..., bytes]) -> None:
    assert variant() == book


def test_all_that_leads_somewhere_has_its_bookmark_and_names_are_unique(package: Package) -> None:
    roots = [package.xml(DOCUMENT), package.xml(ENDNOTES)]
    starts = [start for root in roots for start in find_all(root, "//w:bookmarkStart")]
    names = [start.get(qualified("w:name"), "") for start in starts]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(re.fullmatch(r"[^\W\d]\w{0,39}", name) for name in names)
    for root in roots:
        links = find_all(root, "//w:hyperlink[@w:anchor]")
        codes = " ".join(node.text or "" for node in root.iter(qualified("w:instrText")))
        targets = {link.get(qualified("w:anchor"), "") for link in links}
        assert targets | set(re.findall(r"PAGEREF (\S+)", codes)) <= set(names)
    assert {"_one_3", "_one_11", "_one_23", "sec_ideas", "fig_map", "ref_smith"} <= set(names)
    assert {"_one_4", "_one_5", "_one_n1", "_one_c1", "term_federation"} <= set(names)


def test_bookmarks_open_and_close_in_pairs(package: Package) -> None:
    for part in (DOCUMENT, ENDNOTES):
        root = package.xml(part)
        identifier = qualified("w:id")
        starts = [node.get(identifier) for node in root.iter(qualified("w:bookmarkStart"))]
        ends = [node.get(identifier) for node in root.iter(qualified("w:bookmarkEnd"))]
        assert sorted(starts) == sorted(ends)
        assert len(set(starts)) == len(starts)


def test_an_anchor_encloses_its_paragraph(package: Package) -> None:
    root = package.xml(DOCUMENT)
    start = find_all(root, "//w:bookmarkStart[@w:name='_one_14']")[0]
    paragraph = start.getparent()
    assert paragraph is not None
    assert text(paragraph) == "Русский абзац."
    assert paragraph[-1].tag == qualified("w:bookmarkEnd")


def test_one_section_a_piece_two_for_the_index_and_the_notes_at_the_end(package: Package) -> None:
    root = package.xml(DOCUMENT)
    sections = find_all(root, "//w:sectPr")
    assert len(sections) == 13
    assert text(styled(root, "Heading1")[-1]) == "Notes"
    assert value(package.xml(SETTINGS), "w:endnotePr/w:pos") == "docEnd"
    assert {value(section, "w:endnotePr/w:numRestart") for section in sections} == {"eachSect"}
    assert {value(section, "w:endnotePr/w:numFmt") for section in sections} == {"decimal"}
    assert all(value(section, "w:lnNumType", "w:restart") == "continuous" for section in sections)
    assert [bool(find_all(section, "w:titlePg")) for section in sections].count(True) == 1


def test_no_section_ends_in_a_paragraph_that_ends_contents_or_index(package: Package) -> None:
    """LibreOffice would lose the page numbers of such sections."""
    for paragraph in find_all(package.xml(DOCUMENT), "//w:p[w:pPr/w:sectPr]"):
        kinds = [value(mark, ".", "w:fldCharType") for mark in find_all(paragraph, ".//w:fldChar")]
        assert kinds.count("begin") == kinds.count("end")


def test_endnotes_hold_all_paragraphs_and_their_links(package: Package) -> None:
    root = package.xml(ENDNOTES)
    notes = find_all(root, "w:endnote[not(@w:type)]")
    assert [text(note).strip() for note in notes] == [
        "A note of two paragraphs, with a link.Its second paragraph refers to figure 1.1.",
        "The second note.",
        "First of the second chapter.",
        "a The editor’s.",
    ]
    assert "word/footnotes.xml" not in package.parts
    assert b"https://example.org/a?b=c&amp;d=e" in package.parts["word/_rels/endnotes.xml.rels"]
    assert b"example.org" not in package.parts["word/_rels/document.xml.rels"]


def test_a_note_of_another_series_keeps_its_mark(package: Package) -> None:
    calls = find_all(package.xml(DOCUMENT), "//w:endnoteReference")
    own = [call.get(qualified("w:customMarkFollows")) for call in calls]
    assert own == [None, None, None, "1"]


def test_footnotes_stay_footnotes(variant: Callable[..., bytes]) -> None:
    package = Package.read(variant(notes_place="footnotes", notes_number="book"))
    assert ENDNOTES not in package.parts
    sections = find_all(package.xml(DOCUMENT), "//w:sectPr")
    assert {value(section, "w:footnotePr/w:numRestart") for section in sections} == {"continuous"}
    headings = [text(heading) for heading in styled(package.xml(DOCUMENT), "Heading1")]
    assert "Notes" not in headings


def test_endnotes_of_chapters_stand_at_the_end_of_each(variant: Callable[..., bytes]) -> None:
    package = Package.read(variant(notes_place="chapter-endnotes"))
    headings = [text(heading) for heading in styled(package.xml(DOCUMENT), "Heading1")]
    assert "Notes" not in headings
    assert value(package.xml(SETTINGS), "w:endnotePr/w:pos") == "sectEnd"


def test_contents_are_filled_and_balanced(package: Package) -> None:
    root = package.xml(DOCUMENT)
    entries = [text(line) for level in ("Toc1", "Toc2") for line in styled(root, level)]
    assert entries == [
        "Part I. Beginnings", "1\u2002Ideas & Freedom", "2\u2002Founding", "Bibliography",
        "Index", "Colophon", "Notes", "A section",
    ]  # fmt: skip
    kinds = [node.get(qualified("w:fldCharType")) for node in root.iter(qualified("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("end") > kinds.count("separate") > 10
    codes = [node.text or "" for node in root.iter(qualified("w:instrText"))]
    assert ' TOC \\o "1-2" \\h \\z \\u ' in codes
    assert ' TOC \\h \\z \\t "Image Caption,1" ' in codes
    numbers = [one for one in fields(root) if one.code.startswith("PAGEREF")]
    assert len(numbers) == len(entries) + 2
    assert {one.shown for one in numbers} == {""}
    tabs = find_all(root, "//w:hyperlink/w:r[w:tab]")
    assert len(tabs) == len(numbers)
    assert all(find_all(run, "w:rPr/w:noProof") for run in tabs)
    assert find_all(root, "//@w:dirty") == []
    assert find_all(package.xml(SETTINGS), "w:updateFields") == []


def test_a_copy_for_submission_lists_its_headings(variant: Callable[..., bytes]) -> None:
    root = Package.read(variant(options={"layout": "manuscript"})).xml(DOCUMENT)
    assert text(styled(root, "Toc2")[0]) == "A section"
    assert find_all(root, "//w:p[w:pPr/w:pStyle/@w:val='Toc1']//w:tab") == []


def test_lists_of_figures_and_tables(package: Package) -> None:
    lines = [text(line) for line in styled(package.xml(DOCUMENT), "TableOfFigures")]
    assert lines == ["Figure 1.1\u2002A map of the federation", "Table 1.1\u2002Groups by year"]


def test_index_names_chapters(package: Package) -> None:
    root = package.xml(DOCUMENT)
    assert [text(line) for line in styled(root, "Index1")] == [
        "Agitation. See Congress",
        "Congress, ch.\u00a01 (1, 2), ch.\u00a02",
    ]
    assert [text(line) for line in styled(root, "Index2")] == ["founding, ch.\u00a01"]
    assert [text(line) for line in styled(root, "IndexHeading")] == ["A", "C"]


def test_the_index_has_two_columns_below_its_heading(package: Package) -> None:
    sections = find_all(package.xml(DOCUMENT), "//w:sectPr")
    starts = [value(section, "w:type") for section in sections]
    columns = [
        value(section, "w:cols", "w:num")
        for section in sections
        if section.find(COLUMNS) is not None
    ]
    (place,) = (i for i, section in enumerate(sections) if section.find(COLUMNS) is not None)
    assert columns == ["2"]
    assert starts == ["continuous" if i == place else "nextPage" for i in range(len(sections))]
    heading = sections[place - 1].getparent().getparent()
    assert text(heading) == "Index"


def test_languages_of_runs_and_of_the_document(package: Package) -> None:
    runs = find_all(package.xml(DOCUMENT), "//w:r[w:rPr/w:lang/@w:val='ru-RU']")
    assert [text(run) for run in runs] == ["слово", "Русский абзац."]
    assert value(package.xml(STYLES), "w:docDefaults//w:lang") == "en-US"


def test_styles_of_what_is_set_off(package: Package) -> None:
    root = package.xml(DOCUMENT)
    found = {style: [text(p) for p in styled(root, style)] for style in (
        "Epigraph", "EpigraphSource", "SceneBreak", "Bibliography", "DefinitionTerm", "Title",
        "Author",
    )}  # fmt: skip
    assert found == {
        "Epigraph": ["Anarchy is order."],
        "EpigraphSource": ["P.-J. Proudhon"],
        "SceneBreak": ["*\u2003*\u2003*"],
        "Bibliography": ["Smith, A. 2001. A History. London."],
        "DefinitionTerm": ["Federation"],
        "Title": ["Autonomous & Free"],
        "Author": ["Anna Author", "Edited by Ed Itor", "B. Writer", "C. Writer"],
    }
    assert len(find_all(styled(root, "Verse")[0], "w:r/w:br")) == 2
    assert text(styled(root, "SourceCode")[0]) == "def f(x):    return x < 1 & 2"


def test_a_paragraph_is_indented_only_after_another(package: Package) -> None:
    root = package.xml(DOCUMENT)
    first = find_all(root, "//w:p[w:bookmarkStart/@w:name='_one_3']")[0]
    second = find_all(root, "//w:p[w:bookmarkStart/@w:name='_one_6']")[0]
    assert value(first, "w:pPr/w:pStyle") == "FirstParagraph"
    assert value(second, "w:pPr/w:pStyle") == "BodyText"


def test_table_heads_repeat_and_rows_stay_whole(package: Package) -> None:
    rows = find_all(package.xml(DOCUMENT), "//w:tbl/w:tr")
    assert [bool(find_all(row, "w:trPr/w:tblHeader")) for row in rows] == [True, False, False]
    assert all(find_all(row, "w:trPr/w:cantSplit") for row in rows)
    caption = styled(package.xml(DOCUMENT), "TableCaption")[0]
    following = [node.tag for node in caption.itersiblings()][:2]
    assert following == [qualified("w:bookmarkStart"), qualified("w:tbl")]


def test_a_table_does_not_leave_a_row_alone_nor_touch_the_text_below(package: Package) -> None:
    root = package.xml(DOCUMENT)
    rows = find_all(root, "//w:tbl/w:tr")
    kept = [all(find_all(p, "w:pPr/w:keepNext") for p in find_all(row, ".//w:p")) for row in rows]
    assert kept == [True, True, False]
    after = find_all(root, "//w:tbl/following-sibling::w:p[1]")[0]
    assert int(value(after, "w:pPr/w:spacing", "w:before")) > 100


def test_a_numbered_formula_keeps_its_line_and_no_paragraph_is_empty(package: Package) -> None:
    root = package.xml(DOCUMENT)
    equation = styled(root, "Equation")
    assert len(equation) == 1
    assert text(equation[0]) == "(1.1)"
    assert len(find_all(equation[0], "m:oMath")) == 1
    assert len(find_all(root, "//m:oMathPara")) == 1
    bare = find_all(root, "//w:body/w:p[not(w:r or w:hyperlink or m:*)][not(w:pPr/w:sectPr)]")
    assert bare == []


def test_pictures_fit_are_described_and_stand_once(package: Package) -> None:
    root = package.xml(DOCUMENT)
    described = [node.get("descr") for node in find_all(root, "//wp:docPr")]
    assert described == ["A disc and a word", "A dot"]
    width = int(find_all(root, "//wp:extent")[0].get("cx", ""))
    page = find_all(root, "//w:sectPr")[-1]
    room = sum(
        sign * int(value(page, path, name))
        for sign, path, name in (
            (1, "w:pgSz", "w:w"), (-1, "w:pgMar", "w:left"), (-1, "w:pgMar", "w:right"),
        )
    )  # fmt: skip
    assert abs(width / 635 - 0.8 * room) < 2
    assert len([name for name in package.parts if name.startswith("word/media/")]) == 2


def test_review_layout_tracks_changes_and_others_do_not(variant: Callable[..., bytes]) -> None:
    for layout, tracked in (("review", True), ("manuscript", False), ("clean", False)):
        settings = Package.read(variant(options={"layout": layout})).xml(SETTINGS)
        assert bool(find_all(settings, "w:trackRevisions")) is tracked


def test_word_is_in_no_mode_of_former_versions_and_checks_the_spelling(package: Package) -> None:
    settings = package.xml(SETTINGS)
    modes = {
        value(one, ".", "w:name"): value(one, ".")
        for one in find_all(settings, "//w:compatSetting")
    }
    assert modes["compatibilityMode"] == "15"
    assert find_all(settings, "w:proofState") == []
    signs = [value(settings, f"w:{name}") for name in ("decimalSymbol", "listSeparator")]
    assert signs == [".", ","]


def test_nothing_of_the_draft_is_left(package: Package) -> None:
    assert not any(b"urn:publish:draft" in part for part in package.parts.values())


def test_neighbouring_words_are_one_run(package: Package) -> None:
    root = package.xml(DOCUMENT)
    assert find_all(root, f"//{_PLAIN}/following-sibling::*[1][self::{_PLAIN}]") == []


def test_header_names_book_and_day(package: Package) -> None:
    assert text(package.xml("word/header1.xml")) == "Autonomous & Free2026-11-22"


def test_a_book_in_russian(variant: Callable[..., bytes], plan: Plan) -> None:
    metadata = replace(plan.edition.metadata, language="ru")
    package = Package.read(variant(metadata=metadata))
    root = package.xml(DOCUMENT)
    codes = [node.text or "" for node in root.iter(qualified("w:instrText"))]
    assert ' TOC \\h \\z \\t "Image Caption;1" ' in codes
    assert value(package.xml(SETTINGS), "w:listSeparator") == ";"
    assert text(styled(root, "TOCHeading")[0]) == "Оглавление"
    assert value(package.xml(STYLES), "w:docDefaults//w:lang") == "ru-RU"

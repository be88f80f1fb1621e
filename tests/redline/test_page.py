"""The page: what is added and removed, said in HTML that can be read without colours."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import html as parser

from publish.model import Edition, Metadata
from publish.redline.foreign import foreign
from publish.redline.page import Page, html
from redline.made import MODIFIED, changes
from redline.small import Citation, Emphasis, Note, P, T, p, package

EDITION = Edition("review", "docx", Metadata("A & B", "en", "a-b"), "house", "apa")


def _page(old: tuple[P | T, ...], new: tuple[P | T, ...]) -> str:
    before, after = foreign(package(*old)), package(*new)
    made = Page(changes(before, after), EDITION, ("v1", "v2"), before, after, MODIFIED)
    return html(made).decode()


def _main(text: str) -> str:
    return re.search(r"<main>(.*)</main>", text, re.DOTALL)[1]  # type: ignore[index]


def test_words_are_marked_in_their_places() -> None:
    page = _page((p("It rained for a week."),), (p("It rained for a <month>."),))
    assert "for a <del>week</del><ins>&lt;month&gt;</ins>." in _main(page)
    assert '<div class="bar"><p class="BodyText changed">' in page
    assert "<title>A &amp; B: changes from v1 to v2</title>" in page


def test_citations_looks_and_ends_are_marked() -> None:
    old = (p("As is known ", Citation("smith2020"), ", he said so."), p("One. Two."))
    new = (
        p("As is known ", Citation("jones1999"), ", he ", Emphasis("said"), " so."),
        p("One."),
        p(" Two."),
    )
    main = _main(_page(old, new))
    assert "<del>(smith2020)</del><ins>(jones1999)</ins>" in main
    assert '<span class="restyled" title="looks otherwise than before"><em>said</em></span>' in main
    assert main.count('<ins class="end"') == 1


def test_notes_are_numbered_linked_and_marked() -> None:
    main = _main(
        _page((p("Text.", Note("Old.")),), (p("Text.", Note("Old.")), p("More.", Note("New."))))
    )
    tree = parser.fromstring(f"<main>{main}</main>")
    links = [link.get("href") for link in tree.xpath("//sup/a")]
    assert links == ["#note-1", "#note-2"]
    assert [one.get("id") for one in tree.xpath("//div[starts-with(@class, 'note ')]")] == [
        "note-1",
        "note-2",
    ]
    assert "<ins>New.</ins>" in main
    assert "<ins>Old." not in main


def test_rows_and_lists_are_marked() -> None:
    head = (p("Year"), p("Branches"))
    table, longer = T((head,)), T((head, (p("2008"), p("ten"))))
    old = (p("Points", list=2), table, p())
    new = (p("Points", list=2), p("Another point", list=2), longer, p())
    main = _main(_page(old, new))
    assert '<tr class="added"><td>' in main
    assert re.findall(r'<span class="marker">(.*?) </span>', main) == ["1.", "2."]


def test_a_paragraph_that_stands_elsewhere_says_so() -> None:
    first, second, third = (
        p("It rained for a week in May, and nobody went out.", Note("The almanac says so.")),
        p("Then came the summer, and with it the heat."),
        p("In autumn all of them left for the south."),
    )
    page = _page((first, second, third), (second, third, first))
    main = _main(page)
    assert main.count('<span class="where">moved from here</span> <del>It rained') == 1
    assert main.count('<span class="where">moved here</span> <ins>It rained') == 1
    row = parser.fromstring(page).xpath("//tbody/tr")[0]
    assert [cell.text_content().strip() for cell in row[1:]] == ["4", "4", "1", "1", "1", "–"]


def test_nothing_leads_to_scripts_and_nothing_comes_from_elsewhere() -> None:
    page = _page((p("Same."),), (p("Same <script>alert(1)</script>."),))
    assert "<script" not in page
    assert "http" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


def test_what_has_not_changed_is_named_and_left_out() -> None:
    old = (
        p("One", style="Heading1", name="one"),
        p("Same.", ends=True),
        p("Two", style="Heading1", name="second"),
        p("It rained."),
    )
    page = _page(old, (*old[:-1], p("It snowed.")))
    assert "Unchanged, and left out here: One." in page
    assert "Same." not in page
    row = parser.fromstring(page).xpath("//tbody/tr")
    assert [cell.text_content().strip() for one in row for cell in one] == [
        "Two", "1", "1", "–", "–", "–", "–",
    ]  # fmt: skip


def test_a_title_is_no_markup() -> None:
    before = foreign(package(p("One.")))
    after = package(p("Two."))
    edition = replace(EDITION, metadata=Metadata("<b>Bold</b>", "en", "b"))
    page = Page(changes(before, after), edition, ("<i>", "v2"), before, after, MODIFIED)
    assert "<b>Bold" not in html(page).decode()
    assert "<i>" not in html(page).decode()

"""What WeasyPrint is expected to make of pages when each is handed over as it is made."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import weasyprint
from weasyprint import document

from publish.editions.pdf.setting.paging import pages_in_turn

_SHEET = """
@page { size: 60mm 50mm; margin: 5mm; background: #eee; @footnote { border-top: 1px solid } }
@page :left { margin-left: 9mm; background: none }
body { margin: 0; font: 8pt/10pt sans-serif }
h2, .next { break-before: page }
.note { float: footnote }
.far { position: absolute; top: 3mm; right: 0 }
"""
_BODY = """
<h1 id="h">Head</h1><p id="p">{words}<span class="note" id="n">A note.</span> {words}</p>
<div class="far">Far</div><h2>Second <a href="#p">back</a></h2><ul><li>{words}<li>{words}</ul>
<h2 style="bookmark-label: 'Third'">{words}</h2><div><p class="next" id="q">{words}</p></div>
<table><thead><tr><th>Head<tbody>{rows}</table>
""".format(words="word " * 90, rows="<tr><td>Cell" * 30)
_COUNTED = ".next::before { content: counter(page) target-counter('#q', page) }"
_FIXED = ".far { position: fixed }"
_RUNNING = ".far { position: running(far) } @page { @top-left { content: element(far) } }"
_MARGINS = "@page { @bottom-left { content: counter(page) ' of ' counter(pages) } }"


def _render(style: str, take: Callable[[Any], None] | None = None, *, bare: bool = True) -> Any:
    html = weasyprint.HTML(string=f'<html lang="en"><style>{_SHEET}{style}</style>{_BODY}')
    if take is None:
        return html.render()
    with pages_in_turn(take, bare=bare):
        return html.render()


def _boxes(document: Any) -> Iterator[tuple[Any, ...]]:
    names = "position_x position_y width height margin_top margin_bottom".split()
    for number, page in enumerate(document.pages):
        whole = page._page_box
        yield number, whole.page_type, [layer.painting_area for layer in whole.background.layers]
        for box in whole.descendants():
            numbers = (round(float(getattr(box, name)), 6) for name in names)
            yield number, box.element_tag, getattr(box, "text", ""), *numbers


@pytest.mark.parametrize(
    ("style", "bare"),
    [
        ("", True),
        ("html { break-before: left }", True),
        ("ul { columns: 2 } table { float: left }", True),
        (_COUNTED, True),
        (_FIXED, True),
        (_RUNNING, False),
        (_MARGINS, False),
    ],
)
def test_pages_are_what_weasyprint_makes(style: str, *, bare: bool) -> None:
    taken: list[Any] = []
    usual, made = _render(style), _render(style, taken.append, bare=bare)
    assert list(_boxes(made)) == list(_boxes(usual))
    assert taken == made.pages
    for one, other in zip(made.pages, usual.pages, strict=True):
        assert one.anchors == other.anchors
        assert [link[:3] for link in one.links] == [link[:3] for link in other.links]
    assert made.make_bookmark_tree() == usual.make_bookmark_tree()


def _most_at_once(style: str, *, bare: bool) -> tuple[int, int]:
    """How many pages there are, and how many of them have their boxes at once at most."""
    boxes: weakref.WeakSet[Any] = weakref.WeakSet()
    most = 0

    def take(page: Any) -> None:
        nonlocal most
        boxes.add(page._page_box)
        page._page_box = None
        page.links.clear()
        most = max(most, len(boxes))

    return len(_render(style, take, bare=bare).pages), most


def test_the_boxes_of_pages_that_were_taken_are_gone_when_the_next_are_made() -> None:
    count, most = _most_at_once("", bare=True)
    assert (most, count > 5) == (2, True)  # one is in the hand of who goes through them


@pytest.mark.parametrize(
    ("style", "bare"),
    [(_COUNTED, True), (_FIXED, True), (_RUNNING, True), (_MARGINS, False)],
)
def test_pages_that_show_something_of_others_are_all_made_first(style: str, *, bare: bool) -> None:
    taken: list[int] = []
    layouts: list[int] = []
    usual = document.layout_document

    def layout(*arguments: Any) -> Iterator[Any]:
        layouts.append(len(taken))
        yield from usual(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "layout_document", layout)
        _render(style, lambda page: taken.append(page), bare=bare)
    assert layouts == [0]


def test_all_is_as_it_was_afterwards() -> None:
    before = document.layout_document, document.Page
    with pytest.raises(ZeroDivisionError):
        _render("", lambda page: 1 / 0)  # type: ignore[arg-type,return-value]
    assert (document.layout_document, document.Page) == before

"""Figures that leave much of a page empty go below the text that follows them."""

from __future__ import annotations

from typing import Any

import pytest
import weasyprint
from weasyprint.formatting_structure import boxes

from editions.pdf.small_press import chapter, first, piece
from publish.editions.pdf import floats, fragment
from publish.editions.pdf.floats import Flow, flow, mark
from publish.editions.pdf.galley import Galley
from publish.editions.pdf.lowering import floating

_SHEET = """
@page { size: 100mm 110mm; margin: 5mm } @page turned { size: 110mm 100mm }
@page { @footnote { margin-top: 2mm } } .note { float: footnote; font-size: 4mm }
body { margin: 0; font: 5mm/10mm 'EB Garamond'; widows: 1; orphans: 1 }
p, figure, h2 { margin: 0 } h2 { font-size: 5mm; break-after: avoid }
figure { break-inside: avoid; height: 60mm }
.landscape { page: turned; break-before: page; break-after: page }
"""


def _text(name: str, lines: int, more: str = "") -> str:
    return f"<p id='{name}'>{more}{'<br>'.join([name] * lines)}</p>"


def _figure(name: str, kind: str = "", lines: int = 6) -> str:
    return f"<figure id='{name}' class='{kind}' style='height: {lines * 10}mm'></figure>"


def _document(*blocks: str) -> str:
    return f"<html><style>{_SHEET}</style><body><section>{''.join(blocks)}</section></body></html>"


def _pages(*blocks: str, moving: bool = True) -> list[list[str]]:
    """What stands on each page, in order."""
    source = weasyprint.HTML(string=_document(*blocks))
    for section in source.etree_element.iter("section"):
        mark(section)
    if not moving:
        return _shown(source.render())
    with floating():
        return _shown(source.render())


def _shown(document: Any) -> list[list[str]]:
    found = []
    for page in document.pages:
        inside: dict[str, None] = {}
        for box in page._page_box.children[0].descendants():
            if isinstance(box, boxes.BlockBox) and (name := box.element.get("id")):
                inside[name] = None
        found.append(list(inside))
    return found


def test_a_figure_that_leaves_much_empty_goes_below_what_fills_the_page() -> None:
    blocks = _text("a", 6), _figure("f"), _text("b", 2), _text("c", 3), _text("d", 3)
    assert _pages(*blocks, moving=False) == [["a"], ["f", "b", "c"], ["c", "d"]]
    assert _pages(*blocks) == [["a", "b", "c"], ["c", "f", "d"]]


@pytest.mark.parametrize("filled", [3, 4, 9])
def test_a_figure_that_fits_or_leaves_little_empty_stays(filled: int) -> None:
    blocks = _text("a", filled), _figure("f"), _text("b", 9)
    assert _pages(*blocks) == _pages(*blocks, moving=False)


def test_a_figure_that_its_author_keeps_stays() -> None:
    blocks = _text("a", 6), _figure("f", floats.HERE), _text("b", 4)
    assert _pages(*blocks) == [["a"], ["f", "b"]]


def test_it_passes_no_heading() -> None:
    blocks = _text("a", 6), _figure("f"), "<h2 id='h'>h</h2>", _text("b", 2)
    assert _pages(*blocks) == _pages(*blocks, moving=False)


def test_it_passes_no_other_figure() -> None:
    blocks = _text("a", 6), _figure("f"), _figure("g"), _text("b", 2)
    assert _pages(*blocks) == [["a"], ["f", "b"], ["g"]]


def test_it_goes_down_as_far_as_the_text_does() -> None:
    blocks = _text("a", 6), _figure("f"), _text("b", 2), "<h2 id='h'>h</h2>", _text("c", 2)
    assert _pages(*blocks) == [["a", "b"], ["f", "h", "c"]]


def test_what_lies_on_its_side_goes_below_whole_paragraphs_only() -> None:
    turned = _figure("f", "landscape")
    blocks = _text("a", 6), turned, _text("b", 2), _text("c", 3), _text("d", 2)
    assert _pages(*blocks) == [["a", "b"], ["f"], ["c", "d"]]


def test_one_figure_after_another_moves() -> None:
    blocks = (
        *(_text("a", 6), _figure("f"), _text("b", 4), _text("c", 1)),
        *(_figure("g"), _text("d", 3), _text("e", 6)),
    )
    assert _pages(*blocks) == [["a", "b"], ["f", "c", "d"], ["g", "e"], ["e"]]


def test_footnotes_stay_with_their_calls() -> None:
    first, second = (f"<span class='note'>{word}</span>" for word in ("One", "Two"))
    blocks = _text("a", 4, first), _figure("f"), _text("b", 2, second), _text("c", 9)
    source = weasyprint.HTML(string=_document(*blocks))
    for section in source.etree_element.iter("section"):
        mark(section)
    with floating():
        document = source.render()
    assert _shown(document)[0][:2] == ["a", "b"]
    assert [_notes(page) for page in document.pages] == [["One", "Two"], [], []][
        : len(document.pages)
    ]


def _notes(page: Any) -> list[str]:
    areas = (box for box in page._page_box.children if isinstance(box, boxes.FootnoteAreaBox))
    texts = (box for area in areas for box in area.descendants())
    return [box.text for box in texts if isinstance(box, boxes.TextBox) and box.text.isalpha()]


def test_figures_that_may_move_are_marked() -> None:
    tree = fragment.parse(
        "<section><figure/><p>1</p><figure class='here'/><div><figure/></div></section>"
    )
    mark(tree)
    assert [one.get(floats.FLOATS) for one in tree.iter("figure")] == ["", None, None]


def test_how_blocks_behave_at_the_foot_of_a_page() -> None:
    tree = fragment.parse(
        "<section><p/><h2/><div class='verse'/><div/><figure/><figure class='table'/>"
        "<figure class='landscape table'/></section>"
    )
    assert [flow(child) for child in tree] == [
        *(Flow.TEXT, Flow.FIXED, Flow.TEXT, Flow.FIXED, Flow.FIGURE, Flow.FIXED, Flow.TURNED)
    ]


def _galley(kind: str) -> Galley:
    lines = " ".join(["word"] * 80)
    drawing = '<div style="height: 45mm">Drawing</div>'
    picture = f'<figure id="f" class="{kind}" style="break-inside: avoid">{drawing}</figure>'
    source = chapter("c", f'<p id="a">{lines}</p>{picture}<p id="b">{lines}</p>')
    return first(source, piece("c")).value


def test_a_galley_is_set_with_its_figures_moved() -> None:
    assert len(_galley("plain").pages) <= len(_galley("here").pages)


def test_a_page_does_not_begin_with_the_words_of_a_figure_that_was_moved() -> None:
    assert [page.opening[0] for page in _galley("plain").pages] == ["c-h", "b"]

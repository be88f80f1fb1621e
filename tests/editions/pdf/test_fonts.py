"""One font in the book out of the subsets that its galleys and folios brought along."""

from __future__ import annotations

import io
import struct
from typing import Any

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTReader
from pikepdf import Array, Dictionary, Name

from editions.pdf.small_press import PRESS
from publish.editions.pdf import weasy
from publish.editions.pdf.fonts import faces, undated, united
from publish.editions.pdf.press import BARE
from publish.editions.pdf.uniting import Subset, unite

WIDTHS = {".notdef": 0, "one": 500, "two": 300, "three": 400}


def _square(left: int, side: int) -> Any:
    pen = TTGlyphPen(None)
    corners = [(left, 0), (left, side), (left + side, side), (left + side, 0)]
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _twice(part: str, glyphs: dict[str, Any]) -> Any:
    pen = TTGlyphPen(glyphs)
    pen.addComponent(part, (1, 0, 0, 1, 0, 0))
    pen.addComponent(part, (1, 0, 0, 1, 200, 0))
    return pen.glyph()


def _font(drawn: dict[str, Any]) -> bytes:
    glyphs = {name: drawn.get(name) or TTGlyphPen(None).glyph() for name in WIDTHS}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(WIDTHS))
    builder.setupGlyf(glyphs)
    lefts = {name: getattr(glyph, "xMin", 0) for name, glyph in glyphs.items()}
    builder.setupHorizontalMetrics({name: (WIDTHS[name], lefts[name]) for name in WIDTHS})
    builder.setupHorizontalHeader()
    builder.setupPost(keepGlyphNames=False)
    target = io.BytesIO()
    builder.font.save(target)
    return target.getvalue()


def _united() -> TTFont:
    dot = _square(10, 50)
    first = Subset(_font({"two": dot, "one": _twice("two", {"two": dot})}), frozenset({1}))
    # Here number 2 is a blank that text uses; in the first it was a part of number 1.
    second = Subset(_font({"three": _square(30, 90)}), frozenset({2, 3}))
    return TTFont(io.BytesIO(unite([first, second])))


def test_parts_of_a_glyph_take_the_number_of_no_other() -> None:
    font = _united()
    assert font["glyf"][font.getGlyphName(2)].numberOfContours == 0
    assert font["glyf"][font.getGlyphName(1)].numberOfContours == 2


def test_glyphs_stand_where_their_own_subset_puts_them() -> None:
    font = _united()
    for number, left in ((1, 10), (3, 30)):
        name = font.getGlyphName(number)
        assert font["glyf"][name].xMin == font["hmtx"].metrics[name][1] == left


def test_a_character_that_the_font_lacks_does_no_harm() -> None:
    dot = _square(10, 50)
    first = Subset(_font({"one": dot}), frozenset({1, 60_000}))
    second = Subset(_font({"two": dot}), frozenset({2}))
    font = TTFont(io.BytesIO(unite([first, second])))
    assert font["glyf"][font.getGlyphName(1)].numberOfContours == 1


def _embedded(text: str) -> Subset:
    """The font that a document with this text embeds."""
    html = f'<!DOCTYPE html><html lang="en"><body><p>{text}</p></body></html>'
    layout = weasy.lay_out(html, PRESS.stylesheets(BARE), PRESS.fonts(), tagged=False)
    pdf = pikepdf.open(io.BytesIO(layout.content))
    (font,) = pdf.pages[0].Resources.Font.values()
    (descendant,) = font.DescendantFonts
    numbers = [int(number) for number in list(descendant.W)[::2]]
    runs = [len(run) for run in list(descendant.W)[1::2]]
    used = {first + n for first, run in zip(numbers, runs, strict=True) for n in range(run)}
    return Subset(descendant.FontDescriptor.FontFile2.read_bytes(), frozenset(used))


def _shape(face: TTFont, number: int) -> tuple[object, ...]:
    name = face.getGlyphOrder()[number]
    coordinates, ends, _ = face["glyf"][name].getCoordinates(face["glyf"])
    return list(coordinates), list(ends), face["hmtx"].metrics[name]


def test_each_glyph_that_weasyprint_embeds_is_the_same_in_the_whole() -> None:
    texts = ("Aä, j\N{NO-BREAK SPACE}x", "Zéö;“”", "Ж — й ё А,")
    subsets = [_embedded(text) for text in texts]
    whole = TTFont(io.BytesIO(unite(subsets)))
    for subset in subsets:
        face = TTFont(io.BytesIO(subset.content))
        assert subset.used
        for number in subset.used:
            assert _shape(whole, number) == _shape(face, number)


def test_no_hour_of_the_build() -> None:
    font = _embedded("a").content
    head = TTFont(io.BytesIO(font))["head"]
    assert head.modified == head.created
    assert undated(font) == undated(undated(font))
    reader = SFNTReader(io.BytesIO(font), checkChecksums=2)
    assert all(reader[tag] for tag in reader.keys())  # noqa: SIM118


def test_a_font_without_an_hour_is_whole() -> None:
    font = _font({"one": _square(10, 50)})
    for one in (font, _moved(font, 1_000_000), _moved(font, 7_000_000_000)):
        changed = undated(one)
        reader = SFNTReader(io.BytesIO(changed), checkChecksums=2)
        assert all(reader[tag] for tag in reader.keys())  # noqa: SIM118
        assert sum(struct.unpack(f">{len(changed) // 4}I", changed)) % 2**32 == 0xB1B0AFBA
        assert (
            TTFont(io.BytesIO(changed))["head"].modified == TTFont(io.BytesIO(one))["head"].created
        )


def test_what_has_no_hour_stays_as_it_is() -> None:
    assert undated(b"OTTO" + bytes(8)) == b"OTTO" + bytes(8)


def _moved(font: bytes, created: int) -> bytes:
    """A font that was created at another time."""
    face, target = TTFont(io.BytesIO(font), recalcTimestamp=False), io.BytesIO()
    face["head"].created = created
    face.save(target)
    return target.getvalue()


def _embed(pdf: pikepdf.Pdf, content: bytes, number: int) -> Dictionary:
    descriptor = Dictionary(FontName=Name("/ABCDEF+Face"), FontFile2=pdf.make_stream(content))
    below = Dictionary(
        Subtype=Name.CIDFontType2, FontDescriptor=descriptor, W=[number, [WIDTHS["one"]]]
    )
    kids = Array([pdf.make_indirect(below)])
    return Dictionary(Type=Name.Font, Subtype=Name.Type0, DescendantFonts=kids)


def test_fonts_of_what_pages_draw_are_found_even_if_it_draws_itself() -> None:
    pdf, dot = pikepdf.new(), _square(10, 50)
    form = pdf.make_stream(b"", Subtype=Name.Form)
    inside = _embed(pdf, _font({"two": dot}), 2)
    form.Resources = Dictionary(XObject=Dictionary(Again=form), Font=Dictionary(F=inside))
    page = pdf.add_blank_page()
    outside = _embed(pdf, _font({"one": dot}), 1)
    page.obj.Resources = Dictionary(XObject=Dictionary(Form=form), Font=Dictionary(F=outside))
    found, files = faces(pdf)
    assert [(one.name, one.used) for one in found] == [
        ("/ABCDEF+Face", (1,)),
        ("/ABCDEF+Face", (2,)),
    ]
    assert [
        files[font.DescendantFonts[0].FontDescriptor.FontFile2.objgen[0]]
        for font in (outside, inside)
    ] == [0, 1]
    (content,) = united(found).values()
    face = TTFont(io.BytesIO(content), checkChecksums=2)
    assert [face["glyf"][face.getGlyphName(n)].numberOfContours for n in (1, 2)] == [1, 1]
    assert face["maxp"].maxPoints == 4

"""Fonts as WeasyPrint cuts them down."""

from __future__ import annotations

from typing import Any

import pytest
import weasyprint
from weasyprint.pdf import fonts

from editions.pdf.garamond import fonts as garamond
from publish.editions.pdf.fonts import undated
from publish.editions.pdf.setting.subsetting import swift_subsetting


def _cut() -> list[bytes]:
    """The fonts of a document, without the second in which each was made."""
    configuration, sheet = garamond()
    html = weasyprint.HTML(string="<p style='font:10pt EB Garamond'>Some <em>words</em></p>")
    found: list[bytes] = []

    def finish(document: Any, pdf: Any) -> None:
        found.extend(
            undated(item.stream[0])
            for item in pdf.objects
            if "Length1" in getattr(item, "extra", ())
        )

    html.write_pdf(font_config=configuration, stylesheets=[sheet], finisher=finish)
    return found


def test_fonts_are_cut_down_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    usual, kinds = _cut(), []
    ask = fonts.ffi.new
    with swift_subsetting():
        monkeypatch.setattr(
            fonts.ffi._usual, "new", lambda *more: kinds.append(more[0]) or ask(*more)
        )
        assert _cut() == usual
    assert len(usual) == 2
    assert "hb_codepoint_t[]" in kinds
    assert not [kind for kind in kinds if kind.startswith("hb_codepoint_t[") and kind[15] != "]"]


def test_c_types_are_parsed_as_before_when_that_is_over() -> None:
    usual = fonts.ffi
    with swift_subsetting():
        assert fonts.ffi is not usual
    assert fonts.ffi is usual

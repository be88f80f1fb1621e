"""Advance copies: a mark across every page, behind the text, and a line at its foot.

Both are artifacts (ISO 32000-2, 14.8.2.2): they are not of the book, and nobody is read them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from math import atan2, degrees, hypot

from publish.diagnostics import NOWHERE, Outcome
from publish.editions.pdf import complaints
from publish.editions.pdf.folios import Folios
from publish.editions.pdf.inks import inked_folios, inks_of
from publish.editions.pdf.naming import make
from publish.editions.pdf.press import BARE, Press
from publish.editions.plan import Plan
from publish.model import Product, Step
from publish.profiles import size

_ACROSS = 0.8
"""Of the page's diagonal: how long the mark is."""
_LETTER = 0.56
"""Of a font's size: how wide a letter is, on average."""
_LARGEST = 110.0
"""Points."""
_SHEET = """
@page { margin: 0 !important; background: none !important }
html, body { background: none !important }
.advance-mark {
  position: absolute; top: 50%; left: -50%; width: 200%; margin-top: -.6em;
  text-align: center; text-align-last: center; hyphens: none; white-space: nowrap;
  line-height: 1.2; color: #e6e6e6;
}
.advance-line {
  position: absolute; bottom: 24pt; left: 0; width: 100%; margin: 0; text-indent: 0;
  text-align: center; text-align-last: center; hyphens: none; font-size: 8pt; line-height: 10pt;
  color: #4d4d4d;
}
"""


@dataclass(frozen=True)
class Words:
    """What stands across the page, and what at its foot."""

    mark: str
    line: str


def words_of(plan: Plan) -> Words | None:
    """The words on an edition's pages; None for one that is no advance copy."""
    asked = plan.edition.options.get("advance", False)
    if not asked:
        return None
    language = plan.edition.metadata.language
    line = asked if isinstance(asked, str) else plan.theme.term(language, "advance-line")
    return Words(plan.theme.term(language, "advance-copy"), line)


def advance_steps(plan: Plan, press: Press, product: Step) -> Iterator[Step]:
    """``product``, which makes the edition; if it is an advance copy, marked in another step."""
    words = words_of(plan)
    if words is None:
        yield product
        return
    edition = plan.edition.name
    plain, name = f"unmarked:{edition}", f"advance:{edition}"
    yield replace(product, name=plain)
    yield make(plan, name, laid_out, (), (words, press))
    if inks := inks_of(plan):
        yield Step(f"inked-{name}", inked_folios, (name,), (inks,), ("pikepdf", "Pillow"), edition)
        name = f"inked-{name}"
    standards = tuple(plan.edition.options.get("standard", ()))
    yield Step(plan.product, marked, (plain, name), (standards,), ("pikepdf",), edition)


def laid_out(words: Words, press: Press) -> Outcome[Folios]:
    """Step: the mark and the line, on a page of the size of all pages when they are trimmed."""
    from publish.editions.pdf import weasy  # it takes its time to load

    width, height = size(press.trim)
    slope = degrees(atan2(height, width))
    large = min(_ACROSS * hypot(width, height) / (_LETTER * len(words.mark)), _LARGEST)
    style = f"font-size:{large:.2f}pt;transform:rotate(-{slope:.2f}deg)"
    page = (
        f'<!DOCTYPE html><html lang="{escape(press.language)}"><head><title></title></head><body>'
        f'<div class="advance-mark" style="{style}">{escape(words.mark)}</div>'
        f'<p class="advance-line">{escape(words.line)}</p></body></html>'
    )
    bare = replace(press, bleed=0.0)
    layout = weasy.lay_out(page, bare.stylesheets(BARE, _SHEET), bare.fonts(), tagged=False)
    found = complaints.diagnostics(layout.messages, NOWHERE, press.stylesheet)
    return Outcome(Folios(layout.content, ((0, ""),)), found)


def marked(product: Product, mark: Folios, standards: tuple[str, ...]) -> Outcome[Product]:
    """Step: the edition with the mark behind each of its pages."""
    import pikepdf
    from pikepdf import Name

    from publish.editions.pdf.standards import Conformance, saving

    with (
        pikepdf.open(io.BytesIO(product.content)) as book,
        pikepdf.open(io.BytesIO(mark.content)) as drawn,
    ):
        form = book.copy_foreign(drawn.pages[0].as_form_xobject())
        for page in book.pages:
            page.add_resource(form, Name.XObject, Name.Advance)
            across, up = (float(side) for side in list(page.trimbox)[:2])
            place = f"q 1 0 0 1 {across:g} {up:g} cm /Advance Do Q"
            stream = f"/Artifact <</Type /Background>> BDC\n{place}\nEMC\n"
            page.contents_add(stream.encode(), prepend=True)
        target = io.BytesIO()
        how = saving(Conformance(standards))
        book.save(target, deterministic_id=True, compress_streams=True, **how)
    return Outcome(replace(product, content=target.getvalue()))

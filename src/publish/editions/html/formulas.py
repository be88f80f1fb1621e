"""Formulas: MathML for e-books; for print, drawn as SVG with their baseline kept.

pandoc's reader of TeX makes the MathML in both cases, so both editions show the same formula.
A formula that it cannot read is left as TeX, and told as MTH001.
"""

from __future__ import annotations

import copy
import warnings

from lxml import etree

from publish.diagnostics import Diagnostic, Span, diagnose
from publish.editions.html.setting import Setting
from publish.editions.html.tree import MATHML, Element, classes, make, replace, set_classes, words

_SIZE = 10.0
"""Size in which formulas are drawn, CSS px; all that is kept of it is the ratio to 1 em."""

_SVG = "{http://www.w3.org/2000/svg}"


def formulas(root: Element, setting: Setting, path: str) -> list[Diagnostic]:
    """Finish all formulas; ``path`` is the file whose text this is, for the diagnostics."""
    found = []
    place: tuple[int, ...] = ()
    for element in list(root.iter("*")):
        if at := element.get("data-at"):
            place = tuple(int(part) for part in at.split(":"))
        elif element.tag == f"{MATHML}math":
            _finish(element, setting)
        elif element.tag == "span" and classes(element)[:1] == ["math"]:
            tex = words(element).strip("$").strip()
            set_classes(element, ["tex"])
            found.append(diagnose("MTH001", Span(path, *place), problem=f"“{tex}”"))
    return found


def _finish(math: Element, setting: Setting) -> None:
    notes = list(math.iter(f"{MATHML}annotation"))
    tex = words(notes[0]).strip() if notes else words(math)
    math.set("alttext", tex)
    if setting.printed:
        replace(math, drawn(math, tex))


def drawn(math: Element, tex: str) -> Element:
    """The formula as SVG, sized in em; its title is what a reader without eyes is told."""
    # Few books have formulas, and these take their time to load.
    from ziafont.config import config as glyphs
    from ziamath.zmath import Math

    # Paths rather than symbols: symbols would bring the same identifiers into every formula.
    glyphs.svg2 = False
    block = math.get("display") == "block"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = etree.fromstring(Math(_presentation(math, block), size=_SIZE).svg())
    _, top, width, height = (float(part) for part in svg.get("viewBox", "").split())
    style = f"width:{_em(width)};height:{_em(height)};vertical-align:{_em(-top - height)}"
    svg.attrib.update({"style": style, "role": "img", "aria-label": tex})
    set_classes(svg, ["math", "display" if block else "inline"])
    title = make(f"{_SVG}title", tex)
    svg.insert(0, title)
    return svg


def _em(length: float) -> str:
    return f"{length / _SIZE:.3f}em"


def _presentation(math: Element, block: bool) -> str:
    """MathML without the TeX beside it, in display style where it stands by itself."""
    bare = copy.deepcopy(math)
    bare.tail = None
    for note in list(bare.iter(f"{MATHML}annotation")):
        parent = note.getparent()
        assert parent is not None
        parent.remove(note)
    if block:
        bare.set("displaystyle", "true")
    etree.strip_tags(bare, f"{MATHML}semantics")
    return etree.tostring(bare, encoding="unicode")

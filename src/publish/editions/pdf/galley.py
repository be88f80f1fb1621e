"""Galleys: the unit of layout. A galley is one piece's pages, without running heads and folios.

It knows nothing of its own page numbers, only on which side it begins and which labels it
prints; what it was set from stands in it, so that the same setting need not be set again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

from publish.diagnostics import Outcome
from publish.editions.hyphenation import used
from publish.editions.pdf import complaints, floats, footnotes, fragment, turning
from publish.editions.pdf.cuts import Cut
from publish.editions.pdf.fragment import Tree
from publish.editions.pdf.laid import LaidPage
from publish.editions.pdf.margins import sided
from publish.editions.pdf.press import BARE, Press
from publish.editions.pdf.sides import Side
from publish.editions.pdf.slots import SLOT
from publish.model import File, Piece, WordBreaks

if TYPE_CHECKING:
    from publish.editions.pdf.weasy import Layout

OUTER = "publish:"
"""How a link to another galley is addressed until assembly: ``publish:#id``."""
_SVG = "{http://www.w3.org/2000/svg}"
_ANY_TEXT = '<section class="chapter"><h1>Any</h1><p>Hyphenation of <em>any</em> text</p></section>'
_OPENING = "body>section{{break-before:auto!important}}html{{break-before:{side}!important}}"


@dataclass(frozen=True)
class Wants:
    """What a fragment needs from outside: pages that it prints, pictures, word breaks."""

    pages: tuple[str, ...]
    """The anchors whose page labels it lists."""
    pictures: tuple[tuple[str, File], ...]
    """Each picture's path in the fragment and its file; those without a file are missing."""
    breaks: tuple[WordBreaks, ...] = ()
    """Those of the book's own whose words it has."""
    sided: bool = False
    """Whether it says of anything on which side that begins."""
    turned: bool = False
    """Whether it has something that lies on its side."""
    slots: tuple[str, ...] = ()
    """The anchors whose pages' numbers it has room for."""


@dataclass(frozen=True)
class Setting:
    """What a galley is set from, beside its fragment."""

    side: Side
    labels: tuple[tuple[str, str], ...]
    """Each anchor whose page the fragment lists and its page label, empty while unknown."""
    pictures: tuple[tuple[str, File], ...]
    breaks: tuple[WordBreaks, ...] = ()
    inner: float = 0.0
    """The inner margin in points, where it is not the press's own."""
    numbers: tuple[tuple[str, str], ...] = ()
    """Each anchor for whose page it has a slot, and what is set there: zeros, as many as the
    number has digits, or if it is ``exact`` the number itself."""
    exact: bool = False


@dataclass(frozen=True)
class Galley:
    """A piece's pages, and what they were set from.

    One that has to be set again in any case, for the page numbers that it prints, has no content.
    """

    content: bytes
    pages: tuple[LaidPage, ...]
    setting: Setting
    kept: tuple[str, ...] = ()
    """Notes that found no room at the foot of a page, and stand at the chapter's end."""
    unfit: bool = False
    """Whether numbers cannot be put into its slots, so that it has to be set with them."""


def wants(
    source: str, files: tuple[tuple[str, File], ...], breaks: tuple[WordBreaks, ...] = ()
) -> Outcome[Wants]:
    """Step: what a fragment needs. ``files`` are all pictures of the book by path."""
    tree = fragment.parse(source)
    known = dict(files)
    pictures = tuple((path, known[path]) for path in fragment.pictures(tree) if path in known)
    found = used(breaks, map(str, tree.itertext()))
    turned = next(fragment.marked(tree, "figure", turning.LANDSCAPE), None) is not None
    asked = fragment.pages_asked(tree)
    slots = fragment.slots(tree)
    return Outcome(Wants(asked, pictures, found, sided(source), turned, slots))


def first_galley(
    source: str,
    setting: Setting,
    sketch: tuple[LaidPage, ...],
    cuts: tuple[Cut, ...],
    piece: Piece,
    press: Press,
) -> Outcome[Galley]:
    """Step: the first round, in which page labels are expected ones.

    What prints little else waits for the next round, and is expected to have the pages of its
    sketch. What lists pages will be set again with the right ones, so here it is only measured.
    """
    if (setting.labels or setting.numbers) and not piece.authored:
        # What is expected of its numbers is no part of it: else it would be another galley each
        # time that this changes, and be set again for that.
        return Outcome(Galley(b"", sketch, Setting(setting.side, (), (), inner=setting.inner)))
    return _set(source, setting, piece, replace(press, cuts=cuts), written=not setting.labels)


def prepare(
    source: str | None,
    setting: Setting | None,
    before: object,
    cuts: tuple[Cut, ...] | None,
    piece: Piece,
    press: Press,
) -> None:
    """Before a galley can be set: fonts opened, stylesheets and the language's word breaks read.

    What a process finds out when it lays out its first page takes a quarter of a second.
    """
    if cuts is not None:
        for side in Side:
            nothing_yet = Setting(side, (), ())
            _set(_ANY_TEXT, nothing_yet, piece, replace(press, cuts=cuts))


def next_galley(
    source: str,
    setting: Setting,
    previous: Galley,
    cuts: tuple[Cut, ...],
    piece: Piece,
    press: Press,
) -> Outcome[Galley]:
    """Step: a later round. What is set from the same again is the same."""
    if previous.setting == setting and previous.content:
        return Outcome(previous)
    return _set(source, setting, piece, replace(press, cuts=cuts), frozenset(previous.kept))


def _set(
    source: str,
    setting: Setting,
    piece: Piece,
    press: Press,
    kept: frozenset[str] = frozenset(),
    *,
    written: bool = True,
) -> Outcome[Galley]:
    press = press.bound(setting.inner)
    layout = None
    while layout is None or layout.excess:
        layout = _laid_out(source, setting, press, kept, authored=piece.authored, written=written)
        kept |= layout.excess
    kept_here = tuple(sorted(kept))
    galley = Galley(layout.content, layout.pages, setting, kept_here, layout.unfit)
    return Outcome(galley, complaints.diagnostics(layout.messages, piece.span, press.stylesheet))


def _laid_out(
    source: str,
    setting: Setting,
    press: Press,
    kept: frozenset[str],
    *,
    authored: bool,
    written: bool,
) -> Layout:
    from publish.editions.pdf import weasy  # it takes its time to load: only who lays out waits

    tree = fragment.parse(source)
    fragment.fill(tree, dict(setting.labels), dict(setting.numbers))
    if setting.exact:
        etree.strip_attributes(tree, SLOT)
    lowered = footnotes.lower(tree, kept) if press.footnotes else ()
    _address(tree, press)
    turning.prepare(tree)
    if authored:
        floats.mark(tree)
    opening = _OPENING.format(side=setting.side)
    files = {_picture(path): file.path for path, file in setting.pictures}
    document = _document(tree, press.language)
    del tree  # pages take their time, and room
    return weasy.lay_out(
        document,
        press.stylesheets(BARE, opening),
        {**press.fonts(), **files},
        tagged=press.tagged,
        footnotes=lowered,
        breaks=setting.breaks,
        written=written,
    )


def _address(tree: Tree, press: Press) -> None:
    """Make addresses ones that WeasyPrint can follow, and what is drawn or called readable."""
    own = fragment.ids(tree)
    for link in tree.iterfind(".//a[@href]"):
        target = link.get("href", "")
        if not press.links:
            del link.attrib["href"]
        elif target.startswith("#") and target[1:] not in own:
            link.set("href", OUTER + target)
    for image in tree.iter("img"):
        image.set("src", _picture(image.get("src", "")))
    for call in fragment.marked(tree, "a", "note-call"):
        call.set("title", f"{press.note} {fragment.words(call)}")
    for drawing in tree.iter(f"{_SVG}svg"):
        _entitle(drawing)


def _entitle(drawing: Tree) -> None:
    """The alternative text of a drawing stands where WeasyPrint looks for it."""
    alternative = drawing.get("aria-label")
    if alternative and drawing.find(f"{_SVG}title") is None:
        title = etree.Element(f"{_SVG}title")
        title.text = alternative
        drawing.insert(0, title)


def _picture(path: str) -> str:
    return f"picture:{quote(path)}" if path else ""


def _document(tree: Tree, language: str) -> str:
    body = etree.tostring(tree, encoding="unicode")
    head = '<html lang="{}"><head><title></title></head><body>'
    return head.format(language) + body + "</body></html>"

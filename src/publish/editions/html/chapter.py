"""`chapter`: an authored piece as one XHTML section."""

from __future__ import annotations

from markupsafe import Markup

from publish.diagnostics import Outcome, Span
from publish.editions.html.rendering import render
from publish.editions.html.sections import section
from publish.editions.html.setting import Setting
from publish.editions.html.templates import fill
from publish.editions.html.tree import Element, inner
from publish.model import Kind, Metadata, Piece, Resolved
from publish.themes import Theme

OPENER = "opener"


def chapter(resolved: Resolved, theme: Theme, metadata: Metadata, medium: str) -> Outcome[str]:
    """An authored piece: its opener, made by the theme's template, then its blocks.

    ``medium`` is ``print`` or ``ebook``. Diagnostics: MTH001, THM001.
    """
    setting = Setting(theme, metadata, medium)
    rendered = render([resolved.blocks], setting, resolved.path)
    (body,) = rendered.value
    opener = fill(OPENER, _opening(resolved, body, setting), setting)
    template = theme.templates[f"{OPENER}.html.j2"].path
    whole = section(resolved.piece, opener.value + inner(body), setting, Span(template))
    found = (*rendered.diagnostics, *opener.diagnostics, *whole.diagnostics)
    return Outcome(whole.value, found)


def _opening(resolved: Resolved, body: Element, setting: Setting) -> dict[str, object]:
    """What the opener's template is told; the title leaves the body."""
    title = body.find("h1")
    authors = resolved.headings[0].authors if resolved.headings else ()
    words, name = "", ""
    if title is not None:
        words, name = inner(title), title.get("id", "")
        body.remove(title)
    return {
        "piece": resolved.piece,
        "label": label(resolved.piece, setting),
        "title": Markup(words),
        "id": name,
        "authors": authors,
    }


def label(piece: Piece, setting: Setting) -> str:
    """“Chapter 3”, “Part II”; empty for a piece without number."""
    if not piece.number or piece.kind not in (Kind.CHAPTER, Kind.PART):
        return ""
    return f"{setting.term(piece.kind.value)} {piece.number}"

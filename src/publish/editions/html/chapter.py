"""`chapter`: an authored piece as one XHTML section, from the `Draft` that all media share."""

from __future__ import annotations

from markupsafe import Markup

from publish.diagnostics import Outcome, Span
from publish.editions.html.backlinks import add_own_backlinks
from publish.editions.html.drafts import Draft
from publish.editions.html.endnotes import noted
from publish.editions.html.labels import label
from publish.editions.html.rendering import finished
from publish.editions.html.sections import section
from publish.editions.html.setting import Setting
from publish.editions.html.templates import fill
from publish.editions.html.tree import Element, inner
from publish.model import Kind, Metadata, WordBreaks
from publish.themes import Theme

OPENER = "opener"
OWN_NOTES = "chapter-notes"


def chapter(
    draft: Draft,
    theme: Theme,
    metadata: Metadata,
    medium: str,
    notes_place: str = "endnotes",
    hyphenation: tuple[WordBreaks, ...] = (),
) -> Outcome[str]:
    """An authored piece: its opener, made by the theme's template, then its blocks.

    ``medium`` is ``print`` or ``ebook``. Its notes follow the blocks, unless ``notes_place`` is
    ``endnotes``: then they stand at the end of the book. ``hyphenation`` is heeded in e-books.
    Diagnostics: MTH001, THM001.
    """
    setting = Setting(theme, metadata, medium, hyphenation)
    rendered = finished(draft.content, setting, draft.path)
    (body,) = rendered.value
    add_own_backlinks(body, draft, setting)
    opening = _opening(draft, body, setting)
    shown = draft.piece.kind is not Kind.DEDICATION
    opener = fill(OPENER, opening, setting) if shown else Outcome("")
    own = _own_notes(draft, setting) if notes_place != "endnotes" else Outcome("")
    template = theme.templates[f"{OPENER}.html.j2"].path
    content = opener.value + inner(body) + own.value
    whole = section(draft.piece, content, setting, Span(template))
    steps = (rendered, opener, own, whole)
    return Outcome(whole.value, tuple(d for step in steps for d in step.diagnostics))


def _own_notes(draft: Draft, setting: Setting) -> Outcome[str]:
    """The notes at the end of their own chapter; nothing where there are none."""
    if not draft.notes:
        return Outcome("")
    notes = noted(draft.notes, draft.path, setting)
    values = {"id": f"notes-{draft.piece.id}", "series": notes.value}
    filled = fill(OWN_NOTES, {**values, "title": setting.term(Kind.NOTES.value)}, setting)
    return Outcome(filled.value, (*notes.diagnostics, *filled.diagnostics))


def _opening(draft: Draft, body: Element, setting: Setting) -> dict[str, object]:
    """What the opener's template is told; the title leaves the body."""
    title = body.find("h1")
    authors = draft.headings[0].authors if draft.headings else ()
    words, name = "", ""
    if title is not None:
        words, name = inner(title), title.get("id", "")
        body.remove(title)
    return {
        "piece": draft.piece,
        "label": label(draft.piece, setting),
        "title": Markup(words),
        "id": name,
        "authors": authors,
    }

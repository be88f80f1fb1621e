"""Blocks → XHTML trees: one call of pandoc for any number of them, then the passes."""

from __future__ import annotations

from collections.abc import Sequence

from publish.diagnostics import Outcome
from publish.editions.html.formulas import formulas
from publish.editions.html.passes import PASSES
from publish.editions.html.prepare import prepared, title_words
from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element, inner, parsed
from publish.model import Blocks, Inlines
from publish.pandoc import div, write

_ARGUMENTS = ("--mathml", "--wrap=none")


def render(parts: Sequence[Blocks], setting: Setting, path: str) -> Outcome[list[Element]]:
    """Each part as a ``div`` that holds its HTML; ``path`` is their file, for diagnostics."""
    if not parts:
        return Outcome([])
    blocks = [div(prepared(part)) for part in parts]
    root = parsed(write(blocks, "html5", _ARGUMENTS).decode())
    found = formulas(root, setting, path)
    for change in PASSES:
        change(root, setting)
    return Outcome(list(root), tuple(found))


def title_markup(many: Sequence[Inlines], setting: Setting) -> list[str]:
    """Titles as they stand in contents and lists, as markup."""
    parts: list[Blocks] = [[{"t": "Plain", "c": title_words(title)}] for title in many]
    rendered = render(parts, setting, "").value
    return [inner(holder).strip() for holder in rendered]

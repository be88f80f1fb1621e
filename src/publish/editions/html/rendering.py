"""Blocks → XHTML trees: one call of pandoc for any number of them, then the passes.

What pandoc writes is the same for all media, so that editions can share it.
"""

from __future__ import annotations

from collections.abc import Sequence

from publish.diagnostics import Outcome, Span, diagnose
from publish.editions.html.formulas import formulas
from publish.editions.html.passes import PASSES
from publish.editions.html.prepare import prepared, title_words
from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element, inner, make, parsed
from publish.model import Block, Blocks, Inlines
from publish.pandoc import PandocTimeoutError, write

_ARGUMENTS = ("--mathml", "--wrap=none")

_SEAM: Block = {"t": "RawBlock", "c": ["html", "<seam/>"]}
"""Between parts. A Div around each would not do: pandoc turns one that opens with a heading into
a section, and gives it the heading's identifier."""


def render(parts: Sequence[Blocks], setting: Setting, path: str) -> Outcome[list[Element]]:
    """Each part as a ``div`` that holds its HTML; ``path`` is their file, for diagnostics.

    Raises PandocTimeoutError where there is none: what has no file of its own is told nowhere.
    """
    if not parts:
        return Outcome([])
    content = written(parts, path)
    trees = finished(content.value, setting, path)
    return Outcome(trees.value, (*content.diagnostics, *trees.diagnostics))


def written(parts: Sequence[Blocks], path: str) -> Outcome[str]:
    """What pandoc writes for the parts, for `finished`; raises as `render` does."""
    blocks = [block for part in parts for block in (*prepared(part), _SEAM)]
    try:
        return Outcome(write(blocks, "html5", _ARGUMENTS).decode())
    except PandocTimeoutError as error:
        if not path:
            raise
        given_up = diagnose("SRC019", Span(path), path=path, seconds=error.seconds)
        return Outcome(_SEAM["c"][1] * len(parts), (given_up,))


def finished(content: str, setting: Setting, path: str) -> Outcome[list[Element]]:
    """Of what pandoc has written, each part as a ``div`` that holds its HTML."""
    root = parsed(content)
    found = formulas(root, setting, path)
    for change in PASSES:
        change(root, setting)
    return Outcome(_parts(root), tuple(found))


def _parts(root: Element) -> list[Element]:
    parts, part = [], make("div")
    for child in list(root):
        if child.tag == "seam":
            parts.append(part)
            part = make("div")
        else:
            part.append(child)
    return parts


def title_markup(many: Sequence[Inlines], setting: Setting) -> list[str]:
    """Titles as they stand in contents and lists, as markup."""
    parts: list[Blocks] = [[{"t": "Para", "c": title_words(title)}] for title in many]
    rendered = render(parts, setting, "").value
    return [inner(holder[0]) for holder in rendered]

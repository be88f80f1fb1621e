"""The page: what has changed by chapter, then the chapters in which something has."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from publish.diagnostics import NOWHERE
from publish.editions.docx.package import DOCUMENT, Package, relationships_of
from publish.model import Edition, Manuscript
from publish.redline.changes import Chapter, Fate, Redline, calls
from publish.redline.moves import moved
from publish.redline.page.blocks import Blocks
from publish.redline.page.formulas import drawn, formulas
from publish.redline.page.inlines import Inlines, name
from publish.redline.page.lists import Lists, levels
from publish.redline.reading import notes_part
from publish.redline.summary import counts, has_changed

_UNTITLED = "Without a title"
_PICTURE = "picture:"


@dataclass(frozen=True)
class Page:
    """What the page tells; ``old`` is a `foreign` package. ``labels`` name both states."""

    redline: Redline
    edition: Edition
    labels: tuple[str, str]
    old: Package
    new: Package
    modified: int
    """When the new state last changed, in seconds since 1970 UTC."""


def html(page: Page) -> bytes:
    """One file: its pictures and its stylesheet are in it."""

    def address(target: str, content: bytes) -> str:
        kind = target.rpartition(".")[2]
        return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"

    return _page(page, address, _resource("redline.css")).encode()


def pdf(page: Page, manuscript: Manuscript) -> bytes:
    """The same as a PDF, in the faces of the edition's theme."""
    from publish.editions.pdf import weasy  # it takes its time to load
    from publish.editions.pdf.press import Press
    from publish.pipeline.wardrobe import Wardrobe

    theme = Wardrobe(Path(manuscript.root) / "styles").theme(page.edition.theme, NOWHERE).value
    assert theme is not None  # the editions have been built with it
    pictures: dict[str, bytes] = {}

    def address(target: str, content: bytes) -> str:
        pictures[_PICTURE + target] = content
        return _PICTURE + target

    press = Press(_resource("redline.css"), theme.faces, page.edition.metadata.language)
    face = f'body {{ font-family: "{theme.tokens["faces"]["text"]}", serif }}'
    text = _page(page, address, "")
    sheets, files = press.stylesheets(face), {**press.fonts(), **pictures}
    return weasy.lay_out(text, sheets, files, tagged=True).content


Address = Callable[[str, bytes], str]
"""A picture's name and content → where the page finds it."""


def _page(page: Page, address: Address, stylesheet: str) -> str:
    inlines = Inlines(
        dict(_pictures(page, address)), page.redline.labels, drawn(formulas(page.redline))
    )
    counted = [level for package in (page.old, page.new) for level in levels(package)]
    blocks = Blocks(inlines, Lists(dict(counted)), moved(page.redline))
    found = [one for one in page.redline.chapters if has_changed(one, page.redline)]
    chapters = [_chapter(one, page.redline, blocks, inlines) for one in found]
    titles = {one.name: one.title or _UNTITLED for one in found}
    unchanged = [one.title for one in page.redline.chapters if one not in found and one.title]
    text: str = _template().render(
        title=page.edition.metadata.title,
        language=page.edition.metadata.language,
        old=page.labels[0],
        new=page.labels[1],
        day=datetime.fromtimestamp(page.modified, UTC).date().isoformat(),
        stylesheet=stylesheet,
        counts=list(counts(page.redline)),
        titles=titles,
        chapters=chapters,
        unchanged=unchanged,
    )
    return text


def _chapter(
    chapter: Chapter, redline: Redline, blocks: Blocks, inlines: Inlines
) -> Mapping[str, Any]:
    notes = []
    for fate, call, _ in calls(chapter.changes):
        gone = fate is Fate.REMOVED
        inside = (redline.gone if gone else redline.notes)[call.note]
        labels = inlines.labels[Fate.REMOVED if gone else Fate.ADDED]
        notes.append(
            {
                "id": name(call.note, fate),
                "label": labels.get(call.note, ""),
                "fate": fate.value,
                "html": "".join(blocks.html(inside)),
            }
        )
    said = "".join(blocks.html(chapter.changes))
    return {"name": chapter.name, "fate": chapter.fate.value, "html": said, "notes": notes}


def _pictures(page: Page, address: Address) -> Iterator[tuple[str, str]]:
    """The id of each picture, and where the page finds it."""
    for package in (page.old, page.new):
        for part in filter(None, (DOCUMENT, notes_part(package))):
            links = relationships_of(part)
            for link in package.xml(links) if links in package.parts else ():
                target = link.get("Target", "")
                if link.get("Type", "").endswith("/image") and f"word/{target}" in package.parts:
                    yield link.get("Id", ""), address(target, package.parts[f"word/{target}"])


@cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined  # slow to load

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_resource("redline.html.j2"))


def _resource(file: str) -> str:
    return (files("publish.redline.page") / file).read_text(encoding="utf-8")

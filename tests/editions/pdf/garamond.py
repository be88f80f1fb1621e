"""Documents in EB Garamond, set by WeasyPrint with or without what is done to its lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_eb_garamond
import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

from publish.editions.pdf.setting.lines import even_lines
from publish.editions.pdf.setting.measuring import Measures


@cache
def fonts() -> tuple[FontConfiguration, weasyprint.CSS]:
    """Roman and italic, and the sheet that says so."""
    folder, configuration = Path(fontpkg_eb_garamond.__file__).parent / "files", FontConfiguration()
    faces = "".join(
        f"@font-face{{font-family:'EB Garamond';src:url({path.as_uri()});font-weight:400 800;"
        f"font-style:{'italic' if 'Italic' in path.name else 'normal'}}}"
        for path in sorted(folder.glob("*.ttf"))
    )
    return configuration, weasyprint.CSS(string=faces, font_config=configuration)


def document(body: str, style: str, measures: Measures) -> Any:
    """A document whose lines are chosen and made here."""
    configuration, sheet = fonts()
    html = weasyprint.HTML(string=f'<html lang="en"><style>{style}</style>{body}')
    with even_lines(measures):
        return html.render(font_config=configuration, stylesheets=[sheet])


def lines(document: Any) -> Iterator[Any]:
    """The boxes of all lines of a document."""
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.LineBox):
                yield box

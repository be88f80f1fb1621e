"""What only the program itself wanted to know is taken away; languages are told twice."""

from __future__ import annotations

from publish.editions.html.setting import Setting
from publish.editions.html.tree import LANG, Element, classes, set_classes, unwrap

_KEPT = frozenset({"data-page", "data-last", "data-cited"})
_SILENT = frozenset({"index-mark", "xref", "csl-entry", "uri", "odd", "even", "header"})
"""Classes that say nothing to a stylesheet."""


def tidy(root: Element, setting: Setting) -> None:
    """Language as HTML and as XML say it (EPUB wants both); no ``data-`` attributes, no husks."""
    for element in root.iter("*"):
        for name in [n for n in element.attrib if str(n).startswith("data-") and n not in _KEPT]:
            del element.attrib[name]
        if language := element.get("lang"):
            element.set(LANG, language)
        if element.get("title") == "":
            del element.attrib["title"]
        if element.get("class"):
            set_classes(element, [name for name in classes(element) if name not in _SILENT])
    for span in [e for e in root.iter("span") if not e.attrib]:
        unwrap(span)

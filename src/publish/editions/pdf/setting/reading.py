"""Documents that are well-formed are read as XML, which takes a tenth of the time.

WeasyPrint reads HTML as browsers do, letter by letter in Python. What comes from a tree needs no
such care.

One of the places, in this package, that touch WeasyPrint's private parts: the attributes of
``weasyprint.HTML``. ``tests/editions/pdf/test_reading.py`` holds them to what is expected here.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import weasyprint

from publish.editions.pdf.setting.matching import Element


class Source(weasyprint.HTML):  # type: ignore[misc]
    """A document whose elements, other than drawings and formulas, have no namespace."""

    def __init__(self, string: str, url_fetcher: Any) -> None:
        # Not WeasyPrint's own: it would read the text as HTML.
        root = ElementTree.fromstring(string)
        self.base_url, self.url_fetcher, self.media_type = None, url_fetcher, "print"
        self.wrapper_element = Element.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def source(text: str, fetcher: Any) -> Any:
    """A document read as XML if it is that, and as HTML if not."""
    try:
        return Source(text, fetcher)
    except ElementTree.ParseError:
        return weasyprint.HTML(string=text, url_fetcher=fetcher)

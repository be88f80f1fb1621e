"""What WeasyPrint is expected to take for a document that it has not read itself."""

from __future__ import annotations

import weasyprint

from publish.editions.pdf.setting.reading import Source, source

_DOCUMENT = (
    '<html lang="en"><head><title></title><style>p { color: red }</style></head><body>'
    '<section id="s" xmlns:epub="http://www.idpf.org/2007/ops" epub:type="chapter">'
    '<p class="a">One &amp; <em>two</em><br/><img src="" alt="x"/><wbr/>\N{NO-BREAK SPACE}</p>'
    '<p>A <span id="empty"></span>drawing '
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9"/></svg></p>'
    "<ul><li>Item</li></ul></section></body></html>"
)


def _pages(document: weasyprint.HTML) -> list[list[tuple[str, str]]]:
    return [
        [(box.element_tag, getattr(box, "text", "")) for box in page._page_box.descendants()]
        for page in document.render().pages
    ]


def test_what_is_well_formed_is_laid_out_as_if_it_were_read_as_html() -> None:
    fetcher = weasyprint.urls.URLFetcher()
    read = source(_DOCUMENT, fetcher)
    assert isinstance(read, Source)
    usual = weasyprint.HTML(string=_DOCUMENT, url_fetcher=fetcher)
    assert vars(read).keys() == vars(usual).keys()
    assert _pages(read) == _pages(usual)


def test_what_is_not_is_read_as_html() -> None:
    read = source("<!DOCTYPE html><p>One<br>two &nbsp; <p>Three", weasyprint.urls.URLFetcher())
    assert not isinstance(read, Source)
    assert next(text for page in _pages(read) for _, text in page if text) == "One"

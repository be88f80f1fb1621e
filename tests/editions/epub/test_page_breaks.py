from __future__ import annotations

import pytest

from publish.editions.epub.page_breaks import page_breaks, with_page_breaks
from publish.editions.html.letters import counted
from publish.model import PageEntry, PageMap

SECTION = (
    '<section xmlns:epub="http://www.idpf.org/2007/ops" id="ch"><header><h1 id="h">One</h1>'
    "</header>{}</section>"
)

ADDRESS = '<a class="address" href="http://w.x-y">w<wbr/>.x–y</a>'


def _marked(content: str, before: str, *, anchor: str = "a", begins: str = "") -> str:
    """The content with a mark, ``|``, on the page that ``before`` comes before."""
    page = PageEntry("12", anchor, len(counted(before)), begins)
    fragment = with_page_breaks(SECTION.format(content), (page,)).value
    mark = '<span id="page-12" role="doc-pagebreak" epub:type="pagebreak" aria-label="12"></span>'
    assert fragment.count(mark) == 1
    start, end = SECTION.split("{}")
    return fragment.replace(mark, "|").removeprefix(start).removesuffix(end)


@pytest.mark.parametrize(
    ("content", "before", "expected"),
    [
        ("One  two three", "One two", "One  two |three"),
        ("One two", "", "|One two"),
        ("One <em>two</em> three", "One", "One |<em>two</em> three"),
        ("One <em>two three</em>", "One two", "One <em>two |three</em>"),
        ("One <em>two</em> three", "One two", "One <em>two</em> |three"),
        ("organisation, that", "organ", "organisation, |that"),
        ("organisation—that", "organ", "organisation—|that"),
        ("anti-fascist groups", "anti-", "anti-fascist |groups"),
        ("or\u00adgan\u00adisation that", "organ", "or\u00adgan\u00adisation |that"),
        ("one\u2060two three", "one", "one\u2060two |three"),
        ("A word", "A wo", "A word|"),
        ("東京都庁", "東京", "東京|都庁"),
        ('A <a class="page-ref">page 3</a> B', "A", 'A <a class="page-ref">page 3</a> |B'),
        (f"A {ADDRESS} B", "A w.x–", f"A {ADDRESS} |B"),
        ("A <math><mi>x</mi></math> B", "A", "A |<math><mi>x</mi></math> B"),
        ("A <math><mi>x</mi></math> B", "A*", "A <math><mi>x</mi></math> |B"),
        ('A.<a class="note-call">1</a> B', "A.1", 'A.<a class="note-call">1</a> |B'),
    ],
)  # fmt: skip
def test_a_mark_stands_between_words(content: str, before: str, expected: str) -> None:
    assert _marked(f'<p id="a">{content}</p>', before) == f'<p id="a">{expected}</p>'


def test_a_page_that_begins_with_a_head_begins_before_it() -> None:
    page = PageEntry("1", "h", 0, "One")
    made = with_page_breaks(SECTION.format("<p>A</p>"), (page,)).value
    assert "</span><header><h1" in made


def test_an_anchor_in_a_head_is_no_word_of_it() -> None:
    heading = '<h2 id="a"><span id="s"></span>Two words</h2>'
    assert _marked(heading, "") == f"|{heading}"
    assert _marked(heading, "Two") == heading.replace("words", "|words")
    titled = '<h2 id="a"><span class="title"><span id="s"></span>Two</span></h2>'
    assert _marked(titled, "") == f"|{titled}"
    paragraph = '<p id="a"><span id="s"></span>Two words</p>'
    assert _marked(paragraph, "") == paragraph.replace("Two", "|Two")


def test_a_block_in_a_block_counts_for_itself() -> None:
    content = '<ul id="a"><li>One</li><li id="b">two three</li><li>four</li></ul>'
    assert _marked(content, "One") == content.replace("four", "|four")
    assert _marked(content, "two", anchor="b") == content.replace("three", "|three")


def test_words_of_one_edition_alone_do_not_move_the_others() -> None:
    content = '<p id="a">As this e-book says, the river is long and wide</p>'
    assert "|river" in _marked(content, "As this book says, the", begins="riverislong")


def test_several_pages_may_begin_in_one_block() -> None:
    pages = tuple(PageEntry(str(n), "a", 3 * n) for n in (1, 2, 3))
    made = with_page_breaks(SECTION.format('<p id="a">one two six ten</p>'), pages).value
    assert [part[:3] for part in made.split('aria-label="')[1:]] == ['1">', '2">', '3">']
    assert made.index("two") < made.index("page-2") < made.index("six")


def test_a_piece_has_the_pages_that_begin_in_it() -> None:
    fragment = SECTION.format('<p id="a">A <span id="s">B</span></p>')
    pages = tuple(PageEntry(name, name) for name in ("a", "s", "elsewhere", ""))
    assert page_breaks(PageMap(pages, {}), fragment).value == (PageEntry("a", "a"),)

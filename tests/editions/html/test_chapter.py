"""An authored piece becomes one section, and every construct its own element."""

from __future__ import annotations

from typing import Any

import pytest

from editions.html.hand_made import METADATA, ONE, PREFACE, drafted, header, heading, para, tree
from publish.diagnostics import Span
from publish.editions import html
from publish.model import Blocks, Heading, Note
from publish.pandoc import anchor, div, link, parse, space, span, string, words
from publish.themes import Theme

EPUB = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MATH = "{http://www.w3.org/1998/Math/MathML}math"
SVG = "{http://www.w3.org/2000/svg}svg"


def section(theme: Theme, blocks: Blocks, medium: str = "ebook", **more: Any) -> Any:
    outcome = html.chapter(drafted(blocks, **more), theme, METADATA, medium)
    assert outcome.diagnostics == ()
    return tree(outcome.value)


def markdown(text: str) -> Blocks:
    return parse(text)[0]


def test_the_section_says_what_it_is(theme: Theme) -> None:
    root = section(theme, [])
    assert (root.tag, root.get("id"), root.get("class")) == ("section", "ch-one", "chapter")
    assert (root.get(EPUB), root.get("role")) == ("chapter", "doc-chapter")
    assert root.get("lang") == root.get(XML_LANG) == "en"


def test_a_preface_is_named_as_one(theme: Theme) -> None:
    root = section(theme, [], piece=PREFACE)
    assert (root.get(EPUB), root.get("role")) == ("preface", "doc-preface")
    assert root.find(".//h1/span[@class='label']") is None


def test_the_opener_has_number_title_and_authors(theme: Theme) -> None:
    first = Heading(ONE.id, 1, "1", "sec-one", words("One"), "", ("A. One", "B. Two"))
    root = section(theme, [], headings=(first,))
    (title,) = root.iter("h1")
    assert title.get("id") == "sec-one"
    assert title.findtext("span[@class='label']") == "Chapter 1"
    assert "".join(title.itertext()) == "Chapter 1 One"
    assert root.findtext("header/p[@class='authors']") == "A. One, B. Two"


def test_anchors_become_the_identifiers_of_their_blocks(theme: Theme) -> None:
    root = section(theme, [para(string("x"), name="_one_7")])
    assert root.find("p").get("id") == "_one_7"
    assert root.find("p/span") is None


def test_an_anchor_stays_where_the_block_has_a_label(theme: Theme) -> None:
    root = section(theme, [header(2, "Sub", "sec-sub", number="1.1")])
    (sub,) = root.iter("h2")
    assert sub.get("id") == "sec-sub"
    assert [e.get("id") for e in sub.iter("span") if e.get("id")] == ["_h_Sub"]
    assert "".join(sub.itertext()) == "1.1 Sub"


def test_nothing_of_the_program_is_left_over(theme: Theme) -> None:
    blocks = [
        header(2, "Sub", number="1.1", short="S"),
        para(span([], "at", attributes={"at": "1:1"})),
    ]
    assert not [n for e in section(theme, blocks).iter() for n in e.attrib if "data-" in str(n)]


def test_note_calls_lead_to_their_notes(theme: Theme) -> None:
    note = {"t": "Note", "c": [para(string("text"))]}
    call = span(
        [note], "note-call", identifier="_one_c1", attributes={"note": "_one_n1", "number": "1"}
    )
    root = section(theme, [para(string("Word."), call)])
    (link_,) = root.iter("a")
    assert dict(link_.attrib) == {
        "href": "#_one_n1",
        "id": "_one_c1",
        "class": "note-call",
        EPUB: "noteref",
        "role": "doc-noteref",
    }
    assert link_.text == "1"
    assert "text" not in "".join(root.itertext())


def test_page_references_are_slots_in_print_and_words_elsewhere(theme: Theme) -> None:
    block = para(link(words("Section 2"), "#sec-two", "xref", "page-ref"))
    (printed,) = section(theme, [block], "print").iter("a")
    assert (printed.get("class"), printed.get("data-page")) == ("page-number", "sec-two")
    assert printed.text is None or printed.text == ""
    assert printed.getparent().text == "p.\N{NO-BREAK SPACE}"
    (linked,) = section(theme, [block], "ebook").iter("a")
    assert (linked.text, linked.get("href")) == ("Section 2", "#sec-two")


def test_languages_are_told_in_html_and_in_xml(theme: Theme) -> None:
    root = section(theme, [para(span([string("слово")], attributes={"lang": "ru"}))])
    (word,) = root.findall("p/span")
    assert word.get("lang") == word.get(XML_LANG) == "ru"


def test_figures_and_tables_share_one_shape(theme: Theme) -> None:
    blocks = markdown(
        "![Cap](figures/x.svg){#fig-x width=60%}\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n\n: Cap\n"
    )
    root = section(theme, blocks)
    figure, table = root.iter("figure")
    assert figure.get("id") == "fig-x"
    image = figure.find("img")
    assert (image.get("src"), image.get("alt")) == ("figures/x.svg", "Cap")
    assert "60" in image.get("style")
    assert [child.tag for child in table] == ["figcaption", "table"]
    assert [cell.get("scope") for cell in table.iter("th")] == ["col", "col"]
    assert all(e.get("aria-hidden") is None for e in root.iter("figcaption"))


def test_a_picture_without_words_says_that_there_are_none(theme: Theme) -> None:
    root = section(theme, markdown("![](figures/x.svg)"))
    assert [image.get("alt") for image in root.iter("img")] == [""]
    assert [image.get("role") for image in root.iter("img")] == [None]


def test_only_a_picture_with_an_empty_text_is_an_ornament(theme: Theme) -> None:
    empty = [{"t": "Str", "c": ""}]  # as the pictures' pass leaves alt=""
    image = {"t": "Image", "c": [["", [], []], empty, ["figures/x.svg", ""]]}
    for medium, role in (("ebook", "presentation"), ("print", None)):
        (shown,) = section(theme, [para(image)], medium).iter("img")
        assert (shown.get("alt"), shown.get("role")) == ("", role)


def test_empty_header_cells_are_no_headers(theme: Theme) -> None:
    root = section(theme, markdown("|  | b |\n|---|---|\n| 1 | 2 |\n"))
    assert [cell.text for cell in root.iter("th")] == ["b"]


def test_formulas_are_mathml_on_screens_and_drawn_in_print(theme: Theme) -> None:
    blocks = markdown(r"Inline $\frac{a}{b}$ here.")
    (math,) = section(theme, blocks).iter(MATH)
    assert math.get("alttext") == r"\frac{a}{b}"
    (svg,) = section(theme, blocks, "print").iter(SVG)
    assert (svg.get("role"), svg.get("aria-label")) == ("img", r"\frac{a}{b}")
    assert "vertical-align:-" in svg.get("style")
    assert not [e for e in svg.iter() if e.get("id")]


def test_equations_show_their_number(theme: Theme) -> None:
    formula = {"t": "Math", "c": [{"t": "DisplayMath"}, "x"]}
    block = para(span([formula], "equation", identifier="eq-x", attributes={"number": "1.1"}))
    root = section(theme, [block])
    equation = root.find("p/span")
    assert equation.get("id") == "eq-x"
    assert equation.findtext("span[@class='number']") == "(1.1)"
    assert root.find("p").get("class") == "display"


@pytest.mark.parametrize("medium", ["print", "ebook"])
def test_a_formula_that_cannot_be_read_is_told_where_it_stands(theme: Theme, medium: str) -> None:
    bad = {"t": "Math", "c": [{"t": "InlineMath"}, r"\foo{"]}
    blocks = [para(string("x"), at="3:1"), para(string("y"), space(), bad, at="5:1", name="_one_3")]
    outcome = html.chapter(drafted(blocks), theme, METADATA, medium)
    (diagnostic,) = outcome.diagnostics
    assert (diagnostic.code, diagnostic.span) == ("MTH001", Span("manuscript/one.md", 5, 1))
    assert r"\foo{" in diagnostic.message


def test_verse_is_lines_in_stanzas(theme: Theme) -> None:
    root = section(theme, markdown("| one\n|   two\n|\n| three\n"))
    stanzas = root.findall("div[@class='verse']/p")
    assert [len(stanza.findall("span[@class='line']")) for stanza in stanzas] == [2, 1]


def test_epigraphs_and_their_sources(theme: Theme) -> None:
    source = {"t": "Para", "c": [anchor("_one_9", "4:1"), span(words("A. Thor"), "attribution")]}
    root = section(theme, [div([para(string("Said")), source], "epigraph")])
    (epigraph,) = root.findall("div")
    assert (epigraph.get(EPUB), epigraph.get("role")) == ("epigraph", "doc-epigraph")
    said, by = epigraph
    assert (by.get("class"), by.text, by.get("id")) == ("attribution", "A. Thor", "_one_9")
    assert said.get("class") is None


def test_code_keeps_its_words_and_loses_pandocs_anchors(theme: Theme) -> None:
    root = section(theme, markdown("```{#_one_4 .python}\ndef f():\n    return 1\n```\n"))
    (pre,) = root.iter("pre")
    assert pre.get("id") == "_one_4"
    assert "".join(pre.itertext()) == "def f():\n    return 1"
    assert not list(pre.iter("a"))
    assert pre.find("code/span[@class='kw']") is not None


@pytest.mark.parametrize("medium", ["print", "ebook"])
def test_code_keeps_its_indents(theme: Theme, medium: str) -> None:
    source = "def f():\n    return 1\n  # two\n        pass  # eight"
    root = section(theme, markdown(f"```python\n{source}\n```\n"), medium)
    (pre,) = root.iter("pre")
    assert "".join(pre.itertext()) == source


def test_a_long_name_in_code_may_break_after_its_marks(theme: Theme) -> None:
    source = "`SourceMap.GREATEST_LOWER_BOUND` and `short.name` and `two long words.apart`"
    codes = list(section(theme, markdown(source)).iter("code"))
    assert [[wbr.tail for wbr in code] for code in codes] == [
        *(["GREATEST_", "LOWER_", "BOUND"], [], []),
    ]
    assert codes[0].text == "SourceMap."


def test_citations_lead_to_the_bibliography(theme: Theme) -> None:
    cited = span([link(words("Doe 2020"), "#ref-doe")], "citation", attributes={"keys": "doe"})
    (link_,) = section(theme, [para(cited)]).iter("a")
    assert (link_.get("href"), link_.get("role")) == ("#ref-doe", "doc-biblioref")


def test_terms_lead_to_a_glossary_of_definitions(theme: Theme) -> None:
    term = [span([], "term-anchor", identifier="term-veche"), string("veche")]
    glossary = div([{"t": "DefinitionList", "c": [[term, [[para(string("x"))]]]]}], "glossary")
    root = section(theme, [para(link(words("veche"), "#term-veche", "term")), glossary])
    (link_,) = root.iter("a")
    assert (link_.get(EPUB), link_.get("role")) == ("glossref", "doc-glossref")
    assert root.find(".//dt").get("id") == "term-veche"
    assert root.find("div").get("role") == "doc-glossary"


def test_index_marks_keep_their_place_and_words(theme: Theme) -> None:
    mark = span(words("the word"), "index-mark", identifier="_one_i1")
    point = span([], "index-mark", identifier="_one_i2")
    root = section(theme, [para(mark, string("."), point)])
    assert [(e.get("id"), e.text or "") for e in root.iter("span") if e.get("id")][-2:] == [
        ("_one_i1", "the word"),
        ("_one_i2", ""),
    ]


def test_shown_addresses_may_break_at_their_marks(theme: Theme) -> None:
    (link_,) = section(theme, markdown("<https://a.org/b-c>")).iter("a")
    assert "".join(link_.itertext()) == "https://a.org/b-c"
    assert len(link_.findall("wbr")) == 4


def test_page_breaks_are_for_print(theme: Theme) -> None:
    blocks = [para(string("x")), div([], "page-break")]
    assert section(theme, blocks, "print").find("div[@class='page-break']") is not None
    assert section(theme, blocks, "ebook").find("div") is None


def test_only_void_elements_close_themselves(theme: Theme) -> None:
    blocks = [
        para(string("x"), span([], "index-mark", identifier="_one_i1")),
        {"t": "HorizontalRule"},
    ]
    text = html.chapter(drafted(blocks), theme, METADATA, "ebook").value
    assert '<span id="_one_i1"></span>' in text
    assert '<hr class="scene-break"/>' in text


def test_the_same_again_is_the_same(theme: Theme) -> None:
    piece = drafted(markdown("# x $x^2$\n\n| a |\n|---|\n| b |\n"))
    first, second = (html.chapter(piece, theme, METADATA, "print").value for _ in range(2))
    assert first == second


def test_a_title_is_only_in_the_opener(theme: Theme) -> None:
    root = section(theme, [], headings=(heading(ONE, 1, "1", "sec-one", "One"),))
    assert "".join(root.itertext()).count("One") == 1


def test_notes_may_stand_at_the_end_of_their_chapter(theme: Theme) -> None:
    note = Note("1", "_one_n1", "_one_c1", [para(string("text"), name="_one_10")])
    piece = drafted([para(string("x"))], notes=(note,))
    own = tree(html.chapter(piece, theme, METADATA, "ebook", "chapter-endnotes").value)[-1]
    assert (own.get("class"), own.get("role")) == ("chapter-notes", "doc-endnotes")
    (one,) = own.iterfind("ol/li")
    assert (one.get("id"), one.get(EPUB)) == ("_one_n1", "endnote footnote")
    assert one.find("p/a[@role='doc-backlink']").get("href") == "#_one_c1"
    assert "text" not in html.chapter(piece, theme, METADATA, "ebook").value


def test_in_print_the_space_before_an_inline_element_is_a_run_of_its_own(theme: Theme) -> None:
    blocks = markdown("Some words and *others* and `code`.")
    paragraph = section(theme, blocks, "print").find("p")
    assert [(e.tag, e.tail) for e in paragraph if e.tag == "span"] == [("span", " ")] * 2
    assert "".join(paragraph.itertext()) == "Some words and others and code."
    assert section(theme, blocks, "ebook").find("p/span") is None

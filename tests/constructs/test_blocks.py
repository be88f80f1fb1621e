"""Every block construct in the three editions."""

from __future__ import annotations

import pytest

from reading.built import Books
from reading.epub import words


def test_headings_of_four_levels(books: Books) -> None:
    titles = [
        "Words and Their Dress",
        "Marks of punctuation",
        "Letters beyond the alphabet",
        "The smallest heading",
    ]
    for level, title in enumerate(titles, 1):
        assert books.pdf.find_tags(f"H{level}")
        (heading,) = books.epub.find(f"//h:h{level}[contains(., '{title[:12]}')]")
        assert words(heading).endswith(title)
        numbered = f"1 {title}" if level == 1 else title
        assert (level, numbered) in books.docx.headings
        assert books.pdf.says(title)


def test_short_titles_stand_in_running_heads(books: Books) -> None:
    first, last = books.pdf.places["sec-words"], books.pdf.places["sec-languages"]
    heads = {page.folio for page in books.pdf.pages[first:last]}
    assert "Blocks 5" in heads
    assert not any("Words and Their Dress" in head for head in heads)
    assert "Every Construct" in {head.lstrip("0123456789 ") for head in heads}


def test_authors_of_a_chapter(books: Books) -> None:
    assert books.pdf.says("Words and Their Dress Anna Example, Boris Muster")
    (authors,) = books.epub.find("//h:section[@id='ch-01-words']//h:p[@class='authors']")
    assert words(authors) == "Anna Example, Boris Muster"
    styled = books.docx.styled("author")
    assert "Boris Muster" in styled and "Anna Example" in styled


def test_epigraph_and_its_source(books: Books) -> None:
    said, source = "A word is dead when it is said, some say.", "Emily Dickinson, Poems"
    assert books.pdf.says(said) and books.pdf.says(source)
    (epigraph,) = books.epub.find("//h:div[@role='doc-epigraph']")
    assert words(epigraph) == f"{said} {source}"
    assert [words(p) for p in epigraph.findall("{*}p[@class='attribution']")] == [source]
    assert books.docx.styled("epigraph") == [said]
    assert books.docx.styled("epigraph source") == [source]


def test_quotation_in_a_quotation(books: Books) -> None:
    first = "A quotation set off from the text, in words that are not the author's."
    inner = "And in it stands another quotation, one level deeper."
    assert books.pdf.says(f"{first} It has a second paragraph. {inner}")
    assert len(books.pdf.find_tags("BlockQuote")) == 3  # one of them stands in a note
    (quotation,) = books.epub.find("//h:section/h:blockquote")
    assert words(quotation[0]) == first
    assert words(quotation.find("{*}blockquote")) == inner
    assert books.docx.styled("quote") == [first, "It has a second paragraph.", inner]


def test_verse_keeps_lines_and_stanzas(books: Books) -> None:
    printed = "\n".join(page.lines for page in books.pdf.pages)
    lines = ["Tyger Tyger, burning bright,", "In the forests of the night;"]
    assert "\n".join([*lines, "What immortal hand or eye,", "Dare its clasp?"]) in printed
    (verse,) = books.epub.find("//h:div[@class='verse']")
    assert [len(stanza) for stanza in verse] == [3, 1]
    stanzas = books.docx.find("//w:p[w:pPr/w:pStyle/@w:val='Verse']")
    assert [len(stanza.findall(".//{*}br")) for stanza in stanzas] == [2, 0]


def test_lists(books: Books) -> None:
    (outer,) = books.epub.find("//h:section/h:ul[contains(., 'a first bullet')]")
    assert [words(li).split(" nested")[0] for li in outer] == [
        "a first bullet",
        "a second bullet with two paragraphs the second of them a",
    ]
    (inmost,) = outer.findall(".//{*}ul//{*}ul")
    assert words(inmost) == "nested deeper"
    levels = {p.text: _level(p.element) for p in books.docx.paragraphs if _level(p.element)}
    assert levels["a first bullet"] == "0"
    assert levels["a nested bullet"] == "1"
    assert levels["nested deeper"] == "2"
    assert books.pdf.says("a first bullet") and books.pdf.says("nested deeper")


def _level(paragraph: object) -> str:
    found = paragraph.xpath("w:pPr/w:numPr/w:ilvl/@w:val", namespaces=paragraph.nsmap)  # type: ignore[attr-defined]
    return str(found[0]) if found else ""


def test_ordered_lists_count_as_written(books: Books) -> None:
    for row in ("1. first step", "a. lettered step", "4. begins with four", "5. goes on with five"):
        assert row in books.pdf.rows
    assert len(books.epub.find("//h:ol[@type='a']/h:li")) == 2
    assert len(books.epub.find("//h:ol[@start='4']/h:li")) == 2
    numbering = books.docx.part("word/numbering.xml")
    starts = numbering.xpath("//w:num/w:lvlOverride[1]/w:startOverride/@w:val",
                             namespaces=books.docx.document.nsmap)  # fmt: skip
    assert "4" in starts


def test_definition_lists(books: Books) -> None:
    said = "Layout The art of arranging pages. A second meaning of the same term."
    assert books.pdf.says(said)
    (listed,) = books.epub.find("//h:dl[contains(., 'Typesetting')]")
    assert [child.tag.split("}")[1] for child in listed] == ["dt", "dd", "dt", "dd", "dd"]
    assert books.docx.styled("definition term")[:2] == ["Typesetting", "Layout"]
    assert "A second meaning of the same term." in books.docx.styled("definition")


@pytest.mark.parametrize("task", ["■ a task that is done", "□ a task that is open"])
def test_tasks(books: Books, task: str) -> None:
    assert books.pdf.says(task)
    assert task in books.epub.text
    assert task in [p.text for p in books.docx.paragraphs]


CODE = '''def line_break(words: list[str]) -> str:
    """Words in a line."""
    return " ".join(words)  # <simple & safe>'''


def test_code_keeps_its_lines_and_spaces(books: Books) -> None:
    blocks = ["".join(pre.itertext()) for pre in books.epub.find("//h:section/h:pre/h:code")]
    plain = "plain code, without a language\n    keeps   its   spaces"
    assert blocks == [CODE, plain, "code by indentation"]
    found = books.docx.find("//w:p[w:pPr/w:pStyle/@w:val='SourceCode']")
    assert [_lines(paragraph) for paragraph in found] == blocks
    printed = "\n".join(page.lines for page in books.pdf.pages)
    for block in blocks:
        for line in block.split("\n"):
            assert " ".join(line.split()) in " ".join(printed.split())
    assert books.epub.find("//h:pre//h:span[@class='kw'][.='def']")


def _lines(paragraph: object) -> str:
    texts = paragraph.xpath(".//w:t | .//w:br", namespaces=paragraph.nsmap)  # type: ignore[attr-defined]
    return "".join("\n" if text.tag.endswith("}br") else text.text for text in texts)


def test_scene_break(books: Books) -> None:
    assert len(books.epub.find("//h:hr[@class='scene-break']")) == 1
    assert books.docx.styled("scene break") == ["* * *"]
    ornament = books.pdf.between("sec-breaks", "sec-tables")
    assert ornament.index("The scene ends.") < ornament.index("Another scene begins.")
    assert "❦" in ornament


def test_page_break_is_prints_alone(books: Books) -> None:
    before = next(n for n, page in enumerate(books.pdf.pages) if "Another scene" in page.text)
    assert books.pdf.pages[before + 1].text.startswith("A new page begins in print.")
    assert not books.epub.find("//*[contains(@class, 'page-break')]")
    assert "A new page begins in print." in books.epub.text


def test_tracking_reaches_the_paragraphs(books: Books) -> None:
    for name in ("tight", "loose"):
        (block,) = books.epub.find(f"//h:div[@class='{name}']")
        assert words(block).startswith("This paragraph is set a little")
    assert books.pdf.says("This paragraph is set a little tighter than the others")
    assert "This paragraph is set a little looser than the others" in books.docx.text


CONDITIONAL = {
    "Only the print edition says this paragraph.": {"pdf"},
    "Only e-books say this paragraph.": {"epub"},
    "Only editions without paper say this paragraph.": {"epub", "docx"},
    "All but the printed book say this paragraph.": {"epub", "docx"},
    "In every edition: on paper.": {"pdf"},
    "In every edition: on a screen.": {"epub"},
    "In every edition: in Word.": {"docx"},
    "Raw markup for the web family.": {"pdf", "epub"},
    "Raw markup for Word.": {"docx"},
}


@pytest.mark.parametrize("said", CONDITIONAL)
def test_conditional_content_and_raw_markup(books: Books, said: str) -> None:
    texts = {"pdf": books.pdf.text, "epub": books.epub.text, "docx": books.docx.text}
    assert {name for name, text in texts.items() if said in text} == CONDITIONAL[said]


def test_displayed_formulas(books: Books) -> None:
    tex = [r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}", r"\int_0^1 x^2\,dx = \frac13"]
    displayed = books.epub.find("//m:math[@display='block']")
    assert [math.get("alttext") for math in displayed] == tex
    assert len(books.docx.find("//m:nary")) == 2
    assert set(tex) <= {tag.alt for tag in books.pdf.find_tags("Figure")}


def test_labelled_formula_and_references_to_it(books: Books) -> None:
    said = "As Equation (2.1) says, and (2.1) alone, sums are short."
    assert books.pdf.says(said) and said in books.epub.text and said in books.docx.text
    assert "(2.1)" in books.pdf.rows
    (equation,) = books.epub.find("//*[@id='eq-sum']")
    assert words(equation).endswith("(2.1)")
    assert books.docx.styled("equation") != []
    assert {"eq-sum"} <= set(books.pdf.places)
    assert ("eq_sum", "Equation (2.1)") in books.docx.links

"""Every construct inside a line, in the three editions: its words, and what they are marked as."""

from __future__ import annotations

import pytest

from reading.built import Books

URL = "https://www.example.org/a/very/long/path/that/goes/on/and/on/until/it/does/not/fit/the/line.html"

ROWS = {
    "emphasis": (
        "can be stressed, it",
        "//h:em[.='stressed']",
        "//w:r[w:rPr/w:i and not(w:rPr/w:b)]/w:t[.='stressed']",
    ),
    "strong": (
        "can be strong, and",
        "//h:strong[.='strong']",
        "//w:r[w:rPr/w:b and not(w:rPr/w:i)]/w:t[.='strong']",
    ),
    "both": (
        "be both at once.",
        "//h:strong/h:em[.='both at once']",
        "//w:r[w:rPr/w:b and w:rPr/w:i]/w:t[.='both at once']",
    ),
    "strikeout": (
        "What was struck out stays",
        "//h:del[.='struck out']",
        "//w:r[w:rPr/w:strike]/w:t[.='struck out']",
    ),
    "small capitals": (
        "such as nato stand",
        "//h:span[@class='smallcaps'][.='nato']",
        "//w:r[w:rPr/w:smallCaps]/w:t[.='nato']",
    ),
    "emphasis in small capitals": (
        "A whole phrase with stress inside is small",
        "//h:span[@class='smallcaps']/h:em[.='stress']",
        "//w:r[w:rPr/w:smallCaps and w:rPr/w:i]/w:t[.='stress']",
    ),
    "superscript": (
        "the 21st",
        "//h:sup[.='st']",
        "//w:r[w:rPr/w:vertAlign/@w:val='superscript']/w:t[.='st']",
    ),
    "subscript": (
        "knows H",
        "//h:sub[.='2']",
        "//w:r[w:rPr/w:vertAlign/@w:val='subscript']/w:t[.='2']",
    ),
    "code": (
        'Inline code_with(marks, "quoted") keeps',
        "//h:p/h:code[.='code_with(marks, \"quoted\")']",
        "//w:r[w:rPr/w:rStyle/@w:val='VerbatimChar']/w:t[.='code_with(marks, \"quoted\")']",
    ),
    "formula": (
        "A formula in the line,",
        "//m:math[@display='inline'][@alttext='a^2 + b^2 = c^2']",
        "//w:p//m:oMath[not(ancestor::m:oMathPara)]//m:sSup[m:e//m:t='a']",
    ),
    "hard line break": (
        "A line ends here and another",
        "//h:p[contains(., 'A line ends here')]/h:br",
        "//w:p[.//w:t='A line ends here']//w:br",
    ),
    "span of no known class": (
        "The rarely seen class",
        "//h:p[contains(., 'The rarely seen class')]",
        "//w:p[contains(., 'The rarely seen class')]",
    ),
    "picture in the line": (
        "A picture in the line,",
        "//h:p/h:img[@alt='a black dot']",
        "//w:p[.//w:t[contains(., 'A picture in the line')]]//wp:docPr[@descr='a black dot']",
    ),
    "word in another language": (
        "The word слово means",
        "//h:p/h:span[@lang='ru'][.='слово']",
        "//w:r[w:rPr/w:lang/@w:val='ru-RU']/w:t[.='слово']",
    ),
    "chapter title with emphasis": (
        "Words and Their Dress",
        "//h:h1//h:em[.='Dress']",
        "//w:p[w:pPr/w:pStyle/@w:val='Heading1']//w:r[w:rPr/w:i]/w:t[.='Dress']",
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_construct(books: Books, name: str) -> None:
    said, epub, docx = ROWS[name]
    assert books.pdf.says(said)
    assert len(books.epub.find(epub)) == 1
    assert len(books.docx.find(docx)) == 1


def test_punctuation_is_set_as_the_language_has_it(books: Books) -> None:
    sentence = (
        "She said: “He told me ‘never’ and left.” The dog’s bone – and the years 1914–1918 — "
        "vanished… A no-break space stands between Mr.\u00a0Brown and his name."
    )
    (paragraph,) = books.epub.find("//h:p[starts-with(., 'She said')]")
    assert "".join(paragraph.itertext()).startswith(sentence)
    (paragraph,) = books.docx.find("//w:p[starts-with(., 'She said')]")
    assert "".join(paragraph.itertext()).startswith(sentence)
    printed = " ".join(page.lines for page in books.pdf.pages).replace("\n", " ")
    for part in ("“He told me ‘never’ and left.”", "The dog’s bone –", "1914–1918 — vanished…"):
        assert part in printed


def test_escaped_marks_stay(books: Books) -> None:
    said = "*not stressed*, [not a span], @nobody, 5 < 6 & 7."
    assert books.pdf.says(said)
    assert said in books.epub.text
    assert said in books.docx.text


@pytest.mark.parametrize(
    "letters",
    [
        "Naïve façade, cœur, Ångström, Łódź, Đorđe, ½, №, §, †, ×, ≤.",
        "Combining accents meet their letters: café and вёдра.",
        "Москва and Αθήνα are cities.",
    ],
)
def test_letters_beyond_the_alphabet(books: Books, letters: str) -> None:
    assert books.pdf.says(letters)
    assert letters in books.epub.text
    assert letters in books.docx.text


def test_links_out_of_the_book(books: Books) -> None:
    for target, said in (
        (URL, URL),
        ("https://example.com/words", "link with words"),
        ("mailto:press@example.org", "press@example.org"),
    ):
        assert target in {link.target for link in books.pdf.links}
        assert books.pdf.says(said)
        (link,) = books.epub.find(f"//h:a[@href='{target}']")
        assert "".join(link.itertext()) == said
        assert (target, said) in books.docx.links


def test_a_long_address_is_broken_and_stays_on_the_page(books: Books) -> None:
    number = books.pdf.places["sec-smallest"]
    words = [word for word in books.pdf.words[number] if "/" in word.text]
    assert len({word.top for word in words}) > 1
    assert all(word.right < 6 * 72 - 40 for word in words)

"""Notes, citations, cross references, index marks, terms and bibliographies in place."""

from __future__ import annotations

import pytest

from reading.built import Books
from reading.epub import words


def test_the_long_note_has_all_its_blocks(books: Books) -> None:
    parts = [
        "The first paragraph of the long note cites (Adler 2001, 7) and refers to Figure 4.3 in "
        "Chapter 4, with a formula,",
        "The second paragraph holds a list:",
        "one bullet in the note",
        "two bullets in the note",
        "A quotation in the note.",
        "code in the note",
        "The last paragraph of the long note, in словами.",
    ]
    (note,) = books.epub.find("//h:li[@class='note'][contains(., 'long note cites')]")
    (name,) = [name for name, text in books.docx.notes.items() if "long note cites" in text]
    for part in parts:
        assert books.pdf.says(part)
        assert part in words(note)
        assert part in books.docx.notes[name]
    for inside in ("ul/h:li", "blockquote", "pre"):
        assert note.xpath(f".//h:{inside}", namespaces={"h": note.nsmap[None]})
    assert note.findall(".//{*}math") and note.findall(".//{*}span[@lang='ru']")
    leads = {target for a, target in books.epub.links("//h:li[@class='note']//h:a")}
    assert {"ref-adler2001craft", "fig-svg", "sec-pictures"} <= {name for _, name in leads}


def test_notes_begin_at_one_in_each_chapter(books: Books) -> None:
    groups = books.epub.find("//h:section[@id='notes']/h:h2")
    titles = ["Foreword", "Chapter 3 Tables", "Chapter 4 Pictures", "Chapter 5 Notes of Every Kind"]
    assert [words(group) for group in groups] == titles
    numbers = [words(a) for a in books.epub.find("//h:a[@class='note-number']")]
    assert numbers == ["1", *"123", *"123", *"1234"]
    notes = books.pdf.between("notes", "bibliography")
    for title in titles:
        assert title in notes
    assert "3. Said where it is called. 4. The last note of this chapter." in notes
    assert len(books.docx.notes) == len(books.docx.calls) == len(numbers)


def test_a_note_of_the_front_matter(books: Books) -> None:
    assert books.pdf.says("calls a note of its own.1")
    assert books.pdf.says("Foreword 1. A note of the front matter.")
    assert books.docx.notes[books.docx.calls[0]] == "A note of the front matter."


CITATIONS = (
    "A work stands in brackets (Adler 2001), with pages (see Adler 2001, 3–5), beside others "
    "(Brown 1999; Müller and Weiß 1988, chap. 2). Dupont (1976) says it in the sentence, and so "
    "does Brown (2003, 8). Without its author: Adler said so (2001). A Russian book (Иванова 2010) "
    "and a page of the web (The Printing Office 2015) complete the list."
)
KEYS = {
    "adler2001craft",
    "brown1999lines",
    "brown2003rivers",
    "dupont1976points",
    "ivanova2010nabor",
    "muller1988satz",
    "office2015rules",
}
BIBLIOGRAPHY = [
    "Adler, Mortimer. 2001. The Craft of Setting. Plain Press.",
    'Brown, Clara. 1999. "On the Breaking of Lines." Journal of Type 12 (2): 101–19.',
    'Brown, Clara. 2003. "Rivers in Justified Text." Journal of Type 16: 7–21.',
    'Dupont, Élise. 1976. "Les points de suspension." La Lettre 3: 44–60.',
    "Müller, Jürgen, and Eva Weiß. 1988. Der gute Satz. Typenverlag.",
    'The Printing Office. 2015. "Rules for the Press." March 4. '
    "https://example.org/rules/for/the/press.",
    "Иванова, Анна. 2010. Набор и вёрстка [Typesetting and Layout]. Наука.",
]


def test_citations_in_all_forms(books: Books) -> None:
    assert books.pdf.says(CITATIONS)
    assert CITATIONS in books.epub.text
    assert CITATIONS in books.docx.text
    epub = {name for _, (_, name) in books.epub.links("//h:a[@role='doc-biblioref']")}
    assert epub == {f"ref-{key}" for key in KEYS}
    assert epub <= set(books.pdf.places) and epub <= {link.target for link in books.pdf.links}
    docx = {name for name, _ in books.docx.links if name.startswith("ref_")}
    assert docx == {f"ref_{key}" for key in KEYS} and docx <= set(books.docx.bookmarks)


def test_references_of_three_formats_make_one_bibliography(books: Books) -> None:
    (listed,) = books.epub.find("//h:section[@id='bibliography']/h:ul[@class='references']")
    assert [words(entry) for entry in listed] == BIBLIOGRAPHY
    printed = books.pdf.between("bibliography", "index")
    assert printed == " ".join(["Bibliography", *BIBLIOGRAPHY])
    assert books.docx.styled("bibliography")[-len(BIBLIOGRAPHY) :] == BIBLIOGRAPHY


def test_bibliographies_in_place(books: Books) -> None:
    books_, brown = ([BIBLIOGRAPHY[i] for i in chosen] for chosen in ((0, 4, 6), (1, 2)))
    lists = books.epub.find("//h:section[@id='ch-06-references']//h:ul[@class='references']")
    found = [[words(entry) for entry in listed] for listed in lists]
    assert found == [books_, brown, BIBLIOGRAPHY[6:]]
    said = " ".join(["Books", *books_, "Further reading", *brown, BIBLIOGRAPHY[6]])
    assert books.pdf.says(said)
    placed = books.docx.styled("bibliography")[: -len(BIBLIOGRAPHY)]
    assert placed == [*books_, *brown, BIBLIOGRAPHY[6]]


CROSS_REFERENCES = (
    "See Chapter 1, 1, Table 3.1, Figure 4.1 and Equation (2.1); “Marks of punctuation” has no "
    "number, so its title stands here."
).replace("“", '"').replace("”", '"')  # fmt: skip
TARGETS = {
    "sec-words": "Chapter 1",
    "tbl-pipe": "Table 3.1",
    "fig-png": "Figure 4.1",
    "eq-sum": "Equation (2.1)",
    "sec-verse": "link to the verse",
    "fig-jpeg": "Figure 4.2",
    "tbl-simple": "Table 3.3",
}


@pytest.mark.parametrize("label", TARGETS)
def test_cross_references_lead_to_what_they_name(books: Books, label: str) -> None:
    said = TARGETS[label]
    printed = [link for link in books.pdf.links if link.target == label]
    assert label in books.pdf.places
    assert any(said.split()[-1] in link.words for link in printed)
    assert said in {words(a) for a, (_, name) in books.epub.links() if name == label}
    assert (label.replace("-", "_"), said) in books.docx.links


def test_words_of_cross_references(books: Books) -> None:
    assert books.pdf.says(CROSS_REFERENCES)
    assert CROSS_REFERENCES in books.epub.text
    assert CROSS_REFERENCES in books.docx.text


def test_page_references(books: Books) -> None:
    label = books.pdf.pages[books.pdf.places["sec-blocks"]].label
    assert books.pdf.says(f"On paper this is p. {label}. A plain")
    figure = books.pdf.pages[books.pdf.places["fig-svg"]].label
    assert books.pdf.says(f"see also 4.1 and p. {figure}.")
    elsewhere = "On paper this is Chapter 2. A plain"
    assert elsewhere in books.epub.text and elsewhere in books.docx.text


def test_the_index(books: Books) -> None:
    page = books.pdf.pages[books.pdf.places["sec-index"]].label
    lines = books.pdf.pages[books.pdf.places["index"]].lines.split("\n")
    assert lines == [
        "Index",
        f"margins, {page}",
        f"simple mark, {page}",
        "space. See also margins; simple mark",
        f"between lines, {page}",
        "white space. See space",
        f"Ёлкина, Мария, {page}",
    ]
    entries = [words(p) for p in books.epub.find("//h:section[@id='index']//h:p")]
    expected = [line.replace(page, "ch. 6") for line in lines[1:]]
    assert entries == expected
    assert books.docx.styled("index 1", "index 2") == expected
    assert books.docx.styled("index 2") == ["between lines, ch. 6"]


def test_index_entries_lead_to_their_marks(books: Books) -> None:
    for element, target in books.epub.links("//h:span[@class='locators']/h:a"):
        assert target[0].endswith("ch-06-references.xhtml"), words(element)
        books.epub.place(target)
    (leading,) = [name for name, said in books.docx.links
                  if name.endswith("_i2") and said == "ch. 6"]  # fmt: skip
    assert "Leading has a subentry" in books.docx.bookmarks[leading]
    first, last = books.pdf.places["index"], len(books.pdf.pages)
    marks = [link for link in books.pdf.links if first <= link.page < last]
    assert {books.pdf.places[link.target] for link in marks if "_i" in link.target} == {
        books.pdf.places["sec-index"]
    }


def test_terms_lead_to_the_glossary(books: Books) -> None:
    for name, said in (("widow", "widow"), ("orphan", "orphan line")):
        ((element, target),) = books.epub.links(f"//h:a[@role='doc-glossref'][.='{said}']")
        assert target[1] == f"term-{name}"
        place = books.epub.place(target)
        assert words(place if place.tag.endswith("}dt") else place.getparent()) == name
        assert (f"term_{name}", said) in books.docx.links
        assert books.docx.bookmarks[f"term_{name}"] == name
        assert element.tail is not None
        (link,) = [link for link in books.pdf.links if link.target == f"term-{name}"]
        assert "widow" in books.pdf.pages[books.pdf.places[link.target]].text
    definition = "The first line of a paragraph, alone at the foot of a page."
    assert books.pdf.says(f"orphan {definition}")
    assert definition in books.docx.styled("definition")

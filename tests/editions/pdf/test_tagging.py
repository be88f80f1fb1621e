from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pydyf
from pikepdf import Array, Name, Object

from editions.pdf.small_press import PRESS
from publish.editions.pdf import tagging, weasy
from publish.editions.pdf.press import BARE


def _pdf(body: str) -> pikepdf.Pdf:
    html = f'<!DOCTYPE html><html lang="en"><body>{body}</body></html>'
    layout = weasy.lay_out(html, PRESS.stylesheets(BARE), PRESS.fonts(), tagged=True)
    return pikepdf.open(io.BytesIO(layout.content))


def _elements(element: Object) -> Iterator[Object]:
    yield element
    for kid in element.get(Name.K, Array()):
        if not isinstance(kid, int) and Name.S in kid:
            yield from _elements(kid)


def _roles(pdf: pikepdf.Pdf) -> list[str]:
    (document,) = pdf.Root.StructTreeRoot.K
    return [str(element.S).removeprefix("/") for element in _elements(document)]


def _find(pdf: pikepdf.Pdf, role: str) -> list[Object]:
    (document,) = pdf.Root.StructTreeRoot.K
    return [element for element in _elements(document) if str(element.S) == f"/{role}"]


def test_a_paragraph_over_pages_is_one() -> None:
    pdf = _pdf(f"<section><p>{'word ' * 900}</p><p>End</p></section>")
    assert len(pdf.pages) > 2
    assert _roles(pdf) == ["Document", "Sect", "P", "P"]


def test_content_of_a_later_page_names_its_page_and_the_page_its_element() -> None:
    pdf = _pdf(f"<section><p>{'word ' * 900}</p></section>")
    (paragraph,) = _find(pdf, "P")
    pages = {kid.Pg.objgen for kid in paragraph.K if not isinstance(kid, int)}
    assert pages == {page.obj.objgen for page in list(pdf.pages)[1:]}
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for page in pdf.pages:
        position = list(numbers)[::2].index(page.obj.StructParents)
        owners = {owner.objgen for owner in numbers[2 * position + 1]}
        assert owners == {paragraph.objgen}


def test_lines_become_content_of_their_blocks_when_their_page_has_its_tags() -> None:
    def element(role: str, *kids: object) -> pydyf.Dictionary:
        made = pydyf.Dictionary({"Type": "/StructElem", "S": role, "K": pydyf.Array(kids)})
        pdf.add_object(made)
        return made

    pdf = pydyf.PDF()
    lines = [element("/Span", number) for number in range(3)]
    link = element("/Link", 3)
    link.source = "a"
    block = element("/P", lines[0].reference, lines[1].reference, link.reference, 4)
    other = element("/P", lines[2].reference)
    block.source, other.source = "p", "p"
    tagging.fold((block, other), pdf.objects)
    assert (block["K"], other["K"]) == ([0, 1, link.reference, 4], [2])
    assert [line.heir for line in lines] == [block.reference, block.reference, other.reference]
    assert not any(lines)
    assert link["K"] == [3]


def test_a_link_over_two_lines_is_one() -> None:
    pdf = _pdf(f'<p>{"word " * 6}<a href="https://example.org">some linked words here</a></p>')
    (link,) = _find(pdf, "Link")
    objects = [kid for kid in link.K if not isinstance(kid, int)]
    assert len(objects) == 2
    assert {str(reference.Obj.Contents) for reference in objects} == {"some linked words here"}


def test_a_link_has_one_annotation_whatever_is_inside() -> None:
    pdf = _pdf('<p><a href="https://example.org">some <em>words</em></a></p>')
    assert len(pdf.pages[0].obj.Annots) == 1


def test_a_link_holds_the_reference_to_its_annotation_itself() -> None:
    pdf = _pdf('<a href="https://example.org">some</a> <a href="#n" id="n">words</a>')
    references = [kid for link in _find(pdf, "Link") for kid in link.K if not isinstance(kid, int)]
    assert [reference.Type for reference in references] == [Name.OBJR, Name.OBJR]
    assert not any(reference.is_indirect for reference in references)
    annotations = {annotation.objgen for annotation in pdf.pages[0].obj.Annots}
    assert {reference.Obj.objgen for reference in references} == annotations
    assert {reference.Pg.objgen for reference in references} == {pdf.pages[0].obj.objgen}
    alone = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
    assert not any(o.get(Name.Type) == Name.OBJR for o in alone)


def test_a_links_title_is_what_it_says() -> None:
    pdf = _pdf('<p id="n"><a href="#n" title="note 3">3</a></p>')
    assert str(pdf.pages[0].obj.Annots[0].Contents) == "note 3"


def test_a_table_over_pages_is_one_and_its_heads_have_scopes() -> None:
    rows = "".join(f'<tr><th scope="row">r{n}</th><td>c{n}</td></tr>' for n in range(40))
    pdf = _pdf(f"<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>{rows}</tbody></table>")
    assert len(pdf.pages) > 1
    assert len(_find(pdf, "Table")) == 1
    scopes = [str(head.A.Scope) for head in _find(pdf, "TH")]
    assert scopes[:3] == ["/Column", "/Column", "/Row"]
    assert all(Name.ID not in cell for cell in _find(pdf, "TH"))
    assert all(Name.Headers not in cell.A for cell in _find(pdf, "TD"))


def test_languages_and_roles() -> None:
    pdf = _pdf('<figure><p>A <em lang="ru">слово</em> <code>x</code></p></figure>')
    assert _roles(pdf) == ["Document", "Div", "P", "Span", "Code"]
    (word,) = _find(pdf, "Span")
    assert str(word.Lang) == "ru"


def test_a_drawings_box_is_measured_from_below() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><title>T</title></svg>'
    )
    pdf = _pdf(f"<p>{drawing}</p>")
    (figure,) = _find(pdf, "Figure")
    assert str(figure.Alt) == "T"
    left, bottom, right, top = (float(value) for value in figure.A.BBox)
    box = [float(value) for value in pdf.pages[0].mediabox]
    assert 0 < left < right < box[2]
    assert box[3] / 2 < bottom < top < box[3]


_ORNAMENT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><path d="M0 0h9"/></svg>'
)


def test_an_ornament_is_an_artifact() -> None:
    pdf = _pdf(f"<p>words</p><p>{_ORNAMENT}</p>")
    assert _roles(pdf) == ["Document", "P"]
    assert b"/Artifact" in pdf.pages[0].Contents.read_bytes()


def test_what_is_not_painted_on_the_page_itself_is_none() -> None:
    pdf = _pdf(f'<p>words</p><p style="opacity: .5">{_ORNAMENT}</p>')
    assert "Figure" in _roles(pdf)
    assert b"/Artifact" not in pdf.pages[0].Contents.read_bytes()


def test_a_repeated_table_head_is_an_artifact() -> None:
    rows = "".join(f"<tr><td>c{n}</td></tr>" for n in range(60))
    pdf = _pdf(f"<table><thead><tr><th>a</th></tr></thead><tbody>{rows}</tbody></table>")
    assert len(pdf.pages) > 2
    assert [str(part.S) for part in _find(pdf, "Table")[0].K] == ["/THead", "/TBody"]
    assert len(_find(pdf, "TD")) == 60
    second = pdf.pages[1]
    assert second.Contents.read_bytes().count(b"/Artifact\n<<>>\nBDC") == 1
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert sum(owner is None for owner in numbers[3]) == 1


def test_leaders_are_artifacts_and_generated_content_is_no_link_of_its_own() -> None:
    sheet = "<style>a::before { content: leader('.') ' ' } a::after { content: '!' }</style>"
    pdf = _pdf(f'{sheet}<p id="x">Words <a href="#x">12</a></p>')
    assert _roles(pdf) == ["Document", "P", "Link", "Span", "Span"]
    assert b"/Artifact" in pdf.pages[0].Contents.read_bytes()


def test_empty_elements_go_and_empty_cells_stay() -> None:
    pdf = _pdf('<p>a<span id="mark"></span>b</p><table><tr><td>a</td><td></td></tr></table>')
    assert _find(pdf, "Span") == []
    assert len(_find(pdf, "TD")) == 2


def test_notes_are_notes_each_with_a_name_of_its_own() -> None:
    note = '<li class="note" id="{0}"><p>{0} <a href="#c">1</a></p></li>'
    items = f"{note.format('a')}{note.format('b')}"
    pdf = _pdf(f'<p id="c">x</p><ol class="notes" style="list-style: none">{items}</ol>')
    notes = _find(pdf, "Note")
    assert [str(one.ID) for one in notes] == ["a", "b"]
    assert _roles(pdf) == ["Document", "P", "Div", *["Note", "Div", "P", "Link"] * 2]


def test_a_footnote_is_a_note() -> None:
    style = "<style>.footnote{float:footnote}</style>"
    body = '<p>word<span class="footnote" id="n"><span>its text</span></span> word</p>'
    pdf = _pdf(style + body)
    (note,) = _find(pdf, "Note")
    assert str(note.ID) == "n"

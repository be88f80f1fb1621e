from __future__ import annotations

from dataclasses import replace

from editions.pdf.small_press import piece
from publish.editions.pdf.binding import Binding
from publish.editions.pdf.galley import Galley, Setting, Wants
from publish.editions.pdf.laid import Anchor, LaidPage
from publish.editions.pdf.margins import Margins
from publish.editions.pdf.pagination import Pagination, page_map, paginate, pagination, setting
from publish.editions.pdf.running import Running
from publish.editions.pdf.sides import Side
from publish.model import Kind, PageEntry, Piece, Place


def _galley(*anchors: str) -> Galley:
    """A galley with a page for each anchor."""
    pages = tuple(
        LaidPage("", False, 100, 100, (Anchor(anchor, 0, 0),), (anchor, 0)) for anchor in anchors
    )
    return Galley(b"", pages, Setting(Side.RECTO, (), ()))


def _paginate(book: list[tuple[Piece, Galley]], opening: str = "recto") -> tuple[Pagination, str]:
    pagination = paginate(
        [galley for _, galley in book], [piece for piece, _ in book], Binding(opening)
    )
    printed = (page.label if page.number is not None else "–" for page in pagination.pages)
    return pagination, " ".join(printed)


def _front(id: str, kind: Kind = Kind.MATTER) -> Piece:
    return piece(id, kind, Place.FRONT)


def _back(id: str, kind: Kind = Kind.INDEX) -> Piece:
    return piece(id, kind, Place.BACK)


def test_front_roman_body_arabic_back_goes_on() -> None:
    pagination, printed = _paginate(
        [
            (_front("t", Kind.TITLE_PAGE), _galley("t")),
            (_front("i", Kind.IMPRINT), _galley("i")),
            (_front("p"), _galley("p", "p2", "p3")),
            (piece("a"), _galley("a", "a2")),
            (piece("b"), _galley("b", "b2", "b3")),
            (_back("x"), _galley("x")),
        ]
    )
    assert printed == "i ii iii iv v – 1 2 3 4 5 – 7"
    assert pagination.labels["p3"] == "v"
    assert pagination.labels["x"] == "7"
    assert pagination.sides == {
        "t": Side.RECTO,
        "i": Side.VERSO,
        "p": Side.RECTO,
        "a": Side.RECTO,
        "b": Side.RECTO,
        "x": Side.RECTO,
    }


def test_a_dedication_stands_on_the_right() -> None:
    book = [
        (_front("t", Kind.TITLE_PAGE), _galley("t")),
        (_front("d", Kind.DEDICATION), _galley("d")),
    ]
    assert _paginate(book, "any")[1] == "i – iii"


def test_chapters_that_open_anywhere_leave_no_page_blank_but_before_the_body() -> None:
    book = [
        (_front("p"), _galley("p")),
        (piece("a"), _galley("a")),
        (piece("b"), _galley("b", "b2")),
        (piece("c"), _galley("c")),
    ]
    pagination, printed = _paginate(book, "any")
    assert printed == "i – 1 2 3 4"
    assert pagination.sides["b"] is Side.VERSO
    assert pagination.sides["c"] is Side.VERSO


def test_parts_open_on_the_right_and_an_imprint_on_the_left_whatever_the_theme_says() -> None:
    book = [
        (_front("i", Kind.IMPRINT), _galley("i")),
        (piece("a"), _galley("a")),
        (piece("p", Kind.PART), _galley("p")),
    ]
    _, printed = _paginate(book, "any")
    assert printed == "– ii 1 – 3"


def _numbers(pagination: Pagination, wanted: Wants) -> tuple[tuple[str, str], ...]:
    alike = Margins({}, alike=True, alike_turned=True)
    return setting(wanted, pagination, alike, "c").value.numbers


def test_slots_have_as_many_zeros_as_their_numbers_have_digits() -> None:
    labels = {"a": "7", "b": "214", "p": "xii"}
    wanted = Wants((), (), slots=("a", "b", "p", "nowhere"))
    shapes = (("a", "0"), ("b", "000"), ("p", "xii"), ("nowhere", "000"))
    assert _numbers(Pagination((), {}, labels), wanted) == shapes
    exact = Pagination((), {}, labels, exact=frozenset(("c",)))
    assert _numbers(exact, wanted) == (*labels.items(), ("nowhere", ""))


def test_pieces_that_numbers_cannot_be_put_into_are_known() -> None:
    unfit, fit = replace(_galley("a"), unfit=True), _galley("b")
    assert _paginate([(piece("a"), unfit), (piece("b"), fit)])[0].exact == {"a"}


def test_a_book_without_front_matter_begins_at_one() -> None:
    _, printed = _paginate([(piece("a"), _galley("a")), (_back("x"), _galley("x"))], "any")
    assert printed == "1 2"


def test_the_page_map_knows_each_page_and_the_first_place_of_each_anchor() -> None:
    galleys = _galley("a", "a"), _galley("b")
    final, _ = _paginate([(piece("a"), galleys[0]), (piece("b"), galleys[1])])
    printed = page_map(final, *galleys).value
    assert printed.pages == (PageEntry("1", "a"), PageEntry("2", "a"), PageEntry("3", "b"))
    assert printed.labels == {"a": "1", "b": "3"}


def test_only_the_labels_that_are_asked_for_are_kept() -> None:
    galleys = _galley("a", "a2"), _galley("b")
    wanted = Wants(("b", "nowhere"), ()), Wants((), ())
    outline = (piece("a"), piece("b"))
    heads = Running({}, {}, {"note": "a2"})
    labels = pagination(*galleys, *wanted, heads, outline, Binding()).value.labels
    assert labels == {"b": "3", "a2": "2"}


def test_pages_of_a_piece_leave_out_the_blank_ones() -> None:
    pagination, _ = _paginate([(piece("a"), _galley("a")), (piece("b"), _galley("b", "b2"))])
    assert [page.label for page in pagination.of("b")] == ["3", "4"]

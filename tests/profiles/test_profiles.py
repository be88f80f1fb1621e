"""What the profiles say, and what is worked out from it; lengths are points."""

from __future__ import annotations

import pytest

from publish.profiles import OUTER, load, names


def test_there_are_these() -> None:
    assert names() == ("booklet-a5", "ingramspark", "kdp", "lulu", "office-a4")


def test_an_unknown_one() -> None:
    with pytest.raises(KeyError):
        load("kpd")


@pytest.mark.parametrize("name", names())
def test_a_profile_offers_what_it_defaults_to(name: str) -> None:
    profile = load(name)
    assert profile.trims.default in profile.trims.offered
    assert all(profile.trims.offers(trim) for trim in profile.trims.offered)
    assert profile.paper() is profile.papers[0]
    assert all(profile.trims.offers(trim) for trim, _ in profile.pages.by_trim)


@pytest.mark.parametrize(
    ("pages", "inches"),
    [(24, 0.375), (150, 0.375), (151, 0.5), (300, 0.5), (301, 0.625), (501, 0.75), (701, 0.875)],
)
def test_the_gutter_grows_with_the_book(pages: int, inches: float) -> None:
    assert load("kdp").gutter.of(pages) == pytest.approx(inches * 72)


@pytest.mark.parametrize("name", names())
def test_gutters_only_grow(name: str) -> None:
    steps = load(name).gutter.steps
    assert [inner for _, inner in steps] == sorted(inner for _, inner in steps)
    assert [most for most, _ in steps[:-1]] == sorted(most for most, _ in steps[:-1] if most)
    assert steps[-1][0] is None


@pytest.mark.parametrize(
    ("name", "pages", "paper", "inches"),
    [
        ("kdp", 240, "cream", 0.6),
        ("kdp", 200, "white", 0.4504),
        ("kdp", 200, "colour", 0.4694),
        ("lulu", 240, "white", 0.6005),
        ("ingramspark", 240, "cream", 0.545),
        ("ingramspark", 220, "white", 0.4645),
        ("ingramspark", 1000, "white", 1.9875),
    ],
)
def test_the_spine(name: str, pages: int, paper: str, inches: float) -> None:
    width = load(name).spine_width(pages, paper)
    assert width is not None
    assert width / 72 == pytest.approx(inches, abs=0.0005)


def test_an_office_says_nothing_of_spines() -> None:
    assert load("office-a4").spine_width(100) is None


def test_trims() -> None:
    kdp, lulu = load("kdp").trims, load("lulu").trims
    assert lulu.offers("148x210mm")  # 5.83 × 8.27 in
    assert not lulu.offers("140x210mm")
    assert lulu.nearest("140x210mm") == "5.5x8.5in"
    assert kdp.offers("140x210mm")  # a size of one's own
    assert not kdp.offers("9x12in")


def test_pages() -> None:
    kdp = load("kdp")
    assert kdp.most_pages("6x9in") == 828
    assert kdp.most_pages("6x9in", "cream") == 776
    assert kdp.most_pages("8.5x11in", "cream") == 590
    assert kdp.pages.rounded(241) == 242
    assert load("booklet-a5").pages.rounded(41) == 44
    assert load("office-a4").most_pages("210x297mm") is None


def test_margins_and_bleed() -> None:
    kdp = load("kdp")
    assert (kdp.margin(), kdp.margin(bleeding=True)) == (18, 27)
    assert kdp.bleed is not None
    assert (kdp.bleed.amount, kdp.bleed.edges) == (9, OUTER)
    lulu = load("lulu").bleed
    assert lulu is not None
    assert set(lulu.edges) == {"top", "outer", "bottom", "inner"}
    assert load("office-a4").bleed is None

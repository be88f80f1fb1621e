"""The shipped themes' stylesheets: understood where they are used, and gentle on screens."""

from __future__ import annotations

import logging
import re

import pytest
from weasyprint import HTML

from publish.diagnostics import NOWHERE
from publish.preflight import NONE
from publish.themes import Theme, load

SIZES = {"house": (152.4, 228.6), "scholar": (156, 234), "plain": (210, 297)}
"""Theme → its page in millimetres."""


@pytest.fixture(scope="module", params=SIZES)
def theme(request: pytest.FixtureRequest) -> Theme:
    loaded = load(request.param, None, NOWHERE).value
    assert loaded is not None
    return loaded


def test_print_is_understood(theme: Theme, caplog: pytest.LogCaptureFixture) -> None:
    page = f"<html lang='en'><style>{theme.stylesheets['print']}</style><p>x</p></html>"
    with caplog.at_level(logging.WARNING, "weasyprint"):
        (laid_out,) = HTML(string=page).render().pages
    assert caplog.messages == []
    size = [length * 25.4 / 96 for length in (laid_out.width, laid_out.height)]
    assert size == pytest.approx(SIZES[theme.name])


FROM_THE_PROGRAM = {
    "print": {"--page-width", "--page-height", "--caption-lines", "--foot-lines"},
    "cover": {"--spine-text", "--spine-width", "--bleed"},
}
"""What a page has that lies on its side, and what a cover has: known only when it is laid out."""


def test_every_property_that_is_used_is_a_token(theme: Theme) -> None:
    for medium, css in theme.stylesheets.items():
        used = set(re.findall(r"var\((--[\w-]+)\)", css))
        given = set(re.findall(r"^\s*(--[\w-]+):", css, re.MULTILINE))
        assert used <= given | FROM_THE_PROGRAM.get(medium, set()), medium


@pytest.mark.parametrize("medium", ["print", "cover"])
def test_no_line_is_thinner_than_prints(theme: Theme, medium: str) -> None:
    """On screens, too: what preflight calls a hairline (PRE042) no theme draws."""
    borders = re.findall(r"(?:border|column-rule)[\w-]*:([^;}]*)", theme.stylesheets[medium])
    widths = [width for border in borders for width in re.findall(r"([\d.]+)(\w+)", border)]
    assert widths
    assert {unit for width, unit in widths if float(width)} == {"pt"}
    assert min(float(width) for width, unit in widths if unit == "pt") >= NONE.hairline


def test_the_reader_chooses_size_and_colours(theme: Theme) -> None:
    """Pictures alone have a colour behind them: drawings are made for white paper."""
    css = theme.stylesheets["ebook"].split("\n}\n", maxsplit=1)[1]
    css = re.sub(r"^img\b.*", "", css, flags=re.MULTILINE)
    assert not re.findall(r"(?<![-\w])(?:color|background[-a-z]*):(?!\s*inherit)[^;]+", css)
    assert not re.findall(r"\d(?:pt|px|in|mm|cm)\b", css)

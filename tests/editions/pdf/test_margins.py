"""Types of pages for which the stylesheet says the same have the same margins, found once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editions.pdf.small_press import PRESS
from publish.editions.pdf import margins as rules
from publish.editions.pdf.margins import margins
from publish.editions.pdf.press import TURNED

TYPES = ".one { page: one } .two { page: two } .three { page : three }"
ALIKE = "/* @page two { margin: 0 } */ @page one, two, three:left { margin-left: 33mm }"


def _laid_out(sheet: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The types of which pages are laid out, beside that of the stylesheet which it is added to."""
    found: list[str] = []
    areas_of = rules._areas_of
    with monkeypatch.context() as patch:
        patch.setattr(
            rules, "_areas_of", lambda press, name: found.append(name) or areas_of(press, name)
        )
        margins(replace(PRESS, stylesheet=PRESS.stylesheet + TYPES + sheet))
    return [name for name in found if name != "chapter"]


@pytest.mark.parametrize(
    ("sheet", "apart"),
    [
        ("", ["", TURNED]),
        (ALIKE, ["", "one", "three", TURNED]),
        (
            "@page one { margin-left: 9mm } @page two { margin-left: 9mm }",
            ["", "one", "two", TURNED],
        ),
        ("@page :nth(2 of one) { margin: 9mm }", ["", "one", "two", "three", TURNED]),
        ("@page:left { margin: 9mm }", ["", TURNED]),
    ],
    ids=["none", "alike", "each its own", "unclear", "no type"],
)
def test_types_with_the_same_rules_are_laid_out_once(
    sheet: str, apart: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _laid_out(sheet, monkeypatch) == apart


@pytest.mark.parametrize("sheet", [ALIKE, "@page two:first { margin-top: 50mm }", ""])
def test_they_have_the_areas_that_each_has_by_itself(
    sheet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    press = replace(PRESS, stylesheet=PRESS.stylesheet + TYPES + sheet)
    together = margins(press).value
    monkeypatch.setattr(rules, "_rules", lambda css, name: name)
    assert margins(press).value == together

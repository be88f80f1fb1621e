"""What WeasyPrint's styles are expected to say of what nothing declares."""

from __future__ import annotations

import re
from typing import Any

import weasyprint
from weasyprint import css

from publish.editions.pdf.setting.computing import undeclared_values

_LOGICAL = re.compile("block|inline")
_BODY = """
<style>
@page { size: 60mm 40mm; margin: 5mm; font-size: 9px; @top-left { content: "x" } }
:root { --wide: 3px; font-size: 12px; color: red }
p { margin-inline-start: var(--wide); padding-block: calc(1px + 1em); text-decoration: underline }
em { color: inherit; border: initial; font-size: 1.5em; line-height: 1.2; page: other }
.rtl { direction: rtl; margin-inline-end: 7px; inline-size: 40px; border-inline-start: 1px solid }
b { float: left; position: absolute; display: block; width: min(3em, 20%) }
i::before { content: "y"; position: relative; display: inline-block; border-start-end-radius: 3px }
</style>
<p>One <em>two <b>three</b></em></p><p class="rtl">Four <i>five</i></p><div>Six</div>
"""


def _styles(*, swift: bool) -> list[dict[str, Any]]:
    html = weasyprint.HTML(string=_BODY)
    names = [name for name in css.INITIAL_VALUES if not _LOGICAL.search(name)]
    if not swift:
        return _said(html.render(), names)
    with undeclared_values():
        return _said(html.render(), names)


def _said(document: Any, names: list[str]) -> list[dict[str, Any]]:
    pages = [page._page_box for page in document.pages]
    found = [box for page in pages for box in (page, *page.descendants())]
    return [{name: repr(box.style[name]) for name in names} for box in found]


def test_styles_say_what_they_said() -> None:
    assert _styles(swift=True) == _styles(swift=False)


def test_what_nothing_declares_is_not_computed() -> None:
    asked: list[str] = []
    usual = css.check_math
    css.check_math = lambda value: (asked.append(value), usual(value))[1]
    try:
        _styles(swift=False)
        before = len(asked)
        _styles(swift=True)
    finally:
        css.check_math = usual
    assert len(asked) - before < before / 2


def test_all_is_as_it_was_afterwards() -> None:
    before = css.ComputedStyle.__missing__
    with undeclared_values():
        assert css.ComputedStyle.__missing__ is not before
    assert css.ComputedStyle.__missing__ is before

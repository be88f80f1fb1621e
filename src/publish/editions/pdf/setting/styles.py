"""One computed style for all elements that are styled alike.

WeasyPrint shares a style between elements that the same rules match, unless they have an
identifier or say their language, and as good as every block of a book has an identifier; so the
styles in it are not shared either, nor those of pseudo-elements and of pages. Here they are.

One of the places, in this package, that touch WeasyPrint's private parts: of ``css`` the
``StyleFor`` with its two dictionaries, ``ComputedStyle`` and ``find_style_attributes``.
``tests/editions/pdf/test_styles.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Any

import tinycss2
from weasyprint import css

from publish.editions.pdf.setting.matching import Alike

_AREAS = ("@footnote", "@note-area")
"""The areas of a page that are not in its margins."""
_patching = threading.Lock()
_HIGHEST, _LOWEST = (1, 0, 0), (0, 0, 0)
"""The specificities that WeasyPrint gives to declarations in the attribute for them, and to what
other attributes say."""


@contextmanager
def shared_styles(*, bare: bool = False) -> Iterator[None]:
    """Meanwhile elements that are styled alike have one style.

    If pages are ``bare``, they have nothing in their margins, whatever stylesheets say.
    """
    usual = css.StyleFor, css.find_style_attributes
    with _patching:
        css.StyleFor, css.find_style_attributes = partial(_Styles, bare), _style_attributes
        try:
            yield
        finally:
            css.StyleFor, css.find_style_attributes = usual


_find_style_attributes = css.find_style_attributes


def _style_attributes(tree: Any, hints: bool = False, base: str | None = None) -> Iterator[Any]:
    """What attributes say of style, but not the name; the same in the same object each time.

    Elements with declarations of their own are left to WeasyPrint whole.
    """
    declared = lru_cache(maxsize=None)(tinycss2.parse_blocks_contents)
    known = lru_cache(maxsize=None)(_language)
    for element in tree.iter():
        if _is_own(element):
            yield from _find_style_attributes(_Alone(element), hints, base)
            continue
        if style := element.get("style"):
            yield _HIGHEST, element, declared(style), base
        if language := element.get("lang"):
            yield _LOWEST, element, known(language), base


def _language(name: str) -> tuple[Any, ...]:
    return (tinycss2.parse_one_declaration(f'-weasy-lang:"{name}"'),)


def _is_own(element: Any) -> bool:
    attributes = element.attrib
    if "name" in attributes or "width" in attributes or "height" in attributes:
        return True
    # Of what several attributes say, WeasyPrint compares the last only.
    return "style" in attributes and "lang" in attributes


class _Alone:
    """A tree of one element, for who goes through it."""

    def __init__(self, element: Any) -> None:
        self._element = element

    def iter(self) -> Iterator[Any]:
        yield self._element


class _Few:
    """A document with only some of its elements, for who goes through it."""

    def __init__(self, html: Any, elements: Iterator[Any]) -> None:
        self.etree_element, self.base_url = html.etree_element, html.base_url
        self.wrapper_element, self._elements = self, elements

    def iter_subtree(self) -> Iterator[Any]:
        return self._elements


class _Styles(css.StyleFor):  # type: ignore[misc]
    """WeasyPrint's styles of a document, with fewer of them."""

    def __init__(
        self, bare: bool, html: Any, sheets: Any, hints: Any, fonts: Any, targets: Any
    ) -> None:
        self._bare = bare
        self._known: dict[Any, Any] = {}
        self._pages: dict[Any, Any] = {}
        self._margins: dict[Any, list[Any]] = {}
        alike = Alike([sheet.matcher for sheet, *_ in sheets], _is_own)
        super().__init__(_Few(html, self._unlike(html, alike)), sheets, hints, fonts, targets)
        computed = self.get_computed_styles()
        pseudos: dict[Any, list[Any]] = {}
        for element, pseudo_type in computed:
            if pseudo_type:
                pseudos.setdefault(element, []).append(pseudo_type)
        for element, first in alike.first.items():
            for pseudo_type in pseudos.get(first, ()):
                computed[element, pseudo_type] = computed[first, pseudo_type]
        for element in html.etree_element.iter():
            name = element.get("id")
            if name and not _is_own(element):
                computed[element, None] = _Named(computed[element, None], name)
                if targets:
                    targets.collect_anchor(name)

    def _unlike(self, html: Any, alike: Alike) -> Iterator[Any]:
        """Elements for which WeasyPrint has to find a style; others get that of the first one
        that they are like, before anything below them needs it."""
        computed = self.get_computed_styles()
        for element in html.wrapper_element.iter_subtree():
            if (first := alike.found(element)) is None:
                yield element
            else:
                computed[element.etree_element, None] = computed[first, None]

    def add_page_declarations(self, page_type: Any) -> None:
        self._cascaded_styles.clear()  # those of earlier pages would be gone through each time
        computed = self.get_computed_styles()
        if (page_type, None) in computed:
            return
        first = self._pages.setdefault(self._selected(page_type), page_type)
        if first is page_type:
            super().add_page_declarations(page_type)
        for kind in self._margins.get(first, ()):
            computed[page_type, kind] = computed[first, kind]

    def _selected(self, page_type: Any) -> tuple[bool, ...]:
        """Which of the stylesheets' selectors of pages select one."""
        return tuple(
            [
                self._page_type_match(selector, page_type)
                for sheet, *_ in self._sheets
                for _, selectors, _ in sheet.page_rules
                for *_, selector in selectors
            ]
        )

    def set_computed_styles(
        self, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, **more: Any
    ) -> None:
        computed = self.get_computed_styles()
        if isinstance(element, tuple):
            in_margin = pseudo_type is not None and pseudo_type not in _AREAS
            if (element, pseudo_type) in computed or (self._bare and in_margin):
                return
            self._margins.setdefault(element, []).append(pseudo_type)
        key = self._key(element, parent, pseudo_type)
        if key is not None and key in self._known:
            computed[element, pseudo_type] = self._known[key]
            return
        super().set_computed_styles(element, parent, root, pseudo_type, **more)
        if key is not None:
            self._known[key] = computed[element, pseudo_type]

    def _key(self, element: Any, parent: Any, pseudo_type: Any) -> Any:
        """By what a pseudo-element's style or a page's is known; None for an element's.

        Elements with one style are matched by the same rules, for their pseudo-elements too.
        """
        if isinstance(element, tuple):
            declared = self._cascaded_styles.get((element, pseudo_type), {}).items()
            values = tuple((name, id(value), str(weight)) for name, (value, weight) in declared)
            return id(self.get_computed_styles()[parent, None]), pseudo_type, values
        if pseudo_type is None:
            return None
        return id(self.get_computed_styles()[parent, None]), pseudo_type


def shared(style: Any) -> Any:
    """The style that elements have in common that differ in their identifiers alone."""
    return style._shared if type(style) is _Named else style


class _Named(css.ComputedStyle):  # type: ignore[misc]
    """The style of an element with an identifier; all else is that of the style it shares."""

    def __init__(self, shared: Any, name: str) -> None:
        # Not WeasyPrint's own: there is nothing to compute.
        self.__dict__.update(shared.__dict__)
        self._shared, self._filled = shared, False
        self["anchor"] = name

    @property
    def anonymous_style(self) -> Any:
        return self._shared.anonymous_style

    def __missing__(self, key: str) -> Any:
        if not self._filled:
            # What others needed of the style is likely to be needed here.
            self._filled = True
            own = dict(self)
            self.update(self._shared)
            self.update(own)
            if key in self:
                return self[key]
        value = self[key] = self._shared[key]
        return value

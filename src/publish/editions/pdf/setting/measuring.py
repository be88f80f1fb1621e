"""How wide words are in WeasyPrint's fonts, and where they may break.

One of the places, in this package, that touch WeasyPrint's private parts: of
``text.line_break`` the ``_font_style_cache_key``, ``get_log_attrs``, ``pyphen``, and
the context's ``dictionaries``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, TypeVar

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from publish.editions.pdf.setting.breaking import Point
from publish.editions.pdf.setting.glyphs import Shaper
from publish.editions.pdf.setting.shaping import Strip
from publish.editions.pdf.setting.styles import shared
from publish.editions.pdf.slots import DIGITS
from publish.model import WordBreaks

NARROWEST = 1 / 6
"""In em: no space shrinks to less."""
_HAIR = 0.01
"""In CSS pixels: a difference that nobody sees."""
_BREAK = "\N{ZERO WIDTH SPACE}"
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_PAIRS = "T o A V. “W” y, P f Y r"
"""Between these a font has narrower spaces, if it has any."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_PLAIN = re.compile(r"[A-Za-z]+[,.;:]?")
"""Words of which it is known that they break nowhere but at hyphens that are put in."""


_Found = TypeVar("_Found")


class _Known(dict[str, _Found]):
    """What has been found out about texts, and about any other when it is asked for."""

    def __init__(self, find: Callable[[str], _Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, text: str) -> _Found:
        found = self[text] = self._find(text)
        return found


class Face:
    """A font at a size, with features and language: the words measured in it so far.

    Widths are in CSS pixels. ``width`` is that of a text: no function of ours, since it is asked
    for each word of a book more than once.
    """

    def __init__(self, style: Any) -> None:
        self._style, self._strip = style, Strip(style)
        self._rectangle = ffi.new("PangoRectangle *")
        self.width: Callable[[str], float] = _Known(self._measured).__getitem__
        self._odd: set[str] = set()
        self.height, self.baseline = self._extents("n n")[1:]
        self._points: dict[Any, Callable[[str], tuple[Point, ...]]] = {}
        self._hyphen: str = style["hyphenate_character"]
        self.space = self.width("n n") - self.width("nn")
        self.give = max(0.0, self.space - NARROWEST * style["font_size"])
        spaced = style["letter_spacing"] not in ("normal", 0) or style["word_spacing"] != 0
        self.is_even = not spaced and self.width(_PAIRS) == self.length(_PAIRS)
        """Whether text is as wide as its words and the spaces between them."""

    @cached_property
    def even_digits(self) -> bool:
        """Whether all digits are of one width, whatever digits they stand beside."""
        widths = [self.width(one + other) for one in DIGITS for other in DIGITS]
        return max(widths) - min(widths) < _HAIR

    @cached_property
    def shaper(self) -> Shaper:
        return Shaper(self._style)

    def length(self, text: str) -> float:
        """The width of words with the spaces between them."""
        words = text.split(" ")
        return sum(map(self.width, words)) + self.width(" ") * (len(words) - 1)

    @property
    def has_odds(self) -> bool:
        """Whether any that has been measured is higher or lower than others."""
        return bool(self._odd)

    def has_odd(self, words: Iterable[str]) -> bool:
        """Whether any of these, which have been measured, is higher or lower than others."""
        return bool(self._odd) and not self._odd.isdisjoint(words)

    def _measured(self, text: str) -> float:
        if not text:
            return 0.0
        width, height, baseline = self._extents(text)
        if (height, baseline) != (self.height, self.baseline):
            self._odd.add(text)  # it is in another font, which has what this one does not have
        return width

    def _extents(self, text: str) -> tuple[float, float, float]:
        """Width, height, and how far the baseline is from the top."""
        line, _ = self._strip.line(text)
        pango.pango_layout_line_get_extents(line, ffi.NULL, self._rectangle)
        found = self._rectangle
        return found.width * FROM_UNITS, found.height * FROM_UNITS, -found.y * FROM_UNITS

    def points(self, breaking: Breaking) -> Callable[[str], tuple[Point, ...]]:
        """What says where a piece of text without spaces may break."""
        known = self._points.get(breaking.key)
        if known is None:
            found = _Known(partial(self._points_of, breaking))
            known = self._points[breaking.key] = found.__getitem__
        return known

    def _points_of(self, breaking: Breaking, text: str) -> tuple[Point, ...]:
        return tuple(
            Point(
                self.width(text[:count] + self._hyphen if hyphen else text[:count]),
                self.width(text[:count]),
                hyphen,
                count,
            )
            for count, hyphen in sorted(breaking.places(text).items())
        )


@dataclass(frozen=True)
class Breaking:
    """How words of a style break."""

    language: str
    hyphens: str
    limits: tuple[int, int, int]
    dictionaries: dict[Any, Any]
    """Those of WeasyPrint's context, which are those of one document."""
    own: tuple[WordBreaks, ...] = ()
    """The book's own breaks."""

    @cached_property
    def key(self) -> Any:
        return self.language, self.hyphens, self.limits, self.own

    def places(self, text: str) -> dict[int, bool]:
        """After how many characters it may break, and whether a hyphen is put there."""
        found = {} if _PLAIN.fullmatch(text) else self._given(text)
        if self.hyphens == "auto" and _SOFT_HYPHEN not in text:
            found = {**self._looked_up(text), **found}
        return found

    def _given(self, text: str) -> dict[int, bool]:
        attributes = line_break.get_log_attrs(text, self.language)
        # An address has a box of its own for each place where it may break.
        end = len(text) + text.endswith(_BREAK)
        places = (place for place in range(1, end) if attributes[place].is_line_break)
        soft = {place: text[place - 1] == _SOFT_HYPHEN for place in places}
        return soft if self.hyphens != "none" else {p: False for p, is_ in soft.items() if not is_}

    def _looked_up(self, text: str) -> dict[int, bool]:
        dictionary = self._dictionary()
        if dictionary is None:
            return {}
        return {
            word.start() + len(start): True
            for word in _WORD.finditer(text)
            if len(word[0]) >= self.limits[0]
            for start, _ in dictionary.iterate(word[0])
            if word[0].startswith(start)
        }

    def _dictionary(self) -> Any:
        language = self.language and line_break.pyphen.language_fallback(self.language)
        if not language:
            return None
        total, left, right = self.limits
        key = language, left, right, total
        if key not in self.dictionaries:
            pyphen = line_break.pyphen.Pyphen(lang=language, left=left, right=right)
            self.dictionaries[key] = pyphen
        return self.dictionaries[key]


@dataclass
class Faces:
    """All faces of a font configuration; to be forgotten with it."""

    known: dict[Any, Face] = field(default_factory=dict)

    def of(self, style: Any) -> Face:
        name = line_break._font_style_cache_key(style, include_size=True)
        key = name, style["letter_spacing"], style["word_spacing"], style["hyphenate_character"]
        if key not in self.known:
            self.known[key] = Face(style)
        return self.known[key]


@dataclass(frozen=True)
class Measures:
    """How the words of a document are measured and broken."""

    faces: Faces
    own: tuple[WordBreaks, ...] = ()
    """The book's own breaks."""
    _known: dict[int, tuple[Any, Face, tuple[float, float]]] = field(default_factory=dict)
    """What is known of a style, by its address; so it is kept."""
    _breakings: dict[int, tuple[Any, Breaking]] = field(default_factory=dict)

    def face(self, style: Any) -> Face:
        return self._of(style)[1]

    def strut(self, style: Any) -> tuple[float, float]:
        """The height of a line in CSS pixels, and how far its baseline is from its top."""
        return self._of(style)[2]

    def _of(self, style: Any) -> tuple[Any, Face, tuple[float, float]]:
        known = self._known.get(id(style))
        if known is None:
            common = shared(style)
            if common is style:
                known = style, self.faces.of(style), line_break.strut(style)
            else:
                known = style, *self._of(common)[1:]
            self._known[id(style)] = known
        return known

    def breaking(self, style: Any, context: Any) -> Breaking:
        known = self._breakings.get(id(style))
        if known is None or known[1].dictionaries is not context.dictionaries:
            limits = tuple(style["hyphenate_limit_chars"])
            words = style["lang"] or "", style["hyphens"], limits
            known = style, Breaking(*words, context.dictionaries, self.own)
            self._breakings[id(style)] = known
        return known[1]

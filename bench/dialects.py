"""The two ways of writing the same text: for this program, and for pandoc alone."""

from __future__ import annotations

from typing import Protocol


class Dialect(Protocol):
    """How to write what pandoc's Markdown has no own notation for."""

    def reference(self, label: str, words: str, page: bool) -> str:
        """A cross reference to ``label``, which a reader calls ``words``."""

    def index(self, word: str, term: str) -> str:
        """``word`` of the text, marked for the index."""


class Manuscript:
    """For this program."""

    def reference(self, label: str, words: str, page: bool) -> str:
        return f"[@{label}]{{.page}}" if page else f"@{label}"

    def index(self, word: str, term: str) -> str:
        return f'[{word}]{{.index term="{term}"}}'


class Plain:
    """For pandoc: links, whose words and pages are made by hand and by CSS; no index."""

    def reference(self, label: str, words: str, page: bool) -> str:
        return f"[{words}](#{label})" + ("{.page}" if page else "")

    def index(self, word: str, term: str) -> str:
        return word

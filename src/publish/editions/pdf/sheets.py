"""Fonts and stylesheets as WeasyPrint wants them, kept from one document to the next, and files."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from publish.editions.pdf import log
from publish.editions.pdf.cycles import no_cycle_collection
from publish.editions.pdf.setting.measuring import Faces
from publish.editions.pdf.setting.pictures import eight_bits


@dataclass(frozen=True)
class Prepared:
    """Fonts and parsed stylesheets, which any number of documents may share."""

    fonts: FontConfiguration
    sheets: tuple[weasyprint.CSS, ...]
    messages: tuple[str, ...]
    """What was logged about them: each document that uses them has it to say."""
    faces: Faces
    """Words measured in these fonts."""


_Files = tuple[tuple[str, str | bytes], ...]


def prepared(stylesheets: Sequence[str], files: _Files) -> Prepared:
    """The fonts in ``files`` and these stylesheets; what was prepared before is taken again."""
    fonts = _fonts(files)
    parsed = [fonts.parsed(sheet) for sheet in stylesheets]
    messages = tuple(message for _, said in parsed for message in said)
    return Prepared(fonts.configuration, tuple(one for one, _ in parsed), messages, fonts.faces)


class _Fonts:
    """Fonts, and the stylesheets that were parsed with them."""

    def __init__(self, files: _Files) -> None:
        self.configuration, self.faces = FontConfiguration(), Faces()
        self._fetcher = Fetcher(dict(files))
        self._known: dict[str, tuple[weasyprint.CSS, tuple[str, ...]]] = {}

    def parsed(self, sheet: str) -> tuple[weasyprint.CSS, tuple[str, ...]]:
        """A stylesheet, and what was logged about it. Galleys and folios, on either side, have
        nearly all of them in common."""
        if sheet not in self._known:
            with log.messages() as messages, no_cycle_collection():
                css = weasyprint.CSS(
                    string=sheet, font_config=self.configuration, url_fetcher=self._fetcher
                )
            self._known[sheet] = css, tuple(messages)
        return self._known[sheet]


@lru_cache(maxsize=2)  # with those that are cut for an edition, and without
def _fonts(files: _Files) -> _Fonts:
    return _Fonts(files)


def _forget() -> None:
    """Delete the copies of fonts that a font configuration keeps as long as it lives."""
    _fonts.cache_clear()
    gc.collect()  # the documents that know it are cyclic


# A process of a pool ends without deleting anything of its own accord.
Finalize(None, _forget, exitpriority=0)


_DRAWING = {"Content-Type": "image/svg+xml"}
"""Untold, WeasyPrint tries all readers of other pictures first, which take their time to load."""


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Reads the files that it was told of, and refuses everything else."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._files = {unquote(address): file for address, file in files.items()}

    def fetch(self, url: str, headers: Any = None) -> Any:
        file = self._files.get(unquote(url))
        if file is None:
            raise ValueError("it is no file of this book")
        content = file if isinstance(file, bytes) else Path(file).read_bytes()
        kind = _DRAWING if url.endswith(".svg") else None
        return URLFetcherResponse(url, eight_bits(content), kind)

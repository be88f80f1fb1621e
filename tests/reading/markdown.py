"""What a manuscript file says, read with regular expressions: a second opinion on pandoc's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reading.text import plain

_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*$", re.M | re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_CONDITIONAL = re.compile(r"^::: \{\.(?:only|except) .*?^:::\s*$", re.M | re.S)
_CHOICE = re.compile(r"\[[^\[\]]*\]\{\.(?:only|except)[^{}]*\}")
_HEADING = re.compile(r"^(#{1,6}) +(.*?)(?: *\{([^}]*)\})? *$", re.M)
_DEFINITION = re.compile(r"^\[\^([^\]]+)\]: +(.*(?:\n(?!\[\^|#|\n\S).*)*)", re.M)
_CALL = re.compile(r"\[\^([^\]]+)\](?!:)")
_NOTE_IN_THE_LINE = re.compile(r"\^\[([^\[\]]*)\]")
_GROUP = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
_KEY = re.compile(r"(?<![\w@.])@(?:\{([^}]+)\}|(\w[\w:.#$%&+?<>~/-]*\w))")
_CROSSREF = re.compile(r"(sec|fig|tbl|eq)-")
_SPAN = re.compile(r"\[([^\[\]]*)\]\{([^{}]*)\}")
_PICTURE = re.compile(r"!\[(?P<caption>[^\]]*)\]\((?P<path>[^)\s]+)\)\{(?P<attributes>[^}]*)\}")
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\([^()\s]+\)")
_ITEM = re.compile(r"^\s*(\[\^[^\]]+\]:|[-*+] |\d+\. |: |\| )\s*", re.M)
_ROW = re.compile(r"^\s*(\||\+[-=]|-{3})")


@dataclass(frozen=True)
class Heading:
    level: int
    title: str
    attributes: str

    @property
    def short(self) -> str:
        """What running heads say."""
        short = re.search(r'short="([^"]*)"', self.attributes)
        return plain(short.group(1)) if short else self.title


@dataclass(frozen=True)
class Mark:
    """An index mark: its words in the text, and the path of its entry."""

    words: str
    path: tuple[str, ...]
    range: str
    cross: bool


@dataclass(frozen=True)
class MarkdownFile:
    path: Path

    @cached_property
    def text(self) -> str:
        """Without code and comments."""
        return _COMMENT.sub("", _FENCE.sub("", self.path.read_text(encoding="utf-8")))

    @property
    def headings(self) -> list[Heading]:
        return [
            Heading(len(hashes), plain(re.sub(r"[*_`]", "", words)), attributes or "")
            for hashes, words, attributes in _HEADING.findall(self.text)
        ]

    @property
    def definitions(self) -> dict[str, str]:
        """Label → the text of the note, as it is written."""
        return dict(_DEFINITION.findall(self.text))

    @property
    def calls(self) -> list[str]:
        """Labels of notes, in the order of their calls."""
        return _CALL.findall(_DEFINITION.sub("", self.text))

    @property
    def notes(self) -> list[tuple[str, str]]:
        """Label and text of each note, in the order of the calls; those in the line have none."""
        texts = self.definitions
        found = re.finditer(
            rf"{_CALL.pattern}|{_NOTE_IN_THE_LINE.pattern}", _DEFINITION.sub("", self.text)
        )
        return [(one[1], texts[one[1]]) if one[1] else ("", one[2]) for one in found]

    @property
    def keys(self) -> set[str]:
        """Keys of the works cited."""
        found = {braced or bare for braced, bare in _KEY.findall(self.text)}
        return {key for key in found if not _CROSSREF.match(key)}

    @property
    def pictures(self) -> dict[str, str]:
        """Path → alternative text of the captioned pictures."""
        result = {}
        for match in _PICTURE.finditer(re.sub(r"\n(?=\S)", " ", self.text)):
            alt = re.search(r'alt="([^"]*)"', match["attributes"])
            result[match["path"]] = plain(alt.group(1)) if alt else ""
        return result

    @property
    def marks(self) -> list[Mark]:
        found = []
        for words, attributes in _SPAN.findall(re.sub(r"\s+", " ", self.text)):
            if ".index" not in attributes.split():
                continue
            term = re.search(r'term="([^"]*)"', attributes)
            path = tuple(plain(part) for part in (term.group(1) if term else words).split("!"))
            kind = re.search(r"range=(\w+)", attributes)
            cross = "see" in attributes.replace("seealso", "see")
            words = plain(re.sub(r"[*_]", "", words))
            found.append(Mark(words, path, kind.group(1) if kind else "", cross))
        return found

    @property
    def runs(self) -> list[str]:
        """Stretches of words that no construct interrupts: these must arrive as they are."""
        text = _HEADING.sub("", _CONDITIONAL.sub("", self.text))
        text = re.sub(r"(?<=\S)\n(:\s)", r"\n\n\1", text)
        return [run for part in re.split(r"\n\s*\n", text) for run in runs(part)]


def runs(paragraph: str, shortest: int = 24) -> Iterator[str]:
    """The uninterrupted stretches of a paragraph's words that are ``shortest`` or longer."""
    if _ROW.match(paragraph) or paragraph.startswith("!["):
        return
    text = _ITEM.sub("\0", re.sub(r"^:::.*$", "\0", paragraph, flags=re.M))
    text = re.sub(r"(^|\n)\s*(>\s*)*", " ", text)
    text = _CALL.sub("\0", _CHOICE.sub("\0", _PICTURE.sub("\0", text)))
    text = _NOTE_IN_THE_LINE.sub("\0\\1\0", text)
    text = _LINK.sub(r"\1", _SPAN.sub(r"\1", _GROUP.sub("\0", text)))
    text = re.sub(r"\^[^^\s]+\^|~[^~\s]+~", "\0", text)
    text = re.sub(r"\*|\{[.#][^}]*\}", "", _KEY.sub("\0", text).replace("`", "\0"))
    for run in text.split("\0"):
        run = plain(run.replace("---", "—").replace("--", "–").replace("...", "…"))
        if len(run) >= shortest:
            yield run

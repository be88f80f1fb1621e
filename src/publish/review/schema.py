"""What ``review/comments.yaml`` and ``round.yaml`` may say."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from posixpath import normpath
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator

from publish.config.problems import Schema
from publish.config.schema import Settings
from publish.config.values import wrong
from publish.diagnostics import Span

_ID = re.compile(r"\w[\w.-]*")
_PLACE = re.compile(r"(?P<path>.+?)(:(?P<line>[1-9]\d{0,8}))?(:(?P<column>[1-9]\d{0,8}))?")
_UNSPEAKABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML, and with it Word, cannot have (XML 1.0, production 2)."""
_HOW = "Write it as 2026-11-23 or 2026-11-23T10:00:00Z."


def unspeakable(text: str) -> str:
    """The first character of a text that no document can have, by its number; or nothing."""
    found = _UNSPEAKABLE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def instant(text: str) -> str:
    """A day or an instant of ISO 8601, as an instant in UTC; what names no zone is UTC.

    Raises ValueError for anything else.
    """
    try:
        read = datetime.fromisoformat(text)
        zoned = read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except OverflowError:
        raise ValueError(text) from None
    return f"{zoned.replace(microsecond=0, tzinfo=None).isoformat()}Z"


def place(text: str) -> Span:
    """``path:line:column``; line and column may be missing."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return Span(text)
    line, column = (int(found[name]) if found[name] else None for name in ("line", "column"))
    return Span(normpath(found["path"]), line, column)


def _speakable(text: str) -> str:
    if sign := unspeakable(text):
        raise wrong(f"it has the invisible character {sign}", "Remove it.")
    if not text:
        raise wrong("it is empty")
    return text


def _brief(most: int) -> AfterValidator:
    """For names of so many letters at most: Word's own limits."""

    def check(text: str) -> str:
        if len(text) > most:
            raise wrong(f"it is longer than {most} letters")
        return _speakable(text)

    return AfterValidator(check)


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        hint = "Write letters, digits, hyphens and points alone: c12."
        raise wrong(f"“{text}” cannot be an id", hint)
    return text


def _instant(text: str) -> str:
    try:
        return instant(text)
    except ValueError:
        raise wrong(f"“{text}” is no date", _HOW) from None


def _place(text: str) -> str:
    if "\n" in text or not text:
        raise wrong("it is no place", "Write file, line and column: manuscript/01.md:12:5.")
    return _speakable(text)


Id = Annotated[str, AfterValidator(_id)]
Instant = Annotated[str, AfterValidator(_instant)]
Place = Annotated[str, AfterValidator(_place)]
Speech = Annotated[str, AfterValidator(_speakable)]
Author = Annotated[str, _brief(255)]
Initials = Annotated[str, _brief(9)]


class CommentEntry(Settings):
    id: Id
    """Unique in the file."""
    thread: Id | None = None
    """The id of the comment that the thread begins with; the first may leave it out."""
    parent: Id | None = None
    """The id of the comment that this one answers."""
    author: Author
    """The name, as the author writes it."""
    initials: Initials | None = None
    """As Word shows them; else made from the name."""
    date: Instant | None = None
    """A day, or an instant: 2026-11-23T10:00:00Z."""
    resolved: bool = False
    """The first comment of a thread says so for all of it."""
    at: Place | None = None
    """File, line and column of the words: manuscript/01.md:12:5. An answer may leave it out."""
    quoted: Speech | None = None
    """The words that the comment is about, as a reader sees them."""
    text: Speech
    """What it says; paragraphs have an empty line between them."""
    round: Id | None = None
    """The round of review in which it came."""


class CommentsFile(Settings):
    comments: tuple[CommentEntry, ...] = ()
    """All that have been made, in any order; a thread need not stand together."""


class FileEntry(Settings):
    path: Speech
    """From the round's folder."""
    sha256: Speech


class SentComment(Settings):
    id: Id
    """As in comments.yaml."""
    word: Speech
    """Its number in the DOCX."""


class RoundFile(Settings):
    round: Id
    """The name of the folder, too, and in the DOCX."""
    book: str | None = None
    """The book's identifier."""
    title: str
    edition: str
    reviewer: Speech | None = None
    note: Speech | None = None
    date: Instant
    revision: Speech | None = None
    """The manuscript's last commit, if it is kept in git."""
    program: dict[str, str]
    """The versions of what made the copy."""
    whole: bool
    """Whether the copy is of the whole book."""
    chapters: tuple[Speech, ...]
    """The files of the copy, in reading order."""
    document: Speech
    """The DOCX."""
    comments: tuple[SentComment, ...] = ()
    """What of comments.yaml was put into the copy."""
    inputs: tuple[FileEntry, ...] = ()
    """What else the copy was made of, by the path from the book's root: pictures."""
    files: tuple[FileEntry, ...]
    """All that is in the folder beside this file."""


COMMENTS = Schema(CommentsFile, MappingProxyType({"comments": CommentEntry}))
ROUND = Schema(
    RoundFile,
    MappingProxyType({"files": FileEntry, "inputs": FileEntry, "comments": SentComment}),
)


def json_schema(schema: Schema, title: str) -> dict[str, Any]:
    """A file's JSON Schema (draft 2020-12), for editors that complete and check it."""
    made = schema.top.model_json_schema()
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, **made, "title": title}

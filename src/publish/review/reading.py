"""``review/comments.yaml`` → comments, or all that is wrong with it, each where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from publish.config.reading import Document
from publish.diagnostics import NOWHERE, Diagnostic, Outcome, diagnose
from publish.review.comment import Comment
from publish.review.documents import file_text, validated
from publish.review.schema import COMMENTS, CommentEntry, CommentsFile, place

FOLDER = "review"
FILE = "comments.yaml"
SHOWN = f"{FOLDER}/{FILE}"
"""As diagnostics name it."""


def comments_of(root: Path) -> Outcome[tuple[Comment, ...]]:
    """The comments on the book at ``root``: none where there is no such file, or a faulty one."""
    file = root / FOLDER / FILE
    if not file.exists():
        return Outcome(())
    text = file_text(file, SHOWN)
    if text.value is None:
        return Outcome((), text.diagnostics)
    return read_comments(text.value)


def read_comments(text: str, path: str = SHOWN) -> Outcome[tuple[Comment, ...]]:
    """The comments in ``text``, with their threads; none where anything is wrong."""
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n")):
        return Outcome(())
    found = validated(text, path, COMMENTS)
    if found.value is None:
        return Outcome((), found.diagnostics)
    file, document = found.value
    assert isinstance(file, CommentsFile)
    known: dict[str, Comment] = {}
    problems: list[Diagnostic] = []
    for number, entry in enumerate(file.comments):
        comment = _comment(entry, document, number)
        if comment.id in known:
            span = document.place(("comments", number, "id"))
            first = known[comment.id].span.line
            problems.append(diagnose("RVW001", span, id=comment.id, first=first))
        known.setdefault(comment.id, comment)
    problems += _about_threads(tuple(known.values()), file.comments, document)
    if problems:
        return Outcome((), tuple(problems))
    return Outcome(tuple(replace(c, thread=_first(c, known).id) for c in known.values()))


def _comment(entry: CommentEntry, document: Document, number: int) -> Comment:
    """An entry as it stands; an answer without ``parent`` answers the first of its thread."""
    answers = entry.thread if entry.thread != entry.id else None
    return Comment(
        id=entry.id,
        author=entry.author,
        text=entry.text,
        date=entry.date or "",
        initials=entry.initials or "",
        at=NOWHERE if entry.at is None else place(entry.at),
        quoted=entry.quoted or "",
        thread=entry.thread or "",
        parent=entry.parent or answers or "",
        resolved=entry.resolved,
        round=entry.round or "",
        span=document.place(("comments", number)),
    )


def _about_threads(
    comments: Sequence[Comment], entries: Sequence[CommentEntry], document: Document
) -> Iterator[Diagnostic]:
    """What is wrong with who answers whom, and with where threads stand."""
    known = {comment.id: comment for comment in comments}
    numbers = {entry.id: number for number, entry in reversed(list(enumerate(entries)))}
    for comment in comments:
        entry = ("comments", numbers[comment.id])
        problem = _problem(comment, known)
        if problem:
            key = "parent" if entries[entry[1]].parent else "thread"
            span = document.place((*entry, key))
            yield diagnose("RVW002", span, id=comment.id, problem=problem)
        elif not comment.parent and comment.at == NOWHERE:
            hint = "Write file, line and column of its words: at: manuscript/01.md:12:5"
            yield diagnose("CFG004", comment.span, hint, key="at")


def _problem(comment: Comment, known: Mapping[str, Comment]) -> str:
    """What is wrong with the place of a comment in its thread; nothing where it is right."""
    if comment.parent and comment.parent not in known:
        return f"answers “{comment.parent}”, which there is not"
    way = [comment.id]
    while known[way[-1]].parent in known:
        way.append(known[way[-1]].parent)
        if way[-1] in way[:-1]:
            return "answers itself, by way of others" if len(way) > 2 else "answers itself"
    if comment.thread and comment.thread != way[-1]:
        return f"is in the thread “{comment.thread}”, and what it answers is in “{way[-1]}”"
    return ""


def _first(comment: Comment, known: Mapping[str, Comment]) -> Comment:
    """The comment that a thread begins with; nothing runs in circles any more."""
    while comment.parent:
        comment = known[comment.parent]
    return comment

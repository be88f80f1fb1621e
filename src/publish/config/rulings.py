"""``diagnostics`` in book.yaml: which warnings are raised to errors, which are silenced."""

from __future__ import annotations

from publish.config.reading import Document
from publish.config.schema import Book
from publish.diagnostics import CATALOGUE, Diagnostic, Outcome, Severity, diagnose
from publish.model import Ruling

OFF = "off"


def rulings(book: Book, document: Document) -> Outcome[tuple[Ruling, ...]]:
    """What the book says of each code. An error stays one: nothing can be built with it."""
    made: list[Ruling] = []
    problems: list[Diagnostic] = []
    for code, word in book.diagnostics.items():
        location = ("diagnostics", code)
        if CATALOGUE[code].severity is Severity.ERROR and word != "error":
            fate = "silenced" if word == OFF else "made a warning"
            hint = "Remove the line, and mend what the error is about."
            problem = f"it is an error, which cannot be {fate}"
            span = document.place(location)
            problems.append(diagnose("CFG003", span, key=code, problem=problem, advice=hint))
        else:
            severity = None if word == OFF else Severity(word)
            made.append(Ruling(code, severity, document.place(location, key=True)))
    return Outcome(tuple(made), tuple(problems))

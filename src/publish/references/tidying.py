"""``publish refs format``: files of references in their canonical layout."""

from __future__ import annotations

from publish.diagnostics import Outcome, Span, diagnose
from publish.references.layout import LayoutError, laid_out
from publish.references.shelving import Shelf

_HINT = "Correct the file, or leave it as it is: nothing has been written."


def tidy(file: Shelf, *, write: bool) -> Outcome[bool]:
    """Whether the file is not as it should be; with ``write`` it is afterwards."""
    try:
        made = laid_out(file.text)
    except LayoutError as error:
        problem = f"it has no canonical form, since {error}"
        place = Span(file.shown, error.line, error.column)
        return Outcome(False, (diagnose("REF002", place, problem=problem, advice=_HINT),))
    if made.encode() == file.path.read_bytes():
        return Outcome(False)
    if write:
        try:
            file.write(made)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            return Outcome(
                False, (diagnose("BLD001", Span(file.shown), path=file.shown, problem=why),)
            )
    return Outcome(True)

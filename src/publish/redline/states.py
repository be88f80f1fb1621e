"""Two states of a manuscript: folders as they are, and revisions as git has them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from publish import config, git
from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Severity, diagnose
from publish.model import Manuscript
from publish.pipeline.files import relative
from publish.pipeline.state import State, state

_STYLES = "styles"


@dataclass(frozen=True)
class Version:
    """One state: how it is called, what is in it, and what is wrong with its book.yaml."""

    label: str
    manuscript: Manuscript | None
    state: State
    root: Path
    """Where what is made of it goes."""
    problems: tuple[Diagnostic, ...] = ()
    revision: str = ""
    """As it was asked for; empty for a folder."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)

    def told(self, found: Diagnostic) -> Diagnostic:
        """A diagnostic that says in which state the file is meant."""
        path = found.span.path
        if not path:
            return found
        if self.revision:
            path = f"{self.revision}:{path}"
        elif self.manuscript:
            path = relative(Path(self.manuscript.root) / path, Path.cwd())
        return replace(found, span=replace(found.span, path=path))


@contextmanager
def version(name: str | Path, manuscript: str | Path) -> Iterator[Outcome[Version | None]]:
    """The state that ``name`` means: a folder with a book.yaml, or a revision of ``manuscript``.

    The files of a revision are there until the end of the context.
    """
    if "\0" not in str(name) and config.locate(name):
        yield Outcome(_of_folder(name))
        return
    place = config.locate(manuscript)
    commit = git.commit(place.path, str(name)) if place else ""
    if place is None or not commit:
        yield Outcome(None, (_unknown(name, place is not None, manuscript),))
        return
    with TemporaryDirectory(prefix="publish-") as folder:
        names = set(git.entries(place.root, commit))
        if place.root != place.path:
            names &= {place.path.name, _STYLES}
        git.take_out(place.root, commit, sorted(names), Path(folder))
        loaded = config.load(Path(folder) / place.path.relative_to(place.root))
        problems = loaded.diagnostics
        if loaded.value is None and any(one.code == "CFG005" for one in problems):
            path = place.path.relative_to(place.root).as_posix()
            problems = (diagnose("CFG005", NOWHERE, folder=f"{name}:{path}", advice=_LATER),)
        then = _at(place.path, commit)
        label = f"{name} ({commit[:10]})" if not commit.startswith(str(name)) else commit[:10]
        yield Outcome(Version(label, loaded.value, then, place.root, problems, str(name)))


_LATER = "Name a revision at which the manuscript was there: git log -- book.yaml lists them."


def _at(folder: Path, commit: str) -> State:
    """The state at a commit, dated by it unless the environment says otherwise."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    dated = int(stated) if stated.isdecimal() else git.last_commit(folder, commit)
    return State(dated or 0, git.revision(folder, commit))


def _of_folder(path: str | Path) -> Version:
    loaded = config.load(path)
    root = Path(loaded.value.root if loaded.value else path)
    now = state(Path(loaded.value.folder), os.environ) if loaded.value else State(0)
    return Version(str(path), loaded.value, now, root, loaded.diagnostics)


def _unknown(name: str | Path, there: bool, manuscript: str | Path) -> Diagnostic:
    if not there:
        advice = f"Revisions are looked for where the manuscript is, and {manuscript} is none."
    elif "\0" not in str(name) and Path(name).is_dir():
        advice = "The folder has no book.yaml."
    else:
        advice = "git log --oneline lists the revisions, if the manuscript is kept in git."
    return diagnose("RED001", NOWHERE, name=name, advice=advice)

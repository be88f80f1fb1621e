"""The pictures of a manuscript folder, and the files that describe them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from publish.diagnostics import Diagnostic, Span, diagnose
from publish.model import File
from publish.pipeline.files import hashed, relative
from publish.pipeline.state import sources
from publish.source import SUFFIX, SUFFIXES, problem_of


def survey(folder: Path) -> tuple[Mapping[str, File], Mapping[str, str]]:
    """The pictures of a manuscript folder by relative path, and what is wrong with each."""
    files: dict[str, File] = {}
    problems: dict[str, str] = {}
    real = folder.resolve()
    for path in sorted(sources(folder)):
        name = path.relative_to(folder)
        if path.suffix.lower() not in SUFFIXES or any(p.startswith(".") for p in name.parts):
            continue
        inside = path.resolve().is_relative_to(real)
        problems[name.as_posix()] = problem_of(path) if inside else "its link leads elsewhere"
        if inside and path.is_file() and not problems[name.as_posix()]:
            files[name.as_posix()] = hashed(path)
    return files, problems


def descriptions(
    folder: Path, root: Path, pictures: Iterable[str]
) -> tuple[Mapping[str, Path], tuple[Diagnostic, ...]]:
    """Picture → the file of its long description; IMG006 for a file that has no picture."""
    wanted = {path: PurePosixPath(path).with_suffix(SUFFIX).as_posix() for path in pictures}
    found = sources(folder, f"*{SUFFIX}")
    files = {path.relative_to(folder).as_posix(): path for path in found}
    orphans = sorted(name for name in files.keys() - wanted.values() if "/." not in f"/{name}")
    problems = (
        diagnose("IMG006", Span(relative(files[name], root)), path=name, advice=_advice(name))
        for name in orphans
    )
    return {path: files[name] for path, name in wanted.items() if name in files}, tuple(problems)


def _advice(name: str) -> str:
    picture = name.removesuffix(SUFFIX)
    return f"Name it after its picture: it would describe {picture}.svg, {picture}.png …"

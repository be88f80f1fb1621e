"""Opening an e-book that anybody may have made: what is wrong with it is said, never raised."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publish.diagnostics import Diagnostic, Span, diagnose
from publish.preflight.ebooks import protection
from publish.preflight.ebooks.archive import Archive, DamagedError, opened, printable
from publish.preflight.ebooks.ebook import Ebook
from publish.preflight.ebooks.package import CONTAINER, OPF, Package, package_path, parsed


def read(content: bytes, span: Span) -> tuple[Ebook | None, tuple[Diagnostic, ...]]:
    """The e-book with this content, open; None if it cannot be checked, and why."""
    if not content:
        return None, (diagnose("PRE101", span, problem="it is empty"),)
    try:
        archive = opened(content)
    except ValueError as error:
        return None, (diagnose(_fault_of(content), span, problem=error),)
    remarks = [diagnose("PRE104", span, problem=problem) for problem in archive.dangers()]
    if archive.bomb:
        return None, tuple(remarks)
    if locked := protection.encrypted(archive):
        problem = f"nothing in it was checked ({_some(locked)})"
        return None, (*remarks, diagnose("PRE103", span, problem=problem))
    try:
        book = Ebook(archive, _package(archive), protection.obfuscated(archive))
    except ValueError as error:
        code = "PRE102" if CONTAINER in archive.entries else "PRE101"
        return None, (*remarks, diagnose(code, span, problem=error))
    return book, (*remarks, *(diagnose("PRE102", span, problem=one) for one in _broken(archive)))


def _fault_of(content: bytes) -> str:
    return "PRE102" if content.startswith(b"PK") else "PRE101"


def _some(names: tuple[str, ...]) -> str:
    """``“a.xhtml” and 12 more files are encrypted``"""
    more = len(names) - 1
    if not more:
        return f"{printable(names[0])} is encrypted"
    return f"{printable(names[0])} and {more:,} more file{'s' * (more > 1)} are encrypted"


def _package(archive: Archive) -> Package:
    """The package document. Raises ValueError, its words for a user's eyes."""
    if CONTAINER not in archive.entries:
        raise ValueError(f"{CONTAINER} is missing")
    try:
        path = package_path(archive.read(CONTAINER))
        if path not in archive.entries:
            raise ValueError(f"the package document {printable(path)} is missing")
        root = parsed(archive.read(path))
    except DamagedError as error:
        raise ValueError(str(error)) from error
    except etree.XMLSyntaxError as error:
        raise ValueError(f"the package document is broken ({error.msg})") from error
    if root.tag != f"{OPF}package":
        raise ValueError(f"{printable(path)} is no package document")
    package = Package(path, root)
    if not package.spine:
        raise ValueError("its package document names nothing to read")
    return package


def _broken(archive: Archive) -> Iterator[str]:
    """The first entry whose content is not what it was when it was packed."""
    for name in archive.entries:
        try:
            archive.read(name)
        except DamagedError as error:
            yield str(error)
            return

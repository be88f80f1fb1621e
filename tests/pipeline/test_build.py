"""Building: what is written, when nothing is, and that two builds agree."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from publish import Result, build, check
from publish.model import Step
from publish.pipeline.progress import Left

BOOK = """title: A Small Book
identifier: urn:uuid:7d1d3a0e-6d3c-4f3f-9d52-0f4c1f2a8b11
slug: small
contributors: [{name: A. Writer}]
references: [references.yaml]
chapters: [one.md, two.md]
editions:
  print: {format: pdf}
  ebook: {format: epub}
  review: {format: docx}
  clean: {format: docx, layout: clean}
"""
REFERENCES = """references:
- {id: bakunin1873, type: book, title: Statism, author: [{family: Bakunin}], issued: 1873}
"""
ONE = """# One {#sec-one}

Words [@bakunin1873], a note,[^a] and a [term]{.index}; see @fig-map and @sec-two.

![A map](figures/map.svg){#fig-map alt="Where it was"}

[^a]: Its text.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def written(folder: Path, **files: str) -> Path:
    """The book in ``folder/manuscript``; ``files`` are texts of chapters that are other."""
    manuscript = folder / "manuscript"
    texts = {
        "book.yaml": BOOK,
        "references.yaml": REFERENCES,
        "one.md": ONE,
        "two.md": "# Two {#sec-two}\n\nMore words.\n",
        "figures/map.svg": SVG,
        **{f"{name}.md": text for name, text in files.items()},
    }
    for name, text in texts.items():
        path = manuscript / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return manuscript


def codes(result: Result) -> list[str]:
    return [f"{one.severity} {one.code} {one.span}" for one in result.report]


def manifest(folder: Path) -> dict[str, Any]:
    tree = json.loads((folder / "build" / "manifest.json").read_text(encoding="utf-8"))
    return {entry["edition"]: entry for entry in tree["artefacts"]}


def names(folder: Path) -> list[str]:
    """What a user finds in a folder: the cache is hidden."""
    if not folder.exists():
        return []
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def bytes_of(folder: Path) -> dict[str, bytes]:
    built = folder / "build"
    return {name: (built / name).read_bytes() for name in names(built)}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Result]]:
    """The same book built in two folders, at two times."""
    made = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        for name in ("a", "b-with-a-longer-name"):
            folder = tmp_path_factory.mktemp(name)
            made.append((folder, build(written(folder))))
    return made


def test_two_builds_agree_to_the_byte(twice: list[tuple[Path, Result]]):
    (one, first), (two, second) = twice
    assert codes(first) == []
    assert bytes_of(one) == bytes_of(two)
    assert first.artefacts == second.artefacts


def test_the_manifest_says_what_was_made_from_what(twice: list[tuple[Path, Result]]):
    folder, result = twice[0]
    entries = manifest(folder)
    assert list(entries) == ["clean", "ebook", "print", "review"]
    for artefact in result.artefacts:
        content = (folder / artefact.path).read_bytes()
        entry = entries[artefact.edition]
        assert entry["sha256"] == artefact.sha256 == hashlib.sha256(content).hexdigest()
        assert entry["bytes"] == artefact.bytes == len(content)
        inputs = {one["path"]: one["sha256"] for one in entry["inputs"]}
        for name in ("book.yaml", "one.md", "two.md", "references.yaml", "figures/map.svg"):
            data = (folder / "manuscript" / name).read_bytes()
            assert inputs[f"manuscript/{name}"] == hashlib.sha256(data).hexdigest()
        assert not any(path.startswith("/") for path in inputs)
        assert {"publish", "pandoc", "weasyprint"} <= set(entry["tools"])
    assert entries["print"]["pages"] > 3
    assert "pages" not in entries["ebook"]
    assert [Path(one.path).name for one in result.artefacts] == [
        "small-print.pdf",
        "small-ebook.epub",
        "small-review.docx",
        "small-clean.docx",
    ]


def test_nothing_but_artefacts_is_written(twice: list[tuple[Path, Result]]):
    folder, _ = twice[0]
    assert {path.name for path in folder.iterdir()} == {"manuscript", "build"}
    assert names(folder / "build") == [
        "manifest.json",
        "small-clean.docx",
        "small-ebook.epub",
        "small-print.pdf",
        "small-review.docx",
    ]


def test_the_date_is_the_one_that_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    book = written(tmp_path)
    made = []
    for epoch in ("86400", "86400", "172800"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        made.append(build(book, ["review"]).artefacts[0].sha256)
    assert made[0] == made[1] != made[2]


def test_one_edition_keeps_the_entries_of_the_others(tmp_path: Path):
    book = written(tmp_path)
    build(book, ["review"])
    before = manifest(tmp_path)["review"]
    written(tmp_path, two="# Two {#sec-two}\n\nOther words.\n")
    build(book, ["clean"])
    after = manifest(tmp_path)
    assert list(after) == ["clean", "review"]
    assert after["review"] == before
    (tmp_path / "build" / "small-review.docx").unlink()
    build(book, ["clean"])
    assert list(manifest(tmp_path)) == ["clean"]


def test_a_damaged_manifest_is_written_anew(tmp_path: Path):
    book = written(tmp_path)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "manifest.json").write_text("{ half")
    assert build(book, ["review"]).ok
    assert list(manifest(tmp_path)) == ["review"]


def test_a_failed_build_leaves_the_last_one(tmp_path: Path):
    book = written(tmp_path)
    build(book, ["review", "clean"])
    before = bytes_of(tmp_path)
    written(tmp_path, two="# Two\n\nWords [@nobody1900].\n")
    result = build(book, ["review", "clean"])
    column = ONE.splitlines()[2].index("@sec-two") + 1
    assert codes(result) == [
        f"error XRF002 manuscript/one.md:3:{column}",
        "error REF001 manuscript/two.md:3:8",
    ]
    assert result.artefacts == ()
    assert not result.ok
    assert bytes_of(tmp_path) == before


def test_an_error_of_the_making_leaves_the_last_one_too(tmp_path: Path):
    book = written(tmp_path)
    build(book, ["review"])
    before = bytes_of(tmp_path)
    broken = tmp_path / "styles" / "templates" / "half-title.html.j2"
    broken.parent.mkdir(parents=True)
    broken.write_text("<p>{{ nothing }}</p>")
    result = build(book, ["review", "ebook"])
    assert [one.code for one in result.report] == ["THM001"]
    assert result.artefacts == ()
    assert bytes_of(tmp_path) == before


def test_all_problems_are_reported_together(tmp_path: Path):
    book = written(tmp_path, one="# One\n\n[]() @nobody\n", two="Words.\n\n![x](no.png)\n")
    result = check(book)
    found = [(one.code, one.span.path.rpartition("/")[2]) for one in result.report]
    assert found == [
        ("SRC011", "one.md"),
        ("REF001", "one.md"),
        ("SRC006", "two.md"),
        ("IMG001", "two.md"),
        ("IMG004", "two.md"),
    ]
    assert names(tmp_path / "build") == []


def test_what_all_editions_say_is_said_once(tmp_path: Path):
    book = written(tmp_path, two="# Two {#sec-two}\n\nWords [@nobody1900].\n")
    assert codes(check(book)) == ["error REF001 manuscript/two.md:3:8"]


def test_another_place_for_the_artefacts(tmp_path: Path):
    book = written(tmp_path)
    result = build(book, ["review"], output=tmp_path / "out" / "here")
    assert names(tmp_path / "out" / "here") == ["manifest.json", "small-review.docx"]
    assert [one.path for one in result.artefacts] == ["out/here/small-review.docx"]
    assert names(tmp_path / "build") == []


def test_an_edition_that_is_not_there(tmp_path: Path):
    result = build(written(tmp_path), ["reveiw"])
    assert codes(result) == ["error EDN001 manuscript/book.yaml"]
    assert "review" in result.report.errors[0].hint


ALLOWED = "# Two {#sec-two}\n\n<!-- publish: allow SRC011 -->\n\nOne [link]().\n\n"


def test_allowed_diagnostics_are_silent(tmp_path: Path):
    assert codes(check(written(tmp_path, two=ALLOWED))) == []


def test_an_allowance_speaks_for_its_block_alone(tmp_path: Path):
    book = written(tmp_path, two=ALLOWED + "Another [link]().\n")
    assert codes(check(book)) == ["warning SRC011 manuscript/two.md:7:9"]


def test_an_allowance_for_another_code_changes_nothing(tmp_path: Path):
    book = written(tmp_path, two=ALLOWED.replace("SRC011", "SRC012"))
    assert codes(check(book)) == [
        "warning SRC013 manuscript/two.md:3:1",
        "warning SRC011 manuscript/two.md:5:5",
    ]


def test_strict_counts_warnings_as_errors(tmp_path: Path):
    book = written(tmp_path, two="# Two {#sec-two}\n\nOne [link]().\n")
    assert check(book).ok
    assert build(book, ["review"]).ok
    before = bytes_of(tmp_path)
    assert codes(check(book, strict=True)) == ["error SRC011 manuscript/two.md:3:5"]
    result = build(book, ["review"], strict=True)
    assert not result.ok
    assert result.artefacts == ()
    assert bytes_of(tmp_path) == before


def test_whoever_watches_is_told_how_far_it_is(tmp_path: Path):
    told: list[tuple[str, str]] = []

    class Watcher:
        total = 0

        def begin(self, edition: str, steps: int) -> None:
            told.append(("begin", edition))
            self.total += steps

        def working(self, steps: Sequence[Step]) -> None:
            assert steps

        def advance(self, edition: str, step: str, left: Left) -> None:
            told.append(("advance", edition))

        def end(self, edition: str) -> None:
            told.append(("end", edition))

    watcher = Watcher()
    build(written(tmp_path), ["review"], progress=watcher)
    assert told[0] == ("begin", "review")
    assert told[-1] == ("end", "review")
    assert len(told) == watcher.total + 2


def test_a_plain_script_can_build_with_several_processes(tmp_path: Path) -> None:
    """Without ``if __name__ == "__main__"``: processes do not run the script again."""
    book = written(tmp_path)
    script = tmp_path / "make.py"
    script.write_text(
        f"import publish\nprint(publish.build({str(book)!r}, ['review'], jobs=2).ok)\n", "utf-8"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")

"""The folders that are built: the book in its sizes, and as its rivals take it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from shutil import rmtree

from bench import generate
from bench.baseline import plain
from bench.chooser import Chooser
from bench.edits import change_word, correct_title, grow
from bench.size import Size


@dataclass(frozen=True)
class Books:
    """Makes each folder when it is first asked for; ``scale`` is that of all of them."""

    folder: Path
    seed: str
    scale: float

    @cached_property
    def size(self) -> Size:
        return Size().scaled(self.scale)

    @property
    def fixed(self) -> bool:
        """Whether this is the book whose HTML is fixed."""
        return (self.seed, self.scale) == (generate.SEED, 1.0)

    @cached_property
    def plain(self) -> Path:
        """Raises ValueError where the baseline is not what it was fixed to be."""
        folder = self._fresh("plain")
        generate.plain(folder, self.size, self.seed)
        plain.prepare(folder)
        plain.render(folder)
        if different := plain.changed(folder if self.fixed else None):
            raise ValueError(f"the baseline has changed: {', '.join(different)}")
        return folder

    @cached_property
    def whole(self) -> Path:
        return self._manuscript("whole", self.size)

    @cached_property
    def untagged(self) -> Path:
        return self._manuscript("untagged", self.size, tagged=False)

    @cached_property
    def half(self) -> Path:
        return self._manuscript("half", Size().scaled(self.scale / 2))

    @cached_property
    def double(self) -> Path:
        return self._manuscript("double", Size().scaled(self.scale * 2))

    @cached_property
    def single(self) -> Path:
        return self._manuscript("single", replace(self.size, chapters=1))

    @cached_property
    def edited(self) -> Path:
        """The book that is edited again and again, and never made anew."""
        return self._manuscript("edited", self.size)

    def edit(self, kind: str, turn: int) -> None:
        """Edit `edited`; each turn's edit is another one."""
        choose = Chooser(self.seed, kind, turn)
        edits: dict[str, Callable[[], str]] = {
            "word": lambda: change_word(self.edited, self.size.chapters, choose),
            "grown": lambda: grow(self.edited, choose),
            "title": lambda: correct_title(self.edited, choose),
        }
        edits[kind]()

    def _manuscript(self, name: str, size: Size, tagged: bool = True) -> Path:
        folder = self._fresh(name) / "manuscript"
        generate.manuscript(folder, size, self.seed, tagged)
        return folder

    def _fresh(self, name: str) -> Path:
        folder = self.folder / name
        rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

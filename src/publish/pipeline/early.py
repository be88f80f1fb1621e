"""Steps made before it is known whether they are asked for.

After a chapter has grown the index is laid out anew, and until it is known how long that is, no
page of the book is sure of its number, though hardly one ever changes. So what a piece becomes is
made from the first count of pages (`Step.guess`), by whoever would otherwise wait. If the guess
was right, the step that is asked for has the same key, and finds its value in the store; if not,
nobody asks for what was made.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from publish.model import Step


@dataclass
class Early:
    """The guesses of one run: steps like those that are asked for, with other inputs."""

    meant: dict[str, str] = field(default_factory=dict)
    """Name of a guess → the step that it is meant for."""
    ready: list[tuple[int, str]] = field(default_factory=list)
    """Guesses whose inputs are there, those of the longest chapter first."""
    made: set[str] = field(default_factory=set)
    """The keys under which something was made that nobody has asked for yet."""
    _weights: dict[str, int] = field(default_factory=dict)
    """Chapter → the most that any of its steps has taken."""
    _stand_ins: dict[str, str] = field(default_factory=dict)
    """Step → what stands for it before it is there."""

    def __contains__(self, name: str) -> bool:
        return name in self.meant

    def heaviest(self, step: Step, weight: int) -> int:
        """The most that any step of the chapter has taken, this one with ``weight`` included."""
        self._weights[step.chapter] = max(weight, self._weights.get(step.chapter, 0))
        return self._weights[step.chapter]

    def guessed(self, step: Step) -> Step | None:
        """The step with what stands for its inputs, all of which have been here before it.

        None where nothing does, and where it is of no chapter: what is made of the whole book,
        is made once.
        """
        if step.guess:
            self._stand_ins[step.name] = step.guess
            return None
        inputs = tuple(self._stand_ins.get(name, name) for name in step.inputs)
        if inputs == step.inputs or not step.chapter:
            return None
        name = f"{step.name}?"
        self._stand_ins[step.name], self.meant[name] = name, step.name
        return replace(step, name=name, inputs=inputs, prepare=None)

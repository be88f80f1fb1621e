"""What becomes of a call of pandoc that does not end."""

from __future__ import annotations

import contextlib
import pickle
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from publish.pandoc import PandocError, PandocTimeoutError, door, parse, run, string

ENDLESS = "[" * 40 + "x"


def _running() -> list[str]:
    """The processes that are at work on the text."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            found.append(path.read_text(encoding="utf-8", errors="replace"))
    return [command for command in found if "--id-prefix=endless" in command]


def test_a_call_that_does_not_end_is_ended() -> None:
    begun = time.perf_counter()
    with pytest.raises(PandocTimeoutError, match="pandoc did not finish in 1 seconds") as caught:
        run(["--id-prefix=endless", "-f", "markdown", "-t", "json"], ENDLESS, seconds=1)
    assert 1 <= time.perf_counter() - begun < 10
    assert caught.value.seconds == 1
    assert _running() == []


def test_it_crosses_from_one_process_to_another() -> None:
    error = pickle.loads(pickle.dumps(PandocTimeoutError(1.4)))
    assert isinstance(error, PandocError)
    assert (error.seconds, str(error)) == (1, "pandoc did not finish in 1 seconds")


def test_long_input_has_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publish.pandoc.door.SECONDS", 0.0)
    with pytest.raises(PandocTimeoutError):
        run(["-f", "markdown", "-t", "json"], "x")
    assert run(["-f", "markdown", "-t", "json"], "x\n\n" * 20_000)


def test_short_trees_have_room_until_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []

    def called(arguments: Sequence[str], source: str, *, nursery: int) -> bytes:
        given.append(nursery)
        return run(arguments, source, nursery=nursery)

    monkeypatch.setattr(door, "run", called)
    short, long = ([{"t": "Para", "c": [string("word " * times)]}] for times in (1, 100_000))
    assert door.write(short, "plain").strip() == b"word"
    assert len(door.write(long, "plain")) > 400_000
    assert given == [door._ROOMY, door._NURSERY]


def test_other_failures_are_told_in_pandocs_words() -> None:
    with pytest.raises(PandocError, match="nonsense") as caught:
        run(["-f", "nonsense"])
    assert not isinstance(caught.value, PandocTimeoutError)


@pytest.mark.parametrize("text", ["@key. Words.", "(@key) Words.", "@key) Words."])
def test_a_paragraph_may_begin_with_a_citation(text: str) -> None:
    (paragraph,), _ = parse(text)
    assert paragraph["t"] == "Para"
    assert any(inline["t"] == "Cite" for inline in paragraph["c"])

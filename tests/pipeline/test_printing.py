"""What an edition is printed by: its profile, where it suits."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.diagnostics import NOWHERE
from publish.model import Edition, Metadata
from publish.pipeline.printing import output_intent, printer


def _edition(**options: object) -> Edition:
    metadata = Metadata("A Book", "en", "a-book")
    return Edition("print", "pdf", metadata, "house", "apa", options=options)


def test_no_profile_is_no_wrong() -> None:
    outcome = printer(_edition(trim="9x12in", paper="cream", bleed="3mm"), NOWHERE)
    assert (outcome.value, outcome.diagnostics) == (None, ())


def test_a_profile_that_suits() -> None:
    outcome = printer(_edition(profile="kdp", trim="6x9in", paper="cream", bleed=True), NOWHERE)
    assert outcome.value is not None
    assert outcome.value.name == "kdp"
    assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ({"profile": "lulo"}, "CFG013", "lulo"),
        ({"profile": "lulu", "trim": "140x210mm"}, "CFG014", "5.5x8.5in"),
        ({"profile": "office-a4", "paper": "cream"}, "CFG003", "cream"),
        ({"profile": "office-a4", "bleed": True}, "CFG003", "no bleed"),
        ({"bleed": True}, "CFG003", "no profile"),
        ({"profile": "ingramspark", "paper": "colour"}, "CFG004", "output-intent"),
    ],
)
def test_what_does_not_suit(options: dict[str, object], code: str, words: str) -> None:
    (said,) = printer(_edition(**options), NOWHERE).diagnostics
    assert said.code == code
    assert words in f"{said.message} {said.hint}"


def test_the_output_intent_is_a_file_with_its_hash(tmp_path: Path) -> None:
    (tmp_path / "p.icc").write_bytes(b"x")
    file = output_intent(_edition(**{"output-intent": "p.icc"}), tmp_path)
    assert file is not None
    assert file.path == str(tmp_path / "p.icc")
    assert len(file.sha256) == 64
    assert output_intent(_edition(), tmp_path) is None


@pytest.mark.parametrize("path", ["none.icc", "."])
def test_an_output_intent_that_cannot_be_read_is_none(tmp_path: Path, path: str) -> None:
    assert output_intent(_edition(**{"output-intent": path}), tmp_path) is None

"""Files of other programs are read, and what is wrong with them is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from preflight.foreign import MAKERS
from publish.preflight import Requirements, check_file
from publish.preflight.profiles import requirements
from publish.profiles import load


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_a_foreign_file_is_read_and_judged(maker: Callable[[Path], Path], tmp_path: Path) -> None:
    path = maker(tmp_path)
    found = check_file(path, Requirements(ppi=100.0))
    assert {one.code for one in found} == MAKERS[maker], [one.message for one in found]
    every = check_file(path, requirements(load("ingramspark")))
    assert "PRE005" not in {one.code for one in every}, [one.message for one in every]
    assert "PRE026" in {one.code for one in every}

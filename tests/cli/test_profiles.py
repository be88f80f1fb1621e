"""``publish profiles``"""

from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner, Result

from publish.cli.app import app
from publish.profiles import names, store_names


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["profiles", *arguments])


def test_all_are_listed() -> None:
    lines = _run().stdout.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert heads == ["printers:", "stores:"]
    listed = [line.split()[0] for line in lines if line not in heads]
    assert listed == [*names(), *store_names()]


@pytest.mark.parametrize("name", [*names(), *store_names()])
def test_each_row_of_one_has_a_source_below(name: str) -> None:
    first, *lines = _run(name).stdout.splitlines()
    assert first.startswith(f"{name}: ")
    sources = [line for line in lines if re.match(r"  \[\d+\] ", line)]
    rows = [line for line in lines if line not in sources]
    cited = {int(line.rpartition("[")[2].rstrip("]")) for line in rows}
    assert cited == set(range(1, len(sources) + 1))


def test_one_as_json() -> None:
    told = json.loads(_run("kdp", "--format", "json").stdout)
    (profile,) = told["profiles"]
    assert profile["bleed"]["amount"] == 9.0
    assert profile["bleed"]["source"]["publisher"] == "Amazon KDP"
    assert told["diagnostics"] == []


def test_a_store_as_json() -> None:
    told = json.loads(_run("kindle", "--format", "json").stdout)
    assert told["profiles"] == []
    (store,) = told["stores"]
    assert store["file"]["most"] == 650_000_000
    assert store["cover"]["least"] == [625, 1000]


def test_an_unknown_one_is_wrong_usage() -> None:
    result = _run("kpd")
    assert result.exit_code == 2
    assert "kdp" in result.output

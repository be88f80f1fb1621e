"""Citations that are formatted without the rule for namesakes, and again with it where it counts.

What comes out is held against one run with the rule over everything.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from publish.model import Block
from publish.pandoc import citeproc, div, identifier, parse, stringify
from publish.resolve.runs import Run, runs
from publish.resolve.styles import collection
from resolve.test_namesakes import ALL_NAMES, work

AUTHOR_DATE = str(collection() / "chicago-author-date.csl")
APA = str(collection() / "apa.csl")
ALONE = [work(f"alone{n}", (f"Alone{n}", "Kim")) for n in range(8)]
ANN, BEA = work("ann", ("Smith", "Ann")), work("bea", ("Smith", "Bea"))
BOTH = [ANN, BEA]


def blocks(*texts: str) -> list[Block]:
    return [div(parse(text)[0], identifier=f"w-0-{n}") for n, text in enumerate(texts)]


def formatted(*made: Run) -> tuple[dict[str, str], dict[str, str]]:
    """Citations and entries, as text."""
    citations: dict[str, str] = {}
    entries: dict[str, str] = {}
    for run in made:
        done = citeproc(run.blocks, run.references, run.style, _metadata(run.nocite))
        windows = {identifier(block): stringify(block) for block in done[: len(run.blocks)]}
        citations |= {name: text for name, text in windows.items() if run.counts(name)}
        listed = {identifier(one): stringify(one) for one in done[-1]["c"][1]}
        entries |= {
            name: text for name, text in listed.items() if run.lists(name.removeprefix("ref-"))
        }
    return citations, entries


def _metadata(nocite: list[str]) -> dict[str, Any]:
    (paragraph,) = parse("; ".join(f"@{key}" for key in nocite) or "none")[0]
    return {"nocite": {"t": "MetaInlines", "c": paragraph["c"]}} if nocite else {}


def same_as_one(
    style: str, texts: list[Block], works: list[dict[str, Any]], nocite: list[str]
) -> bool:
    """Whether two runs give what one gives; there are two."""
    made = runs(style, texts, works, nocite)
    assert len(made) == 2
    apart, whole = formatted(*made), formatted(Run(style, texts, works, nocite))
    return apart == whole and list(apart[1]) == list(whole[1])


def test_where_no_name_is_shared_the_rule_is_left_out() -> None:
    (run,) = runs(AUTHOR_DATE, blocks("[@alone1]"), ALONE, [])
    assert isinstance(run.style, bytes)


@pytest.mark.parametrize("style", [AUTHOR_DATE, APA])
def test_namesakes_get_their_names_and_the_others_stay(style: str) -> None:
    texts = blocks("[@ann; @alone1]", "[@alone2]", "@bea says", "[@alone1, 3]", "[@alone1, 3]")
    made = runs(style, texts, [*ALONE, *BOTH], [])
    citations, _ = formatted(*made)
    assert "A. Smith" in citations["w-0-0"] or "Ann Smith" in citations["w-0-0"]
    assert len(made[1].references) < len(ALONE)
    assert same_as_one(style, texts, [*ALONE, *BOTH], [])


def test_letters_of_years_are_given_to_all_who_could_be_taken_for_one_another() -> None:
    """One of the four is in no citation with a namesake, another is only listed."""
    alike = [work(f"k{n}", ("King", "Jo"), title=f"King {n}") for n in range(4)]
    works = [*ALONE, *BOTH, *alike]
    texts = blocks("[@k3]", "[@ann; @k1]", "[@alone3]", "[@k2]", "[@bea]")
    assert same_as_one(AUTHOR_DATE, texts, works, ["k0"])
    citations, _ = formatted(*runs(AUTHOR_DATE, texts, works, ["k0"]))
    assert "1999b" in citations["w-0-1"]


def test_a_work_without_an_author_may_be_taken_for_a_namesake() -> None:
    title = work("title", title="Smith")
    corporation = work("firm", author=[{"literal": "Smith"}])
    texts = blocks("[@ann]", "[@title]", "[@firm]", "[@bea]", "[@alone0]")
    assert same_as_one(AUTHOR_DATE, texts, [*ALONE, *BOTH, title, corporation], [])


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_cited_two_runs_give_what_one_gives(seed: int) -> None:
    works = [*ALONE, *BOTH]
    for n in range(40):
        family = ("Jones", "de la Cruz", *[f"U{n}"] * 18)[_below(20, seed, n, "family")]
        others = [(f"V{n}", "Al"), (f"W{n}", "Kit")][: _below(3, seed, n, "others")]
        given, year = ("Jo", "Max")[_below(2, seed, n, "given")], 1999 + _below(2, seed, n, "year")
        issued = {"date-parts": [[year]]}
        works.append(work(f"x{n}", (family, given), *others, issued=issued))
    keys = [one["id"] for one in works]
    cited = [
        {keys[_below(len(keys), seed, n, part)] for part in range(1 + _below(3, seed, n))}
        for n in range(40)
    ]
    cited += [{"ann"}, {"bea"}, *cited[:5]]
    texts = blocks(*(f"[{'; '.join(f'@{key}' for key in sorted(some))}]" for some in cited))
    works = [one for one in works if one["id"] in set().union(*cited)]
    assert same_as_one((AUTHOR_DATE, APA)[seed % 2], texts, works, [])


def _below(end: int, *names: object) -> int:
    """A number below ``end``, always the same for the same names."""
    return int(sha256(repr(names).encode()).hexdigest(), 16) % end


@pytest.mark.parametrize("word", ["citation-number", "near-note", "subsequent-author-substitute"])
def test_styles_that_look_further_see_the_whole_book(tmp_path: Path, word: str) -> None:
    style = tmp_path / "style.csl"
    style.write_text(ALL_NAMES.replace("<layout>", f"<!-- {word} --><layout>"))
    (run,) = runs(str(style), blocks("[@ann]"), [*ALONE, *BOTH], [])
    assert run.style == str(style)


def test_where_most_works_are_concerned_there_is_one_run() -> None:
    (run,) = runs(AUTHOR_DATE, blocks("[@ann]", "[@bea]"), [ALONE[0], *BOTH], [])
    assert run.style == AUTHOR_DATE

"""The works that are cited, as CSL YAML."""

from __future__ import annotations

from bench import grammar
from bench.chooser import Chooser


def references(count: int, seed: str) -> str:
    return "references:\n" + "".join(_entry(Chooser(seed, "entry", n), n + 1) for n in range(count))


def _entry(choose: Chooser, number: int) -> str:
    book = choose.chance(60)
    lines = [
        f"- id: ref{number}",
        f"  type: {'book' if book else 'article-journal'}",
        f"  author: [{', '.join(_author(choose) for _ in range(choose.between(1, 3)))}]",
        f'  title: "{grammar.title(choose)}"',
        f"  issued: {{date-parts: [[{choose.between(1950, 2024)}]]}}",
    ]
    if book:
        lines += [f"  publisher: {grammar.name(choose)} Press"]
        lines += [f"  publisher-place: {grammar.name(choose)}"]
    else:
        lines += [f"  container-title: Journal of {grammar.noun(choose).capitalize()} Studies"]
        lines += [f'  volume: "{choose.between(1, 60)}"', f'  page: "{number}-{number + 20}"']
    return "\n".join(f"  {line}" for line in lines) + "\n"


def _author(choose: Chooser) -> str:
    return f"{{family: {grammar.name(choose)}, given: {grammar.name(choose)}}}"

"""What of a bibliography's entry is in the entry's own language, tagged with it.

The rest, “edited by” and “n.d.”, is in the book's language, and so is the entry as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from publish.model import Inlines
from publish.pandoc import INLINE_TYPES, attributes, rebuilt, span, stringify
from publish.resolve.languages import is_cyrillic, main_language, tag_foreign_script

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_MARKUP = re.compile(r"<[^>]*>")
_TITLES = ("title", "title-short", "container-title", "collection-title")
_FEWEST = 3
"""Letters of a title that is looked for; of fewer, too much would be taken for it."""


def tag_languages(entry: Any, fields: Mapping[str, Any], around: str) -> Any:
    """``entry``, a block or inlines, with its titles tagged, or all words its script betrays.

    ``fields`` are the entry's in CSL JSON, ``around`` is the book's language.
    """
    language = str(fields.get("language", ""))
    if not _TAG.fullmatch(language) or main_language(language) == main_language(around):
        return entry
    latin = _titles(fields, ("transliterated-title",))
    if latin:
        entry = _tagged(entry, latin, f"{main_language(language)}-Latn")
    if is_cyrillic(language) and not is_cyrillic(around):
        return tag_foreign_script(entry, language, around)
    return _tagged(entry, _titles(fields, _TITLES) - latin, language)


def _titles(fields: Mapping[str, Any], names: tuple[str, ...]) -> set[str]:
    titles = {_letters(_MARKUP.sub("", str(fields.get(name, "")))) for name in names}
    return {title for title in titles if len(title) >= _FEWEST}


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _has_language(tree: Any) -> bool:
    return isinstance(tree, dict) and tree.get("t") == "Span" and "lang" in attributes(tree)


def _tagged(tree: Any, titles: set[str], language: str) -> Any:
    holds_inlines = isinstance(tree, list) and tree and isinstance(tree[0], dict)
    if not holds_inlines or tree[0].get("t") not in INLINE_TYPES:
        return rebuilt(tree, lambda part: _tagged(part, titles, language))
    result: Inlines = []
    done = 0
    while done < len(tree):
        end = _title_end(tree, done, titles)
        if _has_language(tree[done]):
            result.append(tree[done])
        elif end:
            result.append(span(tree[done:end], attributes={"lang": language}))
        else:
            result.append(rebuilt(tree[done], lambda part: _tagged(part, titles, language)))
        done = end or done + 1
    return result


def _title_end(inlines: Inlines, first: int, titles: set[str]) -> int:
    """Where a title ends that begins at ``first``; 0 where none does."""
    said = ""
    for number in range(first, len(inlines)):
        if _has_language(inlines[number]):
            return 0
        more = _letters(stringify([inlines[number]]))
        said += more
        if not said:
            return 0
        if more and said in titles:
            return number + 1
        if not any(title.startswith(said) for title in titles):
            return 0
    return 0

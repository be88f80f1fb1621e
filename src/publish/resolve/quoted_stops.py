"""Full stops inside closing quotation marks, where citeproc's own links keep them out.

Asked for links, citeproc puts the stop that ends a note after the link, out of reach of the rule
by which American English has it inside the quotation marks; without links it stands there.
"""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from publish.model import Block, Inline, Inlines
from publish.pandoc import map_inlines

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CLOSED = re.compile(r"[”’»\"]+$")
_ENDED = re.compile(r"[.,?!][”’»\"]*$")


@cache
def takes_stops_in(style: str, language: str) -> bool:
    """Whether quotation marks enclose the stop after them: the style says so, or American does."""
    try:
        locales = list(etree.parse(style).iter("{*}locale"))
    except (OSError, etree.XMLSyntaxError):
        return False  # citeproc says what is wrong with it
    tag = language.casefold()
    tag = "en-us" if tag == "en" else tag
    for locale in locales:
        ours = tag.startswith(locale.get(_LANG, "").casefold())
        said = [option.get("punctuation-in-quote") for option in locale.iter("{*}style-options")]
        if ours and any(said):
            return "true" in said
    return tag == "en-us"


def stops_in_quotes(block: Block) -> Block:
    """``block`` with the stop after each link to an entry within the link's closing quotes."""
    return map_inlines(block, _moved)  # type: ignore[no-any-return]


def _moved(inlines: Inlines) -> Inlines:
    result: Inlines = []
    for inline in inlines:
        stop = inline["c"][:1] if inline["t"] == "Str" else ""
        if stop and stop in ".," and result and _is_citing(result[-1]):
            taken = _with_stop(result[-1], stop)
            if taken is not None:
                result[-1] = taken
                inline = {"t": "Str", "c": inline["c"][1:]}
        result.append(inline)
    return result


def _is_citing(inline: Inline) -> bool:
    return inline["t"] == "Link" and str(inline["c"][2][0]).startswith("#ref-")


def _with_stop(inline: Inline, stop: str) -> Inline | None:
    """The inline with the stop before its last quotation marks; None where it ends otherwise."""
    if inline["t"] == "Str":
        text = inline["c"]
        closed = _CLOSED.search(text)
        if closed is None:
            return None
        kept = "" if _ENDED.search(text) else stop
        return {"t": "Str", "c": text[: closed.start()] + kept + closed.group()}
    place = {"Link": 1, "Span": 1}.get(inline["t"])
    if place is None or not inline["c"][place]:
        return None
    *others, last = inline["c"][place]
    taken = _with_stop(last, "" if _ends_sentence(others) else stop)
    if taken is None:
        return None
    parts = [*inline["c"]]
    parts[place] = [*others, taken]
    return {"t": inline["t"], "c": parts}


def _ends_sentence(inlines: Inlines) -> bool:
    last = inlines[-1] if inlines else None
    return last is not None and last["t"] == "Str" and last["c"].endswith((".", "?", "!", ","))

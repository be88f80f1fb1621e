"""Headings, epigraphs, bibliographies, glossaries, scene and page breaks."""

from __future__ import annotations

from publish.editions.html.setting import Setting
from publish.editions.html.tree import (
    TYPE,
    Element,
    classes,
    drop,
    has_class,
    make,
    prepend,
    remove,
    set_classes,
    unwrap,
    with_class,
    words,
)


def headings(root: Element, setting: Setting) -> None:
    """A heading below the chapter's shows its number."""
    for level in range(2, 7):
        for heading in root.iter(f"h{level}"):
            if number := heading.get("data-number"):
                prepend(heading, make("span", number, class_="number"), " ")


def epigraphs(root: Element, setting: Setting) -> None:
    """An epigraph is named as one; a paragraph that is all attribution becomes its own kind."""
    for epigraph in with_class(root, "epigraph", "div"):
        epigraph.set(TYPE, "epigraph")
        epigraph.set("role", "doc-epigraph")
    for span in with_class(root, "attribution", "span"):
        paragraph = span.getparent()
        if paragraph is not None and paragraph.tag == "p" and _alone(span, paragraph):
            set_classes(paragraph, ["attribution"])
            unwrap(span)


def _alone(child: Element, parent: Element) -> bool:
    return words(parent).strip() == words(child).strip()


def references(root: Element, setting: Setting) -> None:
    """Entries of a bibliography that follow one another are a list; a glossary is named as one."""
    for entry in with_class(root, "csl-entry", "div"):
        before = entry.getprevious()
        if before is None or not has_class(before, "references"):
            before = make("ul", class_="references")
            entry.addprevious(before)
        before.append(entry)
        entry.tag = "li"
        drop(entry, "role")
    for holder in with_class(root, "references", "div"):
        unwrap(holder)
    for glossary in with_class(root, "glossary", "div"):
        glossary.set(TYPE, "glossary")
        glossary.set("role", "doc-glossary")


def scene_breaks(root: Element, setting: Setting) -> None:
    """Scene breaks get their class; page breaks are print's alone."""
    for rule in root.iter("hr"):
        set_classes(rule, [*classes(rule), "scene-break"])
    if not setting.printed:
        for block in with_class(root, "page-break", "div"):
            remove(block)

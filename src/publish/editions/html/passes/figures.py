"""Figures and tables: captions, header cells, and one shape for both."""

from __future__ import annotations

from publish.editions.html.setting import Setting
from publish.editions.html.tree import (
    Element,
    classes,
    drop,
    make,
    prepend,
    remove,
    replace,
    set_classes,
    with_class,
    words,
)


def figures(root: Element, setting: Setting) -> None:
    """The caption is read, too, where it says the same as the alternative text.

    A picture whose author gave it an empty one is an ornament, and says so. One without any has
    an empty one, too, as it must, but says nothing.
    """
    for image in root.iter("img"):
        if image.get("alt") == "" and not setting.printed:
            image.set("role", "presentation")
        image.set("alt", image.get("alt", ""))
        if (parent := image.getparent()) is not None and _is_all_of(parent, image):
            set_classes(parent, [*classes(parent), "picture"])
    for caption in root.iter("figcaption"):
        drop(caption, "aria-hidden")
    for description in with_class(root, "long-description", "div"):
        figure = next(description.iterancestors("figure"))
        remove(description)
        if not setting.printed:
            _details(figure, description, setting)


def _is_all_of(parent: Element, image: Element) -> bool:
    """Whether a paragraph is this picture and nothing else."""
    alone = parent.tag == "p" and len(parent) == 1
    return alone and not f"{parent.text or ''}{image.tail or ''}".strip()


def _details(figure: Element, description: Element, setting: Setting) -> None:
    """A description that opens after its figure; the picture says that it is there."""
    description.tag, description.tail = "details", None
    prepend(description, make("summary", setting.term("figure-description")))
    for image in figure.iter("img"):
        image.set("aria-details", description.get("id", ""))
    figure.addnext(description)


def tables(root: Element, setting: Setting) -> None:
    """Header cells say what they head; a table with a caption stands in a figure.

    A ``caption`` would be cut off from its table at a page break, and is tagged as a table in a
    table when the PDF is made.
    """
    for table in list(root.iter("table")):
        for cell in table.iter("th"):
            _head_cell(cell)
        if (caption := table.find("caption")) is not None:
            _figure(table, caption)


def _head_cell(cell: Element) -> None:
    if not words(cell).strip() and not len(cell):
        cell.tag = "td"
        return
    headed = any(parent.tag == "thead" for parent in cell.iterancestors())
    cell.set("scope", "col" if headed else "row")


def _figure(table: Element, caption: Element) -> None:
    figure = make("figure")
    set_classes(figure, ["table", *classes(table)])
    set_classes(table, ())
    if name := drop(table, "id"):
        figure.set("id", name)
    replace(table, figure)
    table.remove(caption)
    caption.tag, caption.tail, table.tail = "figcaption", None, None
    figure.extend([caption, table])

"""The Word document's styles, made from the theme's tokens for a layout.

The names are the ones that Word's users know and that pandoc's writer uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from publish.editions.docx.layout import Layout, scaled
from publish.editions.docx.lengths import points
from publish.editions.docx.style import Style


def styles(tokens: Mapping[str, Any], layout: Layout) -> tuple[Style, ...]:
    """Every style of the document; ``tokens`` are the theme's."""
    sizes = scaled(tokens, layout)
    return (
        *_text(tokens, sizes, layout),
        *_headings(tokens, sizes, layout),
        *_openings(tokens, sizes),
        *_set_off(tokens, sizes, layout),
        *_notes(tokens, sizes, layout),
        *_lists(tokens, sizes, layout),
        *_characters(tokens, sizes),
    )


def _text(
    tokens: Mapping[str, Any], sizes: Mapping[str, float], layout: Layout
) -> tuple[Style, ...]:
    faces, colours = tokens["faces"], tokens["colour"]
    after = points(str(tokens["space"]["paragraph"])) or 0.0
    indent = 0.0 if after else points(str(tokens["space"]["indent"])) or 0.0
    indent *= sizes["text"] / layout.size
    normal = Style(
        "Normal", face=faces["text"], size=sizes["text"], colour=colours["text"], after=0
    )
    return (
        normal,
        Style("Body Text", "Normal", line=layout.line, first=indent, after=after),
        Style("First Paragraph", "BodyText", "BodyText", custom=True, first=0),
        Style("Compact", "BodyText", custom=True, first=0),
        Style("List Paragraph", "BodyText", first=0),
        Style(
            "Table Text",
            "Normal",
            custom=True,
            size=sizes["small"],
            line=layout.dense,
            before=2,
            after=2,
            unnumbered=True,
        ),
        Style(
            "Header",
            "Normal",
            size=sizes["small"],
            colour=colours["muted"],
            tabs=(("right", layout.text_width, "none"),),
        ),
        Style("Footer", "Normal", size=sizes["small"], colour=colours["muted"], align="center"),
    )


def _headings(
    tokens: Mapping[str, Any], sizes: Mapping[str, float], layout: Layout
) -> tuple[Style, ...]:
    face, colour, word = tokens["faces"]["head"], tokens["colour"]["head"], tokens["word"]
    chapter = Style(
        "heading 1",
        "Normal",
        "FirstParagraph",
        face=face,
        size=sizes["chapter"],
        colour=colour,
        before=sizes["chapter"] * 2,
        after=sizes["chapter"],
        align=word["heads"],
        outline=0,
        keep_next=True,
        keep_lines=True,
    )
    lower = [
        Style(
            f"heading {level}", "Normal", "FirstParagraph", face=face, colour=colour,
            size=sizes[f"h{min(level, 4)}"], **_EMPHASIS[word[f"h{min(level, 4)}"]],
            before=sizes["text"] * 1.5, after=sizes["text"] * 0.5, line=max(layout.dense, 1.15),
            outline=level - 1, keep_next=True, keep_lines=True,
        )
        for level in range(2, 7)
    ]  # fmt: skip
    return (chapter, *lower)


_EMPHASIS: Mapping[str, dict[str, Any]] = {
    "plain": {},
    "bold": {"bold": True},
    "italic": {"italic": True},
    "small-caps": {"small_caps": True},
}
"""What the tokens ``word.h2`` to ``word.h4`` may say, as properties of a style."""


def _openings(tokens: Mapping[str, Any], sizes: Mapping[str, float]) -> tuple[Style, ...]:
    """The title page, the parts, and the heads of contents and lists."""
    face, text, align = tokens["faces"]["head"], sizes["text"], tokens["word"]["heads"]
    colour = tokens["colour"]["head"]
    return (
        Style("Title", "Normal", "Subtitle", face=face, size=sizes["title"], align=align,
              colour=colour, before=sizes["title"] * 5, after=text, keep_next=True,
              unnumbered=True),
        Style("Subtitle", "Normal", "Author", face=face, size=sizes["subtitle"], italic=True,
              align=align, after=text * 3, unnumbered=True),
        Style("Author", "Normal", custom=True, align=align, after=text * 0.5,
              unnumbered=True),
        Style("Date", "Normal", align=align, before=text * 3, unnumbered=True),
        Style("Imprint", "Normal", custom=True, size=sizes["small"], after=text * 0.5,
              unnumbered=True),
        Style("Part Title", "Normal", "BodyText", custom=True, face=face, size=sizes["chapter"],
              align=align, colour=colour, before=sizes["chapter"] * 8, outline=0, keep_next=True,
              unnumbered=True),
        Style("TOC Heading", "Normal", face=face, size=sizes["chapter"], align=align,
              colour=colour, before=sizes["chapter"], after=sizes["chapter"], keep_next=True,
              unnumbered=True),
    )  # fmt: skip


def _set_off(
    tokens: Mapping[str, Any], sizes: Mapping[str, float], layout: Layout
) -> tuple[Style, ...]:
    """What stands apart from the running text."""
    text, faces, align = sizes["text"], tokens["faces"], tokens["word"]["heads"]
    return (
        Style("Quote", "BodyText", "BodyText", size=sizes["text"], first=0, left=text * 2,
              right=text * 2, before=text * 0.5, after=text * 0.5),
        Style("Block Text", "Quote"),
        Style("Epigraph", "Quote", custom=True, italic=True, left=text * 8, keep_next=True),
        Style("Epigraph Source", "Epigraph", "FirstParagraph", custom=True, italic=False,
              align="right"),
        Style("Verse", "Quote", custom=True, right=0, keep_lines=True),
        Style("Scene Break", "BodyText", "FirstParagraph", custom=True, first=0, align="center",
              keep_next=True),
        Style("Figure", "Normal", "ImageCaption", custom=True, align=align, before=text,
              after=text * 0.5, keep_next=True, unnumbered=True),
        Style("Captioned Figure", "Figure", custom=True),
        Style("caption", "Normal", size=sizes["caption"], line=layout.dense),
        Style("Image Caption", "Caption", "FirstParagraph", custom=True, align=align,
              after=text),
        Style("Table Caption", "Caption", custom=True, before=text, after=text * 0.5,
              keep_next=True),
        Style("Source Code", "Normal", "FirstParagraph", custom=True, face=faces["mono"],
              size=sizes["code"], line=layout.dense, before=text * 0.5, after=text * 0.5,
              left=text, unproofed=True),
        Style("Equation", "BodyText", "FirstParagraph", custom=True, first=0, before=text * 0.5,
              after=text * 0.5, tabs=(("center", layout.text_width / 2, "none"),
                                      ("right", layout.text_width, "none"))),
        Style("Definition Term", "BodyText", "Definition", custom=True, first=0, bold=True,
              keep_next=True),
        Style("Definition", "BodyText", custom=True, first=0, left=text * 2),
    )  # fmt: skip


def _notes(
    tokens: Mapping[str, Any], sizes: Mapping[str, float], layout: Layout
) -> tuple[Style, ...]:
    text = Style(
        "footnote text", "Normal", size=sizes["note"], line=layout.dense, after=3, unnumbered=True
    )
    names = ("footnote text", "endnote text")
    block = Style("Footnote Block Text", "FootnoteText", custom=True, left=sizes["text"])
    return (
        *(Style(**{**vars(text), "name": name}) for name in names),
        block,
        Style(**{**vars(block), "name": "Endnote Block Text", "base": "EndnoteText"}),
        Style("footnote reference", "DefaultParagraphFont", character=True, raised=True),
        Style("endnote reference", "DefaultParagraphFont", character=True, raised=True),
    )


def _lists(
    tokens: Mapping[str, Any], sizes: Mapping[str, float], layout: Layout
) -> tuple[Style, ...]:
    """Contents, lists of figures and tables, bibliography and index."""
    step, dense = sizes["text"] * 1.5, layout.dense
    edge = (("right", layout.text_width, "none"),)
    return (
        *(
            Style(f"toc {level}", "Normal", "Normal", line=dense, left=step * (level - 1),
                  after=2, before=6 if level == 1 else 0, tabs=edge, unnumbered=True)
            for level in range(1, 5)
        ),
        Style("table of figures", "Normal", "Normal", line=dense, left=step, hanging=step,
              after=3, tabs=edge, unnumbered=True),
        Style("Bibliography", "Normal", line=dense, left=step, hanging=step, after=6),
        Style("Bibliography Annotation", "Bibliography", custom=True, left=step, after=6),
        *(
            Style(f"index {level}", "Normal", line=dense, left=step * level, hanging=step,
                  unnumbered=True)
            for level in range(1, 4)
        ),
        Style("index heading", "Normal", "Index1", bold=True, before=sizes["text"],
              after=sizes["text"] * 0.25, keep_next=True, unnumbered=True),
    )  # fmt: skip


def _characters(tokens: Mapping[str, Any], sizes: Mapping[str, float]) -> tuple[Style, ...]:
    base, colours = "DefaultParagraphFont", tokens["colour"]
    return (
        Style("Hyperlink", base, character=True, colour=colours["link"]),
        Style("Verbatim Char", base, character=True, custom=True, face=tokens["faces"]["mono"],
              size=sizes["code"], unproofed=True),
        Style("Section Number", base, character=True, custom=True),
        Style("Caption Label", base, character=True, custom=True, bold=True),
        Style("Attribution", base, character=True, custom=True, italic=False),
        Style("line number", base, character=True, face=tokens["faces"]["text"],
              size=sizes["note"], colour=colours["muted"]),
        Style("page number", base, character=True),
    )  # fmt: skip

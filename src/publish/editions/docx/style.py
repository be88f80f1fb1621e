"""One style of a Word document, and its XML."""

from __future__ import annotations

from dataclasses import dataclass

from publish.editions.docx.lengths import half_points, twips
from publish.editions.docx.openxml import Element, element, qualified


@dataclass(frozen=True)
class Style:
    """A paragraph or character style. Lengths are points; None leaves a property alone."""

    name: str
    """As Word's users see it. Word's own styles keep Word's spelling: ``heading 1``."""
    base: str = ""
    """The id of the style that this one is based on; none for a character style is usual."""
    next: str = ""
    character: bool = False
    custom: bool = False
    face: str = ""
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    small_caps: bool | None = None
    raised: bool = False
    unproofed: bool = False
    """Its spelling is not checked."""
    colour: str = ""
    align: str = ""
    before: float | None = None
    after: float | None = None
    line: float | None = None
    """A multiple of a line."""
    first: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    tabs: tuple[tuple[str, float, str], ...] = ()
    """Alignment, place, leader."""
    outline: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    unnumbered: bool = False
    """Its lines are left out when lines are numbered."""
    linked: str = ""

    @property
    def id(self) -> str:
        words = self.name.split(" ")
        return "".join(word[:1].upper() + word[1:] for word in words)

    def xml(self) -> Element:
        kind = "character" if self.character else "paragraph"
        made = element("w:style", type=kind, styleId=self.id)
        if self.custom:
            made.set(qualified("w:customStyle"), "1")
        if self.name == "Normal":
            made.set(qualified("w:default"), "1")
        made.append(element("w:name", val=self.name))
        for tag, value in (("w:basedOn", self.base), ("w:next", self.next)):
            if value:
                made.append(element(tag, val=value))
        made.append(element("w:uiPriority", val="9"))
        made.append(element("w:qFormat"))
        for properties in (self._paragraph(), self._run()):
            if len(properties):
                made.append(properties)
        return made

    def _paragraph(self) -> Element:
        """In the order that the schema's CT_PPr wants."""
        made = element("w:pPr")
        flags = (("w:keepNext", self.keep_next), ("w:keepLines", self.keep_lines))
        made.extend(element(tag) for tag, wanted in flags if wanted)
        if not self.character and self.name == "Normal":
            made.append(element("w:widowControl"))
        if self.unnumbered:
            made.append(element("w:suppressLineNumbers"))
        if self.tabs:
            made.append(element("w:tabs", *(_tab(*tab) for tab in self.tabs)))
        made.extend(self._spacing())
        if self.align:
            made.append(element("w:jc", val=self.align))
        if self.outline is not None:
            made.append(element("w:outlineLvl", val=str(self.outline)))
        return made

    def _spacing(self) -> list[Element]:
        spacing = {"before": self.before, "after": self.after}
        pairs = {key: twips(value) for key, value in spacing.items() if value is not None}
        if self.line is not None:
            pairs |= {"line": str(round(self.line * 240)), "lineRule": "auto"}
        indents = {"left": self.left, "right": self.right}
        indents |= {"hanging": self.hanging} if self.hanging else {"firstLine": self.first}
        ind = {key: twips(value) for key, value in indents.items() if value is not None}
        made = [element("w:spacing", **pairs)] if pairs else []
        return [*made, element("w:ind", **ind)] if ind else made

    def _run(self) -> Element:
        """In the order that the schema's CT_RPr wants."""
        made = element("w:rPr")
        if self.face:
            faces = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), self.face)
            made.append(element("w:rFonts", **faces))
        made.extend(_switch(("w:b", "w:bCs"), self.bold))
        made.extend(_switch(("w:i", "w:iCs"), self.italic))
        made.extend(_switch(("w:smallCaps",), self.small_caps))
        if self.unproofed:
            made.append(element("w:noProof"))
        if self.colour:
            made.append(element("w:color", val=self.colour.lstrip("#").upper()))
        if self.size is not None:
            made.extend(element(tag, val=half_points(self.size)) for tag in ("w:sz", "w:szCs"))
        if self.raised:
            made.append(element("w:vertAlign", val="superscript"))
        return made


def _switch(tags: tuple[str, ...], wanted: bool | None) -> list[Element]:
    if wanted is None:
        return []
    return [element(tag) if wanted else element(tag, val="0") for tag in tags]


def _tab(align: str, place: float, leader: str) -> Element:
    return element("w:tab", val=align, leader=leader, pos=twips(place))

"""Runs a page's content, and the forms that it draws, and notes what they paint."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from publish.preflight.colours import CMYK, GREY, PATTERN, RGB, Colour, start
from publish.preflight.content import LINE, Reader, plain
from publish.preflight.geometry import Box, Matrix, around, bounds, lengths, moved, times
from publish.preflight.letters import Letters
from publish.preflight.painted import Mark, Painted, Picture, Shape
from publish.preflight.state import Resources, ResourcesOf, State, stream_matrix

_DEEP = 16
"""Forms draw forms; so deep in one another, that is a ring or a joke."""
_MOST = 5_000_000
"""Operators of one page: more are no page of a book."""
_DEVICE = {"g": GREY, "G": GREY, "rg": RGB, "RG": RGB, "k": CMYK, "K": CMYK}
_FILLED = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKED = frozenset({"S", "s", "B", "B*", "b", "b*"})
_PAINT = _FILLED | _STROKED | {"n"}
_TEXT = frozenset(
    "BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \"".split()
)  # fmt: skip
_MARKED = frozenset({"BDC", "BMC", "EMC"})
_CURVES = {"m": 1, "l": 1, "c": 3, "v": 2, "y": 2}
"""How many points an operator adds to the path."""


class Interpreter:
    """Interprets the content of one page into `Painted`.

    ``read`` cuts it into instructions; if that is `content.plain`, whatever is wrong is raised,
    since it is for `content.whole` to tell what of a page can be read.
    """

    def __init__(self, page: Box, resources: ResourcesOf, read: Reader) -> None:
        self.painted = Painted()
        self._resources = resources
        self._read = read
        self._state = State(clip=page)
        self._points: list[tuple[float, float]] = []
        self._clips = False
        self._marks: list[Mark] = []
        self._left = _MOST

    def run(self, content: Any, resources: Any, depth: int = 0) -> None:
        """Run a page or a stream."""
        scope = self._resources(resources)
        kept: list[State] = []
        letters = Letters(self.painted)
        marks = len(self._marks)
        try:
            for operator, operands in self._read(content):
                self._left -= 1
                if self._left < 0:
                    self.painted.problems.append("it has too much in it")
                    return
                if operator is LINE:
                    tag, about, *_ = operands
                    mark = self._meant(tag, about, scope) if tag else self._mark
                    letters.line(operands, self._state, scope, mark)
                elif operator in _TEXT:
                    letters.run(operator, operands, self._state, scope, self._mark)
                elif operator in _MARKED:
                    self._marked(operator, operands, scope)
                else:
                    self._one(operator, operands, scope, kept, depth)
        except (pikepdf.PdfError, ValueError, TypeError, IndexError, AttributeError) as error:
            if self._read is plain:
                raise
            self.painted.problems.append(
                f"{error}".splitlines()[0] if f"{error}" else "it is damaged"
            )
        finally:
            if kept:
                self._state = kept[0]
            del self._marks[marks:]

    @property
    def _mark(self) -> Mark:
        return self._marks[-1] if self._marks else Mark.NONE

    def _one(
        self, operator: str, operands: Any, scope: Resources, kept: list[State], depth: int
    ) -> None:
        state = self._state
        if operator == "q":
            kept.append(state.copy())
        elif operator == "Q":
            if kept:
                self._state = kept.pop()
        elif operator == "cm":
            state.matrix = times(_six(operands), state.matrix)
        elif operator in _CURVES or operator == "re":
            self._add(operator, operands)
        elif operator in _PAINT:
            self._paint(operator)
        elif operator in ("W", "W*"):
            self._clips = True
        elif operator == "w":
            state.width = float(operands[0])
        elif operator == "gs":
            setting = scope.setting(str(operands[0]))
            setting.apply(state)
            self.painted.see_through.update(setting.see_through)
        elif operator == "Do":
            self._draw(scope.named("/XObject", str(operands[0])), scope, depth)
        elif operator == "INLINE IMAGE":
            self._inline(operands[0], scope)
        elif operator == "sh":
            self._shade(scope.named("/Shading", str(operands[0])), scope)
        else:
            self._colour(operator, operands, scope)

    def _marked(self, operator: str, operands: Any, scope: Resources) -> None:
        if operator == "EMC":
            if self._marks:
                self._marks.pop()
        else:
            about = operands[1] if len(operands) > 1 else None
            self._marks.append(self._meant(str(operands[0]), about, scope))

    def _meant(self, tag: str, about: Any, scope: Resources) -> Mark:
        """What is said of something that is marked so, within what it stands in."""
        if tag == "/Artifact":
            return Mark.ARTIFACT
        if isinstance(about, (str, Name)):
            about = scope.named("/Properties", str(about))
        tagged = isinstance(about, (dict, Dictionary)) and "/MCID" in about
        return Mark.TAGGED if tagged else self._mark

    def _add(self, operator: str, operands: Any) -> None:
        """To the path; a curve counts as its control points, around which it always lies."""
        matrix, numbers = self._state.matrix, [float(one) for one in operands]
        if operator == "re":
            x, y, width, height = numbers
            corners = ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
            self._points += [moved(matrix, *corner) for corner in corners]
        else:
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            self._points += [moved(matrix, x, y) for x, y in pairs]

    def _paint(self, operator: str) -> None:
        points, self._points = self._points, []
        clips, self._clips = self._clips, False
        if not points:
            return
        state, path = self._state, bounds(points)
        fill = state.fill if operator in _FILLED else None
        stroke = state.stroke if operator in _STROKED else None
        if fill or stroke:
            self._shape(path, fill, stroke)
        if clips:
            # What lies beyond is seen nowhere: an empty clip is a point.
            state.clip = state.clip.shared(path) or Box(path.x0, path.y0, path.x0, path.y0)

    def _shape(self, path: Box, fill: Colour | None, stroke: Colour | None) -> None:
        state = self._state
        width = state.width * min(lengths(state.matrix)) if stroke else 0.0
        half = width / 2
        seen = path.grown(half, half, half, half).shared(state.clip)
        if seen is not None:
            over = state.overprint if fill else state.overprint_stroke
            shape = Shape(seen, fill, stroke, width, over, self._mark)
            self.painted.shapes.append(shape)

    def _colour(self, operator: str, operands: Any, scope: Resources) -> None:
        if operator in _DEVICE:
            space = scope.space(
                {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}[len(operands)]
            )
            colour = Colour(space, tuple([float(one) for one in operands]))
        elif operator in ("cs", "CS"):
            colour = start(scope.space(operands[0]))
        elif operator in ("sc", "SC", "scn", "SCN"):
            before = self._state.fill if operator[0] == "s" else self._state.stroke
            numbers = tuple(float(one) for one in operands if not isinstance(one, (str, Name)))
            space = before.space
            colour = Colour(space, numbers if space is not PATTERN else ())
        else:
            return
        if operator[0].islower():
            self._state.fill = colour
        else:
            self._state.stroke = colour

    def _draw(self, drawn: Any, scope: Resources, depth: int) -> None:
        if not isinstance(drawn, Stream):
            return
        if drawn.get("/Subtype") == Name.Image:
            self._picture(drawn, scope)
        elif drawn.get("/Subtype") == Name.Form and depth < _DEEP:
            self._form(drawn, scope, depth)

    def _form(self, form: Any, scope: Resources, depth: int) -> None:
        outside = self._state
        self._state = inside = outside.copy()
        inside.matrix = times(stream_matrix(form), outside.matrix)
        box = form.get("/BBox")
        if isinstance(box, Array) and len(box) == 4:
            shown = around(inside.matrix, *(float(one) for one in box))
            inside.clip = inside.clip.shared(shown) or Box(shown.x0, shown.y0, shown.x0, shown.y0)
        resources = form.get("/Resources")
        self.run(form, scope.dictionary if resources is None else resources, depth + 1)
        self._state = outside

    def _picture(self, image: Any, scope: Resources) -> None:
        pixels = (int(image.get("/Width", 0)), int(image.get("/Height", 0)))
        stencil = bool(image.get("/ImageMask", False))
        mask = image.get("/SMask")
        if isinstance(mask, Stream) or int(image.get("/SMaskInData", 0)):
            self.painted.see_through.add("a soft mask")
        space = self._state.fill.space if stencil else scope.space(image.get("/ColorSpace"))
        bits = 1 if stencil else int(image.get("/BitsPerComponent", 8))
        self._place(pixels, space, bilevel=bits == 1)

    def _inline(self, image: Any, scope: Resources) -> None:
        held = image.obj if hasattr(image, "obj") else {}
        about = dict(held) if not isinstance(held, dict) else held
        pixels = (int(image.width), int(image.height))
        space = GREY if bool(image.image_mask) else scope.space(about.get("/CS", Name.DeviceGray))
        self._place(pixels, space, bilevel=int(image.bits_per_component or 1) == 1)

    def _place(self, pixels: tuple[int, int], space: Any, *, bilevel: bool) -> None:
        """An image fills the unit square (ISO 32000-2, 8.9.5)."""
        state = self._state
        seen = around(state.matrix, 0, 0, 1, 1).shared(state.clip)
        across, up = lengths(state.matrix)
        if seen is None or min(*pixels, across, up) <= 0:
            return
        ppi = min(72 * pixels[0] / across, 72 * pixels[1] / up)
        self.painted.pictures.append(Picture(seen, pixels, ppi, space, bilevel, self._mark))

    def _shade(self, shading: Any, scope: Resources) -> None:
        if isinstance(shading, (Dictionary, Stream)):
            fill = Colour(scope.space(shading.get("/ColorSpace")))
            self.painted.shapes.append(
                Shape(self._state.clip, fill, None, 0.0, self._state.overprint, self._mark)
            )


def _six(operands: Any) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return (a, b, c, d, e, f)

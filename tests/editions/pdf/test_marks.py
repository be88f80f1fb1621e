from __future__ import annotations

import pydyf

from publish.editions.pdf import marks


def test_marks_are_written_as_pydyf_writes_them() -> None:
    stream = pydyf.Stream()
    stream.begin_marked_content("Span", pydyf.Dictionary({"MCID": 12}))
    assert b"\n".join(map(pydyf._to_bytes, stream.stream)) == marks.begun("Span", 12)


def test_of_what_is_marked_some_is_made_artifacts() -> None:
    figure = marks.begun("Figure", 11)
    content = b"q\n" + marks.begun("Span", 1) + b"\nBT\nET\nEMC\n" + figure + b"\nEMC"
    assert marks.numbers([b"q", content]) == {1, 11}
    left = marks.retired(content, {1})
    assert left == b"q\n/Artifact\n<<>>\nBDC\nBT\nET\nEMC\n" + figure + b"\nEMC"
    assert marks.numbers([left]) == {11}

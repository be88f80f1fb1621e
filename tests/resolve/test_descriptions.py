"""Long descriptions of pictures: read beside them, and put into the figures that show them."""

from pathlib import Path

from publish.pandoc import identifier, stringify
from resolve.small_book import nodes, resolve, text

TWICE = """![One](map.svg){#fig-one alt="A square"}

![Two](./map.svg){#fig-two alt="A square again"}

In the line ![a square](map.svg) is no figure.
"""


def test_each_figure_is_given_the_description_of_its_picture(tmp_path: Path):
    (tmp_path / "map.desc.md").write_text('A "square"\n\n- black\n- small\n', encoding="utf-8")
    book = resolve(tmp_path, TWICE)
    assert book.codes() == []
    found = nodes(book.one.blocks, "Div", "long-description")
    assert len({identifier(one) for one in found}) == 2
    for figure, description in zip(nodes(book.one.blocks, "Figure"), found, strict=True):
        assert figure["c"][2][-1] is description
        assert text(description).startswith("A “square”")
        assert [stringify(item) for item in nodes(description, "BulletList")[0]["c"]] == [
            "black",
            "small",
        ]
        assert nodes(description, "Span") == []


def test_a_picture_without_description_stays_as_it_is(tmp_path: Path):
    book = resolve(tmp_path, TWICE)
    assert nodes(book.one.blocks, "Div", "long-description") == []


def test_what_is_wrong_with_a_description_is_told_where_it_stands(tmp_path: Path):
    (tmp_path / "map.desc.md").write_text("Words\n\nand [a link]() here.\n", encoding="utf-8")
    book = resolve(tmp_path, TWICE)
    assert book.codes() == ["SRC011 map.desc.md:3:5"]

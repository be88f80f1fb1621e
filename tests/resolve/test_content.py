"""What stands in an edition: conditional content, raw markup, glossary, pictures."""

from pathlib import Path

import pytest

from publish.pandoc import identifier
from resolve.small_book import nodes, resolve, text

CONDITIONAL = """Always.

::: {.only format=pdf}
In print.
:::

::: {.only format="epub docx"}
Not in print.
:::

::: {.except format=pdf}
Elsewhere.
:::

::: {.only edition=made}
In this edition.
:::

::: {.only edition="made, made"}
In these.
:::

Words on [paper]{.only format=pdf}[screens]{.except format=pdf}.
"""


SCREENS = ["Not in print.", "Elsewhere.", "In this edition.", "In these.", "Words on screens."]


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("pdf", ["In print.", "In this edition.", "In these.", "Words on paper."]),
        ("epub", SCREENS),
        ("docx", SCREENS),
    ],
)
def test_conditional_content(tmp_path: Path, format: str, expected: list[str]):
    book = resolve(tmp_path, CONDITIONAL, format=format)
    assert book.codes() == []
    assert [text(block) for block in book.one.blocks[1:]] == ["Always.", *expected]


def test_what_is_left_out_does_not_count(tmp_path: Path):
    words = "::: {.only format=epub}\nA.[^a] [x]{.index} @nobody\n\n![C](map.svg){#fig-a}\n:::\n\n"
    book = resolve(tmp_path, words + '![D](map.svg){#fig-b alt="x"}\n\n[^a]: N.\n')
    assert book.codes() == []
    assert [caption.number for caption in book.apparatus.captions] == ["1.1"]
    assert book.apparatus.notes == book.apparatus.index == ()


RAW = """A `<b>x</b>`{=html} `<w:r/>`{=openxml}.

```{=html}
<hr/>
```

```{=openxml}
<w:p/>
```
"""


@pytest.mark.parametrize(
    ("format", "kept"), [("pdf", "html"), ("epub", "html"), ("docx", "openxml")]
)
def test_raw_markup_stands_in_its_own_format(tmp_path: Path, format: str, kept: str):
    book = resolve(tmp_path, RAW, format=format)
    assert book.codes() == []
    for kind in ("RawInline", "RawBlock"):
        assert [node["c"][0] for node in nodes(book.one.blocks, kind)] == [kept]


def test_comments_are_gone(tmp_path: Path):
    book = resolve(tmp_path, "A <!-- word --> B.\n\n<!-- block -->\n")
    assert nodes(book.one.blocks, "RawInline") == nodes(book.one.blocks, "RawBlock") == []


GLOSSARY = """# Words

::: glossary
Syndicate
:   A union.

mutual aid
:   Helping [each other]{.term term=syndicate}.
:::
"""


def test_terms_lead_to_their_explanations(tmp_path: Path):
    one = "# One\n\nA [syndicate]{.term}, [unions]{.term term=Syndicate}, [Mutual  aid]{.term}.\n"
    book = resolve(tmp_path, {"one": one, "words": GLOSSARY})
    assert book.codes() == []
    links = [link["c"][2][0] for link in nodes(book.one.blocks, "Link", "term")]
    assert links == ["#term-syndicate", "#term-syndicate", "#term-mutual-aid"]
    anchors = nodes(book.chapters["words"].blocks, "Span", "term-anchor")
    assert [identifier(a) for a in anchors] == ["term-syndicate", "term-mutual-aid"]


def test_a_term_that_is_not_explained_stays_a_word(tmp_path: Path):
    book = resolve(tmp_path, {"one": "# One\n\nA [strike]{.term}.\n", "words": GLOSSARY})
    assert book.codes() == ["GLO001 one.md:3:3"]
    assert book.text(1) == "A strike."
    assert nodes(book.one.blocks, "Link") == []


def test_terms_in_cyrillic_have_names_of_their_own(tmp_path: Path):
    words = "::: glossary\nсиндикат\n:   A.\n\nсоюз\n:   B.\n:::\n\n[союз]{.term}\n"
    book = resolve(tmp_path, words)
    names = [identifier(a) for a in nodes(book.one.blocks, "Span", "term-anchor")]
    assert len(set(names)) == 2
    assert all(name.isascii() and len(name) <= 40 for name in names)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('![A](map.svg){alt="x"}', []),
        ('![A](./map.svg){alt="x"}', []),
        ("An ![icon](map.svg).", []),
        ('![](map.svg){alt=""}', []),
        ("![A](map.svg)", ["IMG004 one.md:3:1"]),
        ("![A *b* [c]{.index}](map.svg)", ["IMG004 one.md:3:1"]),
        ("An ![](map.svg).", ["IMG004 one.md:3:4"]),
        ('![A](Map.svg){alt="x"}', ["IMG001 one.md:3:1"]),
        ('![A](a/../map.svg){alt="x"}', ["IMG003 one.md:3:1"]),
        ('![A](data:image/png;base64,x){alt="x"}', ["IMG002 one.md:3:1"]),
        ('![A](file:///etc/x.png){alt="x"}', ["IMG002 one.md:3:1"]),
        ('![A](notes.txt){alt="x"}', ["IMG001 one.md:3:1"]),
        ('![A]( <a b.svg> ){alt="x"}', ["IMG001 one.md:3:1"]),
        ("N.[^a]\n\n[^a]: An ![icon](map.svx).", ["IMG001 one.md:5:10"]),
    ],
)
def test_pictures(tmp_path: Path, words: str, expected: list[str]):
    assert resolve(tmp_path, words).codes() == expected


def test_a_picture_keeps_its_alternative_text(tmp_path: Path):
    book = resolve(tmp_path, '![Caption](./map.svg){#fig-a alt="What *it* shows" width=60%}\n')
    (image,) = nodes(book.one.blocks, "Image")
    assert text(image["c"][1]) == "What *it* shows"
    assert image["c"][2][0] == "map.svg"
    assert book.one.images == ("map.svg",)


def test_a_link_out_of_the_folder_is_no_picture(tmp_path: Path):
    outside = tmp_path / "outside.svg"
    outside.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "link.svg").symlink_to(outside)
    book = resolve(folder, '![A](link.svg){alt="x"}\n')
    assert book.codes() == ["IMG005 one.md:3:1"]

"""``review/comments.yaml``: what it says, what can be wrong with it, and how it is added to."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from publish.diagnostics import NOWHERE, Span
from publish.review.comment import Comment, is_open, threads
from publish.review.reading import comments_of, read_comments
from publish.review.schema import COMMENTS, ROUND, json_schema
from publish.review.writing import UnwritableError, added, changed

WRITTEN = """\
# What the editors said.
comments:
  - id: c1   # the first
    author: "Emma Editor"
    date: 2026-11-20T11:15:00+02:00
    at: manuscript/01.md:12:5
    quoted: half of the groups
    text: |
      Which half?

      And when?

  # An answer.
  - {id: c2, parent: c1, author: Bóris, text: "The older one.", date: "2026-11-21"}
  - id: c3
    thread: c1
    author: Emma Editor
    text: Then say so.
    round: 2026-11-22-emma

  - id: d1
    author: Emma Editor
    resolved: true
    at: manuscript/02.md
    text: Done.
"""


def _problems(text: str) -> list[str]:
    return [
        f"{one.span.line}:{one.span.column} {one.code}" for one in read_comments(text).diagnostics
    ]


def test_comments_are_read_with_their_threads_places_and_instants() -> None:
    found = read_comments(WRITTEN)
    assert found.diagnostics == ()
    first, second, third, done = found.value
    assert first.at == Span("manuscript/01.md", 12, 5)
    assert first.date == "2026-11-20T09:15:00Z"
    assert first.text == "Which half?\n\nAnd when?"
    assert second.date == "2026-11-21T00:00:00Z"
    assert [one.thread for one in found.value] == ["c1", "c1", "c1", "d1"]
    assert (third.parent, third.round) == ("c1", "2026-11-22-emma")
    assert second.shown_initials == "B"
    assert first.span == Span("review/comments.yaml", 3, 5)
    assert done.at == Span("manuscript/02.md")
    assert [is_open(thread) for thread in threads(found.value)] == [True, False]


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ("m/a.md", Span("m/a.md")),
        ("./m//a.md:3", Span("m/a.md", 3)),
        ("m/a:b.md:3:4", Span("m/a:b.md", 3, 4)),
        ("m/a.md:0", Span("m/a.md:0")),
        ("../a.md:99999999999:1", Span("../a.md:99999999999", 1)),
        (":3", Span(":3")),
    ],
)
def test_places_are_read_as_diagnostics_write_them(at: str, place: Span) -> None:
    text = f'comments: [{{id: a, author: A, text: t, at: "{at}"}}]\n'
    assert [one.at for one in read_comments(text).value] == [place]


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "comments:\n", "comments: []\n"])
def test_a_file_without_comments_has_none(text: str) -> None:
    assert read_comments(text) == read_comments("")


def test_there_need_be_no_file(tmp_path: Path) -> None:
    assert comments_of(tmp_path).value == ()


_ENTRY = "comments:\n  - {id: a, author: A, text: t, at: x:1, %s}\n"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("comments: [", ["1:12 CFG001"]),
        ("- a", ["1:1 CFG001"]),
        ("comments: 3", ["1:11 CFG003"]),
        ("comments: {a: b}", ["1:11 CFG003"]),
        ("comments: [a]", ["1:12 CFG003"]),
        ("comments: []\nnotes: []", ["2:1 CFG002"]),
        (_ENTRY % "writer: b", ["2:42 CFG002"]),
        (_ENTRY % "date: 2026-13-01", ["2:48 CFG003"]),
        (_ENTRY % "date: yesterday", ["2:48 CFG003"]),
        (_ENTRY % "date: 0001-01-01T00:00:00+14:00", ["2:48 CFG003"]),
        (_ENTRY % "resolved: maybe", ["2:52 CFG003"]),
        (_ENTRY % 'quoted: "\\x07"', ["2:50 CFG003"]),
        (_ENTRY % f"initials: {'E' * 10}", ["2:52 CFG003"]),
        (_ENTRY % "id: b", ["2:42 CFG001"]),
        (_ENTRY % "round: ../..", ["2:49 CFG003"]),
        (_ENTRY % "parent: z", ["2:50 RVW002"]),
        (_ENTRY % "parent: a", ["2:50 RVW002"]),
        (_ENTRY % "thread: z", ["2:50 RVW002"]),
        ("comments:\n  - {id: a, author: A, text: t}\n", ["2:5 CFG004"]),
        ("comments:\n  - {id: a b, author: A, text: t, at: x}\n", ["2:10 CFG003"]),
        ("comments: &c\n  - *c\n", ["1:11 CFG003"]),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(text: str, problems: list[str]) -> None:
    assert _problems(text) == problems
    assert read_comments(text).value == ()


def test_ids_are_unique_and_answers_do_not_run_in_circles() -> None:
    entry = "  - {id: %s, author: A, text: t, at: x:1%s}\n"
    text = "comments:\n" + "".join(
        entry % pair
        for pair in (("a", ", parent: b"), ("b", ", parent: a"), ("c", ""), ("c", ""),
                     ("d", ", parent: c, thread: d"))
    )  # fmt: skip
    assert sorted(_problems(text)) == ["2:50 RVW002", "3:50 RVW002", "5:10 RVW001", "6:50 RVW002"]


def test_bytes_that_are_no_text_and_files_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "review" / "comments.yaml"
    file.parent.mkdir()
    file.write_bytes(b"comments: []\n# \xff\n")
    assert [str(one.span) for one in comments_of(tmp_path).diagnostics] == [
        "review/comments.yaml:2:3"
    ]
    file.unlink()
    file.mkdir()
    assert [one.code for one in comments_of(tmp_path).diagnostics] == ["SRC004"]


def test_the_schemas_are_schemas_and_accept_what_is_read() -> None:
    for schema in (json_schema(COMMENTS, "c"), json_schema(ROUND, "r")):
        jsonschema.Draft202012Validator.check_schema(schema)
    tree = json.loads(json.dumps(YAML(typ="safe").load(WRITTEN), default=str))
    jsonschema.validate(tree, json_schema(COMMENTS, "comments.yaml"))


NEW = Comment("n1", "Ann: O'B", "Two\n\nparagraphs # here", at=Span("m/a.md", 3, 4), thread="n1")


def test_a_comment_is_added_and_nothing_else_is_touched() -> None:
    made = added(WRITTEN, [NEW])
    assert made.startswith(WRITTEN)
    assert replace(read_comments(made).value[-1], span=NOWHERE) == NEW
    assert "    text: |-\n      Two\n\n      paragraphs # here\n" in made
    twice = added(made, [replace(NEW, id="n2", thread="n1", parent="n1", at=NOWHERE)])
    assert [one.id for one in read_comments(twice).value] == ["c1", "c2", "c3", "d1", "n1", "n2"]


@pytest.mark.parametrize(
    "text",
    ["", "# only a remark", "comments:", "comments: []  # none\n", "comments:\n# below\n",
     "comments: [{id: a, author: A, text: t, at: x}]\n",
     "comments:\n- id: a\n  author: A\n  at: x\n  text: |+\n    t\n\n\n# end"],
)  # fmt: skip
def test_a_comment_is_added_to_any_file(text: str) -> None:
    before = read_comments(text).value
    after = read_comments(added(text, [NEW])).value
    assert [one.id for one in after] == [*(one.id for one in before), "n1"]
    for remark in ("# only a remark", "# none", "# below", "# end"):
        assert (remark in text) == (remark in added(text, [NEW]))


def test_a_value_is_changed_where_it_stands() -> None:
    made = changed(WRITTEN, "c1", {"at": "manuscript/01.md:14:5", "resolved": True})
    assert made.replace("14:5", "12:5").replace("    resolved: true\n", "", 1) == WRITTEN
    assert read_comments(made).value[0].resolved
    flow = changed(WRITTEN, "c2", {"text": "Both: [of] them"})
    assert read_comments(flow).value[1].text == "Both: [of] them"
    assert flow == WRITTEN.replace('"The older one."', '"Both: [of] them"')
    assert not read_comments(changed(WRITTEN, "d1", {"resolved": False})).value[3].resolved
    with pytest.raises(KeyError):
        changed(WRITTEN, "zz", {"resolved": True})


@pytest.mark.parametrize("text", ["comments: [", "comments: 3", "- a", "other: 1"])
def test_a_faulty_file_is_not_written(text: str) -> None:
    with pytest.raises(UnwritableError):
        added(text, [NEW])


def test_an_id_that_is_taken_is_not_written() -> None:
    with pytest.raises(UnwritableError):
        added(added(WRITTEN, [NEW]), [NEW])


_SPEECH = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn")), min_size=1
).filter(lambda text: text == text.strip() and text != "" and "\ufeff" not in text)
_PARAGRAPHS = st.lists(_SPEECH, min_size=1, max_size=3).map("\n\n".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_SPEECH, _PARAGRAPHS, _SPEECH), max_size=3))
def test_what_is_written_is_read_again(said: list[tuple[str, str, str]]) -> None:
    comments = [
        Comment(f"n{n}", author, text, at=Span("m/a.md", n + 1, 1), quoted=quoted, thread=f"n{n}")
        for n, (author, text, quoted) in enumerate(said)
    ]
    made = added(WRITTEN, comments)
    assert [replace(one, span=NOWHERE) for one in read_comments(made).value[4:]] == comments

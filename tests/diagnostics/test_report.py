"""Diagnostics as data: their places, words and order."""

import string

import pytest

from publish.diagnostics import CATALOGUE, NOWHERE, Report, Severity, Span, diagnose


@pytest.mark.parametrize(
    ("span", "written"),
    [
        (Span("a.md", 3, 7), "a.md:3:7"),
        (Span("a.md", 3), "a.md:3"),
        (Span("a.md"), "a.md"),
        (NOWHERE, ""),
    ],
)
def test_a_place_as_text(span: Span, written: str):
    assert str(span) == written


def test_a_message_is_filled_in():
    found = diagnose("REF001", Span("a.md", 1, 2), key="x", advice="Do.")
    assert (found.code, found.severity, found.hint) == ("REF001", Severity.ERROR, "Do.")
    assert found.message == "No reference has the key “x”."
    assert diagnose("SRC006", NOWHERE, "Other.").hint == "Other."


def test_an_unknown_code_or_a_missing_detail_is_a_bug():
    with pytest.raises(KeyError):
        diagnose("XXX001", NOWHERE)
    with pytest.raises(KeyError, match="key"):
        diagnose("REF001", NOWHERE, advice="")


def test_a_report_is_sorted_and_says_nothing_twice():
    places = [Span("b.md", 1, 1), Span("a.md", 10, 1), Span("a.md", 9, 5), Span("a.md"), NOWHERE]
    report = Report.of([diagnose("SRC006", place) for place in (*places, *places)])
    assert [one.span for one in report] == list(reversed(places))


def test_strict_raises_warnings():
    report = Report.of([diagnose("SRC012", NOWHERE), diagnose("SRC006", NOWHERE)])
    assert (len(report.errors), len(report.warnings)) == (1, 1)
    assert (len(report.strict().errors), len(report.strict().warnings)) == (2, 0)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_row_is_a_sentence_and_its_fields_are_names(code: str):
    row = CATALOGUE[code]
    assert row.message.endswith(".")
    assert row.message[0].isupper() or row.message[0] in "{“"
    for text in (row.message, row.hint):
        fields = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        assert all(name.isidentifier() for name in fields)

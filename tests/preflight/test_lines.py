"""Lines of text, column by column."""

from __future__ import annotations

from publish.preflight.geometry import Box
from publish.preflight.lines import Row, Rows

FIRST = Row(72.4, 500.0, 300.6, 510.0, 10.0, 7, 3.0)
CELL = Row(72.4, 480.0, 120.0, 490.0, 10.0, 2, 20.0)


def test_rows_are_what_they_were_made_of() -> None:
    rows = Rows.of([FIRST, CELL])
    assert [*rows] == [FIRST, CELL] and len(rows) == 2
    assert rows.box(1) == CELL.box
    assert not Rows.of([]) and [*Rows.of([])] == []


def test_rows_that_are_moved_twice_have_moved_all_the_way() -> None:
    rows = Rows.of([FIRST]).moved(10.0, 1.0).moved(-4.0, 2.0)
    assert rows.box(0) == Box(78.4, 503.0, 306.6, 513.0)
    assert rows == Rows.of([FIRST._replace(x0=78.4, y0=503.0, x1=306.6, y1=513.0)])
    assert rows != Rows.of([FIRST])


def test_ends_are_those_of_running_text() -> None:
    assert Rows.of([FIRST, CELL]).ends() == [(72, 301)]
    assert Rows.of([FIRST, CELL]).moved(0.3, 0.0).ends() == [(73, 301)]

"""Plans of every kind are piled, cut and folded, and read from the first page to the last."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.press.options import Blanks, Layout, Options
from builder.press.plan import plan
from tests.press.folding import Paper, booklet, hand_fed, in_order

FOLDED = [Layout.BOOKLET, Layout.BOOKLET_4UP]


def papers(count: int, options: Options, columns: int = 2) -> list[Paper]:
    """The sheets of a plan."""
    sides = plan(count, options, columns)
    pairs = list(zip(sides[::2], sides[1::2], strict=True))
    for number, (front, back) in enumerate(pairs):
        assert (front.sheet, front.back, back.sheet, back.back) == (number, False, number, True)
    return [Paper(*(tuple(row.pages for row in side.rows) for side in pair)) for pair in pairs]


def test_every_booklet_up_to_forty_pages_folds_back() -> None:
    choices = product(range(1, 41), FOLDED, [None, 1, 2, 3, 5], Blanks, [False, True])
    done = 0
    for count, layout, signature, blanks, right_to_left in choices:
        options = Options(layout=layout, signature=signature, blanks=blanks, right_to_left=right_to_left)
        _check(count, options)
        done += 1
    assert done == 2400


@settings(max_examples=2000, deadline=None)
@given(
    count=st.integers(1, 400),
    layout=st.sampled_from(FOLDED),
    signature=st.none() | st.integers(1, 30),
    blanks=st.sampled_from(Blanks),
    right_to_left=st.booleans(),
)
def test_any_booklet_folds_back(
    count: int, layout: Layout, signature: int | None, blanks: Blanks, right_to_left: bool
) -> None:
    _check(count, Options(layout=layout, signature=signature, blanks=blanks, right_to_left=right_to_left))


def _check(count: int, options: Options) -> None:
    pages = booklet(papers(count, options), options.signature, options.right_to_left)
    assert [page for page in pages if page is not None] == list(range(count))
    assert len(pages) == -(-count // 4) * 4
    blank = [at for at, page in enumerate(pages) if page is None]
    if options.blanks is Blanks.END or count == 1:
        assert blank == list(range(count, len(pages)))
        return
    assert (pages[0], pages[-1]) == (0, count - 1)
    if options.blanks is Blanks.BEFORE_LAST:
        assert blank == list(range(count - 1, len(pages) - 1))
    else:
        behind_the_front, before_the_back = {0: (0, 0), 1: (0, 1), 2: (1, 1), 3: (1, 2)}[len(blank)]
        assert pages[1 : 1 + behind_the_front] == [None] * behind_the_front
        assert pages[-1 - before_the_back : -1] == [None] * before_the_back


@settings(max_examples=500, deadline=None)
@given(
    count=st.integers(1, 200),
    layout=st.sampled_from([Layout.TWO_UP, Layout.FOUR_UP]),
    columns=st.sampled_from([1, 2]),
    right_to_left=st.booleans(),
)
def test_what_is_not_folded_is_read_sheet_by_sheet(
    count: int, layout: Layout, columns: int, right_to_left: bool
) -> None:
    options = Options(layout=layout, right_to_left=right_to_left)
    pages = in_order(papers(count, options, columns), right_to_left)
    assert [page for page in pages if page is not None] == list(range(count))
    assert pages[count:] == [None] * (-count % (2 * layout.slots))


@pytest.mark.parametrize("layout", FOLDED)
@pytest.mark.parametrize("signature", [None, 1, 3])
def test_depth_is_the_number_of_sheets_folded_around_it(layout: Layout, signature: int | None) -> None:
    options = Options(layout=layout, signature=signature)
    sides = plan(100, options)
    assert [[r.depth for r in s.rows] for s in sides[::2]] == [[r.depth for r in s.rows] for s in sides[1::2]]
    rows = [side.rows[part] for part in range(len(sides[0].rows)) for side in sides[::2]]
    expected = [number % (signature or 25) for number in range(25)]
    assert [row.depth for row in rows if any(page is not None for page in row.pages)] == expected


def test_known_plans() -> None:
    """By hand: eight pages on two sheets, and the same from right to left."""
    sides = plan(8, Options())
    assert [side.pages for side in sides] == [(7, 0), (1, 6), (5, 2), (3, 4)]
    mirrored = plan(8, replace(Options(), right_to_left=True))
    assert [side.pages for side in mirrored] == [(0, 7), (6, 1), (2, 5), (4, 3)]
    assert [side.pages for side in plan(8, Options(layout=Layout.BOOKLET_4UP))] == [(7, 0, 5, 2), (1, 6, 3, 4)]


@pytest.mark.parametrize(
    ("out_face_up", "prints_upper_side", "in_reverse"),
    [(False, False, False), (False, True, True), (True, True, False), (True, False, True)],
)
def test_a_stack_put_in_by_hand(out_face_up: bool, prints_upper_side: bool, in_reverse: bool) -> None:
    """Which printers need the last back first."""
    drawn = hand_fed(5, out_face_up, prints_upper_side)
    assert drawn == (list(reversed(range(5))) if in_reverse else list(range(5)))

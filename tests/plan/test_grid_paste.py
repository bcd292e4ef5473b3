# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.grid_paste import Placed, check_places, placed
from dvcq_desktop.plan.rules import StateEntry
from tests.plan.test_grid import duty, grid_of

if TYPE_CHECKING:
    from dvcq_desktop.plan.grid import Axes, Grid

OPEN = StateEntry()


@pytest.fixture
def grid() -> Grid:
    return grid_of(duty("a", vp=OPEN, t1=OPEN, t2=OPEN), duty("bb", t1=OPEN, t2=OPEN))


@pytest.fixture
def axes(grid: Grid) -> Axes:
    return grid.axes()


def test_a_block_goes_from_the_upper_left_chosen_cell_on(grid: Grid, axes: Axes) -> None:
    chosen = [("bb", "t1"), ("a", "t2")]
    assert placed([["1", ""], ["2", "3"]], grid, axes, chosen) == [
        Placed("a", "t1", "1"),
        Placed("bb", "t1", "2"),
        Placed("bb", "t2", "3"),
    ]


def test_one_text_goes_into_every_chosen_part(grid: Grid, axes: Axes) -> None:
    chosen = [("a", "vp"), ("bb", "vp"), ("bb", "t2")]
    assert placed([["x"]], grid, axes, chosen) == [Placed("a", "vp", "x"), Placed("bb", "t2", "x")]


def test_one_text_for_no_part_is_refused(grid: Grid, axes: Axes) -> None:
    found = placed([["x"]], grid, axes, [("bb", "vp")])
    with pytest.raises(UserError, match="“Văn phòng”, “bb”: đơn vị không có phần việc này"):
        check_places(found, grid)


def test_a_table_with_names_goes_by_them_tones_and_case_aside(grid: Grid, axes: Axes) -> None:
    block = [["Nhiệm vụ", "THON 2", "Văn phòng"], ["bb", "x", ""], ["A", "", "12/3"]]
    assert placed(block, grid, axes, [("a", "vp")]) == [Placed("bb", "t2", "x"), Placed("a", "vp", "12/3")]


def test_a_table_with_one_unknown_name_goes_by_places(grid: Grid, axes: Axes) -> None:
    block = [["", "Thôn 99"], ["bb", "x"]]
    assert placed(block, grid, axes, [("a", "vp")])[0] == Placed("a", "t1", "Thôn 99")


@given(
    st.integers(1, 4), st.integers(1, 4), st.sampled_from(["vp", "t1", "t2"]), st.sampled_from(["a", "bb"])
)
def test_a_block_fits_or_is_refused(rows: int, columns: int, unit: str, task: str) -> None:
    grid = grid_of(duty("a", vp=OPEN, t1=OPEN, t2=OPEN), duty("bb", t1=OPEN, t2=OPEN))
    axes = grid.axes()
    block = [[f"{row}.{column}" for column in range(columns)] for row in range(rows)]
    fits = rows + axes.tasks.index(task) <= 2 and columns + axes.units.index(unit) <= 3
    if rows == columns == 1 or fits:
        assert len(placed(block, grid, axes, [(task, unit)])) == rows * columns
    else:
        with pytest.raises(UserError, match="vượt ra ngoài lưới"):
            placed(block, grid, axes, [(task, unit)])

# SPDX-License-Identifier: MIT
"""Where the cells of a pasted table go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.sheets.placing import Ground, Placed, placed

ROWS, COLUMNS = ["r1", "r2", "r3"], ["c1", "c2"]
GROUND = Ground(ROWS, COLUMNS, {"duong hoa": "r1", "camera": "r2"}, {"1": "c1", "2": "c2"})


def test_a_block_goes_from_the_first_chosen_cell_on_and_blanks_are_left_out() -> None:
    assert placed([["5", ""], ["6", "7"]], GROUND, [("r2", "c1"), ("r3", "c2")]) == [
        Placed("r2", "c1", "5"),
        Placed("r3", "c1", "6"),
        Placed("r3", "c2", "7"),
    ]


def test_a_block_with_heads_goes_by_its_names_whatever_is_chosen() -> None:
    block = [["", "2", "1"], ["Camera", "8", "9"], ["Đường hoa", "", "4"]]
    assert placed(block, GROUND, [("r3", "c2")]) == [
        Placed("r2", "c2", "8"),
        Placed("r2", "c1", "9"),
        Placed("r1", "c1", "4"),
    ]


def test_one_text_goes_into_every_chosen_cell() -> None:
    chosen = [("r1", "c1"), ("r3", "c2")]
    assert placed([["5"]], GROUND, chosen) == [Placed("r1", "c1", "5"), Placed("r3", "c2", "5")]


def test_what_does_not_fit_or_is_nothing_is_refused() -> None:
    for block, chosen, said in (
        ([], [("r1", "c1")], "Không có gì để dán"),
        ([["", ""]], [("r1", "c1")], "Không có gì để dán"),
        ([["5"]], [], "chọn ô bắt đầu"),
        ([["5", "6"]], [("r1", "c2")], "1 hàng, 2 cột, vượt ra ngoài lưới"),
    ):
        with pytest.raises(UserError, match=said):
            placed(block, GROUND, chosen)


@given(st.integers(0, 2), st.integers(0, 1), st.data())
def test_each_text_lands_as_far_from_the_chosen_cell_as_in_the_block(
    top: int, left: int, data: st.DataObject
) -> None:
    height, width = data.draw(st.integers(1, 3 - top)), data.draw(st.integers(1, 2 - left))
    texts = st.lists(st.sampled_from(["", "8,5"]), min_size=width, max_size=width)
    block = data.draw(st.lists(texts, min_size=height, max_size=height))
    block[0][0] = "9"
    found = placed(block, GROUND, [(ROWS[top], COLUMNS[left])])
    wanted = {
        (top + down, left + across): t for down, r in enumerate(block) for across, t in enumerate(r) if t
    }
    assert {(ROWS.index(each.row), COLUMNS.index(each.column)): each.text for each in found} == wanted

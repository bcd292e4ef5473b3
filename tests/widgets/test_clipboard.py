# SPDX-License-Identifier: MIT
"""Tables to and from the clipboard, as Excel and Word write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.widgets.clipboard import pasted_rows, texts_as_mime

CELLS = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters='"'), max_size=8)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("12/3\tx\r\nđang\t\r\n", [["12/3", "x"], ["đang", ""]]),
        ("một ô", [["một ô"]]),
        ("a\tb\nc", [["a", "b"], ["c", ""]]),
        ('"hai\ndòng"\t"có ""ngoặc"""\nx', [["hai dòng", 'có "ngoặc"'], ["x", ""]]),
        ('"chỉ mở ngoặc', [["chỉ mở ngoặc"]]),
        ("", [[]]),
        ("\n\n", [[]]),
        ("a\0b", [["ab"]]),
    ],
)
def test_a_pasted_text_is_read_as_rows_of_the_same_length(text: str, rows: list[list[str]]) -> None:
    assert pasted_rows(text) == rows


def test_a_text_longer_than_any_cell_is_read_all_the_same() -> None:
    assert len(pasted_rows('"' + "a" * 200_000)[0][0]) >= 200_000


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1)))
def test_what_is_copied_is_pasted_back(rows: list[list[str]]) -> None:
    pasted = pasted_rows(texts_as_mime(rows).text())
    kept = [[" ".join(cell.split()) for cell in row] for row in rows]
    while len(kept) > 1 and not any(kept[-1]) and len(kept[-1]) == 1:
        kept.pop()
    assert pasted[: len(kept)] == kept or not any(any(row) for row in kept)


def test_copied_texts_stay_texts_in_excel() -> None:
    mime = texts_as_mime([["Đơn vị", "Ngày"], ["Thôn <1>", "02/03"]])
    assert "<th>Đơn vị</th>" in mime.html()
    assert "Thôn &lt;1&gt;" in mime.html()
    assert "mso-number-format" in mime.html()

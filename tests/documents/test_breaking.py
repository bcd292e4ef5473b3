# SPDX-License-Identifier: MIT
"""Lines of any text: nothing is lost, nothing is too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.documents.breaking import balanced, greedy, justified
from dvcq_desktop.documents.decree30 import BODY
from dvcq_desktop.documents.fonts import faces
from dvcq_desktop.documents.setting import Word, words_by_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.documents.breaking import Line

texts = st.lists(st.text("aăâbcdđeêghi/-.\xa0", min_size=1, max_size=30), max_size=30).map(" ".join)
widths = st.floats(2, 40)
breakers = pytest.mark.parametrize("broken", [greedy, justified, balanced])


def words(text: str) -> list[Word]:
    (line,) = words_by_line(text, BODY, faces(bundled=True))
    return line


def said(lines: Sequence[Line]) -> str:
    pieces = (piece.text for line in lines for word in line.words for piece in word.pieces)
    return "".join(pieces).replace(" ", "")


@breakers
@given(text=texts, width=widths)
def test_no_letter_is_lost(
    broken: Callable[[list[Word], float], list[Line]], text: str, width: float
) -> None:
    assert said(broken(words(text), width)) == text.replace(" ", "")


@breakers
@given(text=texts, width=widths)
def test_no_line_is_wider_than_its_column(
    broken: Callable[[list[Word], float], list[Line]], text: str, width: float
) -> None:
    assert all(line.width <= width + 1e-5 for line in broken(words(text), width))


@breakers
@given(text=texts, width=widths)
def test_only_the_last_line_ends_the_text(
    broken: Callable[[list[Word], float], list[Line]], text: str, width: float
) -> None:
    *others, last = broken(words(text), width)
    assert last.ends
    assert not any(line.ends for line in others)


@given(text=texts, width=widths)
def test_lines_chosen_together_are_never_more_than_needed_for_centring(text: str, width: float) -> None:
    assert len(balanced(words(text), width)) <= len(greedy(words(text), width))


@given(text=texts, width=st.floats(10, 40), indent=st.floats(0, 5))
def test_the_first_line_leaves_room_for_its_indent(text: str, width: float, indent: float) -> None:
    assert justified(words(text), width, indent)[0].width <= width - indent + 1e-5


def test_a_name_tied_with_no_break_spaces_is_cut_only_between_its_words() -> None:
    lines = greedy(words("Nguyễn\xa0Thị\xa0Minh\xa0Huệ"), 6)
    assert [said([line]).strip("\xa0") for line in lines] == ["Nguyễn\xa0Thị", "Minh\xa0Huệ"]


def test_the_last_line_of_a_paragraph_is_not_a_stump_when_another_choice_is_as_good() -> None:
    lines = justified(words("ab " * 40 + "x"), 12.5)
    assert len(lines[-1].words) > 1

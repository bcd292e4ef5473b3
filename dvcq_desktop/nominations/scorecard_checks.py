# SPDX-License-Identifier: MIT
"""What keeps a scorecard from being used: one sentence each, the gravest first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.points import HUNDRED, points_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.nominations.scorecards import Criterion, Scorecard


def check_scorecard(card: Scorecard) -> None:
    """Raise UserError with the first thing that is wrong."""
    for sentence in problems(card):
        raise UserError(sentence)


def problems(card: Scorecard) -> list[str]:
    """Return everything that keeps the scorecard from being used."""
    found = [] if card.name.strip() else ["Thang điểm chưa có tên."]
    if not card.scored:
        return [*found, "Thang điểm chưa có tiêu chí nào: hãy thêm ít nhất một tiêu chí có điểm."]
    found += (sentence for each in card.criteria for sentence in _of_criterion(card, each))
    total = sum(each.worth for each in card.scored)
    if total != HUNDRED:
        found.append(weights_sentence(total))
    return [*found, *_of_limits(card), *_of_grades(card), *_of_ties(card)]


def weights_sentence(total: int) -> str:
    """Say that the weights do not add to 100, and by how much."""
    differs = HUNDRED - total
    how = f"còn thiếu {points_text(differs)}" if differs > 0 else f"thừa {points_text(-differs)}"
    return f"Điểm tối đa (trọng số) của các tiêu chí cộng lại là {points_text(total)}, phải là 100: {how}."


def _of_criterion(card: Scorecard, each: Criterion) -> Iterator[str]:
    place = card.criteria.index(each) + 1
    named = f"Tiêu chí {each.label}" if each.label else f"Tiêu chí ở dòng {place}"
    if not each.text.strip():
        yield f"{named} chưa có nội dung."
    parent = card.by_id.get(each.parent or "")
    if parent is not None and parent.kind is not each.kind:
        kinds = f"là “{each.kind.label}” nhưng nằm trong nhóm “{parent.kind.label}”"
        yield f"{named} {kinds}: hãy chọn cùng một loại."
    if each.id in card.groups:
        below = card.worth(each.id)
        given = each.weight if each.weight is not None else each.maximum
        if given is not None and given != below:
            yield (
                f"{named} ghi {points_text(given)} điểm nhưng các tiêu chí con cộng lại là"
                f" {points_text(below)}: hãy sửa cho khớp."
            )
    elif not each.maximum or each.maximum < 0:
        yield f"{named} chưa có điểm tối đa: hãy ghi số lớn hơn 0."
    elif each.weight is not None and each.weight <= 0:
        yield f"{named} có trọng số bằng 0: hãy ghi số lớn hơn 0, hoặc để trống để lấy theo điểm tối đa."


def _of_limits(card: Scorecard) -> Iterator[str]:
    for limit, name in ((card.bonus_most, "thưởng"), (card.penalty_most, "trừ")):
        if limit is not None and not 0 <= limit <= HUNDRED:
            yield f"Mức điểm {name} nhiều nhất là {points_text(limit)}: hãy ghi từ 0 đến 100."
    if card.spread_limit is not None and card.spread_limit < 0:
        yield "Mức chênh lệch giữa các thành viên phải từ 0 trở lên."


def _of_grades(card: Scorecard) -> Iterator[str]:
    for better, worse in pairwise(card.grades):
        if better.least <= worse.least:
            yield (
                f"Mức xếp loại “{better.name}” đứng trên “{worse.name}” nhưng điểm tối thiểu"
                f" ({points_text(better.least)}) không cao hơn ({points_text(worse.least)})."
            )
    if card.grades:
        last = card.grades[-1]
        if last.least:
            yield f"Mức xếp loại cuối cùng “{last.name}” phải bắt đầu từ 0 điểm để ai cũng có xếp loại."
        if last.not_zero:
            yield f"Mức xếp loại cuối cùng “{last.name}” không được đòi không có tiêu chí 0 điểm."
    known = {each.id for each in card.grades}
    for grade in card.grades:
        if not grade.name.strip():
            yield "Có mức xếp loại chưa có tên."
    for cap in card.caps:
        if not cap.name.strip():
            yield "Có mức khống chế chưa có tên."
        if cap.best_grade not in known:
            yield f"Mức khống chế “{cap.name}” chưa có xếp loại cao nhất còn được: hãy chọn."


def _of_ties(card: Scorecard) -> Iterator[str]:
    for step in card.tie_rule:
        if step.rule is None and step.criterion not in card.by_id:
            yield "Thứ tự xét khi bằng điểm có một tiêu chí không còn trong thang điểm: hãy chọn lại."

# SPDX-License-Identifier: MIT
"""The criteria of a scorecard as rows that are edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.nominations.terms import CriterionKind
from dvcq_desktop.widgets.parts_model import PartColumn, PartKind, PartRow

if TYPE_CHECKING:
    from dvcq_desktop.nominations.scorecards import Scorecard

_WEIGHT = "Tiêu chí góp nhiều nhất bao nhiêu vào tổng 100; để trống: như điểm tối đa"
COLUMNS = (
    PartColumn("label", "Mục", width=6),
    PartColumn("text", "Nội dung tiêu chí"),
    PartColumn("kind", "Loại", PartKind.CHOICE, 16),
    PartColumn("maximum", "Tối đa", PartKind.POINTS, 9, "Điểm nhiều nhất được gõ cho tiêu chí này"),
    PartColumn("weight", "Trọng số", PartKind.POINTS, 12, _WEIGHT),
    PartColumn("not_zero", "Không 0", PartKind.TICK, 11, "Mô hình được 0 điểm ở đây thì không được xếp hạng"),
    PartColumn("evidence_hint", "Minh chứng cần có", width=22),
)
_OF_GROUPS = frozenset({"maximum", "weight", "not_zero", "evidence_hint"})
_OF_OTHERS = frozenset({"weight", "not_zero"})


def criterion_rows(card: Scorecard) -> list[PartRow]:
    """Return the rows of a scorecard: what a group or a bonus cannot have is locked."""
    rows = []
    for each in card.criteria:
        is_group = each.id in card.groups
        values = each._asdict() | {"kind": each.kind.value}
        if is_group:
            values |= {"maximum": card.worth(each.id), "weight": None}
        locked = _OF_GROUPS if is_group else frozenset[str]()
        if each.kind is not CriterionKind.SCORE:
            locked |= _OF_OTHERS
        rows.append(PartRow(each.id, values, locked, card.depth(each), is_group))
    return rows

# SPDX-License-Identifier: MIT
"""The indicators with what their rules can name: kinds of activities, measures, stages of models."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.activities.store.lists import Lists, lists
from dvcq_desktop.nominations.terms import Stage
from dvcq_desktop.reports.indicators import Indicator, Of, Rule
from dvcq_desktop.reports.store.indicators import indicators

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


class RuleLists(NamedTuple):
    """What rules are chosen from."""

    indicators: Sequence[Indicator] = ()
    diary: Lists = Lists()

    @property
    def usual(self) -> Of:
        """Return what a new indicator counts to begin with."""
        return Of.ACTIVITIES

    def in_words(self, rule: Rule) -> str:
        """Return a rule as it is read: "Tổng Người dự: Đối thoại"."""
        kinds = {each.id: each.label for each in self.diary.kinds}
        of_kinds = ", ".join(kinds.get(kind, kind) for kind in rule.kinds) or "mọi loại"
        names = {each.id: each.name for each in self.indicators}
        match rule.of:
            case Of.ACTIVITIES:
                return f"Số cuộc: {of_kinds}"
            case Of.MEASURE:
                measures = {each.id: each.label for each in self.diary.measures}
                return f"Tổng {measures.get(rule.measure, rule.measure)}: {of_kinds}"
            case Of.MODELS:
                stages = {each.value: each.label for each in Stage}
                return f"Mô hình đã đến bước {stages.get(rule.stage, rule.stage)}"
            case Of.RATIO:
                return f"{names.get(rule.part, '…')} trên {names.get(rule.whole, '…')} (%)"
        return rule.of.label


def read_rule_lists(connection: sqlite3.Connection) -> RuleLists:
    """Return the indicators, and what their rules can name."""
    return RuleLists(indicators(connection), lists(connection))

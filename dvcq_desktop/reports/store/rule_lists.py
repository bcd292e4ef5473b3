# SPDX-License-Identifier: MIT
"""The indicators with what their rules can name: kinds of activities, measures, stages of models."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.activities.store.lists import Lists, lists
from dvcq_desktop.nominations.terms import Stage
from dvcq_desktop.office.store import directory
from dvcq_desktop.reports.indicators import Indicator, Of, Rule, Source
from dvcq_desktop.reports.periods import periods_of
from dvcq_desktop.reports.store.indicators import indicators
from dvcq_desktop.reports.store.returns import Typed, sources, typed_values

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.office.rules import Unit


class RuleLists(NamedTuple):
    """What rules are chosen from."""

    indicators: Sequence[Indicator] = ()
    diary: Lists = Lists()
    year: int = 0
    units: Sequence[Unit] = ()
    stated: Mapping[tuple[str, str], Source] = {}
    typed: Mapping[str, Mapping[tuple[str, str], Typed]] = {}

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
            case Of.MEETINGS:
                return f"Số cuộc trực tiếp, không kể phát thanh, đăng tin: {of_kinds}"
            case Of.MEASURE:
                measures = {each.id: each.label for each in self.diary.measures}
                return f"Tổng {measures.get(rule.measure, rule.measure)}: {of_kinds}"
            case Of.MODELS:
                stages = {each.value: each.label for each in Stage}
                return f"Mô hình đã đến bước {stages.get(rule.stage, rule.stage)}"
            case Of.RATIO:
                of_tasks = any(each.id == rule.whole and each.rule.of is Of.TASKS for each in self.indicators)
                owed = ", không kể nhiệm vụ không thực hiện" if of_tasks else ""
                return f"{names.get(rule.part, '…')} trên {names.get(rule.whole, '…')} (%){owed}"
        return rule.of.label


def read_rule_lists(year: int, connection: sqlite3.Connection) -> RuleLists:
    """Return the indicators, what their rules can name, what is stated of units, what is typed of a year."""
    typed = {period.code: typed_values(connection, period) for period in periods_of(year)}
    units = directory(connection).units
    return RuleLists(indicators(connection), lists(connection), year, units, sources(connection), typed)

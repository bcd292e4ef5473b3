# SPDX-License-Identifier: MIT
"""Read and write the list of indicators: the built-in ones have a row only once she changed them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.activities.store.lists import put
from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.indicators import BUILT_IN, Indicator, Of, Source, rule_from
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.reports.indicators import Rule

INDICATORS = "indicator"


def indicators(connection: sqlite3.Connection) -> list[Indicator]:
    """Return all indicators in their order, those she changed as she wants them."""
    held = {
        row["id"]: row
        for row in connection.execute(f"select * from {INDICATORS} where deleted_at is null").fetchall()
    }
    found = [_merged(known, held.pop(known.id, None)) for known in BUILT_IN]
    found += [own for row in held.values() if (own := _own(row)) is not None]
    groups = list(dict.fromkeys(each.group for each in sorted(found, key=lambda each: each.position)))
    return sorted(found, key=lambda each: (groups.index(each.group), each.position, each.id))


def save_indicator(action: Action, key: str, values: Mapping[str, Any]) -> str:
    """Add (empty key) or change an indicator; raises UserError where it lacks its name or its rule."""
    known = next((each for each in indicators(action.connection) if each.id == key), None)
    given = dict(values)
    if known is None and "rule" not in given:
        raise UserError("Chưa chọn cách tính của chỉ tiêu.")
    indicator = (known or Indicator("", "", "", "", given["rule"]))._replace(**given)
    _check(indicator.rule)
    if not tidy(indicator.name):
        raise UserError("Chưa có tên chỉ tiêu: hãy ghi tên, ví dụ “Hội nghị dân vận”.")
    if not indicator.position:
        indicator = indicator._replace(position=_next(action))
    row = {
        "position": indicator.position,
        "group_name": tidy(indicator.group) or None,
        "name": tidy(indicator.name),
        "unit_name": tidy(indicator.unit_name) or None,
        "rule": indicator.rule.text,
        "source": indicator.source.value,
        "plan_target": None if indicator.plan_target is None else str(indicator.plan_target),
        "enabled": int(indicator.enabled),
        "note": indicator.note or None,
    }
    if not key:
        return action.insert(INDICATORS, row)
    put(action, INDICATORS, key, row)
    return key


def trash_indicators(action: Action, keys: Sequence[str]) -> int:
    """Put her own indicators into the trash; built-in ones are switched off."""
    for key in keys:
        if any(known.id == key for known in BUILT_IN):
            save_indicator(action, key, {"enabled": False})
        else:
            action.trash(INDICATORS, key)
    return len(keys)


def _check(rule: Rule) -> None:
    if rule.of is Of.MEASURE and not rule.measure:
        raise UserError("Chưa chọn chỉ số cần cộng của Nhật ký.")
    if rule.of is Of.RATIO and not (rule.part and rule.whole):
        raise UserError("Chưa chọn đủ hai chỉ tiêu để tính tỷ lệ: phần, rồi toàn bộ.")


def _merged(known: Indicator, row: sqlite3.Row | None) -> Indicator:
    return known if row is None else (_own(row) or known)


def _own(row: sqlite3.Row) -> Indicator | None:
    rule = rule_from(row["rule"])
    if rule is None:
        return None
    return Indicator(
        row["id"],
        row["group_name"] or "",
        row["name"],
        row["unit_name"] or "",
        rule,
        Source(row["source"]) if row["source"] in set(Source) else Source.COUNTED,
        row["position"] or 0,
        int(row["plan_target"]) if (row["plan_target"] or "").isdecimal() else None,
        bool(row["enabled"]),
        row["note"] or "",
    )


def _next(action: Action) -> int:
    return max((each.position for each in indicators(action.connection)), default=0) + 1

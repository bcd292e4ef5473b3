# SPDX-License-Identifier: MIT
"""The demonstration's models: last year's season to its end, this year's under way."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

from dvcq_desktop.demo.days import Days
from dvcq_desktop.nominations.rules import Step
from dvcq_desktop.nominations.store import models, parts, steps
from dvcq_desktop.nominations.terms import End, ModelKind, Movement, Stage
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.demo.office import Keys

# When a stage is reached, as shares of the working year gone by, and with what.
_STEPS = {
    Stage.REGISTERED: ("12%", "", ""),
    Stage.STARTED: ("25%", "", ""),
    Stage.SURVEYED: ("60%", "Đoàn khảo sát của UBND xã", "Biên bản khảo sát số 0{number}/BB-UBND"),
    Stage.APPRAISED: ("80%", "Tổ thẩm định mô hình “Dân vận khéo” xã", "Biên bản thẩm định số 01/BB-TTĐ"),
    Stage.RECOGNISED: ("88%", "", "Quyết định công nhận mô hình năm {year}"),
    Stage.OUTSTANDING: ("90%", "", "Quyết định công nhận mô hình năm {year}"),
    Stage.PROPOSED: ("93%", "", "Tờ trình đề nghị khen thưởng năm {year}"),
    Stage.REWARDED: ("95%", "", "Quyết định khen thưởng của Chủ tịch UBND thành phố năm {year}"),
    Stage.REPLICATED: ("97%", "", ""),
}
_TEXTS = ("situation", "aims", "content", "products", "field", "people", "money", "labour_days", "land")
_SKIPPED = frozenset({Stage.OUTSTANDING, Stage.PROPOSED, Stage.REWARDED})


def register(action: Action, keys: Keys, today: date) -> list[str]:
    """Write the models of both years and return their keys."""
    given = tomllib.loads(resource("demo", "models.toml").read_text(encoding="utf-8"))
    made: dict[str, str] = {}
    for number, one in enumerate(given["models"], start=1):
        days = Days(today if one["year"] == today.year else date(one["year"], 12, 20), one["year"])
        made[one["key"]] = _register(action, one, keys, days, made)
        _move(action, made[one["key"]], one, days, number)
        _add_parts(action, made[one["key"]], one, keys, days)
        if "ended" in one:
            models.end_models(
                action,
                [made[one["key"]]],
                End(one["ended"]),
                days.day("70%"),
                one["end_reason"],
                today=days.today,
            )
    return list(made.values())


def _register(action: Action, one: dict[str, Any], keys: Keys, days: Days, made: dict[str, str]) -> str:
    unit = one["unit"]
    told = bool(one.get("content"))
    values: dict[str, Any] = {name: one[name] for name in _TEXTS if name in one}
    values |= {
        "year": one["year"],
        "name": one["name"],
        "unit": keys.units[unit],
        "movement": Movement(one.get("movement", Movement.SKILFUL)),
        "kind": ModelKind(one.get("kind", ModelKind.COLLECTIVE)),
        "head": one.get("head") or keys.head_names.get(keys.units[unit], ""),
        "previous": made.get(one.get("previous", "")),
        "registered_on": days.day("12%"),
        "starts_on": days.day("20%") if told else None,
    }
    if told:
        values |= {
            "place": "Tại đơn vị, thôn đăng ký",
            "concerned": "Nhân dân trong thôn, cán bộ, hội viên các đoàn thể",
            "lead": "Chi bộ, Ban công tác Mặt trận",
            "coordination": "Hội Phụ nữ, Hội Nông dân, Đoàn Thanh niên",
            "sustainability": "Giao tổ tự quản duy trì, họp rút kinh nghiệm hằng quý.",
        }
    return models.save_model(action, "", values, today=days.today)


def _move(action: Action, model: str, one: dict[str, Any], days: Days, number: int) -> None:
    last = Stage(one["stage"])
    for stage, (share, done_by, document) in _STEPS.items():
        if stage is Stage.REGISTERED or stage.rank > last.rank:
            continue
        if last is Stage.REPLICATED and stage in _SKIPPED:
            continue
        said = document.format(number=number, year=one["year"])
        step = Step(stage, days.day(share), done_by, said)
        steps.reach(action, [model], step, today=days.today)


def _add_parts(action: Action, model: str, one: dict[str, Any], keys: Keys, days: Days) -> None:
    def add(table: str, **values: Any) -> None:
        parts.save_part(action, table, model, "", values, today=days.today)

    for name, amount, unit_name in one.get("results", ()):
        add(parts.RESULTS, name=name, amount=amount, unit_name=unit_name)
    for due_on, content, done_on, progress in one.get("milestones", ()):
        day = days.day(done_on) if done_on else None
        add(parts.MILESTONES, due_on=days.day(due_on), content=content, done_on=day, progress=progress)
    for unit, result in one.get("replicated", ()):
        add(parts.REPLICATIONS, unit=keys.units[unit], since=days.day("97%"), result=result)

# SPDX-License-Identifier: MIT
"""What is counted in a report: a list that she edits, each a rule over records, or told, or typed."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Source(StrEnum):
    """Where an indicator's figure comes from; one of them, never two at once."""

    COUNTED = "counted"
    RETURNED = "returned"
    TYPED = "typed"

    @property
    def label(self) -> str:
        """Return the source as it is chosen."""
        return {
            "counted": "Đếm từ dữ liệu",
            "returned": "Đơn vị báo cáo",
            "typed": "Nhập kèm văn bản nguồn",
        }[self.value]


class Of(StrEnum):
    """What a rule counts."""

    ACTIVITIES = "activities"
    MEETINGS = "meetings"
    MEASURE = "measure"
    BRIEFED = "briefed"
    OPINIONS = "opinions"
    ANSWERED = "answered"
    TO_ANSWER = "to-answer"
    TASKS = "tasks"
    DROPPED = "dropped"
    DONE = "done"
    ON_TIME = "on-time"
    LATE = "late"
    OVERDUE = "overdue"
    SIGNED = "signed"
    MODELS = "models"
    INSPECTIONS = "inspections"
    VIOLATIONS = "violations"
    RATIO = "ratio"

    @property
    def label(self) -> str:
        """Return what is counted, as the rule is chosen."""
        said = {
            "activities": "Số hoạt động trong Nhật ký",
            "meetings": "Số cuộc, buổi trực tiếp trong Nhật ký",
            "measure": "Tổng một chỉ số của Nhật ký",
            "briefed": "Lượt đơn vị đã quán triệt",
            "opinions": "Ý kiến của dân",
            "answered": "Ý kiến đã trả lời",
            "to-answer": "Ý kiến có theo dõi trả lời",
            "tasks": "Nhiệm vụ của kế hoạch năm",
            "dropped": "Nhiệm vụ không thực hiện",
            "done": "Nhiệm vụ đã hoàn thành",
            "on-time": "Nhiệm vụ hoàn thành đúng, trước hạn",
            "late": "Nhiệm vụ hoàn thành quá hạn",
            "overdue": "Nhiệm vụ đang quá hạn",
            "signed": "Người đã ký cam kết",
            "models": "Mô hình đến một bước",
            "inspections": "Cuộc kiểm tra công vụ",
            "violations": "Vi phạm cam kết",
            "ratio": "Tỷ lệ giữa hai chỉ tiêu (%)",
        }[self.value]
        return f"{said}, {FROM_JANUARY}" if self in CUMULATIVE else said


CUMULATIVE = frozenset({Of.DROPPED, Of.DONE, Of.ON_TIME, Of.LATE, Of.SIGNED, Of.MODELS})
"""What is counted from the beginning of the year up to the end of a period, not only in it."""
STANDING = CUMULATIVE | {Of.TASKS, Of.OVERDUE}
"""What stands so at the end of a period: months of it are never added up."""
FROM_JANUARY = "lũy kế từ đầu năm"


class Rule(NamedTuple):
    """What is counted: of which kinds of activities, by which measure, up to which stage of models.

    A ratio says in `part` and `whole` which indicators it compares.
    """

    of: Of
    kinds: tuple[str, ...] = ()
    measure: str = ""
    stage: str = ""
    part: str = ""
    whole: str = ""

    @property
    def text(self) -> str:
        """Return the rule as the file holds it: the same rule gives the same text on every PC."""
        held = {name: value for name, value in self._asdict().items() if value}
        return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Indicator(NamedTuple):
    """A figure of a report; one that is not `enabled` is in new reports no more."""

    id: str
    group: str
    name: str
    unit_name: str
    rule: Rule
    source: Source = Source.COUNTED
    position: int = 0
    plan_target: int | None = None
    enabled: bool = True
    note: str = ""

    @property
    def is_built_in(self) -> bool:
        """Tell whether the program knows it by itself: it can be renamed and switched off, not deleted."""
        return any(self.id == known.id for known in BUILT_IN)


def names_in_reports(indicators: Iterable[Indicator]) -> dict[str, str]:
    """Return what reports call indicators: those that add up since the beginning of the year say so."""
    listed = list(indicators)
    since = {each.id for each in listed if each.rule.of in CUMULATIVE}
    since |= {each.id for each in listed if each.rule.of is Of.RATIO and each.rule.part in since}
    return {
        each.id: f"{each.name} ({FROM_JANUARY})"
        if each.id in since and "lũy kế" not in each.name.lower()
        else each.name
        for each in listed
    }


def rule_from(text: str | None) -> Rule | None:
    """Return the rule that a row of the file holds, None for one that this version does not know."""
    try:
        held = json.loads(text or "{}")
        kinds = tuple(str(each) for each in held.pop("kinds", ()))
        return Rule(Of(held.pop("of")), kinds, **{name: str(value) for name, value in held.items()})
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


_DONE_GROUP = "Thực hiện nhiệm vụ"
_TOLD = "Quán triệt, tuyên truyền"
_TALKED = "Đối thoại, tiếp công dân"
_WRITTEN = "Đơn thư"
_PROMISED = "Cam kết, kiểm tra công vụ"
_MODELS = "Mô hình “Dân vận khéo”"
_GIVEN = "Huy động trong Nhân dân"
_FRONT = "Phối hợp với MTTQ, đoàn thể"
_RULES: tuple[tuple[str, str, str, str, Rule], ...] = (
    ("tasks", _DONE_GROUP, "Nhiệm vụ của kế hoạch năm", "nhiệm vụ", Rule(Of.TASKS)),
    ("tasks-dropped", _DONE_GROUP, "Không thực hiện, có lý do", "nhiệm vụ", Rule(Of.DROPPED)),
    ("tasks-done", _DONE_GROUP, "Nhiệm vụ đã hoàn thành", "nhiệm vụ", Rule(Of.DONE)),
    ("tasks-on-time", _DONE_GROUP, "Hoàn thành đúng, trước hạn", "nhiệm vụ", Rule(Of.ON_TIME)),
    ("tasks-late", _DONE_GROUP, "Hoàn thành quá hạn", "nhiệm vụ", Rule(Of.LATE)),
    ("tasks-overdue", _DONE_GROUP, "Đang quá hạn", "nhiệm vụ", Rule(Of.OVERDUE)),
    ("tasks-rate", _DONE_GROUP, "Tỷ lệ hoàn thành", "%", Rule(Of.RATIO, part="tasks-done", whole="tasks")),
    ("briefed", _TOLD, "Lượt đơn vị được quán triệt văn bản", "lượt", Rule(Of.BRIEFED)),
    ("briefings-held", _TOLD, "Hội nghị quán triệt", "cuộc", Rule(Of.ACTIVITIES, ("briefing",))),
    ("outreach", _TOLD, "Buổi tuyên truyền trực tiếp", "buổi", Rule(Of.MEETINGS, ("outreach",))),
    ("outreach-people", _TOLD, "Người dự quán triệt, tuyên truyền", "người",
     Rule(Of.MEASURE, ("briefing", "outreach"), "people")),
    ("news", _TOLD, "Tin, bài", "tin, bài", Rule(Of.MEASURE, (), "news")),
    ("broadcasts", _TOLD, "Buổi phát thanh", "buổi", Rule(Of.MEASURE, (), "broadcasts")),
    ("conferences", _TOLD, "Hội nghị", "cuộc", Rule(Of.ACTIVITIES, ("conference",))),
    ("issued", _TOLD, "Văn bản ban hành", "văn bản", Rule(Of.MEASURE, ("issued",), "documents")),
    ("dialogues", _TALKED, "Cuộc đối thoại", "cuộc", Rule(Of.ACTIVITIES, ("dialogue",))),
    ("dialogue-people", _TALKED, "Người dự đối thoại", "người", Rule(Of.MEASURE, ("dialogue",), "people")),
    ("opinions", _TALKED, "Ý kiến của Nhân dân", "ý kiến", Rule(Of.OPINIONS)),
    ("opinions-to-answer", _TALKED, "Ý kiến có theo dõi trả lời", "ý kiến", Rule(Of.TO_ANSWER)),
    ("opinions-answered", _TALKED, "Ý kiến đã trả lời", "ý kiến", Rule(Of.ANSWERED)),
    ("opinions-rate", _TALKED, "Tỷ lệ trả lời ý kiến", "%",
     Rule(Of.RATIO, part="opinions-answered", whole="opinions-to-answer")),
    ("receptions", _TALKED, "Buổi tiếp công dân", "buổi", Rule(Of.ACTIVITIES, ("reception",))),
    ("receptions-people", _TALKED, "Lượt tiếp công dân", "lượt", Rule(Of.MEASURE, (), "receptions")),
    *(
        (f"{key}{end}", _WRITTEN, f"{name}: {what}", "đơn", Rule(Of.MEASURE, (), f"{key}{end}"))
        for key, name in (("complaints", "Khiếu nại"), ("denunciations", "Tố cáo"),
                          ("proposals", "Kiến nghị"), ("reports", "Phản ánh"))
        for end, what in (("", "tiếp nhận"), ("-settled", "giải quyết"), ("-on-time", "đúng hạn"))
    ),
    ("signed", _PROMISED, "Đã ký cam kết", "người", Rule(Of.SIGNED)),
    ("inspections", _PROMISED, "Cuộc kiểm tra công vụ", "cuộc", Rule(Of.INSPECTIONS)),
    ("violations", _PROMISED, "Trường hợp vi phạm", "trường hợp", Rule(Of.VIOLATIONS)),
    ("models", _MODELS, "Mô hình đăng ký", "mô hình", Rule(Of.MODELS, stage="dang-ky")),
    ("models-started", _MODELS, "Mô hình triển khai", "mô hình", Rule(Of.MODELS, stage="trien-khai")),
    ("models-recognised", _MODELS, "Mô hình được công nhận", "mô hình", Rule(Of.MODELS, stage="cong-nhan")),
    ("models-outstanding", _MODELS, "Mô hình tiêu biểu", "mô hình", Rule(Of.MODELS, stage="tieu-bieu")),
    ("land", _GIVEN, "Đất hiến", "m²", Rule(Of.MEASURE, (), "land")),
    ("labour", _GIVEN, "Ngày công", "ngày công", Rule(Of.MEASURE, (), "labour")),
    ("money", _GIVEN, "Tiền đóng góp", "đồng", Rule(Of.MEASURE, (), "money")),
    ("front", _FRONT, "Hoạt động phối hợp", "cuộc", Rule(Of.ACTIVITIES, ("front-coordination",))),
    ("front-information", _FRONT, "Lần cung cấp thông tin cho MTTQ", "lần",
     Rule(Of.ACTIVITIES, ("front-information",))),
    ("front-criticism", _FRONT, "Lần MTTQ phản biện xã hội", "lần",
     Rule(Of.ACTIVITIES, ("front-criticism",))),
    ("culture", _FRONT, "Hoạt động văn hóa, thể thao", "cuộc", Rule(Of.ACTIVITIES, ("culture",))),
)  # fmt: skip
BUILT_IN = tuple(
    Indicator(key, group, name, unit, rule, position=place)
    for place, (key, group, name, unit, rule) in enumerate(_RULES, 1)
)

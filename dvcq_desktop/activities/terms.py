# SPDX-License-Identifier: MIT
"""The kinds of activities and what is counted of them: lists that she edits, with those built in."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MONEY_UNIT = "đồng"


class ActivityKind(NamedTuple):
    """A kind of activity; one that is not `enabled` is offered no more, activities keep it."""

    id: str
    label: str
    position: int = 0
    enabled: bool = True

    @property
    def is_built_in(self) -> bool:
        """Tell whether the program knows it by itself: it can be renamed and switched off, not deleted."""
        return self.id in _KIND_LABELS


class Measure(NamedTuple):
    """Something that is counted, in `unit_name`, as whole numbers; money in đồng, land in square metres."""

    id: str
    label: str
    unit_name: str = ""
    position: int = 0
    enabled: bool = True

    @property
    def is_built_in(self) -> bool:
        """Tell whether the program knows it by itself."""
        return any(self.id == known.id for known in BUILT_IN_MEASURES)

    @property
    def titled(self) -> str:
        """Return the name with its unit, as a field is headed: "Đất hiến (m²)"."""
        if not self.unit_name or self.unit_name.casefold() in self.label.casefold():
            return self.label
        return f"{self.label} ({self.unit_name})"


def counts_in_words(counts: Mapping[str, int], measures: Iterable[Measure], between: str = "; ") -> str:
    """Return counts as they are read: "Người dự 86; Đất hiến 1.850 m²; Kiến nghị: tiếp nhận 5, giải quyết 4".

    Measures whose names begin alike up to a colon stand together; where all of these are 0 they are left out.
    """
    groups: dict[str, list[tuple[str, int]]] = {}
    for measure in measures:
        if measure.id in counts:
            head, colon, tail = measure.label.partition(": ")
            unit = "" if colon or measure.titled == measure.label else f" {measure.unit_name}"
            words = f"{tail if colon else head} {group_digits(counts[measure.id])}{unit}"
            groups.setdefault(f"{head}: " if colon else words, []).append((words, counts[measure.id]))
    return between.join(
        f"{head}{', '.join(words for words, _amount in told)}" if head.endswith(": ") else head
        for head, told in groups.items()
        if not head.endswith(": ") or any(amount for _words, amount in told)
    )


class LineState(StrEnum):
    """What became of a document in a unit: not told yet is no line at all."""

    HELD = "held"
    EXCUSED = "excused"

    @property
    def label(self) -> str:
        """Return the state as it is read."""
        return {"held": "Đã quán triệt", "excused": "Không phải thực hiện"}[self.value]


_KIND_LABELS = {
    "briefing": "Quán triệt",
    "conference": "Hội nghị",
    "outreach": "Tuyên truyền",
    "front-information": "Cung cấp thông tin cho MTTQ",
    "front-criticism": "Phản biện xã hội của MTTQ",
    "dialogue": "Đối thoại",
    "reception": "Tiếp công dân",
    "petitions": "Đơn thư",
    "front-coordination": "Phối hợp với MTTQ, đoàn thể",
    "inspection": "Kiểm tra công vụ",
    "culture": "Văn hóa, thể thao",
    "election": "Bầu cử",
    "issued": "Văn bản ban hành",
    "other": "Khác",
}
BUILT_IN_KINDS = tuple(
    ActivityKind(key, label, place) for place, (key, label) in enumerate(_KIND_LABELS.items(), 1)
)
BRIEFING, OUTREACH, DIALOGUE, INSPECTION = "briefing", "outreach", "dialogue", "inspection"
PETITIONS, OTHER = "petitions", "other"
USUAL_KIND = "conference"

_MEASURES = (
    ("people", "Người dự", "người"),
    ("news", "Tin, bài", "tin, bài"),
    ("broadcasts", "Buổi phát thanh", "buổi"),
    ("receptions", "Lượt tiếp công dân", "lượt"),
    ("opinions", "Ý kiến", "ý kiến"),
    ("opinions-answered", "Ý kiến đã trả lời", "ý kiến"),
    ("complaints", "Khiếu nại: tiếp nhận", "đơn"),
    ("complaints-settled", "Khiếu nại: giải quyết", "đơn"),
    ("complaints-on-time", "Khiếu nại: đúng hạn", "đơn"),
    ("denunciations", "Tố cáo: tiếp nhận", "đơn"),
    ("denunciations-settled", "Tố cáo: giải quyết", "đơn"),
    ("denunciations-on-time", "Tố cáo: đúng hạn", "đơn"),
    ("proposals", "Kiến nghị: tiếp nhận", "đơn"),
    ("proposals-settled", "Kiến nghị: giải quyết", "đơn"),
    ("proposals-on-time", "Kiến nghị: đúng hạn", "đơn"),
    ("reports", "Phản ánh: tiếp nhận", "đơn"),
    ("reports-settled", "Phản ánh: giải quyết", "đơn"),
    ("reports-on-time", "Phản ánh: đúng hạn", "đơn"),
    ("households", "Hộ tham gia", "hộ"),
    ("land", "Đất hiến", "m²"),
    ("labour", "Ngày công", "ngày công"),
    ("money", "Tiền đóng góp", MONEY_UNIT),
    ("documents", "Văn bản", "văn bản"),
    ("violations", "Trường hợp vi phạm", "trường hợp"),
    ("units-inspected", "Đơn vị được kiểm tra", "đơn vị"),
)
BUILT_IN_MEASURES = tuple(
    Measure(key, label, unit, place) for place, (key, label, unit) in enumerate(_MEASURES, 1)
)
PEOPLE, OPINIONS, ANSWERED = "people", "opinions", "opinions-answered"
NEWS, BROADCASTS = "news", "broadcasts"

_PETITION_MEASURES = tuple(
    f"{kind}{end}"
    for kind in ("complaints", "denunciations", "proposals", "reports")
    for end in ("", "-settled", "-on-time")
)
# What the line of each built-in kind asks for, in this order.
BUILT_IN_ASKED: dict[str, tuple[str, ...]] = {
    "briefing": ("people",),
    "conference": ("people",),
    "outreach": ("people", "news", "broadcasts"),
    "front-information": ("documents",),
    "front-criticism": ("documents", "opinions"),
    "dialogue": ("people", "opinions", "opinions-answered"),
    "reception": ("receptions", "opinions"),
    "petitions": _PETITION_MEASURES,
    "front-coordination": ("people", "households", "land", "labour", "money"),
    "inspection": ("units-inspected", "violations"),
    "culture": ("people", "households"),
    "election": ("people",),
    "issued": ("documents",),
    "other": ("people", "households", "land", "labour", "money"),
}

# SPDX-License-Identifier: MIT
"""Outlines of reports, by kind and recipient: Kính gửi, the days, and the sections in their order."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.periods import CUT_DAY, PeriodKind, periods_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dvcq_desktop.reports.periods import Period

NEW_SECTION = "Mục mới"
"""What a section that she adds is called until she names it."""
DUE_DAY = 17
"""On which day of a period's last month its report is due, where no template says otherwise."""


AS_ABOVE = "Như trên"
USUAL_RECIPIENTS = (
    "Thường trực Đảng ủy, HĐND, UBND xã",
    "Ủy ban MTTQ Việt Nam xã",
    "Các cơ quan, đơn vị liên quan",
)


class Part(StrEnum):
    """What a section of an outline is put together from."""

    OPENING = "opening"
    LED = "led"
    RESULTS = "results"
    SHORTCOMINGS = "shortcomings"
    AHEAD = "ahead"
    PROPOSED = "proposed"
    TEXT = "text"

    @property
    def label(self) -> str:
        """Return the part as it is chosen."""
        return {
            "opening": "Mở đầu",
            "led": "Lãnh đạo, chỉ đạo (quán triệt, văn bản)",
            "results": "Kết quả theo các mục của kế hoạch",
            "shortcomings": "Tồn tại, quá hạn, chưa có kết quả",
            "ahead": "Nhiệm vụ kỳ tới",
            "proposed": "Kiến nghị, đề xuất",
            "text": "Chữ viết sẵn",
        }[self.value]


class OutlineSection(NamedTuple):
    """A section of an outline: its label and heading, what it is put together from, or words that stay."""

    label: str
    heading: str
    part: Part
    text: str = ""
    id: str = ""


class Template(NamedTuple):
    """An outline with the recipient that it is for; without sections it is the usual one."""

    id: str = ""
    name: str = ""
    kind: PeriodKind = PeriodKind.HALF
    recipient: str = ""
    to_text: str = ""
    due_day: int = DUE_DAY
    cut_day: int = CUT_DAY
    enabled: bool = True
    note: str = ""
    position: int = 0
    sections: tuple[OutlineSection, ...] = ()
    recipients: str = ""

    @property
    def outline(self) -> tuple[OutlineSection, ...]:
        """Return the sections in their order."""
        return self.sections or USUAL

    @property
    def addressed(self) -> str:
        """Return whom the report is addressed to, a line each: what she wrote, else whom it is for."""
        return self.to_text or self.recipient

    def recipients_of(self, addressed: str) -> str:
        """Return who gets the report, a line each: what she wrote, else who usually does."""
        if self.recipients:
            return self.recipients
        return "\n".join((*((AS_ABOVE,) if addressed.strip() else ()), *USUAL_RECIPIENTS))

    def due_on(self, period: Period) -> date:
        """Return by when the report of a period is due: that day of its last month, or the month's last."""
        month = (period.number - 1) * period.kind.months + period.kind.months
        return date(period.year, month, min(self.due_day, monthrange(period.year, month)[1]))


USUAL = (
    OutlineSection("", "", Part.OPENING),
    OutlineSection("I.", "Công tác lãnh đạo, chỉ đạo", Part.LED),
    OutlineSection("II.", "Kết quả thực hiện", Part.RESULTS),
    OutlineSection("III.", "Tồn tại, hạn chế, nguyên nhân", Part.SHORTCOMINGS),
    OutlineSection("IV.", "Phương hướng, nhiệm vụ {kỳ tới}", Part.AHEAD),
    OutlineSection("V.", "Kiến nghị, đề xuất", Part.PROPOSED),
)
"""The usual outline; "{kỳ tới}" and "{kỳ}" stand for the periods' names."""

_USUAL_TEMPLATE = Template()
_LONG = frozenset({PeriodKind.HALF, PeriodKind.NINE, PeriodKind.YEAR})
_JUST = 31  # days


def examined_template(template: Template, others: Sequence[Template]) -> Template:
    """Return a template that may be kept; raise UserError where it lacks something."""
    if not template.name.strip():
        raise UserError("Chưa có tên đề cương: hãy ghi tên, ví dụ “Báo cáo 6 tháng gửi Sở Nội vụ”.")
    if not 1 <= template.due_day <= 31:
        raise UserError("Hạn gửi là một ngày trong tháng cuối của kỳ: hãy ghi từ 1 đến 31.")
    if not 1 <= template.cut_day <= 28:
        raise UserError(
            "Kỳ số liệu từ ngày: hãy ghi từ 1 đến 28 (15: từ ngày 15 tháng trước; 1: theo tháng dương lịch)."
        )
    same = (template.kind, template.recipient.strip().casefold())
    for other in others:
        if other.id != template.id and (other.kind, other.recipient.strip().casefold()) == same:
            raise UserError(
                f"Đã có đề cương “{other.name}” cùng loại kỳ, cùng nơi nhận: hãy sửa đề cương ấy."
            )
    return template


def proposals(
    today: date, templates: Sequence[Template] = (), frozen: Collection[Period] = ()
) -> list[Period]:
    """Return of which periods a report is likely wanted on a day, the likeliest first.

    That is the long period whose report is due next or was due last, whichever is nearer; then the quarter
    and the month that have just ended. One whose report is frozen is wanted no more.
    """
    by_kind = {each.kind: each for each in reversed(templates) if each.enabled}

    def due(period: Period) -> date:
        return by_kind.get(period.kind, _USUAL_TEMPLATE).due_on(period)

    def ended(period: Period) -> date:
        return period.days(by_kind.get(period.kind, _USUAL_TEMPLATE).cut_day)[1]

    years = (today.year - 1, today.year, today.year + 1)
    every = [each for year in years for each in periods_of(year) if each not in frozen]
    long = [each for each in every if each.kind in _LONG and each.number == 1]
    found = [min(long, key=lambda each: abs((due(each) - today).days))]
    for kind in (PeriodKind.QUARTER, PeriodKind.MONTH):
        past = [
            each
            for each in every
            if each.kind is kind and timedelta(0) <= today - ended(each) <= timedelta(days=_JUST)
        ]
        found += past[-1:]
    return found


def heading_in(heading: str, period: Period) -> str:
    """Return a heading with the names of the periods in it."""
    return heading.replace("{kỳ tới}", period.following).replace("{kỳ}", period.label)

# SPDX-License-Identifier: MIT
"""An activity with its counts, an opinion with its answer: what each must have, and what is worth a look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.activities.terms import (
    ANSWERED,
    BROADCASTS,
    DIALOGUE,
    INSPECTION,
    NEWS,
    OPINIONS,
    OUTREACH,
    PEOPLE,
    PETITIONS,
    USUAL_KIND,
)
from dvcq_desktop.database.filed import KeptFile
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import check_done, check_meant, short_date
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_BROADCAST = (" truyen thanh", " phat thanh", " loa ")
_MEDIA = (
    *_BROADCAST,
    " trang thong tin",
    " trang tin",
    " facebook",
    " fanpage",
    " zalo",
    " website",
    " bang ron",
    " pa no",
    " khau hieu",
    " to roi",
    " niem yet",
)
_MET = (" truc tiep", " hoi nghi", " sinh hoat", " long ghep")
MOST = 10**15
"""What no honest count exceeds; a sum of a year's of them still fits into a column of the file."""


@dataclass(frozen=True)
class Activity:
    """What was done on a day; `times` above 1 is a total line that stands for as many.

    `counts` are by the keys of measures, `tasks` the keys of the plan's tasks that it belongs to.
    """

    id: str
    year: int
    kind: str = USUAL_KIND
    happened_on: date | None = None
    ends_on: date | None = None
    place: str = ""
    unit: str | None = None
    title: str = ""
    text: str = ""
    channel: str = ""
    document: str = ""
    times: int = 1
    note: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    tasks: tuple[str, ...] = ()
    files: tuple[KeptFile, ...] = ()

    @property
    def days(self) -> str:
        """Return the day, or the first and the last one, as they are read."""
        if self.happened_on is None:
            return ""
        if self.ends_on is None or self.ends_on == self.happened_on:
            return short_date(self.happened_on)
        return f"{short_date(self.happened_on)} - {short_date(self.ends_on)}"


class Standing(StrEnum):
    """Where the answer to an opinion stands."""

    ANSWERED = "answered"
    LATE = "late"
    OVERDUE = "overdue"
    WAITING = "waiting"
    UNDATED = "undated"

    @property
    def label(self) -> str:
        """Return the standing as a filter names it."""
        return {
            "answered": "Đã trả lời",
            "late": "Trả lời quá hạn",
            "overdue": "Quá hạn",
            "waiting": "Chưa đến hạn",
            "undated": "Chưa có hạn",
        }[self.value]

    @property
    def is_owed(self) -> bool:
        """Tell whether an answer is still owed."""
        return self in {Standing.OVERDUE, Standing.WAITING, Standing.UNDATED}


@dataclass(frozen=True)
class Opinion:
    """What somebody of the people said, mostly in a dialogue, and what was answered; no name is kept."""

    id: str
    year: int
    activity: str | None = None
    position: int = 0
    raised_on: date | None = None
    content: str = ""
    field: str = ""
    unit: str | None = None
    due_on: date | None = None
    answered_on: date | None = None
    answer: str = ""
    document: str = ""
    note: str = ""
    files: tuple[KeptFile, ...] = ()

    def standing(self, as_of: date) -> Standing:
        """Return where the answer stands on a day."""
        if self.answered_on is not None and self.answered_on <= as_of:
            late = self.due_on is not None and self.answered_on > self.due_on
            return Standing.LATE if late else Standing.ANSWERED
        if self.due_on is None:
            return Standing.UNDATED
        return Standing.OVERDUE if self.due_on < as_of else Standing.WAITING

    def standing_words(self, as_of: date) -> str:
        """Return the standing with its days: "Quá hạn 3 ngày", "Còn 5 ngày"."""
        standing = self.standing(as_of)
        if standing in {Standing.ANSWERED, Standing.LATE} and self.answered_on:
            said = "Trả lời muộn" if standing is Standing.LATE else standing.label
            return f"{said} {self.answered_on:%d/%m}"
        if self.due_on is None:
            return "Chưa trả lời"
        days = (self.due_on - as_of).days
        if days < 0:
            return f"Quá hạn {-days} ngày"
        return f"Còn {days} ngày" if days else "Hạn hôm nay"


def examined_activity(activity: Activity, today: date) -> Activity:
    """Return an activity that may be kept; raise UserError where it lacks something."""
    if activity.happened_on is None:
        raise UserError("Chưa có ngày: hãy nhập ngày diễn ra, ví dụ 15/06/2026.")
    if not activity.title.strip():
        raise UserError("Chưa có nội dung: hãy ghi đã làm việc gì, ví dụ “Hội nghị dân vận quý II”.")
    check_meant(activity.happened_on, today, "Ngày diễn ra")
    check_meant(activity.ends_on, today, "Ngày kết thúc")
    if activity.happened_on > today:
        raise UserError(
            f"Ngày {activity.happened_on:%d/%m/%Y} sau hôm nay ({today:%d/%m/%Y}):"
            " nhật ký chỉ ghi việc đã làm."
        )
    if activity.ends_on is not None and activity.ends_on < activity.happened_on:
        raise UserError(
            f"Ngày kết thúc {activity.ends_on:%d/%m/%Y} trước ngày bắt đầu {activity.happened_on:%d/%m/%Y}:"
            " hãy sửa một trong hai."
        )
    if activity.times < 1:
        raise UserError("Số cuộc phải từ 1 trở lên.")
    if any(not 0 <= amount <= MOST for amount in activity.counts.values()):
        raise UserError("Số liệu phải là số nguyên không âm, không quá 15 chữ số.")
    return activity


def activity_remarks(activity: Activity, listed: Sequence[Opinion] = ()) -> list[str]:
    """Return what is worth a second look; `listed` are the opinions written down of the activity."""
    remarks = []
    if activity.kind == INSPECTION:
        remarks.append("Cuộc đã ghi ở Cam kết, trang Kiểm tra công vụ, được tính ở đó: không ghi lại ở đây.")
    if activity.kind == PETITIONS and (activity.text or activity.note):
        remarks.append(
            "Đơn thư chỉ ghi số lượng: không ghi tên, địa chỉ, nội dung của người khiếu nại, tố cáo."
        )
    if activity.kind == OUTREACH and _is_broadcast(activity) and not activity.counts.get(BROADCASTS):
        remarks.append("Chưa ghi số buổi phát thanh: báo cáo cộng theo số đó, không tính là buổi trực tiếp.")
    if activity.kind == DIALOGUE and not activity.counts.get(PEOPLE):
        remarks.append("Chưa ghi số người dự.")
    for measure, found, what in (
        (OPINIONS, len(listed), "ý kiến"),
        (ANSWERED, sum(one.answered_on is not None for one in listed), "ý kiến đã trả lời"),
    ):
        typed = activity.counts.get(measure)
        if listed and typed is not None and typed != found:
            remarks.append(
                f"Ghi {typed} {what}, trang Ý kiến của dân có {found}:"
                " báo cáo tính theo trang Ý kiến của dân."
            )
    return remarks


def is_meeting(activity: Activity) -> bool:
    """Tell whether people came together for it: what was broadcast, posted or put up is no meeting.

    Whoever counted people met them; else the channel says it, or the title where no channel is written.
    """
    if activity.counts.get(PEOPLE):
        return True
    words = f" {fold(activity.channel or activity.title)} "
    if any(sign in words for sign in _MEDIA):
        return False
    if any(sign in words for sign in _MET):
        return True
    return not any(activity.counts.get(measure) for measure in (NEWS, BROADCASTS))


def examined_opinion(opinion: Opinion, today: date) -> Opinion:
    """Return an opinion that may be kept; raise UserError where it lacks something."""
    if not opinion.content.strip():
        raise UserError("Chưa có nội dung ý kiến: hãy ghi dân nêu việc gì.")
    if opinion.raised_on is None:
        raise UserError("Chưa có ngày nêu ý kiến: hãy nhập ngày, hoặc chọn cuộc đối thoại.")
    for day, what in ((opinion.raised_on, "Ngày nêu ý kiến"), (opinion.answered_on, "Ngày trả lời")):
        check_done(day, today, what)
    check_meant(opinion.due_on, today, "Hạn trả lời")
    for later, what in ((opinion.answered_on, "Ngày trả lời"), (opinion.due_on, "Hạn trả lời")):
        if later is not None and later < opinion.raised_on:
            raise UserError(
                f"{what} {later:%d/%m/%Y} trước ngày nêu ý kiến {opinion.raised_on:%d/%m/%Y}: hãy sửa ngày."
            )
    return opinion


def _is_broadcast(activity: Activity) -> bool:
    words = f" {fold(activity.channel or activity.title)} "
    return any(sign in words for sign in _BROADCAST) and not is_meeting(activity)


def opinion_remarks(opinion: Opinion, today: date) -> list[str]:
    """Return what is worth a second look in an opinion."""
    remarks = []
    if opinion.answered_on is None and opinion.answer:
        remarks.append("Đã ghi nội dung trả lời nhưng chưa ghi ngày trả lời: còn tính là chưa trả lời.")
    if opinion.answered_on is not None and not (opinion.answer or opinion.document):
        remarks.append("Đã trả lời nhưng chưa ghi trả lời gì, bằng văn bản nào.")
    if opinion.standing(today).is_owed and opinion.unit is None:
        remarks.append("Chưa ghi đơn vị phải trả lời.")
    return remarks

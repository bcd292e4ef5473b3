# SPDX-License-Identifier: MIT
"""The list of a year's activities by kind, with their counts and the sums of each kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dvcq_desktop.activities.terms import counts_in_words
from dvcq_desktop.documents.blocks import Column, Document, Row, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.frame import Frame
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.activities.prints.request import DiaryRequest
    from dvcq_desktop.activities.rules import Activity

TITLE = "Danh sách hoạt động dân vận"
_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Ngày", 11, "center"),
    Column("Nội dung", 31, "left"),
    Column("Đơn vị, địa điểm", 17, "left"),
    Column("Số liệu", 26, "left"),
    Column("Kết quả", 20, "left"),
)


def build(request: DiaryRequest) -> Document:
    """Build the landscape list, signed by who made it and by the head of the unit in charge.

    Raise UserError where nothing was done.
    """
    only = _only(request)
    if not request.activities:
        name = request.directory.unit_name(request.unit)
        of = f" của {name}" if name else ""
        which = f" ({only})" if only else ""
        raise UserError(f"Nhật ký năm {request.year}{of} chưa có hoạt động nào{which} để in.")
    frame = Frame(request.directory, request.as_of)
    title = f"{TITLE} năm {request.year}"
    unit = request.directory.unit_name(request.unit)
    shown = "\n".join(part for part in (unit, only) if part)
    words = f"{shown}\n({frame.as_of_words()})" if shown else frame.as_of_words()
    blocks = (
        frame.unit_letterhead(),
        Title(title.upper(), words),
        Table(_COLUMNS, tuple(_rows(request))),
        frame.list_signatures(),
    )
    return Document(title=title, author=frame.office_name, blocks=blocks, landscape=True)


def _only(request: DiaryRequest) -> str:
    """Return what of the year is shown, "" for all of it: "Đối thoại, Tiếp công dân; tháng 5, 6"."""
    kinds = ", ".join(request.lists.kind_label(kind) for kind in request.wanted.sorts)
    months = ", ".join(str(month) for month in sorted(request.wanted.months))
    return "; ".join(part for part in (kinds, f"tháng {months}" if months else "") if part)


def _rows(request: DiaryRequest) -> list[Row]:
    rows: list[Row] = []
    number = 0
    for kind in request.lists.kinds:
        same = [each for each in request.activities if each.kind == kind.id]
        if not same:
            continue
        times = sum(each.times for each in same)
        rows.append(Row((f"{kind.label} ({group_digits(times)})",), "group"))
        for each in same:
            number += 1
            rows.append(Row((str(number), *_cells(request, each))))
        summed = _summed(same)
        if len(same) > 1 and summed:
            rows.append(
                Row(
                    ("", "", f"Cộng: {kind.label}", "", counts_in_words(summed, request.lists.measures), ""),
                    "total",
                )
            )
    return rows


def _cells(request: DiaryRequest, activity: Activity) -> tuple[str, ...]:
    place = (request.directory.unit_called(activity.unit), activity.place)
    title = activity.title
    if activity.times > 1:
        title = f"{title} ({group_digits(activity.times)} cuộc)"
    said = (activity.text, f"Văn bản: {activity.document}" if activity.document else "")
    return (
        activity.days.replace(" - ", "\n"),
        title,
        "; ".join(part for part in place if part),
        counts_in_words(activity.counts, request.lists.measures),
        "\n".join(part for part in said if part),
    )


def _summed(activities: Sequence[Activity]) -> Counter[str]:
    found: Counter[str] = Counter()
    for activity in activities:
        found.update(activity.counts)
    return found

# SPDX-License-Identifier: MIT
"""What the diary's tables and fields are called in a history, the trash and a comparison."""

from __future__ import annotations

from dvcq_desktop.activities.terms import BUILT_IN_KINDS, BUILT_IN_MEASURES, LineState
from dvcq_desktop.database.labels import Labels

_YES_NO = {"0": "Không", "1": "Có"}
_KINDS = {kind.id: kind.label for kind in BUILT_IN_KINDS}
_MEASURES = {measure.id: measure.label for measure in BUILT_IN_MEASURES}

LABELS = Labels(
    tables={
        "activity_kind": "Loại hoạt động",
        "measure": "Chỉ số đếm",
        "kind_measure": "Chỉ số của loại hoạt động",
        "activity": "Hoạt động",
        "activity_task": "Nhiệm vụ liên quan",
        "activity_count": "Số liệu của hoạt động",
        "briefing": "Văn bản phải quán triệt",
        "briefing_line": "Quán triệt ở đơn vị",
        "opinion": "Ý kiến của dân",
    },
    fields={
        "activity_kind.name": "Tên loại",
        "activity_kind.position": "Thứ tự",
        "activity_kind.enabled": "Áp dụng",
        "measure.name": "Tên chỉ số",
        "measure.unit_name": "Đơn vị tính",
        "measure.position": "Thứ tự",
        "measure.enabled": "Áp dụng",
        "kind_measure.kind": "Loại hoạt động",
        "kind_measure.measure": "Chỉ số",
        "kind_measure.asked": "Thứ tự, áp dụng",
        "activity.year": "Năm",
        "activity.kind": "Loại",
        "activity.time": "Ngày",
        "activity.place": "Địa điểm",
        "activity.unit": "Đơn vị",
        "activity.title": "Nội dung",
        "activity.text": "Diễn biến, kết quả",
        "activity.channel": "Hình thức, kênh",
        "activity.document": "Văn bản",
        "activity.times": "Số cuộc",
        "activity.note": "Ghi chú",
        "activity_task.activity": "Hoạt động",
        "activity_task.task": "Nhiệm vụ",
        "activity_count.activity": "Hoạt động",
        "activity_count.measure": "Chỉ số",
        "activity_count.amount": "Số lượng",
        "briefing.year": "Năm",
        "briefing.position": "Thứ tự",
        "briefing.title": "Tên văn bản",
        "briefing.document": "Số, ngày, cơ quan ban hành",
        "briefing.unit_group": "Nhóm đơn vị phải thực hiện",
        "briefing.due_on": "Hạn quán triệt",
        "briefing.note": "Ghi chú",
        "briefing_line.briefing": "Văn bản",
        "briefing_line.unit": "Đơn vị",
        "briefing_line.held": "Ngày, số người",
        "briefing_line.form": "Hình thức",
        "briefing_line.note": "Ghi chú",
        "opinion.year": "Năm",
        "opinion.activity": "Cuộc đối thoại",
        "opinion.position": "Thứ tự",
        "opinion.raised_on": "Ngày nêu",
        "opinion.content": "Ý kiến",
        "opinion.field": "Lĩnh vực",
        "opinion.asked": "Đơn vị phải trả lời, hạn",
        "opinion.answer": "Trả lời",
        "opinion.note": "Ghi chú",
    },
    values={
        "activity_kind.enabled": _YES_NO,
        "measure.enabled": _YES_NO,
        "kind_measure.kind": _KINDS,
        "kind_measure.measure": _MEASURES,
        "activity.kind": _KINDS,
        "activity_count.measure": _MEASURES,
        "briefing_line.held": {state.value: state.label for state in LineState},
    },
)

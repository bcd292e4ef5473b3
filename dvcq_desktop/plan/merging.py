# SPDX-License-Identifier: MIT
"""What the plan's tables and fields are called in a history, the trash and a comparison."""

from __future__ import annotations

from dvcq_desktop.database.labels import Labels
from dvcq_desktop.plan.rules import PlanState, TaskState
from dvcq_desktop.plan.schedule import Recurrence

_STATES = {state.value: state.label for state in TaskState}

LABELS = Labels(
    tables={
        "plan": "Kế hoạch",
        "plan_basis": "Căn cứ của kế hoạch",
        "plan_clause": "Mục của kế hoạch",
        "plan_recipient": "Nơi nhận của kế hoạch",
        "plan_remark": "Chỗ cần kiểm tra",
        "task": "Nhiệm vụ",
        "task_source": "Căn cứ của nhiệm vụ",
        "task_coordinator": "Đơn vị phối hợp",
        "task_line": "Phần việc của đơn vị",
        "task_extension": "Gia hạn",
        "task_completion": "Kỳ đã hoàn thành",
        "progress_entry": "Tiến độ",
    },
    fields={
        "plan.year": "Năm",
        "plan.kind": "Loại văn bản",
        "plan.state": "Tình trạng",
        "plan.abstract": "Trích yếu",
        "plan.issued": "Số, ký hiệu, ngày, người ký",
        "plan.place": "Địa danh",
        "plan.source": "Toàn văn, tệp gốc",
        "plan.replaces": "Thay cho",
        "plan.note": "Ghi chú",
        "plan_remark.settled": "Đã xem",
        "task.year": "Năm",
        "task.plan": "Kế hoạch",
        "task.position": "Thứ tự",
        "task.title": "Tên nhiệm vụ",
        "task.content": "Nội dung",
        "task.product": "Sản phẩm",
        "task.lead_unit": "Đơn vị chủ trì",
        "task.unit_group": "Nhóm đơn vị thực hiện",
        "task.owner": "Người phụ trách",
        "task.director": "Lãnh đạo chỉ đạo",
        "task.schedule": "Thời hạn",
        "task.state": "Trạng thái",
        "task.result": "Kết quả",
        "task.late_cause": "Nguyên nhân chậm",
        "task.proposal": "Đề xuất",
        "task.note": "Ghi chú",
        "task_source.clause": "Mục của kế hoạch",
        "task_source.document": "Văn bản",
        "task_source.position": "Thứ tự",
        "task_source.deadline": "Thời hạn cấp trên giao",
        "task_coordinator.unit": "Đơn vị phối hợp",
        "task_line.unit": "Đơn vị",
        "task_line.owner": "Người phụ trách",
        "task_line.state": "Trạng thái",
        "task_line.deadline": "Thời hạn",
        "task_line.result": "Kết quả",
        "task_line.note": "Ghi chú",
        "task_line.own_plan": "Kế hoạch của đơn vị",
        "task_line.own_plan_file": "Tệp kế hoạch của đơn vị",
        "task_extension.grant": "Gia hạn",
        "task_completion.met": "Ngày hoàn thành kỳ",
        "progress_entry.entered_on": "Ngày",
        "progress_entry.percent": "Tỷ lệ %",
        "progress_entry.content": "Nội dung",
    },
    values={
        "plan.state": {state.value: state.label for state in PlanState},
        "task.state": _STATES,
        "task_line.state": _STATES,
        "task.schedule": {recurrence.value: recurrence.label for recurrence in Recurrence},
    },
)

# SPDX-License-Identifier: MIT
"""What the office's tables and fields are called in a history, the trash and a comparison."""

from __future__ import annotations

from dvcq_desktop.database.labels import Labels
from dvcq_desktop.office.calendar import HolidayKind
from dvcq_desktop.office.rules import PersonKind, UnitKind

LABELS = Labels(
    tables={
        "office_profile": "Cơ quan",
        "unit": "Đơn vị",
        "unit_group": "Nhóm đơn vị",
        "unit_group_member": "Đơn vị trong nhóm",
        "person": "Người",
        "tenure": "Chức vụ",
        "signer": "Người ký",
        "holiday": "Ngày nghỉ",
        "issued_document": "Văn bản đã in",
        "attachment": "Tệp kèm theo",
    },
    fields={
        "office_profile.valid_from": "Từ ngày",
        "office_profile.name": "Tên cơ quan",
        "office_profile.place": "Địa danh",
        "office_profile.city": "Tỉnh, thành phố",
        "office_profile.governing": "Cơ quan chủ quản",
        "office_profile.symbol": "Ký hiệu",
        "office_profile.unit_in_charge": "Đơn vị phụ trách",
        "office_profile.filing": "Nơi lưu",
        "unit.called": "Tên đơn vị",
        "unit.symbol": "Ký hiệu",
        "unit.kind": "Loại đơn vị",
        "unit.validity": "Thời gian tồn tại",
        "unit.position": "Thứ tự",
        "unit.note": "Ghi chú",
        "unit_group.name": "Tên nhóm",
        "unit_group.note": "Ghi chú",
        "unit_group_member.unit_group": "Nhóm",
        "unit_group_member.unit": "Đơn vị",
        "unit_group_member.position": "Thứ tự",
        "person.full_name": "Họ và tên",
        "person.birth": "Ngày sinh",
        "person.kind": "Đối tượng",
        "person.note": "Ghi chú",
        "tenure.person": "Người",
        "tenure.place": "Đơn vị, chức vụ",
        "tenure.time": "Thời gian giữ chức vụ",
        "signer.name": "Họ và tên",
        "signer.office": "Thẩm quyền, chức vụ",
        "signer.time": "Thời gian được ký",
        "signer.position": "Thứ tự",
        "signer.unit": "Đơn vị",
        "holiday.day": "Ngày",
        "holiday.name": "Tên ngày",
        "holiday.kind": "Nghỉ hay làm bù",
        "holiday.enabled": "Áp dụng",
        "issued_document.issued": "Số, ký hiệu, ngày, người ký",
        "issued_document.title": "Tên văn bản",
        "issued_document.kind": "Loại văn bản",
        "issued_document.scan": "Bản quét",
        "issued_document.file": "Bản in",
        "issued_document.note": "Ghi chú",
        "attachment.content": "Tệp",
        "attachment.note": "Ghi chú",
    },
    values={
        "unit.kind": {kind.value: kind.label for kind in UnitKind},
        "person.kind": {kind.value: kind.label for kind in PersonKind},
        "holiday.kind": {kind.value: kind.label for kind in HolidayKind},
        "holiday.enabled": {"0": "Không", "1": "Có"},
    },
)

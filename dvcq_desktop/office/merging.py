# SPDX-License-Identifier: MIT
"""What the office's tables and fields are called in a history, the trash and a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.labels import Labels
from dvcq_desktop.office.calendar import HolidayKind
from dvcq_desktop.office.rules import BUILT_IN_KINDS, UnitKind
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

LABELS = Labels(
    tables={
        "office_profile": "Cơ quan",
        "unit": "Đơn vị",
        "unit_group": "Nhóm đơn vị",
        "unit_group_member": "Đơn vị trong nhóm",
        "person": "Người",
        "person_kind": "Đối tượng",
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
        "person.replaced_by": "Đã gộp vào",
        "person_kind.name": "Tên đối tượng",
        "person_kind.position": "Thứ tự",
        "person_kind.enabled": "Áp dụng",
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
        "issued_document.year": "Năm",
        "issued_document.title": "Tên văn bản",
        "issued_document.kind": "Loại văn bản",
        "issued_document.made_at": "Lúc in",
        "issued_document.made_from": "Lập từ",
        "issued_document.as_of": "Số liệu đến ngày",
        "issued_document.unit": "Đơn vị",
        "issued_document.scan": "Bản quét",
        "issued_document.file": "Bản in",
        "issued_document.note": "Ghi chú",
        "issued_document.file_name": "Tên tệp in",
        "issued_document.scan_name": "Tên tệp quét",
        "issued_document.pages": "Số trang",
        "attachment.owner_table": "Loại hồ sơ",
        "attachment.owner_id": "Thuộc về",
        "attachment.content": "Tệp",
        "attachment.note": "Ghi chú",
    },
    values={
        "unit.kind": {kind.value: kind.label for kind in UnitKind},
        "person.kind": {kind.id: kind.label for kind in BUILT_IN_KINDS},
        "holiday.kind": {kind.value: kind.label for kind in HolidayKind},
        "person_kind.enabled": {"0": "Không", "1": "Có"},
        "holiday.enabled": {"0": "Không", "1": "Có"},
        "tenure.place": {"0": "", "1": "Đứng đầu đơn vị"},
    },
)


def check(connection: sqlite3.Connection) -> Iterable[str]:
    """Say which people, units and heads may be there twice: two PCs may have entered the same one apart."""
    from dvcq_desktop.office.remarks import remarks_on  # noqa: PLC0415 - start-up time
    from dvcq_desktop.office.store import directory  # noqa: PLC0415 - start-up time

    office = directory(connection)
    names = {person.id: person.full_name for person in office.people}
    for record, sentences in remarks_on(office).items():
        for sentence in sentences:
            if record in names and sentence.startswith("Có "):
                yield f"{names[record]}: {in_sentence(sentence)}"
            elif " có hai người đứng đầu" in sentence or sentence.startswith("Có hai đơn vị"):
                yield sentence

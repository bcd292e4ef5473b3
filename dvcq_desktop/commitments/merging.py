# SPDX-License-Identifier: MIT
"""What the campaigns' tables and fields are called in a history, the trash and a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.commitments.rules import Joiners, Leavers, MemberState
from dvcq_desktop.commitments.scanned import PageReason, PageState, Presence
from dvcq_desktop.database.labels import Labels
from dvcq_desktop.office.rules import BUILT_IN_KINDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

LABELS = Labels(
    tables={
        "campaign": "Đợt ký cam kết",
        "campaign_unit": "Đơn vị của đợt ký",
        "commitment_text": "Bản nội dung cam kết",
        "campaign_member": "Người trong đợt ký",
        "signature": "Chữ ký",
        "scan_page": "Trang quét",
        "duty_inspection": "Kiểm tra công vụ",
        "violation": "Vi phạm cam kết",
    },
    fields={
        "campaign.year": "Năm",
        "campaign.name": "Tên đợt ký",
        "campaign.subject": "Nội dung cam kết",
        "campaign.kinds": "Đối tượng phải ký",
        "campaign.counting": "Cách tính người mới đến, người đã đi",
        "campaign.time": "Thời gian ký",
        "campaign.unit_in_charge": "Đơn vị phụ trách",
        "campaign.copies": "Số bản mỗi người",
        "campaign.top_confirmer": "Người xác nhận cho người đứng đầu",
        "campaign.note": "Ghi chú",
        "campaign_unit.campaign": "Đợt ký",
        "campaign_unit.unit": "Đơn vị",
        "commitment_text.campaign": "Đợt ký",
        "commitment_text.position": "Lần",
        "commitment_text.title": "Tiêu đề",
        "commitment_text.bases": "Căn cứ",
        "commitment_text.opening": "Lời mở đầu",
        "commitment_text.promises": "Các điều cam kết",
        "commitment_text.closing": "Lời kết",
        "commitment_text.printed_on": "Ngày in lần đầu",
        "commitment_text.note": "Ghi chú",
        "campaign_member.campaign": "Đợt ký",
        "campaign_member.person": "Người",
        "campaign_member.state": "Tình trạng, ngày ký, lý do",
        "campaign_member.included": "Tính vào tổng số",
        "campaign_member.position": "Thứ tự",
        "campaign_member.note": "Ghi chú",
        "signature.campaign": "Đợt ký",
        "signature.person": "Người",
        "signature.text_hash": "Mã nội dung đã ký",
        "signature.text": "Bản nội dung đã ký",
        "signature.signed_on": "Ngày ký",
        "scan_page.image": "Ảnh trang",
        "scan_page.place": "Thuộc về, trang, tình trạng",
        "scan_page.code": "Mã trên trang",
        "scan_page.presence": "Chữ ký (máy nhận ra)",
        "scan_page.decided": "Chữ ký (đã xác nhận)",
        "scan_page.turned": "Độ xoay",
        "scan_page.source": "Tệp quét, trang, lúc quét",
        "scan_page.note": "Ghi chú",
        "duty_inspection.year": "Năm",
        "duty_inspection.unit": "Đơn vị được kiểm tra",
        "duty_inspection.inspected_on": "Ngày kiểm tra",
        "duty_inspection.team": "Người kiểm tra",
        "duty_inspection.content": "Nội dung kiểm tra",
        "duty_inspection.conclusion": "Kết luận",
        "duty_inspection.document": "Văn bản",
        "duty_inspection.note": "Ghi chú",
        "violation.year": "Năm",
        "violation.person": "Người vi phạm",
        "violation.inspection": "Cuộc kiểm tra",
        "violation.promise": "Điều cam kết bị vi phạm",
        "violation.found": "Ngày phát hiện, người phát hiện",
        "violation.finding": "Hành vi",
        "violation.measure": "Xử lý, văn bản xử lý",
        "violation.note": "Ghi chú",
    },
    values={
        "campaign.counting": {
            **{rule.value: f"Người mới đến: {rule.label}" for rule in Joiners},
            **{rule.value: f"Người đã đi: {rule.label}" for rule in Leavers},
        },
        "campaign.kinds": {kind.id: kind.label for kind in BUILT_IN_KINDS},
        "campaign_member.state": {state.value: state.label for state in MemberState},
        "campaign_member.included": {"0": "Không", "1": "Có"},
        "scan_page.place": {each.value: each.label for each in (*PageState, *PageReason)},
        "scan_page.presence": {presence.value: presence.label for presence in Presence},
        "scan_page.decided": {presence.value: presence.label for presence in Presence},
    },
)


def check(connection: sqlite3.Connection) -> Iterable[str]:
    """Say which campaign is there twice: two PCs may have opened the same one apart."""
    rows = connection.execute(
        "select year, name, count(*) as campaigns from campaign"
        " where deleted_at is null group by year, name having count(*) > 1"
    )
    for row in rows.fetchall():
        yield f"Có {row['campaigns']} đợt ký cùng tên “{row['name']}” của năm {row['year']}."

# SPDX-License-Identifier: MIT
"""What follows a campaign: inspections of how duties are done, and promises that were not kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dvcq_desktop.database.filed import KeptFile
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import check_done


@dataclass(frozen=True)
class Inspection:
    """One inspection of duties: who inspected which unit when, what was looked at and found."""

    id: str
    year: int
    unit: str | None = None
    inspected_on: date | None = None
    team: str = ""
    content: str = ""
    conclusion: str = ""
    document: str = ""
    note: str = ""
    files: tuple[KeptFile, ...] = ()


@dataclass(frozen=True)
class Violation:
    """A promise that a person did not keep; `promise` counts the promises of `text` from 1."""

    id: str
    year: int
    person: str | None = None
    inspection: str | None = None
    text: str | None = None
    promise: int | None = None
    found_on: date | None = None
    found_by: str = ""
    finding: str = ""
    measure: str = ""
    document: str = ""
    note: str = ""
    files: tuple[KeptFile, ...] = ()


def examined_inspection(inspection: Inspection, today: date) -> Inspection:
    """Return an inspection that may be kept; raise UserError where it lacks something."""
    if inspection.inspected_on is None:
        raise UserError("Chưa có ngày kiểm tra: hãy nhập ngày, ví dụ 15/06/2026.")
    if inspection.unit is None:
        raise UserError("Chưa có đơn vị được kiểm tra: hãy chọn đơn vị.")
    if not inspection.content.strip():
        raise UserError("Chưa có nội dung kiểm tra: hãy ghi đã kiểm tra việc gì.")
    check_done(inspection.inspected_on, today, "Ngày kiểm tra")
    return inspection


def examined_violation(violation: Violation, today: date) -> Violation:
    """Return a violation that may be kept; raise UserError where it lacks something."""
    if violation.person is None:
        raise UserError("Chưa có người vi phạm: hãy chọn người trong danh sách.")
    if not violation.finding.strip():
        raise UserError("Chưa có hành vi vi phạm: hãy ghi đã làm việc gì, ở đâu.")
    if violation.found_on is None:
        raise UserError("Chưa có ngày phát hiện: hãy nhập ngày, ví dụ 15/06/2026.")
    check_done(violation.found_on, today, "Ngày phát hiện")
    return violation


def violation_remarks(violation: Violation) -> list[str]:
    """Return what is worth a second look in a violation."""
    remarks = []
    if violation.promise is None:
        remarks.append("Chưa ghi điều cam kết bị vi phạm.")
    if not violation.measure:
        remarks.append("Chưa ghi hình thức xử lý.")
    elif not violation.document:
        remarks.append("Đã xử lý nhưng chưa ghi văn bản xử lý.")
    return remarks

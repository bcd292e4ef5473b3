# SPDX-License-Identifier: MIT
"""The history of a record of the office in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from dvcq_desktop.database.labels import HistoryLine
from dvcq_desktop.office.checks import birth_text
from dvcq_desktop.office.merging import LABELS
from dvcq_desktop.text.dates import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.database.records import Change, HistoryEntry
    from dvcq_desktop.database.schema import FieldValue, Value
    from dvcq_desktop.office.directory import Directory

_COLUMNS = {
    "unit.called": ("name", "short_name"),
    "unit.validity": ("valid_from", "valid_to", "successor"),
    "tenure.place": ("unit", "position", "is_head"),
    "tenure.time": ("starts_on", "ends_on"),
    "signer.office": ("title", "authority"),
    "signer.time": ("starts_on", "ends_on"),
    "issued_document.issued": ("number", "symbol", "issued_on", "signer_name"),
}
_LABELS = {
    "name": "Tên",
    "full_name": "Họ và tên",
    "short_name": "Tên gọi tắt",
    "kind": "Loại",
    "symbol": "Ký hiệu",
    "valid_from": "Từ ngày",
    "valid_to": "Đến hết ngày",
    "successor": "Đơn vị kế thừa",
    "note": "Ghi chú",
    "place": "Địa danh",
    "city": "Tỉnh, thành phố",
    "governing": "Cơ quan chủ quản",
    "unit_in_charge": "Đơn vị phụ trách",
    "filing": "Nơi lưu",
    "birth": "Ngày sinh",
    "unit": "Đơn vị",
    "is_head": "Đứng đầu",
    "starts_on": "Từ ngày",
    "ends_on": "Đến hết ngày",
    "title": "Chức vụ",
    "authority": "Thẩm quyền ký",
    "day": "Ngày",
    "enabled": "Áp dụng",
    "deleted_at": "Thùng rác",
    "number": "Số",
    "issued_on": "Ngày ban hành",
    "signer_name": "Người ký",
    "made_from": "Lập từ",
    "as_of": "Số liệu đến ngày",
    "scan_name": "Bản quét",
    "pages": "Số trang",
}
_OWN_LABELS = {
    ("tenure", "position"): "Chức vụ",
    ("person", "kind"): "Đối tượng",
    ("person_kind", "enabled"): "Đang dùng",
    ("issued_document", "title"): "Tên văn bản",
}
_SILENT = {"person", "unit_group", "file", "file_name", "scan", "made_at", "year"}
_SILENT_OF = {("issued_document", "kind")}
_UNITS = {"unit", "successor", "unit_in_charge"}
_FLAGS = {"is_head", "enabled"}
_DAYS = {"valid_from", "valid_to", "starts_on", "ends_on", "day", "issued_on", "as_of"}
_ABSENT = "(trống)"


def history_lines(entries: Iterable[HistoryEntry], directory: Directory) -> list[HistoryLine]:
    """Write entries out, the latest first, with times in this PC's zone."""
    ordered = sorted(entries, key=lambda entry: entry.at, reverse=True)
    return [
        HistoryLine(
            f"{_local(entry.at)} · {entry.action} · {entry.pc}",
            tuple(line for change in entry.changes for line in _written(change, entry, directory)),
        )
        for entry in ordered
    ]


def _written(change: Change, entry: HistoryEntry, directory: Directory) -> list[str]:
    table, _, single = change.field.partition(".")
    columns = _COLUMNS.get(change.field, (single,))
    old, new = _values(change.old, len(columns)), _values(change.new, len(columns))
    lines = []
    for place, column in enumerate(columns):
        if column in _SILENT or (table, column) in _SILENT_OF:
            continue
        if (entry.is_insert and not new[place]) or old[place] == new[place]:
            continue
        label = _OWN_LABELS.get((table, column)) or _LABELS.get(column, "Thứ tự")
        after = _shown(table, column, new[place], directory)
        if column == "deleted_at":
            lines.append("Chuyển vào thùng rác" if new[place] else "Lấy lại từ thùng rác")
        elif entry.is_insert:
            lines.append(f"{label}: {after}")
        else:
            lines.append(f"{label}: {_shown(table, column, old[place], directory)} → {after}")
    return lines


def _values(value: FieldValue, count: int) -> tuple[Value, ...]:
    if isinstance(value, tuple):
        return (*value, *(None,) * count)[:count]
    return (value, *(None,) * (count - 1))


def _shown(table: str, column: str, value: Value, directory: Directory) -> str:
    if value is None or value == "":
        return _ABSENT
    if column in _FLAGS:
        return "có" if value else "không"
    text = str(value)
    if (table, column) == ("person", "kind"):
        return next((kind.label for kind in directory.kinds if kind == text), "(đối tượng đã xóa)")
    if column in _UNITS:
        return directory.unit_name(text) or "(đơn vị đã xóa)"
    if column == "birth":
        return birth_text(text)
    if column in _DAYS:
        return short_date(date.fromisoformat(text))
    return LABELS.values.get(f"{table}.{column}", {}).get(text, text.replace("\n", " / "))


def _local(moment: str) -> str:
    return f"{datetime.fromisoformat(moment).astimezone():%d/%m/%Y %H:%M}"

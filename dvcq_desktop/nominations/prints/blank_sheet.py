# SPDX-License-Identifier: MIT
"""The blank spreadsheet that thôn and units fill in: a row for each model, the ten points as columns.

What comes back is read by `nominations.importing`, which knows these headings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.form_sheet import Fill, FormColumn, FormSheet
from dvcq_desktop.nominations.rules import POINTS
from dvcq_desktop.nominations.terms import ModelKind, Movement

if TYPE_CHECKING:
    from dvcq_desktop.nominations.prints.request import ModelRequest
    from dvcq_desktop.nominations.rules import Point

NAME = "Mẫu đăng ký mô hình"
_HINT = (
    "Mỗi mô hình một dòng; số trong ngoặc là số của điểm trong phiếu đăng ký 10 điểm. Cột tô xanh cần ghi đủ;"
    " phong trào, loại, lĩnh vực, đơn vị chọn trong danh sách của ô. Không đổi tên cột, không gộp ô."
)
_UNITS = {"money": "đồng", "labour_days": "ngày", "land": "m²"}
_NUMBERS = frozenset({"people", "money", "labour_days", "land"})
_DAYS = frozenset({"starts_on", "ends_on", "assess_on"})
_WIDE = frozenset({"situation", "aims", "content", "products", "sustainability"})
_NAME_WIDTH, _WIDE_WIDTH, _USUAL_WIDTH, _NARROW_WIDTH = 34, 36, 20, 13
_DAY_HINT = "Ghi ngày/tháng/năm, ví dụ 05/03/2026"


def build(request: ModelRequest) -> FormSheet:
    """Build the form with the office's units and fields to choose from."""
    lists = {
        "kind": tuple(kind.label for kind in ModelKind),
        "field": tuple(each.label for each in request.fields if each.enabled),
        "unit": tuple(unit.name for unit in request.directory.units_on(request.as_of)),
    }
    columns = [FormColumn("TT", 5)]
    for point in POINTS:
        columns.append(_column(point, lists.get(point.name, ())))
        if point.name == "name":
            movements = tuple(each.label for each in Movement)
            columns.append(FormColumn("Phong trào", _USUAL_WIDTH, choices=movements, strict=True))
    columns.append(
        FormColumn(
            "Ngày đăng ký", _NARROW_WIDTH, Fill.DATE, hint="Để trống nếu chưa có ngày; ví dụ 05/03/2026"
        )
    )
    columns.append(FormColumn("Ghi chú", _USUAL_WIDTH))
    return FormSheet(
        NAME,
        f"ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM {request.year} GỬI {request.frame.office_name.upper()}",
        _HINT,
        tuple(columns),
        author=request.frame.office_name,
    )


def _column(point: Point, choices: tuple[str, ...]) -> FormColumn:
    unit = f", {_UNITS[point.name]}" if point.name in _UNITS else ""
    fill = Fill.NUMBER if point.name in _NUMBERS else Fill.DATE if point.name in _DAYS else Fill.TEXT
    width = _NAME_WIDTH if point.name == "name" else _WIDE_WIDTH if point.name in _WIDE else _USUAL_WIDTH
    return FormColumn(
        f"{point.title} ({point.number}{unit})",
        width if fill is Fill.TEXT else _NARROW_WIDTH,
        fill,
        choices,
        # A unit that the office does not know yet may be written.
        strict=point.name in ("kind", "field"),
        hint=_DAY_HINT if fill is Fill.DATE else "",
        needed=point.needed,
    )

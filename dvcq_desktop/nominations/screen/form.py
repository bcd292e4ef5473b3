# SPDX-License-Identifier: MIT
"""The fields of the registration, in the order of its ten points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.nominations.rules import POINTS
from dvcq_desktop.nominations.terms import ModelKind, Movement
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import DateEdit, LineEdit, MoneyEdit, PickBox, TextArea
from dvcq_desktop.widgets.suggest import SuggestEdit
from dvcq_desktop.widgets.year_box import YearField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.widgets.record_form import RecordForm

_AREAS = {"situation": 3, "aims": 2, "content": 4, "participants": 2, "resources": 2, "products": 2}
_NUMBERS = {"people": "người", "money": "đồng", "labour_days": "ngày công", "land": "m²"}
_DAYS = frozenset({"starts_on", "ends_on", "assess_on"})
_SHORT = {
    "unit": "Đơn vị, thôn",
    "head": "Người đứng đầu",
    "situation": "Tình hình, lý do",
    "participants": "Tham gia",
    "money": "Kinh phí (đồng)",
    "land": "Đất hiến (m²)",
    "assess_on": "Đánh giá",
    "products": "Sản phẩm, kết quả",
    "sustainability": "Duy trì, nhân rộng",
}
_HINTS = {
    "head": "Người đại diện tập thể, hoặc cá nhân đăng ký",
    "concerned": "Ai tham gia, ai được lợi: hộ dân, hội viên, học sinh…",
    "situation": "Việc gì đang khó, vì sao chọn làm",
    "aims": "Đạt được gì, đo bằng gì",
    "content": "Làm những việc gì, vận động bằng cách nào",
    "lead": "Ví dụ: Chi bộ, Ban công tác Mặt trận thôn",
    "resources": "Huy động từ đâu, bằng gì; số liệu ghi ở ba ô dưới",
    "assess_on": "Ngày đánh giá, tổng kết mô hình",
    "sustainability": "Duy trì bằng cách nào, nơi nào làm theo được",
}


def add_fields(form: RecordForm, today: Callable[[], date]) -> None:
    """Add the fields of a registration; their labels begin with the number of the point."""
    seen = 0
    for point in POINTS:
        short = _SHORT.get(point.name, point.title)
        title = f"{point.number}. {short}" if point.number != seen else short
        seen = point.number
        form.add(point.name, title, _field(point.name, form, today), hint=_HINTS.get(point.name, ""))
        if point.name == "name":
            form.add("movement", "Phong trào", _box([(each, each.label) for each in Movement], form))
    form.add("year", "Năm đăng ký", YearField(form, today))
    form.add("registered_on", "Ngày đăng ký", DateEdit(form, today=today))
    form.add("previous", "Tiếp tục từ", PickBox(form, none="(đăng ký mới)"))
    form.add("note", "Ghi chú", TextArea(form, lines=2))


def _field(name: str, parent: QWidget, today: Callable[[], date]) -> Any:
    if name == "kind":
        return _box([(each, each.label) for each in ModelKind], parent)
    if name in ("field", "unit"):
        return PickBox(parent)
    if name == "head":
        return SuggestEdit(parent)
    if name in _DAYS:
        return DateEdit(parent, today=today)
    if name in _NUMBERS:
        number = MoneyEdit(parent)
        number.setPlaceholderText(_NUMBERS[name])
        return number
    if name in _AREAS or name == "sustainability":
        return TextArea(parent, lines=_AREAS.get(name, 2))
    return LineEdit(parent)


def _box(choices: Sequence[tuple[object, str]], parent: QWidget) -> KindBox:
    """Return a box that the longest of its words does not make wider than the form."""
    box = KindBox(choices, parent)
    box.setSizeAdjustPolicy(KindBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box

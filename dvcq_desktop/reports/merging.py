# SPDX-License-Identifier: MIT
"""What the reports' tables and fields are called in a history, the trash and a comparison."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from dvcq_desktop.database.labels import Labels
from dvcq_desktop.text.dates import short_date

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from dvcq_desktop.database.rooms import Frozen

FREEZING = frozenset({"report.frozen"})
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_YES_NO = {"0": "Không", "1": "Có"}


def _frozen_words(figures: str) -> str:
    """Return what a reader is told of all that a frozen report keeps."""
    from dvcq_desktop.reports.rules import content_from, kept_about  # noqa: PLC0415 - start-up time

    about, content = kept_about(figures), content_from(figures)
    number = "/".join(part for part in (about.get("number"), about.get("symbol")) if part)
    day = about.get("issued_on")
    said = [
        " ".join([*([f"số {number}"] if number else []), *([f"ngày {short_date(day)}"] if day else [])]),
        f"{len(content.rows)} chỉ tiêu",
        f"{len(content.sections)} mục",
        f"{len(content.lines)} dòng phụ lục",
    ]
    return ", ".join(part for part in said if part)


def _cell_words(cells: str) -> str:
    """Return what a reader is told of a row's cells: words, no key of the report that it replaces."""
    held = json.loads(cells)
    return ", ".join(str(each) for each in held if each and not _KEY.fullmatch(str(each)))


LABELS = Labels(
    tables={
        "indicator": "Chỉ tiêu",
        "indicator_source": "Nguồn số liệu của đơn vị",
        "indicator_value": "Số liệu nhập",
        "unit_return": "Báo cáo của đơn vị",
        "return_value": "Số liệu đơn vị báo cáo",
        "return_task": "Kết quả nhiệm vụ đơn vị báo cáo",
        "report_template": "Đề cương báo cáo",
        "report_template_section": "Mục của đề cương",
        "report": "Báo cáo",
        "report_section": "Mục của báo cáo",
        "report_row": "Dòng phụ lục, nơi nhận, đính chính của báo cáo",
    },
    fields={
        "indicator.position": "Thứ tự",
        "indicator.group_name": "Nhóm",
        "indicator.name": "Tên chỉ tiêu",
        "indicator.unit_name": "Đơn vị tính",
        "indicator.format": "Cách viết số",
        "indicator.counting": "Cách tính, nguồn",
        "indicator.plan_target": "Kế hoạch năm",
        "indicator.enabled": "Áp dụng",
        "indicator.note": "Ghi chú",
        "indicator_source.indicator": "Chỉ tiêu",
        "indicator_source.unit": "Đơn vị",
        "indicator_source.source": "Nguồn",
        "indicator_value.indicator": "Chỉ tiêu",
        "indicator_value.unit": "Đơn vị",
        "indicator_value.year": "Năm",
        "indicator_value.period": "Kỳ",
        "indicator_value.typed": "Số liệu, văn bản làm căn cứ",
        "indicator_value.note": "Ghi chú",
        "unit_return.year": "Năm",
        "unit_return.period": "Kỳ",
        "unit_return.unit": "Đơn vị",
        "unit_return.due_on": "Hạn gửi",
        "unit_return.received_on": "Ngày nhận",
        "unit_return.note": "Ghi chú",
        "return_value.unit_return": "Báo cáo của đơn vị",
        "return_value.indicator": "Chỉ tiêu",
        "return_value.amount": "Số liệu",
        "return_value.remark": "Lưu ý",
        "return_task.unit_return": "Báo cáo của đơn vị",
        "return_task.task": "Nhiệm vụ",
        "return_task.told": "Kết quả, tình trạng",
        "report_template.position": "Thứ tự",
        "report_template.name": "Tên đề cương",
        "report_template.period_kind": "Loại kỳ",
        "report_template.recipient": "Nơi nhận báo cáo",
        "report_template.to_text": "Kính gửi",
        "report_template.days": "Hạn gửi, kỳ số liệu từ ngày",
        "report_template.unit": "Đơn vị ký",
        "report_template.enabled": "Áp dụng",
        "report_template.note": "Ghi chú",
        "report_template_section.template": "Đề cương",
        "report_template_section.place": "Thuộc mục, thứ tự",
        "report_template_section.heading": "Số mục, tên mục",
        "report_template_section.source": "Lấy từ",
        "report_template_section.text": "Nội dung",
        "report.period": "Kỳ báo cáo",
        "report.outline": "Đề cương",
        "report.time": "Số liệu từ ngày, đến ngày",
        "report.frozen": "Tình trạng, số liệu đã chốt",
        "report.title": "Trích yếu",
        "report.issued": "Số, ký hiệu, ngày, người ký",
        "report.note": "Ghi chú",
        "report_section.report": "Báo cáo",
        "report_section.position": "Thứ tự",
        "report_section.heading": "Cấp, số mục, tên mục",
        "report_section.text": "Nội dung, nguồn",
        "report_row.report": "Báo cáo",
        "report_row.appendix": "Phần",
        "report_row.position": "Thứ tự",
        "report_row.cells": "Các ô, các dòng",
    },
    values={
        "indicator.enabled": _YES_NO,
        "report_template.enabled": _YES_NO,
        "report.frozen": {"draft": "Dự thảo", "frozen": "Đã chốt"},
        # How deep a heading stands is seen at its number.
        "report_section.heading": {"0": "", "1": "", "2": "", "3": ""},
        "report_section.text": {"0": "", "1": "tự viết"},
        "report_row.appendix": {
            "tasks": "Phụ lục nhiệm vụ",
            "to": "Kính gửi",
            "recipients": "Nơi nhận",
            "replaces": "Báo cáo được thay thế, lý do",
        },
        "report_template_section.source": {
            "opening": "Mở đầu",
            "led": "Lãnh đạo, chỉ đạo",
            "results": "Kết quả theo các mục của kế hoạch",
            "shortcomings": "Tồn tại, quá hạn, chưa có kết quả",
            "ahead": "Nhiệm vụ kỳ tới",
            "proposed": "Kiến nghị, đề xuất",
            "text": "Chữ viết sẵn",
            "recipients": "Nơi nhận",
        },
    },
    told={"report.frozen": _frozen_words, "report_row.cells": _cell_words},
)


def frozen(connection: sqlite3.Connection) -> Iterable[Frozen]:
    """Find the rows of frozen reports: nothing may change them any more."""
    from dvcq_desktop.reports.store.reports import frozen_rows  # noqa: PLC0415 - start-up time

    return frozen_rows(connection)


def check(connection: sqlite3.Connection) -> Iterable[str]:
    """Say which reports there are twice: two PCs may have begun or mended the same one apart."""
    from dvcq_desktop.reports.doubles import doubles  # noqa: PLC0415 - start-up time
    from dvcq_desktop.reports.store.reading import reports, years  # noqa: PLC0415 - start-up time

    for year in years(connection):
        yield from doubles(reports(connection, year))

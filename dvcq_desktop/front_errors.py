# SPDX-License-Identifier: MIT
"""What may be told of the program's errors on this PC; imported when one happened or she asks."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.database.outgoing import counts_of
from dvcq_desktop.database.schema import TableKind
from dvcq_desktop.handover.naming import Naming
from dvcq_desktop.rooms import NAMES, ROOMS
from dvcq_desktop.widgets.bug_dialog import BugDialog, Fact
from dvcq_desktop.widgets.errors_hook import versions

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from dvcq_desktop.database.values import Fields
    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.errors_hook import BugReport
    from dvcq_desktop.widgets.workbench import Workbench

_HAPPENED = (
    "Việc vừa làm gặp một lỗi của chương trình. Những gì đã lưu vẫn còn nguyên. Hãy lưu thông tin lỗi dưới"
    " đây và gửi cho người phụ trách phần mềm; trong đó không có tên người hay nội dung công việc."
)
_ASKED = (
    "Thông tin dưới đây giúp người phụ trách phần mềm tìm lỗi; trong đó không có tên người hay nội dung công"
    " việc. Hãy xem qua từng phần rồi lưu thành một tệp nén để gửi."
)
_LAST_LINES = 400


def show_errors(
    application: QApplication,
    report: BugReport | None,
    log: Path,
    window: MainWindow | None,
    workbench: Workbench | None,
) -> None:
    """Show the last bug, if any, the log and what the file holds, in figures only.

    One box is enough: a bug in painting would bring one for each paint.
    """
    if any(box.isVisible() for box in application.topLevelWidgets() if isinstance(box, BugDialog)):
        return
    said = (
        report.as_text()
        if report
        else "\n".join([*versions(), "", "Từ lúc mở chương trình chưa có lỗi.", ""])
    )
    facts = (Fact("Lỗi gần nhất", "loi.txt", said), Fact("Nhật ký lỗi", "nhat-ky-loi.txt", _tail(log)))
    dialog = BugDialog(_HAPPENED if report else _ASKED, facts, window)
    if report is None:
        dialog.setWindowTitle("Thông tin lỗi")
    dialog.open()
    if workbench is not None:
        workbench.reader.ask("front/errors", partial(_figures, fields=workbench.database.fields), dialog.add)


def _tail(log: Path) -> str:
    """Return the last lines of the log, in which no message of an error stands."""
    with suppress(OSError):
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LAST_LINES:]
        return "\n".join([*lines, ""])
    return "Chưa có nhật ký lỗi nào.\n"


def _figures(connection: sqlite3.Connection, fields: Fields) -> Fact:
    """Count the rows of each table, and nothing of what stands in them."""
    version = connection.execute("pragma user_version").fetchone()[0]
    pages, size = (connection.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "page_size"))
    shared = [table for table in fields.tables.values() if table.kind is TableKind.SHARED]
    named = Naming(fields, ROOMS, NAMES).table
    counts = [f"{named(name)}: {count}" for name, count in counts_of(connection, shared).items()]
    head = [
        f"Phiên bản cấu trúc: {version}",
        f"Độ lớn: {pages * size} byte",
        "",
        "Số dòng của từng loại hồ sơ:",
    ]
    return Fact("Tệp dữ liệu", "tep-du-lieu.txt", "\n".join([*head, *counts, ""]))

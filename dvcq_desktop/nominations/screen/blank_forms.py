# SPDX-License-Identifier: MIT
"""Blank registration forms that are sent out: a spreadsheet of many models, or a Word form of one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.office.printing import PrintOption, PrintOrder, mark_of
from dvcq_desktop.text.file_names import safe_file_name
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.file_dialogs import save_dialog
from dvcq_desktop.widgets.files import write_whole
from dvcq_desktop.widgets.jobs import Job

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.nominations.prints.request import ModelRequest
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.messages import MessageBar
    from dvcq_desktop.widgets.workbench import Workbench

_TITLE = "Mẫu đăng ký gửi thôn"
_KINDS = {".xlsx": "Bảng tính Excel (*.xlsx)", ".docx": "Văn bản Word (*.docx)"}
_NAMES = {".xlsx": "Bảng đăng ký mô hình Dân vận khéo", ".docx": "Phiếu đăng ký mô hình Dân vận khéo"}


class BlankForms(QObject):
    """Ask where to save a blank form of a year, and write it; owned by the page."""

    def __init__(
        self, owner: QWidget, workbench: Workbench, messages: MessageBar, year: Callable[[], int]
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._workbench = workbench
        self._messages = messages
        self._year = year
        self._target: Path | None = None
        self.actions = [
            make_action(owner, f"{_TITLE}: bảng Excel…", "file-text", partial(self.ask, ".xlsx")),
            make_action(owner, f"{_TITLE}: phiếu Word…", "file-text", partial(self.ask, ".docx")),
        ]

    def ask(self, suffix: str) -> None:
        """Ask where to save a form."""
        name = safe_file_name(f"{_NAMES[suffix]} năm {self._year()}", suffix)
        dialog = save_dialog(self._owner, _TITLE, name, _KINDS[suffix], suffix.removeprefix("."))
        dialog.fileSelected.connect(partial(self.save_to, suffix))
        dialog.open()

    def save_to(self, suffix: str, path: str) -> None:
        """Read what the form offers to choose from, then make it."""
        target = Path(path)
        self._target = target if target.suffix.lower() == suffix else target.with_name(target.name + suffix)
        question = partial(_read, self._year(), self._workbench.today())
        self._workbench.reader.ask("nominations/blank", question, self._on_read)

    def _on_read(self, read: tuple[ModelRequest, str]) -> None:
        if self._target is not None:
            target, self._target = self._target, None
            job = Job("Đang lập mẫu đăng ký", partial(_made, *read, target), saves=True)
            self._workbench.jobs.run(job, self._on_made, self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self._messages.show_error(error.sentence)

    def _on_made(self, path: Path) -> None:
        back = " Tệp gửi lại thì nhập bằng Nhập đăng ký từ bảng tính." if path.suffix == ".xlsx" else ""
        self._messages.show_success(f"Đã lưu mẫu đăng ký vào {path}.{back}")


def _read(year: int, today: date, connection: sqlite3.Connection) -> tuple[ModelRequest, str]:
    """Return what a form is made of, and the mark of made-up data."""
    from dvcq_desktop.nominations.store.printing import load_models  # noqa: PLC0415 - when it is asked

    order = PrintOrder(year, today, options=frozenset({PrintOption.BLANK}))
    return load_models(connection, order), mark_of(connection)


def _made(request: ModelRequest, mark: str, path: Path, _progress: Progress) -> Path:
    if path.suffix.lower() == ".xlsx":
        from dvcq_desktop.documents.form_sheet import render_form  # noqa: PLC0415 - when it is asked
        from dvcq_desktop.nominations.prints import blank_sheet  # noqa: PLC0415 - when it is asked for

        data = render_form(replace(blank_sheet.build(request), mark=mark))
    else:
        from dvcq_desktop.documents.docx import render_docx  # noqa: PLC0415 - when it is asked for
        from dvcq_desktop.nominations.prints import registration  # noqa: PLC0415 - when it is asked for

        data = render_docx(replace(registration.build(request), mark=mark))
    write_whole(path, data)
    return path

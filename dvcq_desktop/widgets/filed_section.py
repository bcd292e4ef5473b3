# SPDX-License-Identifier: MIT
"""A page of records that are kept with files: attached to the new one, added later, opened, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from dvcq_desktop.database import filed
from dvcq_desktop.widgets.attachments import AttachmentList
from dvcq_desktop.widgets.file_desk import FileDesk
from dvcq_desktop.widgets.jobs import Job
from dvcq_desktop.widgets.read_files import ReadFile, read_files
from dvcq_desktop.widgets.room_section import RoomSection

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.widgets.workbench import Workbench


ReadsFiles = Callable[[Sequence["Path"], Any], list[ReadFile]]


class FiledSection(RoomSection):
    """Show records with their files; a row has the record as `kept`, and that its `files`.

    `SAVE` keeps a record (action, id, values, today, files).
    """

    SAVE: ClassVar[Callable[..., str]]

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self._read_files: tuple[ReadFile, ...] = ()
        super().__init__(workbench, parent)
        # Widgets
        self.desk = FileDesk(workbench.database, self)
        # Signals
        self.files.add_requested.connect(self._on_files_add_requested)
        self.files.remove_requested.connect(self._on_files_remove_requested)
        self.files.open_requested.connect(self.desk.open_file)
        self.files.save_requested.connect(self.desk.save_file)
        self.desk.failed.connect(self.page.messages.show_error)
        self.desk.saved.connect(self._on_file_saved)

    def reader_of_files(self) -> ReadsFiles:
        """Return what reads files from the disk, off the GUI thread."""
        return read_files

    def common_values(self) -> dict[str, Any]:
        """Return what every new record of the page has, as its year."""
        return {}

    # What the base asks

    def build_below(self) -> None:
        """Add the files below the form."""
        self.files = AttachmentList(self)
        self.detail.add(self.files)

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Add or change a record."""
        given = dict(values) if record_id else {**self.common_values(), **values}
        files = () if record_id else self._read_files
        return partial(_save, type(self).SAVE, record_id, given, self.workbench.today(), files)

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put records into the trash."""
        return partial(filed.trash_records, table=self.TABLE, ids=tuple(ids))

    def values_of(self, record: Any) -> dict[str, Any]:
        """Return what the fields show of a record."""
        return {name: getattr(record.kept, name) for name in self.form.names}

    def history_rows(self, record: Any) -> list[tuple[str, str]]:
        """Return the record's own row and those of its files."""
        return [(self.TABLE, record.id), *(("attachment", file.id) for file in record.kept.files)]

    def show_record(self, record: Any) -> None:
        """Fill the form, and list the files."""
        super().show_record(record)
        self.files.show_files(record.kept.files)
        self.files.setEnabled(True)

    def begin(self, values: Mapping[str, Any]) -> None:
        """Show the form of a new record; files may be chosen for it."""
        self.files.begin_new()
        self.files.setEnabled(True)
        super().begin(values)

    def end_entering(self) -> None:
        """Leave the new record; its files wait until it is read, lest another one gets them."""
        if self.is_entering:
            self.files.setEnabled(False)
            self.files.show_files(())
        super().end_entering()

    @property
    def has_typed(self) -> bool:
        """Count the files chosen for a new record too."""
        return super().has_typed or (self.form.is_new and bool(self.files.waiting))

    def submit(self) -> None:
        """Save the new record with the files that wait for it, read off the GUI thread."""
        if not self.files.waiting:
            super().submit()
            return
        if self._is_adding:
            return
        self._is_adding = True
        job = Job("Đang đọc tệp đính kèm", partial(self.reader_of_files(), self.files.waiting))
        self.workbench.jobs.run(
            job, self._on_new_files_read, self._on_write_refused, self._on_reading_stopped
        )

    # Private

    def _on_reading_stopped(self, _job: Job) -> None:
        self._is_adding = self._adds_next = False
        self.ahead.drop()

    def _on_new_files_read(self, files: list[ReadFile]) -> None:
        self._is_adding = False
        if self.is_entering:
            self._read_files = tuple(files)
            super().submit()
            self._read_files = ()

    def _on_files_add_requested(self, paths: tuple[Path, ...]) -> None:
        record = self.current()
        if record is not None:
            job = Job("Đang đọc tệp đính kèm", partial(_read_for, self.reader_of_files(), record.id, paths))
            self.workbench.jobs.run(job, self._on_files_read, self._on_write_refused)

    def _on_files_read(self, read: tuple[str, list[ReadFile]]) -> None:
        key, files = read
        work = partial(filed.keep_files, table=self.TABLE, row_id=key, files=files)
        self.write(f"Đính kèm: {len(files)} tệp", work)

    def _on_files_remove_requested(self, key: str) -> None:
        self.write("Bỏ tệp đính kèm", partial(filed.trash_file, attachment=key), self._on_file_removed)

    def _on_file_removed(self, _answer: object) -> None:
        self.say_trashed("Đã chuyển tệp vào thùng rác.")

    def _on_file_saved(self, path: str) -> None:
        self.page.messages.show_success(f"Đã lưu tệp vào {path}.")


def _save(
    save: Callable[..., str],
    record_id: str,
    values: Mapping[str, Any],
    today: date,
    files: Sequence[ReadFile],
    action: Action,
) -> str:
    return save(action, record_id, values, today=today, files=files)


def _read_for(
    read: ReadsFiles, record_id: str, paths: Sequence[Path], progress: Any
) -> tuple[str, list[ReadFile]]:
    """Read files for a record; another one may be shown when they are there."""
    return record_id, read(paths, progress)
